package cordon.operations.item;

import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.aPlan;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.operations.OperationsFixture.operations;
import static cordon.operations.PreparationFixture.anItem;
import static cordon.operations.PreparationFixture.country;
import static cordon.operations.PreparationFixture.created;
import static cordon.operations.PreparationFixture.done;
import static cordon.operations.PreparationFixture.items;
import static cordon.operations.PreparationFixture.post;
import static cordon.operations.PreparationFixture.time;
import static cordon.platform.conformance.Refusals.reasonOf;
import static cordon.platform.conformance.Refusals.refusalOf;
import static cordon.platform.conformance.Refusals.violations;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.rpc.BadRequest.FieldViolation;
import cordon.operations.v1.CommandPost;
import cordon.operations.v1.CreateOperationRequest;
import cordon.operations.v1.ItemOwner;
import cordon.operations.v1.MovePlanningItemsRequest;
import cordon.operations.v1.MovedItem;
import cordon.operations.v1.Phase;
import cordon.operations.v1.PhaseKind;
import cordon.operations.v1.PlanningItem;
import cordon.operations.v1.PlanningItemSpec;
import cordon.operations.v1.PlanningItemState;
import io.grpc.StatusRuntimeException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Gates: what has to be done before a phase may begin. */
class GateServiceTest extends ItemScene {
  /** Of the plan of the scene, which has begun. */
  private static final Instant BEGUN = Instant.ofEpochSecond(1751328000);

  /** Of a plan that is in work. */
  private static final Instant AHEAD = Instant.parse("2998-06-01T00:00:00Z");

  private static final Instant AFTER = AHEAD.plusMillis(1);
  private String ahead;

  @BeforeEach
  void plan() {
    ahead =
        operations(service, PLANNER)
            .createOperation(
                CreateOperationRequest.newBuilder()
                    .setPlan(
                        aPlan()
                            .setStartTime(time(AHEAD.minusSeconds(1)))
                            .setEndTime(time(AHEAD.plusSeconds(9)))
                            .addCommandPosts(
                                CommandPost.newBuilder()
                                    .setKey("gold")
                                    .setFunction("Strategic commander")
                                    .setAgency("The secretariat"))
                            .addPhases(
                                Phase.newBuilder()
                                    .setKind(PhaseKind.PHASE_KIND_ACTION)
                                    .setStartTime(time(AHEAD))
                                    .setEndTime(time(AHEAD.plusSeconds(9)))))
                    .build())
            .getOperation()
            .getOperationId();
  }

  @Test
  void a_gate_is_due_no_later_than_its_phase_begins() {
    PlanningItem gate = created(service, ahead, aGate(post("gold"), AHEAD));

    assertThat(gate.getSpec().getOpensPhase()).isTrue();
    assertRefused("spec.due_time", () -> created(service, ahead, aGate(post("gold"), AFTER)));
    assertRefused("spec.due_time", () -> revise(gate, aGate(post("gold"), AFTER)));
    assertRefused("items[0].item_id", () -> move(AFTER, gate));
    assertThat(move(AHEAD.minusSeconds(1), gate).getFirst().getSpec().getOpensPhase()).isTrue();

    PlanningItem none = revise(gate, aGate(post("gold"), AFTER).setOpensPhase(false));
    assertThat(none.getSpec().getOpensPhase()).isFalse();
    assertThat(move(AFTER.plusSeconds(1), none)).hasSize(1);
    // A phase that the plan does not have begins at no time.
    var debrief = aGate(post("gold"), AFTER).setPhase(PhaseKind.PHASE_KIND_DEBRIEF);
    assertThat(created(service, ahead, debrief).getVersion()).isEqualTo(1);
  }

  @Test
  void where_one_of_several_is_a_gate_that_would_be_too_late_none_is_moved() {
    PlanningItem rooms = created(service, ahead, anItem("Rooms", post("gold")));
    PlanningItem gate = created(service, ahead, aGate(post("gold"), AHEAD));

    assertRefused("items[1].item_id", () -> move(AFTER, rooms, gate));
    assertThat(move(AHEAD, rooms, gate))
        .extracting(PlanningItem::getVersion)
        .containsExactly(rooms.getVersion() + 1, gate.getVersion() + 1);
  }

  @Test
  void that_it_is_over_or_has_changed_is_told_before_that_its_time_does_not_fit() {
    PlanningItem gate = created(service, ahead, aGate(post("gold"), AHEAD));
    done(service, PLANNER, gate);

    assertThat(reasonOf(() -> revise(gate, aGate(post("gold"), AFTER)))).isEqualTo("ILLEGAL_MOVE");
    assertThat(reasonOf(() -> move(AFTER, gate))).isEqualTo("ILLEGAL_MOVE");
  }

  @Test
  void a_gate_of_a_phase_that_has_begun_is_late_and_may_be_given_another_time() {
    PlanningItem late = created(service, operation, aGate(country("NG"), BEGUN));

    assertThat(titles(PLANNER, r -> r.setLate(true))).containsExactly("Gate");
    assertThat(move(AHEAD, late).getFirst().getSpec().getOpensPhase()).isTrue();
  }

  @Test
  void that_it_is_passed_those_who_lead_say_alone() {
    PlanningItem gate = created(service, operation, aGate(country("NG"), BEGUN));

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
    var _ = created(service, operation, aGate(country("NG"), BEGUN));
    var _ = created(service, operation, aGate(post("gold"), BEGUN).setTitle("Of the post"));
    var _ = created(service, operation, anItem("Rooms", country("NG")));

    assertThat(titles(PLANNER, r -> r.setOpensPhase(true)))
        .containsExactlyInAnyOrder("Gate", "Of the post");
    assertThat(titles(ncb("NG"), r -> r.setOpensPhase(true))).containsExactly("Gate");
    assertThat(titles(PLANNER, all())).hasSize(3);
  }

  private static PlanningItemSpec.Builder aGate(ItemOwner.Builder owner, Instant due) {
    return anItem("Gate", owner)
        .setPhase(PhaseKind.PHASE_KIND_ACTION)
        .setDueTime(time(due))
        .setOpensPhase(true);
  }

  private static List<PlanningItem> move(Instant due, PlanningItem... items) {
    var request =
        MovePlanningItemsRequest.newBuilder()
            .setOperationId(items[0].getOperationId())
            .setDueTime(time(due))
            .setReason("The host is a week late.");
    for (PlanningItem one : items) {
      request.addItems(MovedItem.newBuilder().setItemId(one.getItemId()));
    }
    return items(service, PLANNER).movePlanningItems(request.build()).getItemsList();
  }

  private static void assertRefused(String place, Runnable call) {
    StatusRuntimeException refused = refusalOf(call);
    assertThat(reasonOf(refused)).isEqualTo("INCONSISTENT");
    assertThat(violations(refused)).extracting(FieldViolation::getField).containsExactly(place);
  }
}
