package cordon.tasking.plan;

import static cordon.tasking.TaskingFixture.PLANNER;
import static cordon.tasking.TaskingFixture.aRaid;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.operations.v1.Caveat;
import cordon.operations.v1.InspectionOnly;
import cordon.operations.v1.OperationState;
import cordon.platform.conformance.RaisedViews;
import cordon.platform.conformance.Refusals;
import cordon.platform.conformance.ServiceFixture;
import cordon.platform.projection.Projector;
import cordon.platform.projection.Views;
import cordon.tasking.TaskingApplication;
import cordon.tasking.TaskingFixture;
import cordon.tasking.v1.TaskServiceGrpc;
import cordon.tasking.v1.TaskServiceGrpc.TaskServiceBlockingStub;
import java.util.ArrayList;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The build of the release before, which knew no caveats, and one that is made anew. */
class CaveatsBeforeTest {
  private static final Caveat LOOKS =
      Caveat.newBuilder()
          .setKey("looks")
          .setInspectionOnly(InspectionOnly.getDefaultInstance())
          .build();

  @Import(TaskingApplication.class)
  static class ReleaseBefore {
    @Bean
    static RaisedViews lowered() {
      return new RaisedViews(-1);
    }
  }

  @Import(TaskingApplication.class)
  static class ReleaseAfter {
    @Bean
    static RaisedViews raised() {
      return new RaisedViews(1);
    }
  }

  @Test
  void a_build_of_before_limits_nothing_and_one_that_is_made_anew_limits_the_same() {
    try (var tasking = new TaskingFixture(CaveatsBeforeTest.class)) {
      String operation = tasking.operation(OperationState.OPERATION_STATE_ACTIVE, "NG", "KE");
      tasking.limit(operation, "NG", LOOKS);
      tasking.limit(operation, "KE", LOOKS);
      tasking.limit(operation, "KE");
      assertThat(Refusals.reasonOf(() -> tasking.issued(operation, "NG"))).isEqualTo("CAVEAT");

      try (ServiceFixture before = start(ReleaseBefore.class, tasking);
          ServiceFixture after = start(ReleaseAfter.class, tasking)) {
        TaskingFixture.awaitCurrent(before);
        TaskingFixture.awaitCurrent(after);

        assertThat(as(before).issueTask(aRaid(operation, "NG")).getTask().getExecutorCountry())
            .isEqualTo("NG");
        assertThat(before.bean(Projector.class).parked()).isZero();
        assertThat(Refusals.reasonOf(() -> as(after).issueTask(aRaid(operation, "NG"))))
            .isEqualTo("CAVEAT");
        assertThat(as(after).issueTask(aRaid(operation, "KE")).getTask().getExecutorCountry())
            .isEqualTo("KE");
        assertThat(kept(after)).hasSize(1).isEqualTo(kept(tasking.service));
      }
    }
  }

  private static ArrayList<Document> kept(ServiceFixture service) {
    return service
        .bean(Views.class)
        .serving(PlanStore.VIEW)
        .collection("known_caveats", Document.class)
        .find()
        .into(new ArrayList<>());
  }

  private static ServiceFixture start(Class<?> release, TaskingFixture tasking) {
    return ServiceFixture.start(
        release,
        CaveatsBeforeTest.class,
        Map.of("cordon.feeds.operations", tasking.operations.address()));
  }

  private static TaskServiceBlockingStub as(ServiceFixture service) {
    return TaskServiceGrpc.newBlockingStub(service.channel(PLANNER));
  }
}
