package cordon.operations.item;

import static cordon.operations.LeadFixture.approver;
import static cordon.operations.LeadFixture.handed;
import static cordon.operations.LeadFixture.planner;
import static cordon.operations.OperationsFixture.APPROVER;
import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.closed;
import static cordon.operations.OperationsFixture.joined;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.operations.OperationsFixture.operations;
import static cordon.operations.OperationsFixture.participations;
import static cordon.operations.OperationsFixture.withdrawal;
import static cordon.operations.PreparationFixture.THEN;
import static cordon.operations.PreparationFixture.aMeeting;
import static cordon.operations.PreparationFixture.anItem;
import static cordon.operations.PreparationFixture.country;
import static cordon.operations.PreparationFixture.created;
import static cordon.operations.PreparationFixture.done;
import static cordon.operations.PreparationFixture.held;
import static cordon.operations.PreparationFixture.items;
import static cordon.operations.PreparationFixture.planned;
import static cordon.operations.PreparationFixture.post;
import static cordon.operations.PreparationFixture.time;
import static cordon.platform.conformance.Refusals.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.operations.v1.ConcludeOperationRequest;
import cordon.operations.v1.CountPlanningItemsResponse;
import cordon.operations.v1.CreatePlanningItemRequest;
import cordon.operations.v1.GetPlanningItemRequest;
import cordon.operations.v1.ItemOwner;
import cordon.operations.v1.MovePlanningItemsRequest;
import cordon.operations.v1.MovedItem;
import cordon.operations.v1.PlanningItem;
import cordon.operations.v1.PlanningItemState;
import cordon.testsupport.TestCaller;
import cordon.testsupport.TestIdentity;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is to be done, by whom and by when. */
class PlanningItemServiceTest extends ItemScene {
  private static final TestCaller FIELD =
      TestIdentity.person("field").roles("field-officer").country("NG");

  @Test
  void a_country_sees_what_it_or_its_post_owns_and_says_that_it_is_done() {
    PlanningItem own = created(service, operation, anItem("Own", country("NG")));
    PlanningItem ofPost = created(service, operation, anItem("Post", post("silver_ng")));
    PlanningItem whole = created(service, operation, anItem("Whole", post("gold")));
    PlanningItem other = created(service, operation, anItem("Other", country("GH")));

    assertThat(titles(ncb("NG"), all())).containsExactlyInAnyOrder("Own", "Post");
    assertThat(titles(PLANNER, all())).hasSize(4);
    for (PlanningItem hidden : List.of(whole, other)) {
      assertThat(reasonOf(() -> done(service, ncb("NG"), hidden))).isEqualTo("NOT_FOUND");
      assertThat(reasonOf(() -> get(ncb("NG"), hidden))).isEqualTo("NOT_FOUND");
    }
    assertThat(done(service, ncb("NG"), ofPost).getRemark()).isEqualTo("Rooms are booked.");
    assertThat(done(service, ncb("NG"), own).getState())
        .isEqualTo(PlanningItemState.PLANNING_ITEM_STATE_DONE);
    assertThat(reasonOf(() -> titles(FIELD, all()))).isEqualTo("ROLE_REQUIRED");
    assertThat(titles(TestIdentity.person("chief").roles("leadership"), all())).hasSize(4);
  }

  @Test
  void planners_of_a_country_that_leads_do_as_those_of_the_secretariat_did() {
    PlanningItem item = created(service, operation, anItem("Of Ghana", country("GH")));
    var followed = held(service, operation, aMeeting("First", "GH"), post("gold")).getFollowUps(0);
    assertThat(followed.getMeetingId()).isNotEmpty();
    var _ = handed(service, operation, "KE");

    PlanningItem made =
        items(service, planner("KE"))
            .createPlanningItem(
                CreatePlanningItemRequest.newBuilder()
                    .setOperationId(operation)
                    .setSpec(anItem("Of Nigeria", country("NG")))
                    .build())
            .getItem();
    assertThat(titles(planner("KE"), all()))
        .containsExactlyInAnyOrder("Of Ghana", "Tell the host", "Of Nigeria");
    assertThat(counted(approver("KE")).getOpen()).isEqualTo(3);
    assertThat(get(planner("KE"), followed).getMeetingId()).isEqualTo(followed.getMeetingId());
    assertThat(revise(planner("KE"), made, anItem("Of us", country("NG"))).getSpec().getTitle())
        .isEqualTo("Of us");
    assertThat(move(planner("KE"), item)).hasSize(1);
    assertThat(done(service, planner("KE"), item).getState())
        .isEqualTo(PlanningItemState.PLANNING_ITEM_STATE_DONE);
    assertThat(done(service, planner("KE"), followed).getMeetingId())
        .isEqualTo(followed.getMeetingId());
    assertThat(drop(planner("KE"), made).getState())
        .isEqualTo(PlanningItemState.PLANNING_ITEM_STATE_DROPPED);
    assertThat(reopen(planner("KE"), made).getState())
        .isEqualTo(PlanningItemState.PLANNING_ITEM_STATE_OPEN);
    // The owner still says what is done, and is told of no meeting.
    assertThat(done(service, ncb("NG"), made).getMeetingId()).isEmpty();
    assertThat(titles(ncb("NG"), all())).containsExactly("Of us");
  }

  @Test
  void who_does_not_lead_is_told_so_if_they_see_the_plan() {
    PlanningItem item = created(service, operation, anItem("Of Nigeria", country("NG")));
    var _ = handed(service, operation, "KE");
    var both = TestIdentity.person("both").roles("planner", "ncb-officer").country("NG");

    for (TestCaller caller : List.of(PLANNER, planner("NG"))) {
      assertThat(refusals(caller, item)).containsOnly("NOT_LEAD");
      assertThat(reasonOf(() -> done(service, caller, item))).isEqualTo("NOT_LEAD");
      assertThat(reasonOf(() -> reopen(caller, item))).isEqualTo("NOT_LEAD");
      assertThat(titles(caller, all())).containsExactly("Of Nigeria");
    }
    assertThat(refusals(planner("ZA"), item)).containsOnly("NOT_FOUND");
    assertThat(reasonOf(() -> done(service, planner("ZA"), item))).isEqualTo("NOT_FOUND");
    assertThat(reasonOf(() -> get(planner("ZA"), item))).isEqualTo("NOT_FOUND");
    assertThat(titles(planner("ZA"), all())).isEmpty();
    assertThat(refusals(approver("KE"), item)).containsOnly("ROLE_REQUIRED");
    assertThat(refusals(both, item)).containsOnly("NOT_LEAD");
    assertThat(done(service, both, item).getState())
        .isEqualTo(PlanningItemState.PLANNING_ITEM_STATE_DONE);
  }

  @Test
  void an_approver_of_a_country_that_leads_says_for_their_own_country_alone_what_is_done() {
    PlanningItem other = created(service, operation, anItem("Other", country("NG")));
    PlanningItem own = created(service, operation, anItem("Own", country("GH")));
    var _ = handed(service, operation, "GH");
    var both = TestIdentity.person("both").roles("approver", "ncb-officer").country("GH");

    assertThat(titles(both, all())).hasSize(2);
    assertThat(reasonOf(() -> done(service, both, other))).isEqualTo("NOT_FOUND");
    assertThat(done(service, both, own).getState())
        .isEqualTo(PlanningItemState.PLANNING_ITEM_STATE_DONE);
  }

  @Test
  void a_country_that_has_withdrawn_sees_none() {
    PlanningItem own = created(service, operation, anItem("Own", country("NG")));
    var _ = participations(service, ncb("NG")).withdrawParticipation(withdrawal(operation, "NG"));

    assertThat(titles(ncb("NG"), all())).isEmpty();
    assertThat(counted(ncb("NG"))).isEqualTo(CountPlanningItemsResponse.getDefaultInstance());
    assertThat(reasonOf(() -> done(service, ncb("NG"), own))).isEqualTo("NOT_FOUND");
    // Its owner stays, also where the text is written anew.
    assertThat(revise(own, anItem("Whose?", country("NG"))).getSpec().getTitle())
        .isEqualTo("Whose?");
  }

  @Test
  void an_owner_is_a_post_of_the_plan_or_a_country_that_takes_part() {
    assertThat(reasonOf(() -> created(service, operation, anItem("No", post("bronze")))))
        .isEqualTo("UNKNOWN_POST");
    assertThat(reasonOf(() -> created(service, operation, anItem("No", country("KE")))))
        .isEqualTo("NOT_TAKING_PART");
    assertThat(reasonOf(() -> created(service, operation, anItem("No", ItemOwner.newBuilder()))))
        .isEqualTo("INVALID");
    PlanningItem one = created(service, operation, anItem("Own", country("NG")));
    assertThat(reasonOf(() -> revise(one, anItem("No", country("KE")))))
        .isEqualTo("NOT_TAKING_PART");
    PlanningItem given = revise(one, anItem("Given", country("GH")));
    assertThat(titles(ncb("NG"), all())).isEmpty();
    assertThat(titles(ncb("GH"), all())).containsExactly(given.getSpec().getTitle());
  }

  /** As one failed and the others were done all the same. */
  @Test
  void several_are_moved_at_once_or_none() {
    PlanningItem one = created(service, operation, anItem("One", country("NG")));
    PlanningItem two = created(service, operation, anItem("Two", post("gold")));
    PlanningItem over =
        done(service, PLANNER, created(service, operation, anItem("Over", post("gold"))));
    PlanningItem foreign =
        created(service, planned(service, "NG"), anItem("Foreign", country("NG")));

    assertThat(reasonOf(() -> move(one, over))).isEqualTo("ILLEGAL_MOVE");
    assertThat(reasonOf(() -> move(one, one))).isEqualTo("INCONSISTENT");
    assertThat(reasonOf(() -> move(one, foreign))).isEqualTo("NOT_FOUND");
    PlanningItem stale = two.toBuilder().setVersion(7).build();
    assertThat(reasonOf(() -> move(one, stale))).isEqualTo("STALE_VERSION");
    assertThat(get(PLANNER, one)).isEqualTo(one);

    List<PlanningItem> moved = move(two, one);

    assertThat(moved)
        .extracting(PlanningItem::getItemId)
        .containsExactly(two.getItemId(), one.getItemId());
    assertThat(get(PLANNER, one).getSpec().getDueTime()).isEqualTo(time(THEN));
    assertThat(titles(PLANNER, r -> r.setLate(true))).hasSize(2);
  }

  @Test
  void a_country_opens_again_what_is_done_and_not_what_was_dropped() {
    PlanningItem one = created(service, operation, anItem("Own", country("NG")));
    done(service, ncb("NG"), one);
    assertThat(reopen(ncb("NG"), one).getReason()).isEqualTo("The host took the rooms back.");

    drop(one);

    assertThat(reasonOf(() -> reopen(ncb("NG"), one))).isEqualTo("ILLEGAL_MOVE");
    assertThat(reopen(PLANNER, one).getState())
        .isEqualTo(PlanningItemState.PLANNING_ITEM_STATE_OPEN);
  }

  @Test
  void items_are_added_until_the_books_close() {
    String ended = joined(service, "NG");
    var _ =
        operations(service, PLANNER)
            .concludeOperation(ConcludeOperationRequest.newBuilder().setOperationId(ended).build());
    assertThat(created(service, ended, anItem("Debrief", country("NG"))).getVersion()).isEqualTo(1);
    String over = closed(service).getOperationId();
    assertThat(reasonOf(() -> created(service, over, anItem("Late", country("NG")))))
        .isEqualTo("ILLEGAL_MOVE");
    assertThat(
            reasonOf(() ->
                items(service, APPROVER)
                    .createPlanningItem(
                        CreatePlanningItemRequest.newBuilder()
                            .setOperationId(operation)
                            .setSpec(anItem("No", country("NG")))
                            .build())))
        .isEqualTo("ROLE_REQUIRED");
  }

  private static PlanningItem get(TestCaller caller, PlanningItem one) {
    return items(service, caller)
        .getPlanningItem(
            GetPlanningItemRequest.newBuilder()
                .setOperationId(one.getOperationId())
                .setItemId(one.getItemId())
                .build())
        .getItem();
  }

  /** Of each command that is for those who lead alone. */
  private List<String> refusals(TestCaller caller, PlanningItem one) {
    return List.of(
        reasonOf(() -> revise(caller, one, anItem("Theirs", country("NG")))),
        reasonOf(() -> move(caller, one)),
        reasonOf(() -> drop(caller, one)),
        reasonOf(() ->
            items(service, caller)
                .createPlanningItem(
                    CreatePlanningItemRequest.newBuilder()
                        .setOperationId(operation)
                        .setSpec(anItem("Theirs", country("NG")))
                        .build())));
  }

  private List<PlanningItem> move(PlanningItem... items) {
    return move(PLANNER, items);
  }

  private List<PlanningItem> move(TestCaller caller, PlanningItem... items) {
    var request =
        MovePlanningItemsRequest.newBuilder()
            .setOperationId(operation)
            .setDueTime(time(THEN))
            .setReason("The host is a week late.");
    for (PlanningItem one : items) {
      request.addItems(
          MovedItem.newBuilder().setItemId(one.getItemId()).setVersion(one.getVersion()));
    }
    return items(service, caller).movePlanningItems(request.build()).getItemsList();
  }
}
