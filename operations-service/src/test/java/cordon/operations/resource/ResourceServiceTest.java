package cordon.operations.resource;

import static cordon.operations.LeadFixture.approver;
import static cordon.operations.LeadFixture.handed;
import static cordon.operations.LeadFixture.planner;
import static cordon.operations.OperationsFixture.APPROVER;
import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.operations.OperationsFixture.operations;
import static cordon.operations.OperationsFixture.participations;
import static cordon.operations.OperationsFixture.revised;
import static cordon.operations.OperationsFixture.withdrawal;
import static cordon.operations.PreparationFixture.THEN;
import static cordon.operations.PreparationFixture.asking;
import static cordon.operations.PreparationFixture.committed;
import static cordon.operations.PreparationFixture.contributed;
import static cordon.operations.PreparationFixture.declined;
import static cordon.operations.PreparationFixture.deployed;
import static cordon.operations.PreparationFixture.pledged;
import static cordon.operations.PreparationFixture.released;
import static cordon.operations.PreparationFixture.resources;
import static cordon.operations.PreparationFixture.takenBack;
import static cordon.operations.PreparationFixture.withdrawn;
import static cordon.platform.conformance.Refusals.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.operations.OperationsFixture;
import cordon.operations.PlanFixture;
import cordon.operations.v1.AskedCountry;
import cordon.operations.v1.CancelOperationRequest;
import cordon.operations.v1.CommitContributionRequest;
import cordon.operations.v1.Contribution;
import cordon.operations.v1.ContributionState;
import cordon.operations.v1.GetContributionRequest;
import cordon.operations.v1.GetOperationRequest;
import cordon.operations.v1.ListContributionsRequest;
import cordon.operations.v1.Operation;
import cordon.operations.v1.PledgeContributionRequest;
import cordon.operations.v1.ResourceSum;
import cordon.operations.v1.TakeBackContributionRequest;
import cordon.testsupport.TestCaller;
import cordon.testsupport.TestIdentity;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What countries give of what the plan needs. */
class ResourceServiceTest extends ResourceScene {
  private static final TestCaller CHIEF = TestIdentity.person("chief").roles("leadership");
  private static final TestCaller CHIEF_NG =
      TestIdentity.person("chief-ng").roles("leadership").country("NG");

  @Test
  void planners_of_a_country_that_leads_ask_commit_and_see_what_there_is() {
    List<Contribution> before = ask(r -> r);
    var _ = handed(service, operation, "KE");
    var stub = resources(service, planner("KE"));

    Contribution asked = stub.askContributions(asking(operation, "GH").build()).getContributions(0);
    assertThat(stub.takeBackContribution(takingBack(asked)).getContribution().getState())
        .isEqualTo(ContributionState.CONTRIBUTION_STATE_TAKEN_BACK);
    Contribution pledged = pledged(service, before.getFirst(), 5);
    assertThat(stub.commitContribution(committing(pledged)).getContribution().getState())
        .isEqualTo(ContributionState.CONTRIBUTION_STATE_COMMITTED);

    assertThat(listed(planner("KE"))).isEqualTo(listed(PLANNER)).hasSize(3);
    assertThat(listed(ncb("NG"))).hasSize(1);
    assertThat(get(approver("KE"), pledged).getCountry()).isEqualTo("NG");
    assertThat(sums(planner("KE"))).isEqualTo(sums(PLANNER)).isNotEmpty();
  }

  @Test
  void who_does_not_lead_is_told_so_if_they_see_the_plan() {
    Contribution asked = ask(r -> r).getFirst();
    var _ = handed(service, operation, "KE");

    for (TestCaller caller : List.of(PLANNER, planner("NG"))) {
      assertThat(refusals(caller, asked)).containsOnly("NOT_LEAD");
      assertThat(get(caller, asked)).isEqualTo(asked);
    }
    assertThat(sums(PLANNER)).isNotEmpty();
    assertThat(listed(planner("NG"))).containsExactly(asked);
    assertThat(reasonOf(() -> sums(planner("NG")))).isEqualTo("NOT_FOUND");
    assertThat(refusals(planner("ZA"), asked)).containsOnly("NOT_FOUND");
    assertThat(reasonOf(() -> get(planner("ZA"), asked))).isEqualTo("NOT_FOUND");
    assertThat(reasonOf(() -> sums(planner("ZA")))).isEqualTo("NOT_FOUND");
    assertThat(listed(planner("ZA"))).isEmpty();
    // Nobody of a country that leads answers for another country.
    assertThat(
            reasonOf(() ->
                resources(service, planner("KE"))
                    .pledgeContribution(
                        PledgeContributionRequest.newBuilder()
                            .setOperationId(operation)
                            .setContributionId(asked.getContributionId())
                            .setQuantity(1)
                            .build())))
        .isEqualTo("ROLE_REQUIRED");
  }

  @Test
  void countries_are_asked_at_once_or_none_for_what_the_plan_needs() {
    assertThat(reasonOf(() -> ask(r -> r.setNeedKey("cars")))).isEqualTo("UNKNOWN_NEED");
    assertThat(reasonOf(() -> ask(r -> r.addCountries(asked("KE"))))).isEqualTo("NOT_TAKING_PART");
    assertThat(reasonOf(() -> ask(r -> r.addCountries(asked("NG"))))).isEqualTo("INCONSISTENT");
    assertThat(
            reasonOf(() ->
                resources(service, PLANNER)
                    .askContributions(
                        asking(OperationsFixture.created(service).getOperationId(), "NG").build())))
        .isEqualTo("NO_APPROVED_PLAN");
    assertThat(listed(PLANNER)).isEmpty();

    List<Contribution> asked = ask(r -> r);

    assertThat(asked).extracting(Contribution::getCountry).containsExactly("NG", "GH");
    assertThat(asked.getFirst().getUnit()).isEqualTo("kits");
    assertThat(asked.getFirst().getResource()).isEqualTo("Forensic kits");
  }

  @Test
  void a_country_sees_and_answers_its_own_and_no_other() {
    List<Contribution> asked = ask(r -> r);
    Contribution ghana = asked.getLast();

    assertThat(listed(ncb("NG"))).containsExactly(asked.getFirst());
    assertThat(reasonOf(() -> get(ncb("NG"), ghana))).isEqualTo("NOT_FOUND");
    Contribution posing = ghana.toBuilder().setCountry("NG").build();
    assertThat(reasonOf(() -> pledged(service, posing, 1))).isEqualTo("NOT_FOUND");
    assertThat(reasonOf(() -> declined(service, posing))).isEqualTo("NOT_FOUND");
    assertThat(listed(CHIEF)).hasSize(2);
    assertThat(listed(CHIEF_NG)).containsExactly(asked.getFirst());
    assertThat(reasonOf(() -> sums(ncb("NG")))).isEqualTo("ROLE_REQUIRED");
    assertThat(reasonOf(() -> sums(CHIEF_NG))).isEqualTo("NOT_FOUND");
    assertThat(sums(CHIEF)).isEqualTo(sums(APPROVER));
  }

  @Test
  void a_country_that_has_withdrawn_pledges_nothing_and_releases_what_it_gave() {
    Contribution asked =
        contributed(service, operation, "NG", ContributionState.CONTRIBUTION_STATE_ASKED);
    Contribution given =
        contributed(service, operation, "NG", ContributionState.CONTRIBUTION_STATE_DEPLOYED);
    Contribution promised =
        contributed(service, operation, "NG", ContributionState.CONTRIBUTION_STATE_PLEDGED);
    var _ = participations(service, ncb("NG")).withdrawParticipation(withdrawal(operation, "NG"));

    assertThat(reasonOf(() -> committed(service, promised, 1))).isEqualTo("NOT_TAKING_PART");
    ResourceSum sum = sums(PLANNER).getFirst();
    assertThat(sum.getAsked()).isZero();
    assertThat(sum.getPledged()).isZero();
    assertThat(sum.getDeployed()).isEqualTo(given.getDeployedQuantity());

    assertThat(reasonOf(() -> pledged(service, asked, 1))).isEqualTo("NOT_FOUND");
    assertThat(get(ncb("NG"), asked)).isEqualTo(asked);
    assertThat(released(service, given, THEN.plusSeconds(1)).getState())
        .isEqualTo(ContributionState.CONTRIBUTION_STATE_RELEASED);
    assertThat(declined(service, asked).getReason()).isNotEmpty();
  }

  @Test
  void nobody_is_counted_on_once_the_operation_is_over_and_what_happened_is_taken() {
    Contribution asked =
        contributed(service, operation, "NG", ContributionState.CONTRIBUTION_STATE_ASKED);
    Contribution pledged =
        contributed(service, operation, "NG", ContributionState.CONTRIBUTION_STATE_PLEDGED);
    Contribution committed =
        contributed(service, operation, "NG", ContributionState.CONTRIBUTION_STATE_COMMITTED);
    var _ =
        operations(service, PLANNER)
            .cancelOperation(
                CancelOperationRequest.newBuilder()
                    .setOperationId(operation)
                    .setReason("No grounds")
                    .build());

    assertThat(reasonOf(() -> ask(r -> r))).isEqualTo("ILLEGAL_MOVE");
    assertThat(reasonOf(() -> pledged(service, asked, 1))).isEqualTo("ILLEGAL_MOVE");
    assertThat(reasonOf(() -> committed(service, pledged, 1))).isEqualTo("ILLEGAL_MOVE");
    assertThat(takenBack(service, asked).getState())
        .isEqualTo(ContributionState.CONTRIBUTION_STATE_TAKEN_BACK);
    assertThat(withdrawn(service, pledged).getState())
        .isEqualTo(ContributionState.CONTRIBUTION_STATE_WITHDRAWN);
    assertThat(released(service, deployed(service, committed, 1), THEN).getState())
        .isEqualTo(ContributionState.CONTRIBUTION_STATE_RELEASED);
  }

  @Test
  void a_need_that_the_next_plan_drops_is_told_and_nothing_is_lost() {
    contributed(service, operation, "NG", ContributionState.CONTRIBUTION_STATE_DEPLOYED);
    assertThat(sums(PLANNER).getFirst().getShortBy()).isEqualTo(9);
    Operation before =
        operations(service, PLANNER)
            .getOperation(GetOperationRequest.newBuilder().setOperationId(operation).build())
            .getOperation();

    var without = PlanFixture.aWholePlan();
    without.getResourceNeedsBuilder(0).setKey("cars").setResource("Cars").setUnit("cars");
    revised(service, before, without);

    assertThat(sums(PLANNER))
        .extracting(
            ResourceSum::getNeedKey,
            ResourceSum::getInPlan,
            ResourceSum::getDeployed,
            ResourceSum::getShortBy)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("cars", true, 0L, 12L),
            org.assertj.core.groups.Tuple.tuple("kits", false, 3L, 0L));
    assertThat(reasonOf(() -> ask(r -> r))).isEqualTo("UNKNOWN_NEED");
  }

  @Test
  void a_list_has_what_is_asked_for() {
    contributed(service, operation, "NG", ContributionState.CONTRIBUTION_STATE_PLEDGED);
    Contribution declined =
        contributed(service, operation, "GH", ContributionState.CONTRIBUTION_STATE_DECLINED);
    var request = ListContributionsRequest.newBuilder().setOperationId(operation);
    var planner = resources(service, PLANNER);

    assertThat(planner.listContributions(request.build()).getContributionsList()).hasSize(2);
    assertThat(
            planner
                .listContributions(request.clone().setCountry("GH").build())
                .getContributionsList())
        .containsExactly(declined);
    assertThat(
            planner
                .listContributions(
                    request
                        .clone()
                        .setNeedKey("kits")
                        .setState(ContributionState.CONTRIBUTION_STATE_DECLINED)
                        .build())
                .getContributionsList())
        .containsExactly(declined);
    assertThat(
            planner
                .listContributions(request.clone().setNeedKey("cars").build())
                .getContributionsList())
        .isEmpty();
  }

  private List<String> refusals(TestCaller caller, Contribution one) {
    var stub = resources(service, caller);
    return List.of(
        reasonOf(() -> stub.askContributions(asking(operation, "NG").build())),
        reasonOf(() -> stub.takeBackContribution(takingBack(one))),
        reasonOf(() -> stub.commitContribution(committing(one))));
  }

  private static TakeBackContributionRequest takingBack(Contribution one) {
    return TakeBackContributionRequest.newBuilder()
        .setOperationId(one.getOperationId())
        .setContributionId(one.getContributionId())
        .setReason("Another country gives them all.")
        .build();
  }

  private static CommitContributionRequest committing(Contribution one) {
    return CommitContributionRequest.newBuilder()
        .setOperationId(one.getOperationId())
        .setContributionId(one.getContributionId())
        .setQuantity(1)
        .build();
  }

  private static AskedCountry.Builder asked(String country) {
    return AskedCountry.newBuilder().setCountry(country).setQuantity(1);
  }

  private static Contribution get(TestCaller caller, Contribution one) {
    return resources(service, caller)
        .getContribution(
            GetContributionRequest.newBuilder()
                .setOperationId(one.getOperationId())
                .setContributionId(one.getContributionId())
                .build())
        .getContribution();
  }
}
