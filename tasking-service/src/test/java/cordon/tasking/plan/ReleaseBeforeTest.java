package cordon.tasking.plan;

import static cordon.tasking.TaskingFixture.PLANNER;
import static cordon.tasking.TaskingFixture.aRaid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cordon.operations.v1.OperationState;
import cordon.platform.conformance.RaisedViews;
import cordon.platform.conformance.Refusals;
import cordon.platform.conformance.ServiceFixture;
import cordon.platform.projection.Projector;
import cordon.platform.projection.Views;
import cordon.tasking.TaskingApplication;
import cordon.tasking.TaskingFixture;
import cordon.tasking.v1.TaskServiceGrpc;
import java.time.Duration;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * The build of a release before, which this code keeps up and a replica of that one may read: of
 * one that knew no suspended operation.
 */
class ReleaseBeforeTest {

  @Import(TaskingApplication.class)
  static class ReleaseBefore {
    @Bean
    static RaisedViews lowered() {
      return new RaisedViews(-3);
    }
  }

  @Test
  void a_state_that_it_does_not_know_is_parked_there_and_grants_nothing_in_either() {
    try (var tasking = new TaskingFixture(ReleaseBeforeTest.class);
        ServiceFixture before =
            ServiceFixture.start(
                ReleaseBefore.class,
                ReleaseBeforeTest.class,
                Map.of("cordon.feeds.operations", tasking.operations.address()))) {
      String operation = tasking.operation(OperationState.OPERATION_STATE_ACTIVE, "NG");
      var _ = tasking.issued(operation, "NG");
      TaskingFixture.awaitCurrent(before);

      tasking.setState(operation, OperationState.OPERATION_STATE_SUSPENDED);

      var now = tasking.as(PLANNER);
      assertThat(Refusals.reasonOf(() -> now.issueTask(aRaid(operation, "NG"))))
          .isEqualTo("OPERATION_NOT_ACTIVE");
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> before.bean(Projector.class).parked() == 1);
      TaskingFixture.awaitCurrent(before);
      var then = TaskServiceGrpc.newBlockingStub(before.channel(PLANNER));
      assertThat(Refusals.reasonOf(() -> then.issueTask(aRaid(operation, "NG"))))
          .isEqualTo("PLAN_NOT_CURRENT");
      assertThat(
              before
                  .bean(Views.class)
                  .serving(PlanStore.VIEW)
                  .collection("known_operations", Document.class)
                  .find()
                  .first())
          .containsEntry("state", "ACTIVE");
    }
  }
}
