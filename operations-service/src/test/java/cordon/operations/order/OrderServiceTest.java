package cordon.operations.order;

import static cordon.operations.LeadFixture.handed;
import static cordon.operations.LeadFixture.planner;
import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.aPlan;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.operations.OperationsFixture.operations;
import static cordon.operations.OperationsFixture.stand;
import static cordon.operations.OrderFixture.destroyed;
import static cordon.operations.OrderFixture.field;
import static cordon.operations.OrderFixture.get;
import static cordon.operations.OrderFixture.issue;
import static cordon.operations.OrderFixture.issued;
import static cordon.operations.OrderFixture.orders;
import static cordon.operations.OrderFixture.read;
import static cordon.operations.OrderFixture.recalled;
import static cordon.operations.OrderFixture.received;
import static cordon.platform.conformance.Refusals.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.operations.OperationsFixture;
import cordon.operations.PlanFixture;
import cordon.operations.v1.CancelOperationRequest;
import cordon.operations.v1.ConcludeOperationRequest;
import cordon.operations.v1.HandlingLevel;
import cordon.operations.v1.Operation;
import cordon.operations.v1.Order;
import cordon.operations.v1.OrderCopy;
import cordon.operations.v1.OrderReader;
import cordon.operations.v1.OrderState;
import cordon.operations.v1.ParticipationState;
import cordon.operations.v1.Plan;
import cordon.operations.v1.ReceiveOrderRequest;
import cordon.testsupport.TestCaller;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderServiceTest extends OrderScene {

  @Test
  void an_order_has_the_sections_of_the_plan_in_force_and_goes_on_saying_so() {
    Operation before = revised(PlanFixture.aWholePlan().setCodeName("The first"));
    Plan plan = before.getApprovedRevision().getPlan();

    Order one = issued(service, PLANNER, operation, "NG");
    var _ = revised(PlanFixture.aWholePlan().setCodeName("The next"));

    for (TestCaller by : List.of(PLANNER, DUTY, NG, NG_FIELD)) {
      Order told = get(service, by, one);
      assertThat(told.getRevisionNumber()).isEqualTo(before.getApprovedRevision().getNumber());
      assertThat(told.getRevisionHash()).isEqualTo(before.getApprovedRevision().getHash());
      assertThat(told.getNewerRevisionNumber()).isEqualTo(told.getRevisionNumber() + 1);
      var content = told.getContent();
      assertThat(content.getCodeName()).isEqualTo("The first");
      assertThat(content.getInformation().getSituation()).isEqualTo(plan.getSituation());
      assertThat(content.getInformation().getLegalBasis()).isEqualTo(plan.getLegalBasis());
      assertThat(content.getIntention().getObjectivesList()).isEqualTo(plan.getObjectivesList());
      assertThat(content.getMethod().getPhasesList()).isEqualTo(plan.getPhasesList());
      assertThat(content.getMethod().getCommandPostsList()).isEqualTo(plan.getCommandPostsList());
      assertThat(content.getMethod().getAbortCriteriaList()).isEqualTo(plan.getAbortCriteriaList());
      assertThat(content.getAdministration().getReportingDutiesList())
          .isEqualTo(plan.getReportingDutiesList());
      assertThat(content.getAdministration().getMedia()).isEqualTo(plan.getMedia());
      assertThat(content.getRiskAssessment().getRisksList()).isEqualTo(plan.getRisksList());
      assertThat(content.getCommunications().getCommunicationsList())
          .isEqualTo(plan.getCommunicationsList());
      assertThat(content.getHumanRights().getProtection()).isEqualTo(plan.getProtection());
    }
    assertThat(listed(PLANNER)).noneMatch(Order::hasContent);
  }

  @Test
  void each_country_has_a_copy_with_its_number_and_name_and_sees_no_other() {
    Order one = issued(service, PLANNER, operation, "NG", "KE");

    assertThat(one.getNumber()).isEqualTo(1);
    assertThat(one.getCopies()).isEqualTo(2);
    assertThat(copiesOf(PLANNER, one))
        .extracting(OrderCopy::getReceiverCountry)
        .containsExactly("NG", "KE");
    OrderCopy own = get(service, KE, one).getOwnCopy();
    assertThat(own.getCopyNumber()).isEqualTo(2);
    assertThat(own.getOfCopies()).isEqualTo(2);
    assertThat(own.getReceiverName()).isEqualTo("Country KE");
    assertThat(own.getHandlingLevel()).isEqualTo(HandlingLevel.HANDLING_LEVEL_AMBER);
    assertThat(copiesOf(KE, one)).containsExactly(own);
    assertThat(get(service, KE, one).hasCounts()).isFalse();
    // GH takes part and got none, so there is none for it.
    assertThat(reasonOf(() -> get(service, GH, one))).isEqualTo("NOT_FOUND");
    assertThat(reasonOf(() -> copiesOf(GH, one))).isEqualTo("NOT_FOUND");
    assertThat(reasonOf(() -> received(service, GH, one))).isEqualTo("NOT_FOUND");
    assertThat(reasonOf(() -> read(service, GH, one))).isEqualTo("NOT_FOUND");
    assertThat(reasonOf(() -> destroyed(service, GH, one))).isEqualTo("NOT_FOUND");
    assertThat(reasonOf(() -> readersOf(GH, one))).isEqualTo("NOT_FOUND");
    assertThat(listed(GH)).isEmpty();
    assertThat(listed(KE)).hasSize(1);
  }

  @Test
  void who_joins_late_gets_a_copy_and_the_others_are_told_nothing_of_it() {
    Order one = issued(service, PLANNER, operation, "NG");
    Order before = get(service, NG, one);
    assertThat(reasonOf(() -> addCopies(PLANNER, one, "ZA"))).isEqualTo("NOT_TAKING_PART");
    stand(service, operation, "ZA", ParticipationState.PARTICIPATION_STATE_ACCEPTED);

    Order after = addCopies(PLANNER, one, "ZA", "GH");

    assertThat(after.getCopies()).isEqualTo(3);
    OrderCopy late = get(service, ncb("ZA"), one).getOwnCopy();
    assertThat(late.getCopyNumber()).isEqualTo(2);
    assertThat(late.getOfCopies()).isEqualTo(3);
    assertThat(get(service, NG, one)).isEqualTo(before);
    assertThat(listed(NG)).allMatch(row -> row.getCopies() == 0 && row.getVersion() == 0);
    assertThat(reasonOf(() -> addCopies(PLANNER, one, "KE", "NG"))).isEqualTo("HAS_COPY");
    assertThat(copiesOf(PLANNER, one)).hasSize(3);
  }

  @Test
  void an_order_is_of_the_plan_that_was_read_and_for_those_who_take_part() {
    var issue = issue(service, operation, "NG");
    var _ = revised(aPlan().setCodeName("Another"));
    assertThat(reasonOf(() -> orders(service, PLANNER).issueOrder(issue.build())))
        .isEqualTo("HASH_DIFFERS");
    assertThat(reasonOf(() -> issued(service, PLANNER, operation, "NG", "ZA")))
        .isEqualTo("NOT_TAKING_PART");
    assertThat(reasonOf(() -> issued(service, PLANNER, operation))).isEqualTo("INVALID");
    assertThat(reasonOf(() -> issued(service, PLANNER, operation, "NG", "NG")))
        .isEqualTo("INCONSISTENT");
    String draft = OperationsFixture.created(service).getOperationId();
    assertThat(
            reasonOf(() ->
                orders(service, PLANNER).issueOrder(issue.clone().setOperationId(draft).build())))
        .isEqualTo("NO_APPROVED_PLAN");
    assertThat(listed(PLANNER)).isEmpty();
  }

  @Test
  void copies_are_destroyed_in_time_for_the_usual_or_what_is_said_within_bounds() {
    Order usual = issued(service, PLANNER, operation, "NG");
    long days =
        Duration.ofSeconds(usual.getDestroyTime().getSeconds() - usual.getIssueTime().getSeconds())
            .toDays();
    // The operation of the fixture has ended already.
    assertThat(days).isEqualTo(30);
    for (Duration from : List.of(Duration.ofSeconds(-1), Duration.ofDays(367))) {
      assertThat(
              reasonOf(() ->
                  orders(service, PLANNER)
                      .issueOrder(
                          issue(service, operation, "NG").setDestroyTime(in(from)).build())))
          .isEqualTo("INCONSISTENT");
    }
  }

  @Test
  void what_an_order_says_is_told_until_its_copies_are_to_be_destroyed() {
    Order one =
        orders(service, PLANNER)
            .issueOrder(
                issue(service, operation, "NG", "GH")
                    .setDestroyTime(in(Duration.ofDays(2)))
                    .build())
            .getOrder();
    var _ = received(service, NG, one);
    assertThat(desk(NG)).isEmpty();
    var _ = destroyed(service, GH, one);
    assertThat(get(service, GH, one).hasContent()).isFalse();
    assertThat(get(service, NG, one).hasContent()).isTrue();

    service.clock().advance(Duration.ofDays(2));

    for (TestCaller by : List.of(PLANNER, NG, GH)) {
      Order told = get(service, by, one);
      assertThat(told.hasContent()).isFalse();
      assertThat(told.getNumber()).isEqualTo(1);
    }
    assertThat(reasonOf(() -> read(service, NG, one))).isEqualTo("COPY_OVER");
    assertThat(reasonOf(() -> addCopies(PLANNER, one, "KE"))).isEqualTo("COPY_OVER");
    assertThat(desk(NG)).hasSize(1);
    assertThat(destroyed(service, NG, one).hasDestructionTime()).isTrue();
    assertThat(desk(NG)).isEmpty();
    assertThat(get(service, PLANNER, one).getCounts().getDestroyed()).isEqualTo(2);
  }

  @Test
  void the_next_order_takes_the_place_of_the_one_before_and_calls_its_copies_in() {
    Order first = issued(service, PLANNER, operation, "NG", "GH");
    var _ = received(service, NG, first);

    Order second = issued(service, PLANNER, operation, "NG", "KE");

    assertThat(second.getNumber()).isEqualTo(2);
    Order told = get(service, GH, first);
    assertThat(told.getState()).isEqualTo(OrderState.ORDER_STATE_SUPERSEDED);
    assertThat(told.getSupersededByNumber()).isEqualTo(2);
    assertThat(told.hasContent()).isFalse();
    assertThat(told.getOwnCopy().hasCallInTime()).isTrue();
    assertThat(desk(GH)).extracting(OrderCopy::getOrderNumber).containsExactly(1);
    assertThat(desk(NG)).extracting(OrderCopy::getOrderNumber).containsExactlyInAnyOrder(1, 2);
    assertThat(reasonOf(() -> received(service, GH, first))).isEqualTo("COPY_OVER");
    assertThat(reasonOf(() -> recalled(service, PLANNER, first))).isEqualTo("ILLEGAL_MOVE");
    Order back = recalled(service, PLANNER, second);
    assertThat(back.getRecallReason()).isNotEmpty();
    assertThat(get(service, KE, second).hasContent()).isFalse();
    assertThat(get(service, PLANNER, second).hasContent()).isFalse();
  }

  @Test
  void each_officer_says_once_that_they_have_read_it_and_who_leads_sees_how_many() {
    Order one = issued(service, PLANNER, operation, "NG", "GH");

    OrderReader first = read(service, NG_FIELD, one);
    var _ = received(service, NG, one);
    var _ = read(service, NG, one);
    var _ = read(service, field("GH", "x"), one);

    assertThat(reasonOf(() -> read(service, NG_FIELD, one))).isEqualTo("ALREADY_READ");
    assertThat(get(service, NG_FIELD, one).getOwnReadTime()).isEqualTo(first.getReadTime());
    assertThat(get(service, field("NG", "y"), one).hasOwnReadTime()).isFalse();
    assertThat(readersOf(NG, one))
        .extracting(OrderReader::getPersonId)
        .containsExactly(NG_FIELD.subject(), NG.subject());
    assertThat(copiesOf(PLANNER, one)).extracting(OrderCopy::getReaders).containsExactly(2, 1);
    var counts = get(service, PLANNER, one).getCounts();
    assertThat(counts.getCopies()).isEqualTo(2);
    assertThat(counts.getReceived()).isEqualTo(1);
    assertThat(counts.getRead()).isEqualTo(2);
    assertThat(counts.getReaders()).isEqualTo(3);
  }

  @Test
  void a_country_that_has_left_reads_it_no_more_and_still_says_that_it_is_destroyed() {
    Order one = issued(service, PLANNER, operation, "NG", "GH");
    leave("NG");

    Order told = get(service, NG, one);
    assertThat(told.hasContent()).isFalse();
    assertThat(told.getNewerRevisionNumber()).isZero();
    assertThat(reasonOf(() -> received(service, NG, one))).isEqualTo("NOT_FOUND");
    assertThat(reasonOf(() -> read(service, NG_FIELD, one))).isEqualTo("NOT_FOUND");
    assertThat(destroyed(service, NG, one).hasDestructionTime()).isTrue();
  }

  @Test
  void who_withdraws_has_its_copy_called_in_and_reads_it_no_more_when_it_comes_back() {
    Order one = issued(service, PLANNER, operation, "NG", "GH");
    var _ = received(service, NG, one);

    leave("NG");

    assertThat(desk(NG)).hasSize(1);
    assertThat(get(service, NG, one).getOwnCopy().hasCallInTime()).isTrue();
    stand(service, operation, "NG", ParticipationState.PARTICIPATION_STATE_ACCEPTED);
    assertThat(get(service, NG, one).hasContent()).isFalse();
    assertThat(reasonOf(() -> read(service, NG, one))).isEqualTo("COPY_OVER");
    assertThat(reasonOf(() -> addCopies(PLANNER, one, "NG"))).isEqualTo("HAS_COPY");
    assertThat(get(service, GH, one).hasContent()).isTrue();
    Order next = issued(service, PLANNER, operation, "NG", "GH");
    assertThat(get(service, NG, next).hasContent()).isTrue();
  }

  @Test
  void the_order_of_a_cancelled_operation_is_recalled_with_its_reason() {
    Order one = issued(service, PLANNER, operation, "NG", "GH");
    var _ = destroyed(service, GH, one);

    var _ =
        operations(service, PLANNER)
            .cancelOperation(
                CancelOperationRequest.newBuilder()
                    .setOperationId(operation)
                    .setReason("It has leaked.")
                    .build());

    for (TestCaller by : List.of(PLANNER, NG, GH)) {
      Order told = get(service, by, one);
      assertThat(told.getState()).isEqualTo(OrderState.ORDER_STATE_RECALLED);
      assertThat(told.getRecallReason()).isEqualTo("It has leaked.");
      assertThat(told.hasContent()).isFalse();
    }
    assertThat(desk(NG)).hasSize(1);
    assertThat(desk(GH)).isEmpty();
    assertThat(reasonOf(() -> addCopies(PLANNER, one, "KE"))).isEqualTo("ILLEGAL_MOVE");
  }

  @Test
  void no_copies_are_given_once_the_operation_is_over() {
    Order one = issued(service, PLANNER, operation, "NG");
    var _ =
        operations(service, PLANNER)
            .concludeOperation(
                ConcludeOperationRequest.newBuilder().setOperationId(operation).build());

    assertThat(reasonOf(() -> addCopies(PLANNER, one, "GH"))).isEqualTo("ILLEGAL_MOVE");
    assertThat(get(service, NG, one).hasContent()).isTrue();
  }

  @Test
  void of_two_who_issue_the_second_is_told_that_another_order_is_in_force_by_now() {
    var first = issue(service, operation, "NG").setOrderInForce(0);
    var second = issue(service, operation, "GH").setOrderInForce(0);
    Order one = orders(service, PLANNER).issueOrder(first.build()).getOrder();

    assertThat(reasonOf(() -> orders(service, PLANNER).issueOrder(second.build())))
        .isEqualTo("STALE_VERSION");
    assertThat(get(service, NG, one).hasContent()).isTrue();
    assertThat(
            orders(service, PLANNER)
                .issueOrder(second.setOrderInForce(1).build())
                .getOrder()
                .getNumber())
        .isEqualTo(2);
    var _ = recalled(service, PLANNER, issued(service, PLANNER, operation, "NG"));
    assertThat(orders(service, PLANNER).issueOrder(first.build()).getOrder().getNumber())
        .isEqualTo(4);
  }

  @Test
  void a_country_that_leads_issues_and_sees_all_copies_and_its_ncb_no_more_than_its_own() {
    Order before = issued(service, PLANNER, operation, "NG", "GH");
    var _ = handed(service, operation, "KE");
    TestCaller lead = planner("KE");
    assertThat(reasonOf(() -> recalled(service, PLANNER, before))).isEqualTo("NOT_LEAD");
    assertThat(reasonOf(() -> issued(service, planner("NG"), operation, "NG")))
        .isEqualTo("NOT_LEAD");
    assertThat(reasonOf(() -> get(service, KE, before))).isEqualTo("NOT_FOUND");
    assertThat(get(service, lead, before).getCounts().getCopies()).isEqualTo(2);

    Order next = issued(service, lead, operation, "KE", "GH");

    assertThat(get(service, lead, before).getState()).isEqualTo(OrderState.ORDER_STATE_SUPERSEDED);
    assertThat(get(service, lead, next).hasContent()).isTrue();
    assertThat(copiesOf(lead, next)).hasSize(2);
    assertThat(copiesOf(KE, next)).hasSize(1);
    assertThat(get(service, KE, next).hasCounts()).isFalse();
    // The secretariat reads what it does not lead, and acts on nothing of it.
    assertThat(get(service, PLANNER, next).hasContent()).isTrue();
    assertThat(reasonOf(() -> addCopies(PLANNER, next, "NG"))).isEqualTo("NOT_LEAD");
  }

  @Test
  void an_order_is_of_its_operation_alone() {
    Order one = issued(service, PLANNER, operation, "NG");
    Order moved =
        one.toBuilder().setOperationId(OperationsFixture.joined(service, "NG", "GH")).build();

    assertThat(reasonOf(() -> get(service, NG, moved))).isEqualTo("NOT_FOUND");
    assertThat(reasonOf(() -> get(service, PLANNER, moved))).isEqualTo("NOT_FOUND");
    assertThat(reasonOf(() -> received(service, NG, moved))).isEqualTo("NOT_FOUND");
    assertThat(reasonOf(() -> read(service, NG, moved))).isEqualTo("NOT_FOUND");
    assertThat(reasonOf(() -> recalled(service, PLANNER, moved))).isEqualTo("NOT_FOUND");
    assertThat(reasonOf(() -> addCopies(PLANNER, moved, "GH"))).isEqualTo("NOT_FOUND");
  }

  @Test
  void a_version_of_the_copy_that_was_seen_is_held_against_the_one_that_is_there() {
    Order one = issued(service, PLANNER, operation, "NG");
    var _ = read(service, NG_FIELD, one);

    assertThat(
            reasonOf(() ->
                orders(service, NG)
                    .receiveOrder(
                        ReceiveOrderRequest.newBuilder()
                            .setOperationId(operation)
                            .setOrderId(one.getOrderId())
                            .setVersion(1)
                            .build())))
        .isEqualTo("STALE_VERSION");
    assertThat(received(service, NG, one).getVersion()).isEqualTo(3);
  }
}
