package cordon.tasking.plan;

import static cordon.tasking.TaskingFixture.PLANNER;
import static cordon.tasking.TaskingFixture.aRaid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cordon.operations.v1.OperationState;
import cordon.operations.v1.ParticipantKind;
import cordon.operations.v1.ParticipationState;
import cordon.platform.conformance.RaisedViews;
import cordon.platform.conformance.Refusals;
import cordon.platform.conformance.ServiceFixture;
import cordon.platform.projection.Views;
import cordon.tasking.TaskingApplication;
import cordon.tasking.TaskingFixture;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The build of the release before, which knew no kinds of participants. */
class KindsBeforeTest {

  @Import(TaskingApplication.class)
  static class ReleaseBefore {
    @Bean
    static RaisedViews lowered() {
      return new RaisedViews(-2);
    }
  }

  @Test
  void who_is_not_full_is_as_all_are_there_and_asked_of_nothing_here() {
    try (var tasking = new TaskingFixture(KindsBeforeTest.class);
        ServiceFixture before =
            ServiceFixture.start(
                ReleaseBefore.class,
                KindsBeforeTest.class,
                Map.of("cordon.feeds.operations", tasking.operations.address()))) {
      String operation = tasking.operation(OperationState.OPERATION_STATE_ACTIVE);

      tasking.participate(
          operation,
          "NG",
          ParticipationState.PARTICIPATION_STATE_ACCEPTED,
          ParticipantKind.PARTICIPANT_KIND_ASSOCIATE);

      var now = tasking.as(PLANNER);
      assertThat(Refusals.reasonOf(() -> now.issueTask(aRaid(operation, "NG"))))
          .isEqualTo("PARTICIPANT_KIND");
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() ->
              assertThat(
                      before
                          .bean(Views.class)
                          .serving(PlanStore.VIEW)
                          .collection("known_operations", Document.class)
                          .find()
                          .first())
                  .containsEntry("accepted", List.of("NG"))
                  .doesNotContainKey("notFull"));
    }
  }
}
