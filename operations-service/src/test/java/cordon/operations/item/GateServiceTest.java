package cordon.operations.item;

import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.operations.PreparationFixture.anItem;
import static cordon.operations.PreparationFixture.country;
import static cordon.operations.PreparationFixture.created;
import static cordon.operations.PreparationFixture.done;
import static cordon.operations.PreparationFixture.items;
import static cordon.operations.PreparationFixture.post;
import static cordon.operations.PreparationFixture.time;
import static cordon.platform.conformance.Refusals.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.operations.v1.ItemOwner;
import cordon.operations.v1.MovePlanningItemsRequest;
import cordon.operations.v1.MovedItem;
import cordon.operations.v1.PhaseKind;
import cordon.operations.v1.PlanningItem;
import cordon.operations.v1.PlanningItemSpec;
import cordon.operations.v1.PlanningItemState;
import cordon.operations.v1.ReopenPlanningItemRequest;
import cordon.operations.v1.RevisePlanningItemRequest;
import cordon.testsupport.TestCaller;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Gates: what has to be done before a phase may begin. */
class GateServiceTest extends ItemScene {
  /** As the plan of the scene has it. */
  private static final Instant ACTION = Instant.ofEpochSecond(1751328000);

  @Test
  void a_gate_is_due_before_its_phase_begins() {
    PlanningItem gate = created(service, operation, aGate(country("NG"), ACTION));
    Instant after = ACTION.plusMillis(1);

    assertThat(gate.getSpec().getGate()).isTrue();
    assertThat(reasonOf(() -> created(service, operation, aGate(country("NG"), after))))
        .isEqualTo("INCONSISTENT");
    assertThat(reasonOf(() -> revise(gate, aGate(country("NG"), after)))).isEqualTo("INCONSISTENT");
    assertThat(reasonOf(() -> move(gate, after))).isEqualTo("INCONSISTENT");
    assertThat(move(gate, ACTION.minusSeconds(1)).getSpec().getGate()).isTrue();

    PlanningItem none = revise(gate, aGate(country("NG"), after).setGate(false));
    assertThat(none.getSpec().getGate()).isFalse();
    assertThat(move(none, after.plusSeconds(1)).getVersion()).isEqualTo(none.getVersion() + 1);
    // A phase that the plan does not have begins at no time.
    assertThat(
            created(
                    service,
                    operation,
                    aGate(country("NG"), after).setPhase(PhaseKind.PHASE_KIND_DEBRIEF))
                .getVersion())
        .isEqualTo(1);
  }

  @Test
  void that_it_is_passed_those_who_lead_say_alone() {
    PlanningItem gate = created(service, operation, aGate(country("NG"), ACTION));

    assertThat(titles(ncb("NG"), all())).containsExactly("Gate");
    assertThat(reasonOf(() -> done(service, ncb("NG"), gate))).isEqualTo("NOT_LEAD");
    assertThat(reasonOf(() -> done(service, ncb("GH"), gate))).isEqualTo("NOT_FOUND");
    assertThat(done(service, PLANNER, gate).getState())
        .isEqualTo(PlanningItemState.PLANNING_ITEM_STATE_DONE);
    assertThat(reasonOf(() -> reopen(ncb("NG"), gate))).isEqualTo("NOT_LEAD");
    assertThat(reopen(PLANNER, gate).getState())
        .isEqualTo(PlanningItemState.PLANNING_ITEM_STATE_OPEN);
  }

  @Test
  void gates_are_listed_alone_where_they_are_asked_for() {
    var _ = created(service, operation, aGate(country("NG"), ACTION));
    var _ = created(service, operation, aGate(post("gold"), ACTION).setTitle("Of the post"));
    var _ = created(service, operation, anItem("Rooms", country("NG")));

    assertThat(titles(PLANNER, r -> r.setGate(true)))
        .containsExactlyInAnyOrder("Gate", "Of the post");
    assertThat(titles(ncb("NG"), r -> r.setGate(true))).containsExactly("Gate");
    assertThat(titles(PLANNER, all())).hasSize(3);
  }

  private static PlanningItemSpec.Builder aGate(ItemOwner.Builder owner, Instant due) {
    return anItem("Gate", owner)
        .setPhase(PhaseKind.PHASE_KIND_ACTION)
        .setDueTime(time(due))
        .setGate(true);
  }

  private static PlanningItem revise(PlanningItem one, PlanningItemSpec.Builder spec) {
    return items(service, PLANNER)
        .revisePlanningItem(
            RevisePlanningItemRequest.newBuilder()
                .setOperationId(one.getOperationId())
                .setItemId(one.getItemId())
                .setSpec(spec)
                .build())
        .getItem();
  }

  private static PlanningItem move(PlanningItem one, Instant due) {
    return items(service, PLANNER)
        .movePlanningItems(
            MovePlanningItemsRequest.newBuilder()
                .setOperationId(one.getOperationId())
                .addItems(MovedItem.newBuilder().setItemId(one.getItemId()))
                .setDueTime(time(due))
                .setReason("The host is a week late.")
                .build())
        .getItems(0);
  }

  private static PlanningItem reopen(TestCaller caller, PlanningItem one) {
    return items(service, caller)
        .reopenPlanningItem(
            ReopenPlanningItemRequest.newBuilder()
                .setOperationId(one.getOperationId())
                .setItemId(one.getItemId())
                .setReason("A country has named no target after all.")
                .build())
        .getItem();
  }
}
