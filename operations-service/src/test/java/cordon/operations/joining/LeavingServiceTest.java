package cordon.operations.joining;

import static cordon.operations.CaseFixture.aCase;
import static cordon.operations.CaseFixture.cases;
import static cordon.operations.CaseFixture.decided;
import static cordon.operations.CaseFixture.meeting;
import static cordon.operations.CaseFixture.nominated;
import static cordon.operations.CaseFixture.worked;
import static cordon.operations.JoiningFixture.hanging;
import static cordon.operations.JoiningFixture.joining;
import static cordon.operations.JoiningFixture.preview;
import static cordon.operations.LeadFixture.handed;
import static cordon.operations.LeadFixture.planner;
import static cordon.operations.NetworkFixture.aNetwork;
import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.aHotspot;
import static cordon.operations.OperationsFixture.added;
import static cordon.operations.OperationsFixture.approved;
import static cordon.operations.OperationsFixture.caveats;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.operations.OperationsFixture.participations;
import static cordon.operations.OperationsFixture.stand;
import static cordon.operations.OperationsFixture.withdrawal;
import static cordon.operations.OrderFixture.field;
import static cordon.operations.OrderFixture.issued;
import static cordon.operations.PackageFixture.aPackage;
import static cordon.operations.PackageFixture.drafted;
import static cordon.operations.PackageFixture.given;
import static cordon.operations.ParticipationFixture.agencies;
import static cordon.operations.ParticipationFixture.participation;
import static cordon.operations.PreparationFixture.aMeeting;
import static cordon.operations.PreparationFixture.anItem;
import static cordon.operations.PreparationFixture.contributed;
import static cordon.operations.PreparationFixture.convened;
import static cordon.operations.PreparationFixture.country;
import static cordon.operations.PreparationFixture.created;
import static cordon.operations.PreparationFixture.done;
import static cordon.operations.PreparationFixture.planned;
import static cordon.operations.RestrictionFixture.notTo;
import static cordon.operations.RestrictionFixture.restricted;
import static cordon.operations.v1.ConsequenceKind.CONSEQUENCE_KIND_AGENCIES;
import static cordon.operations.v1.ConsequenceKind.CONSEQUENCE_KIND_CASES_OPEN;
import static cordon.operations.v1.ConsequenceKind.CONSEQUENCE_KIND_CASES_SELECTED;
import static cordon.operations.v1.ConsequenceKind.CONSEQUENCE_KIND_CAVEATS;
import static cordon.operations.v1.ConsequenceKind.CONSEQUENCE_KIND_CONTRIBUTIONS_ASKED;
import static cordon.operations.v1.ConsequenceKind.CONSEQUENCE_KIND_CONTRIBUTIONS_DEPLOYED;
import static cordon.operations.v1.ConsequenceKind.CONSEQUENCE_KIND_CONTRIBUTIONS_PROMISED;
import static cordon.operations.v1.ConsequenceKind.CONSEQUENCE_KIND_HOTSPOTS;
import static cordon.operations.v1.ConsequenceKind.CONSEQUENCE_KIND_ITEMS_OPEN;
import static cordon.operations.v1.ConsequenceKind.CONSEQUENCE_KIND_LEADS;
import static cordon.operations.v1.ConsequenceKind.CONSEQUENCE_KIND_MEETINGS_AHEAD;
import static cordon.operations.v1.ConsequenceKind.CONSEQUENCE_KIND_NETWORKS;
import static cordon.operations.v1.ConsequenceKind.CONSEQUENCE_KIND_ORDER_COPIES_CALLED_IN;
import static cordon.operations.v1.ConsequenceKind.CONSEQUENCE_KIND_ORDER_COPIES_TO_DESTROY;
import static cordon.operations.v1.ConsequenceKind.CONSEQUENCE_KIND_PACKAGES_GIVEN;
import static cordon.operations.v1.ConsequenceKind.CONSEQUENCE_KIND_PACKAGES_HELD;
import static cordon.operations.v1.ConsequenceKind.CONSEQUENCE_KIND_PACKAGES_NOT_GIVEN;
import static cordon.operations.v1.ConsequenceKind.CONSEQUENCE_KIND_PLAN_PLACES;
import static cordon.operations.v1.ConsequenceKind.CONSEQUENCE_KIND_RESTRICTIONS;
import static cordon.platform.conformance.Refusals.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.operations.NetworkFixture;
import cordon.operations.OperationsFixture;
import cordon.operations.OrderFixture;
import cordon.operations.v1.Case;
import cordon.operations.v1.CaseState;
import cordon.operations.v1.ConsequenceKind;
import cordon.operations.v1.ContributionState;
import cordon.operations.v1.CriterionJudgement;
import cordon.operations.v1.Order;
import cordon.operations.v1.ParticipationState;
import cordon.platform.conformance.ServiceFixture;
import cordon.testsupport.TestCaller;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What hangs on a country's taking part, before it leaves and after it has left. */
class LeavingServiceTest {
  private static ServiceFixture service;

  @BeforeAll
  static void start() {
    service = OperationsFixture.start(LeavingServiceTest.class);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void a_country_is_told_all_that_hangs_on_it_before_it_leaves() {
    String id = busy();

    assertThat(hanging(service, ncb("NG"), id, "NG")).isEqualTo(BEFORE);
  }

  @Test
  void what_others_have_is_not_counted_with_it() {
    String id = busy();

    assertThat(hanging(service, ncb("GH"), id, "GH"))
        .isEqualTo(
            Map.of(
                CONSEQUENCE_KIND_ORDER_COPIES_CALLED_IN, 1,
                CONSEQUENCE_KIND_PACKAGES_HELD, 1,
                CONSEQUENCE_KIND_PACKAGES_GIVEN, 1,
                CONSEQUENCE_KIND_MEETINGS_AHEAD, 1));
  }

  @Test
  void those_who_lead_are_told_what_it_has_left_and_not_what_they_may_not_see() {
    String id = busy();
    var before = hanging(service, PLANNER, id, "NG");
    var _ = participations(service, ncb("NG")).withdrawParticipation(withdrawal(id, "NG"));

    var after = hanging(service, PLANNER, id, "NG");

    assertThat(before)
        .doesNotContainKey(CONSEQUENCE_KIND_PACKAGES_NOT_GIVEN)
        // One of the open cases is about a person, and nobody has passed it.
        .containsEntry(CONSEQUENCE_KIND_CASES_OPEN, 1)
        .containsEntry(CONSEQUENCE_KIND_CAVEATS, 7);
    assertThat(after)
        .doesNotContainKeys(
            CONSEQUENCE_KIND_ORDER_COPIES_CALLED_IN,
            CONSEQUENCE_KIND_PACKAGES_NOT_GIVEN,
            CONSEQUENCE_KIND_CAVEATS)
        .containsEntry(CONSEQUENCE_KIND_ORDER_COPIES_TO_DESTROY, 1)
        .containsEntry(CONSEQUENCE_KIND_ITEMS_OPEN, 2)
        .containsEntry(CONSEQUENCE_KIND_CONTRIBUTIONS_ASKED, 1)
        .containsEntry(CONSEQUENCE_KIND_PLAN_PLACES, before.get(CONSEQUENCE_KIND_PLAN_PLACES))
        .containsEntry(CONSEQUENCE_KIND_RESTRICTIONS, 1);
  }

  @Test
  void a_copy_that_is_destroyed_hangs_on_nobody_any_more() {
    String id = planned(service, "NG");
    Order order = issued(service, PLANNER, id, "NG");
    var _ = participations(service, ncb("NG")).withdrawParticipation(withdrawal(id, "NG"));
    var _ = OrderFixture.destroyed(service, ncb("NG"), order);

    assertThat(hanging(service, PLANNER, id, "NG"))
        .doesNotContainKeys(
            CONSEQUENCE_KIND_ORDER_COPIES_CALLED_IN, CONSEQUENCE_KIND_ORDER_COPIES_TO_DESTROY);
  }

  /** A country that leads sees the networks and hotspots that name it, and no others. */
  @Test
  void a_country_that_leads_is_told_of_what_it_sees_itself() {
    String id = planned(service, "NG", "GH");
    var _ = NetworkFixture.created(service, ncb("NG"), id, aNetwork());
    var _ = NetworkFixture.created(service, ncb("NG"), id, aNetwork("GH"));
    var _ = added(service, ncb("NG"), id, aHotspot("NG"));
    var _ = handed(service, id, "GH");

    assertThat(hanging(service, planner("GH"), id, "NG"))
        .containsEntry(CONSEQUENCE_KIND_NETWORKS, 1)
        .doesNotContainKey(CONSEQUENCE_KIND_HOTSPOTS);
    assertThat(hanging(service, PLANNER, id, "NG"))
        .containsEntry(CONSEQUENCE_KIND_NETWORKS, 2)
        .containsEntry(CONSEQUENCE_KIND_HOTSPOTS, 1);
    assertThat(hanging(service, ncb("GH"), id, "GH")).containsEntry(CONSEQUENCE_KIND_LEADS, 1);
  }

  @Test
  void where_nothing_hangs_on_it_nothing_is_told() {
    String id = approved(service).getOperationId();
    stand(service, id, "NG", ParticipationState.PARTICIPATION_STATE_ACCEPTED);

    assertThat(hanging(service, ncb("NG"), id, "NG")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "PARTICIPATION_STATE_INVITED",
        "PARTICIPATION_STATE_DECLINED",
        "PARTICIPATION_STATE_WITHDRAWN"
      })
  void a_country_that_does_not_take_part_is_told_nothing(ParticipationState state) {
    String id = planned(service);
    stand(service, id, "NG", state);

    assertThat(reasonOf(() -> hanging(service, ncb("NG"), id, "NG"))).isEqualTo("ILLEGAL_MOVE");
    // Its planners lead nothing here.
    assertThat(reasonOf(() -> hanging(service, planner("NG"), id, "NG"))).isEqualTo("ILLEGAL_MOVE");
  }

  @Test
  void nobody_is_told_of_another_country_that_they_do_not_lead() {
    String id = planned(service, "NG", "GH");

    for (TestCaller other : new TestCaller[] {ncb("GH"), ncb("KE"), planner("GH")}) {
      assertThat(reasonOf(() -> hanging(service, other, id, "NG"))).isEqualTo("NOT_FOUND");
    }
    assertThat(reasonOf(() -> hanging(service, field("NG", "one"), id, "NG")))
        .isEqualTo("ROLE_REQUIRED");
    assertThat(reasonOf(() -> hanging(service, PLANNER, id, "KE"))).isEqualTo("NOT_FOUND");
  }

  @Test
  void the_kinds_stand_in_their_order() {
    String id = busy();

    assertThat(
            joining(service, ncb("NG")).previewWithdrawal(preview(id, "NG")).getConsequencesList())
        .extracting(one -> one.getKind().getNumber())
        .isSorted();
  }

  private static final Map<ConsequenceKind, Integer> BEFORE =
      Map.ofEntries(
          Map.entry(CONSEQUENCE_KIND_ORDER_COPIES_CALLED_IN, 1),
          Map.entry(CONSEQUENCE_KIND_PACKAGES_HELD, 1),
          Map.entry(CONSEQUENCE_KIND_PACKAGES_GIVEN, 1),
          Map.entry(CONSEQUENCE_KIND_PACKAGES_NOT_GIVEN, 1),
          Map.entry(CONSEQUENCE_KIND_CASES_OPEN, 2),
          Map.entry(CONSEQUENCE_KIND_CASES_SELECTED, 1),
          Map.entry(CONSEQUENCE_KIND_HOTSPOTS, 1),
          Map.entry(CONSEQUENCE_KIND_NETWORKS, 1),
          Map.entry(CONSEQUENCE_KIND_CONTRIBUTIONS_ASKED, 1),
          Map.entry(CONSEQUENCE_KIND_CONTRIBUTIONS_PROMISED, 2),
          Map.entry(CONSEQUENCE_KIND_CONTRIBUTIONS_DEPLOYED, 1),
          Map.entry(CONSEQUENCE_KIND_ITEMS_OPEN, 2),
          Map.entry(CONSEQUENCE_KIND_MEETINGS_AHEAD, 1),
          // A post, a liaison officer and an objective.
          Map.entry(CONSEQUENCE_KIND_PLAN_PLACES, 3),
          Map.entry(CONSEQUENCE_KIND_CAVEATS, 7),
          Map.entry(CONSEQUENCE_KIND_RESTRICTIONS, 1),
          Map.entry(CONSEQUENCE_KIND_AGENCIES, 2));

  /** In which Nigeria has something of everything, and Ghana something of what is given. */
  private static String busy() {
    String id = planned(service, "NG", "GH");
    TestCaller own = ncb("NG");
    var _ = nominated(service, own, id, aCase("one"));
    var _ = nominated(service, own, id, aCase("two").setAboutPerson(true));
    Case ready =
        worked(service, nominated(service, own, id, aCase("three")), CaseState.CASE_STATE_READY);
    var _ =
        cases(service, PLANNER)
            .decideCases(
                meeting(id)
                    .addDecisions(
                        decided(ready, true)
                            .addCriteria(
                                CriterionJudgement.newBuilder().setKey("evidence").setMet(true)))
                    .build());
    var _ = added(service, own, id, aHotspot("NG"));
    var _ = NetworkFixture.created(service, own, id, aNetwork());
    var _ = given(service, own, id, aPackage("GH"));
    var _ = given(service, ncb("GH"), id, aPackage("NG"));
    var _ = drafted(service, own, id, aPackage("GH"));
    for (ContributionState state :
        new ContributionState[] {
          ContributionState.CONTRIBUTION_STATE_ASKED,
          ContributionState.CONTRIBUTION_STATE_PLEDGED,
          ContributionState.CONTRIBUTION_STATE_COMMITTED,
          ContributionState.CONTRIBUTION_STATE_DEPLOYED,
          ContributionState.CONTRIBUTION_STATE_RELEASED,
          ContributionState.CONTRIBUTION_STATE_DECLINED
        }) {
      var _ = contributed(service, id, "NG", state);
    }
    var _ = created(service, id, anItem("Rooms", country("NG")));
    var _ = created(service, id, anItem("Lines", country("NG")));
    var _ = done(service, own, created(service, id, anItem("Desks", country("NG"))));
    var _ = convened(service, id, aMeeting("Coordination", "NG", "GH"));
    var _ = issued(service, PLANNER, id, "NG", "GH");
    var _ = participations(service, own).changeCaveats(caveats(id, "NG").build());
    var _ = restricted(service, id, "NG", notTo("KE"));
    long version = participation(service, own, id, "NG").getVersion();
    var _ =
        participations(service, own).setAgencies(agencies(id, "NG").setVersion(version).build());
    return id;
  }
}
