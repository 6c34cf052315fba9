package cordon.operations.joining;

import static cordon.operations.JoiningFixture.catchUp;
import static cordon.operations.JoiningFixture.counts;
import static cordon.operations.JoiningFixture.surveyed;
import static cordon.operations.LeadFixture.handed;
import static cordon.operations.LeadFixture.planner;
import static cordon.operations.NetworkFixture.aNetwork;
import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.aPlan;
import static cordon.operations.OperationsFixture.acceptance;
import static cordon.operations.OperationsFixture.approved;
import static cordon.operations.OperationsFixture.invitation;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.operations.OperationsFixture.operations;
import static cordon.operations.OperationsFixture.participations;
import static cordon.operations.OperationsFixture.stand;
import static cordon.operations.OperationsFixture.withdrawal;
import static cordon.operations.OrderFixture.destroyed;
import static cordon.operations.OrderFixture.issued;
import static cordon.operations.OrderFixture.orders;
import static cordon.operations.OrderFixture.read;
import static cordon.operations.OrderFixture.received;
import static cordon.operations.PackageFixture.aPackage;
import static cordon.operations.PackageFixture.given;
import static cordon.operations.ParticipationFixture.agencies;
import static cordon.operations.PreparationFixture.aMeeting;
import static cordon.operations.PreparationFixture.anItem;
import static cordon.operations.PreparationFixture.contributed;
import static cordon.operations.PreparationFixture.country;
import static cordon.operations.PreparationFixture.created;
import static cordon.operations.PreparationFixture.held;
import static cordon.operations.PreparationFixture.planned;
import static cordon.operations.v1.CatchUpPointKind.CATCH_UP_POINT_KIND_AGENCIES;
import static cordon.operations.v1.CatchUpPointKind.CATCH_UP_POINT_KIND_CONTRIBUTIONS_ASKED;
import static cordon.operations.v1.CatchUpPointKind.CATCH_UP_POINT_KIND_DECISIONS;
import static cordon.operations.v1.CatchUpPointKind.CATCH_UP_POINT_KIND_ITEMS_OPEN;
import static cordon.operations.v1.CatchUpPointKind.CATCH_UP_POINT_KIND_ORDER_MISSING;
import static cordon.operations.v1.CatchUpPointKind.CATCH_UP_POINT_KIND_ORDER_TO_DESTROY;
import static cordon.operations.v1.CatchUpPointKind.CATCH_UP_POINT_KIND_ORDER_TO_READ;
import static cordon.operations.v1.CatchUpPointKind.CATCH_UP_POINT_KIND_ORDER_TO_RECEIVE;
import static cordon.operations.v1.CatchUpPointKind.CATCH_UP_POINT_KIND_PACKAGES_TO_RECEIVE;
import static cordon.operations.v1.CatchUpPointKind.CATCH_UP_POINT_KIND_PHASES_BEGUN;
import static cordon.operations.v1.CatchUpPointKind.CATCH_UP_POINT_KIND_PLAN;
import static cordon.operations.v1.CatchUpPointKind.CATCH_UP_POINT_KIND_REPORTS;
import static cordon.operations.v1.ConsequenceKind.CONSEQUENCE_KIND_ITEMS_OPEN;
import static cordon.operations.v1.ConsequenceKind.CONSEQUENCE_KIND_NETWORKS;
import static cordon.operations.v1.Lack.LACK_AGENCY;
import static cordon.operations.v1.Lack.LACK_LIAISON_OFFICER;
import static cordon.operations.v1.Lack.LACK_ORDER_COPY;
import static cordon.operations.v1.Lack.LACK_ORDER_COPY_CALLED_IN;
import static cordon.operations.v1.Lack.LACK_ORDER_RECEIPT;
import static cordon.operations.v1.Lack.LACK_PACKAGE;
import static cordon.platform.conformance.Refusals.reasonOf;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import cordon.operations.NetworkFixture;
import cordon.operations.OperationsFixture;
import cordon.operations.v1.AddOrderCopiesRequest;
import cordon.operations.v1.CatchUp;
import cordon.operations.v1.CatchUpPoint;
import cordon.operations.v1.CatchUpPointKind;
import cordon.operations.v1.Consequence;
import cordon.operations.v1.ConsequenceKind;
import cordon.operations.v1.ContributionState;
import cordon.operations.v1.CreateOperationRequest;
import cordon.operations.v1.LateCountry;
import cordon.operations.v1.LeftCountry;
import cordon.operations.v1.Order;
import cordon.operations.v1.ParticipantKind;
import cordon.operations.v1.ParticipationState;
import cordon.platform.conformance.ServiceFixture;
import cordon.testsupport.TestCaller;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a country that joined late has to see and do, and what those who lead see that it lacks. */
class CatchUpServiceTest {
  private static ServiceFixture service;

  @BeforeAll
  static void start() {
    service = OperationsFixture.start(CatchUpServiceTest.class);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void one_that_accepts_before_the_plan_begins_and_any_order_has_nothing_to_catch_up_on() {
    String id = ahead();
    join(id, "NG");
    var _ = issued(service, PLANNER, id, "NG");

    assertThat(catchUp(service, ncb("NG"), id, "NG")).isEqualTo(CatchUp.getDefaultInstance());
    assertThat(surveyed(service, PLANNER, id).getLateList()).isEmpty();
  }

  @Test
  void one_that_accepts_after_the_first_order_is_late_also_once_that_is_superseded() {
    String id = ahead();
    join(id, "NG");
    var _ = issued(service, PLANNER, id, "NG");
    join(id, "GH");
    var _ = issued(service, PLANNER, id, "NG");

    CatchUp told = catchUp(service, ncb("GH"), id, "GH");

    assertThat(told.getLate()).isTrue();
    assertThat(told.getRevision()).isEqualTo(1);
    assertThat(points(told))
        .isEqualTo(
            Map.of(
                CATCH_UP_POINT_KIND_PLAN, 1,
                CATCH_UP_POINT_KIND_ORDER_MISSING, 1,
                CATCH_UP_POINT_KIND_AGENCIES, 1));
  }

  @Test
  void each_thing_to_do_goes_when_it_is_done() {
    String id = planned(service, "NG");
    Order order = issued(service, PLANNER, id, "NG");
    join(id, "GH");
    var _ = add(order, "GH");
    var _ = given(service, ncb("NG"), id, aPackage("GH"));
    var _ = contributed(service, id, "GH", ContributionState.CONTRIBUTION_STATE_ASKED);
    var _ = held(service, id, aMeeting("Late comers", "GH"), country("GH"));

    CatchUp first = catchUp(service, ncb("GH"), id, "GH");
    var _ = received(service, ncb("GH"), order);
    var _ = read(service, ncb("GH"), order);
    var _ =
        participations(service, ncb("GH")).setAgencies(agencies(id, "GH").setVersion(2).build());
    CatchUp then = catchUp(service, ncb("GH"), id, "GH");

    assertThat(points(first))
        .containsEntry(CATCH_UP_POINT_KIND_ORDER_TO_RECEIVE, 1)
        .containsEntry(CATCH_UP_POINT_KIND_ORDER_TO_READ, 1)
        .containsEntry(CATCH_UP_POINT_KIND_PACKAGES_TO_RECEIVE, 1)
        .containsEntry(CATCH_UP_POINT_KIND_CONTRIBUTIONS_ASKED, 1)
        .containsEntry(CATCH_UP_POINT_KIND_ITEMS_OPEN, 1)
        .containsEntry(CATCH_UP_POINT_KIND_DECISIONS, 1)
        .containsEntry(CATCH_UP_POINT_KIND_PHASES_BEGUN, 1)
        .containsKey(CATCH_UP_POINT_KIND_REPORTS)
        .doesNotContainKey(CATCH_UP_POINT_KIND_ORDER_MISSING);
    assertThat(first.getPointsList()).extracting(one -> one.getKind().getNumber()).isSorted();
    assertThat(point(first, CATCH_UP_POINT_KIND_ITEMS_OPEN).hasTime()).isTrue();
    assertThat(points(then))
        .doesNotContainKeys(
            CATCH_UP_POINT_KIND_ORDER_TO_RECEIVE,
            CATCH_UP_POINT_KIND_ORDER_TO_READ,
            CATCH_UP_POINT_KIND_AGENCIES)
        .containsKey(CATCH_UP_POINT_KIND_PLAN);
  }

  @Test
  void those_who_lead_see_what_each_lacks_until_it_is_given() {
    String id = planned(service, "NG");
    Order order = issued(service, PLANNER, id, "NG");
    join(id, "GH");

    LateCountry before = late(id, "GH");
    var _ = add(order, "GH");
    var _ = given(service, ncb("NG"), id, aPackage("GH"));
    LateCountry after = late(id, "GH");

    assertThat(before.getLacksList())
        .containsExactly(LACK_ORDER_COPY, LACK_PACKAGE, LACK_LIAISON_OFFICER, LACK_AGENCY);
    assertThat(after.getLacksList())
        .containsExactly(LACK_ORDER_RECEIPT, LACK_LIAISON_OFFICER, LACK_AGENCY);
    assertThat(late(id, "NG").getLacksList()).doesNotContain(LACK_LIAISON_OFFICER);
  }

  /** Nobody gives an observer an order or a package, so that it lacks none. */
  @Test
  void a_kind_that_is_given_nothing_lacks_nothing_of_it() {
    String id = planned(service, "NG");
    var _ = issued(service, PLANNER, id, "NG");
    var _ =
        participations(service, PLANNER)
            .inviteCountry(
                invitation(id, "KE").toBuilder()
                    .setKind(ParticipantKind.PARTICIPANT_KIND_OBSERVER)
                    .build());
    var _ = participations(service, ncb("KE")).acceptParticipation(acceptance(id, "KE"));

    assertThat(late(id, "KE").getLacksList()).containsExactly(LACK_LIAISON_OFFICER, LACK_AGENCY);
    assertThat(points(catchUp(service, ncb("KE"), id, "KE")))
        .doesNotContainKey(CATCH_UP_POINT_KIND_ORDER_MISSING);
  }

  @Test
  void those_who_lead_see_what_countries_have_left_in_their_name() {
    String id = planned(service, "NG", "GH", "KE");
    var _ = created(service, id, anItem("Rooms", country("GH")));
    var _ = created(service, id, anItem("Lines", country("GH")));
    for (String gone : new String[] {"GH", "KE"}) {
      var _ = participations(service, ncb(gone)).withdrawParticipation(withdrawal(id, gone));
    }

    var left = surveyed(service, PLANNER, id).getLeftList();

    assertThat(left).extracting(LeftCountry::getCountry).containsExactly("GH");
    assertThat(counts(left.getFirst().getLeftList()))
        .isEqualTo(Map.of(CONSEQUENCE_KIND_ITEMS_OPEN, 2));
  }

  /** It has left the same as before, and nobody else sees to that. */
  @Test
  void one_that_is_invited_again_and_does_not_answer_has_left_it_still() {
    String id = planned(service, "NG", "GH");
    var _ = created(service, id, anItem("Rooms", country("GH")));
    var _ = participations(service, ncb("GH")).withdrawParticipation(withdrawal(id, "GH"));
    boolean timed = surveyed(service, PLANNER, id).getLeft(0).hasLeaveTime();
    stand(service, id, "GH", ParticipationState.PARTICIPATION_STATE_INVITED);
    stand(service, id, "KE", ParticipationState.PARTICIPATION_STATE_INVITED);

    var left = surveyed(service, PLANNER, id).getLeftList();

    assertThat(timed).isTrue();
    assertThat(left).extracting(LeftCountry::getCountry).containsExactly("GH");
    assertThat(left.getFirst().hasLeaveTime()).isFalse();
    assertThat(counts(left.getFirst().getLeftList()))
        .isEqualTo(Map.of(CONSEQUENCE_KIND_ITEMS_OPEN, 1));
  }

  /** Whoever leads for a country closes no network of another. */
  @Test
  void a_country_that_leads_is_told_of_no_network_that_it_cannot_close() {
    String id = planned(service, "NG", "GH");
    var _ = handed(service, id, "GH");
    var _ = NetworkFixture.created(service, ncb("NG"), id, aNetwork("GH"));
    var _ = participations(service, ncb("NG")).withdrawParticipation(withdrawal(id, "NG"));

    assertThat(kindsLeft(planner("GH"), id)).doesNotContain(CONSEQUENCE_KIND_NETWORKS);
    assertThat(kindsLeft(PLANNER, id)).contains(CONSEQUENCE_KIND_NETWORKS);
  }

  @Test
  void the_copy_that_one_had_before_it_left_is_to_be_destroyed_and_not_given_again() {
    String id = planned(service, "NG", "GH");
    Order order = issued(service, PLANNER, id, "NG", "GH");
    var _ = participations(service, ncb("GH")).withdrawParticipation(withdrawal(id, "GH"));
    join(id, "GH");

    LateCountry lacking = late(id, "GH");
    CatchUp told = catchUp(service, ncb("GH"), id, "GH");
    var _ = destroyed(service, ncb("GH"), order);
    CatchUp then = catchUp(service, ncb("GH"), id, "GH");

    assertThat(reasonOf(() -> add(order, "GH"))).isEqualTo("HAS_COPY");
    assertThat(lacking.getLacksList())
        .contains(LACK_ORDER_COPY_CALLED_IN)
        .doesNotContain(LACK_ORDER_COPY, LACK_ORDER_RECEIPT);
    assertThat(points(told))
        .containsEntry(CATCH_UP_POINT_KIND_ORDER_MISSING, 1)
        .containsEntry(CATCH_UP_POINT_KIND_ORDER_TO_DESTROY, 1);
    assertThat(points(then))
        .containsEntry(CATCH_UP_POINT_KIND_ORDER_MISSING, 1)
        .doesNotContainKey(CATCH_UP_POINT_KIND_ORDER_TO_DESTROY);
    assertThat(late(id, "GH").getLacksList()).contains(LACK_ORDER_COPY_CALLED_IN);
  }

  @Test
  void who_does_not_lead_surveys_nothing() {
    String id = planned(service, "NG", "GH");
    var _ = handed(service, id, "GH");

    assertThat(surveyed(service, planner("GH"), id).getLateCount()).isEqualTo(2);
    assertThat(reasonOf(() -> surveyed(service, planner("NG"), id))).isEqualTo("NOT_LEAD");
    assertThat(reasonOf(() -> surveyed(service, planner("KE"), id))).isEqualTo("NOT_FOUND");
    assertThat(reasonOf(() -> surveyed(service, ncb("NG"), id))).isEqualTo("ROLE_REQUIRED");
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "PARTICIPATION_STATE_INVITED",
        "PARTICIPATION_STATE_DECLINED",
        "PARTICIPATION_STATE_WITHDRAWN"
      })
  void a_country_that_does_not_take_part_has_nothing_to_catch_up_on(ParticipationState state) {
    String id = planned(service);
    stand(service, id, "NG", state);

    assertThat(reasonOf(() -> catchUp(service, ncb("NG"), id, "NG"))).isEqualTo("ILLEGAL_MOVE");
  }

  @Test
  void nobody_is_told_of_another_country() {
    String id = planned(service, "NG", "GH");

    assertThat(reasonOf(() -> catchUp(service, ncb("GH"), id, "NG"))).isEqualTo("NOT_FOUND");
    assertThat(reasonOf(() -> catchUp(service, PLANNER, id, "NG"))).isEqualTo("ROLE_REQUIRED");
  }

  private static Map<CatchUpPointKind, Integer> points(CatchUp told) {
    return told.getPointsList().stream()
        .collect(toMap(CatchUpPoint::getKind, CatchUpPoint::getCount));
  }

  private static CatchUpPoint point(CatchUp told, CatchUpPointKind kind) {
    return told.getPointsList().stream()
        .filter(one -> one.getKind() == kind)
        .findFirst()
        .orElseThrow();
  }

  private static List<ConsequenceKind> kindsLeft(TestCaller caller, String id) {
    return surveyed(service, caller, id).getLeftList().stream()
        .flatMap(one -> one.getLeftList().stream())
        .map(Consequence::getKind)
        .toList();
  }

  private static LateCountry late(String id, String country) {
    return surveyed(service, PLANNER, id).getLateList().stream()
        .filter(one -> one.getCountry().equals(country))
        .findFirst()
        .orElseThrow();
  }

  private static Order add(Order order, String... countries) {
    return orders(service, PLANNER)
        .addOrderCopies(
            AddOrderCopiesRequest.newBuilder()
                .setOperationId(order.getOperationId())
                .setOrderId(order.getOrderId())
                .addAllReceiverCountries(List.of(countries))
                .build())
        .getOrder();
  }

  private static void join(String id, String country) {
    stand(service, id, country, ParticipationState.PARTICIPATION_STATE_ACCEPTED);
  }

  /** An operation that begins in a thousand years. */
  private static String ahead() {
    String id =
        operations(service, PLANNER)
            .createOperation(
                CreateOperationRequest.newBuilder()
                    .setPlan(
                        aPlan()
                            .setStartTime(Timestamp.newBuilder().setSeconds(32_000_000_000L))
                            .setEndTime(Timestamp.newBuilder().setSeconds(32_001_000_000L)))
                    .build())
            .getOperation()
            .getOperationId();
    return approved(service, id).getOperationId();
  }
}
