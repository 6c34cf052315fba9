package cordon.tasking.plan;

import static cordon.tasking.TaskingFixture.PLANNER;
import static cordon.tasking.TaskingFixture.aRaid;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Updates;
import cordon.operations.v1.OperationState;
import cordon.operations.v1.ParticipationState;
import cordon.platform.conformance.Refusals;
import cordon.platform.projection.Projector;
import cordon.platform.projection.Views;
import cordon.tasking.TaskingFixture;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Rows of the view before, which this code reads and goes on with while its own is built. */
class RowsBeforeTest {
  @Test
  void they_are_read_and_gone_on_with() {
    try (var tasking = new TaskingFixture(RowsBeforeTest.class)) {
      String operation = tasking.operation(OperationState.OPERATION_STATE_ACTIVE, "NG");
      tasking.awaitCurrent();
      var _ = tasking.issued(operation, "NG");
      var rows =
          tasking
              .service
              .bean(Views.class)
              .serving(PlanStore.VIEW)
              .collection("known_operations", Document.class);
      rows.updateMany(
          new Document(),
          Updates.combine(
              Updates.unset("tookPart"),
              Updates.unset("leftEarly"),
              Updates.unset("reportCurrency"),
              Updates.unset("totalsShared")));
      assertThat(rows.find().first()).containsOnlyKeys("_id", "state", "invited", "accepted");

      assertThat(tasking.issued(operation, "NG").getExecutorCountry()).isEqualTo("NG");
      tasking.participate(operation, "KE", ParticipationState.PARTICIPATION_STATE_ACCEPTED);
      assertThat(tasking.issued(operation, "KE").getExecutorCountry()).isEqualTo("KE");
      tasking.participate(operation, "KE", ParticipationState.PARTICIPATION_STATE_WITHDRAWN);
      var afterwards = tasking.as(PLANNER);
      assertThat(Refusals.reasonOf(() -> afterwards.issueTask(aRaid(operation, "KE"))))
          .isEqualTo("COUNTRY_NOT_PARTICIPATING");
      assertThat(tasking.service.bean(Projector.class).parked()).isZero();
    }
  }
}
