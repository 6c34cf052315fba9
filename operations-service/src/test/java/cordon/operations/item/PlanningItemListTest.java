package cordon.operations.item;

import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.PreparationFixture.anItem;
import static cordon.operations.PreparationFixture.country;
import static cordon.operations.PreparationFixture.created;
import static cordon.operations.PreparationFixture.done;
import static cordon.operations.PreparationFixture.items;
import static cordon.operations.PreparationFixture.post;
import static cordon.operations.PreparationFixture.time;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.operations.v1.CountPlanningItemsResponse;
import cordon.operations.v1.ListPlanningItemsRequest;
import cordon.operations.v1.PhaseKind;
import cordon.operations.v1.PlanningItem;
import cordon.operations.v1.PlanningItemSpec;
import cordon.operations.v1.PlanningItemState;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What is to be done as it is listed and counted. */
class PlanningItemListTest extends ItemScene {
  /**
   * Where what was done stood between what is late and what is next
   * (https://github.com/TechbeeAT/jtxBoard/issues/667).
   */
  @Test
  void what_is_late_comes_first_and_what_is_done_is_late_no_more() {
    PlanningItem later = created(service, operation, due("Later", "2999-01-02T00:00:00Z"));
    created(service, operation, due("Soon", "2999-01-01T00:00:00Z"));
    PlanningItem late = created(service, operation, due("Late", "2025-01-01T00:00:00Z"));
    created(service, operation, due("Late too", "2025-01-02T00:00:00Z"));

    assertThat(titles(PLANNER, all())).containsExactly("Late", "Late too", "Soon", "Later");
    assertThat(titles(PLANNER, r -> r.setLate(true))).containsExactly("Late", "Late too");
    assertThat(counted(PLANNER).getLate()).isEqualTo(2);

    done(service, PLANNER, late);
    drop(later);

    assertThat(titles(PLANNER, r -> r.setLate(true))).containsExactly("Late too");
    assertThat(titles(PLANNER, all())).containsExactly("Late too", "Soon", "Late", "Later");
    assertThat(counted(PLANNER))
        .isEqualTo(
            CountPlanningItemsResponse.newBuilder()
                .setOpen(2)
                .setLate(1)
                .setDone(1)
                .setDropped(1)
                .build());
  }

  @Test
  void a_list_has_what_is_asked_for_page_by_page() {
    for (int i = 0; i < 7; i++) {
      created(
          service,
          operation,
          anItem("Item " + i, i % 2 == 0 ? country("NG") : post("gold"))
              .setPhase(i < 3 ? PhaseKind.PHASE_KIND_ACTION : PhaseKind.PHASE_KIND_DEBRIEF));
    }

    assertThat(titles(PLANNER, r -> r.setPhase(PhaseKind.PHASE_KIND_ACTION)))
        .containsExactlyInAnyOrder("Item 0", "Item 1", "Item 2");
    assertThat(titles(PLANNER, r -> r.setOwnerPost("gold"))).hasSize(3);
    assertThat(titles(PLANNER, r -> r.setOwnerCountry("NG"))).hasSize(4);
    assertThat(titles(PLANNER, r -> r.setState(PlanningItemState.PLANNING_ITEM_STATE_DROPPED)))
        .isEmpty();
    var request = ListPlanningItemsRequest.newBuilder().setOperationId(operation).setPageSize(3);
    var first = items(service, PLANNER).listPlanningItems(request.build());
    var second =
        items(service, PLANNER)
            .listPlanningItems(request.setPageToken(first.getNextPageToken()).build());
    assertThat(first.getItemsCount()).isEqualTo(3);
    assertThat(second.getItemsList()).doesNotContainAnyElementsOf(first.getItemsList());
    assertThat(first.getItems(0).getSpec().getText()).isEmpty();
  }

  private static PlanningItemSpec.Builder due(String title, String time) {
    return anItem(title, country("NG")).setDueTime(time(Instant.parse(time)));
  }
}
