package cordon.operations.cases;

import static cordon.operations.CaseFixture.aCase;
import static cordon.operations.CaseFixture.cases;
import static cordon.operations.CaseFixture.decided;
import static cordon.operations.CaseFixture.meeting;
import static cordon.operations.CaseFixture.nominated;
import static cordon.operations.CaseFixture.worked;
import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.aPlan;
import static cordon.operations.OperationsFixture.approved;
import static cordon.operations.OperationsFixture.joined;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.operations.OperationsFixture.operations;
import static cordon.operations.PreparationFixture.aMeeting;
import static cordon.operations.PreparationFixture.country;
import static cordon.operations.PreparationFixture.held;
import static cordon.platform.conformance.Refusals.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.operations.v1.Case;
import cordon.operations.v1.CaseState;
import cordon.operations.v1.CreateOperationRequest;
import cordon.operations.v1.CriterionJudgement;
import cordon.operations.v1.DecideCasesRequest;
import cordon.operations.v1.DecidedCase;
import cordon.operations.v1.ListCasesRequest;
import cordon.operations.v1.Meeting;
import cordon.operations.v1.ReviseOperationRequest;
import cordon.operations.v1.SelectionCriterion;
import cordon.testsupport.TestCaller;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a meeting decides on cases. */
class CaseMeetingTest extends CaseScene {
  /**
   * As one failed and the others were done all the same
   * (https://github.com/OrchardCMS/Orchard/issues/1383).
   */
  @Test
  void a_meeting_decides_on_all_of_its_cases_or_on_none() {
    Case first =
        worked(
            service,
            nominated(service, ncb("NG"), operation, aCase("1")),
            CaseState.CASE_STATE_READY);
    Case second =
        worked(
            service,
            nominated(service, ncb("GH"), operation, aCase("2")),
            CaseState.CASE_STATE_READY);
    Case lead =
        worked(
            service,
            nominated(service, ncb("GH"), operation, aCase("3")),
            CaseState.CASE_STATE_LEAD);
    var planner = cases(service, PLANNER);

    assertThat(
            reasonOf(() ->
                planner.decideCases(
                    meeting(operation)
                        .addDecisions(decided(first, true))
                        .addDecisions(decided(lead, false))
                        .build())))
        .isEqualTo("ILLEGAL_MOVE");
    assertThat(
            reasonOf(() ->
                planner.decideCases(
                    meeting(operation)
                        .addDecisions(decided(first, true))
                        .addDecisions(decided(first, false))
                        .build())))
        .isEqualTo("INCONSISTENT");
    assertThat(
            reasonOf(() ->
                planner.decideCases(
                    meeting(operation).addDecisions(decided(first, true).setVersion(1)).build())))
        .isEqualTo("STALE_VERSION");
    assertThat(
            reasonOf(() ->
                planner.decideCases(
                    meeting(operation)
                        .setMeetingDay("2999-01-01")
                        .addDecisions(decided(first, true))
                        .build())))
        .isEqualTo("INCONSISTENT");
    assertThat(
            reasonOf(() ->
                planner.decideCases(
                    meeting(joined(service, "NG")).addDecisions(decided(first, true)).build())))
        .isEqualTo("NOT_FOUND");
    assertThat(get(PLANNER, first)).isEqualTo(first);

    var answer =
        planner.decideCases(
            meeting(operation)
                .addDecisions(decided(second, false).setVersion(second.getVersion()))
                .addDecisions(decided(first, true).setVersion(first.getVersion()))
                .build());

    assertThat(answer.getCasesList())
        .extracting(Case::getState)
        .containsExactly(CaseState.CASE_STATE_NOT_SELECTED, CaseState.CASE_STATE_SELECTED);
    assertThat(get(ncb("GH"), second).getDecision().getReasons()).isNotEmpty();
    assertThat(get(ncb("GH"), second).getDecision().getMeetingDay()).isEqualTo("2025-03-14");
  }

  @Test
  void a_decision_names_criteria_of_the_plan_in_force_and_keeps_what_they_said() {
    var open =
        operations(service, PLANNER)
            .createOperation(
                CreateOperationRequest.newBuilder()
                    .setPlan(
                        aPlan()
                            .addSelectionCriteria(
                                SelectionCriterion.newBuilder()
                                    .setKey("evidence")
                                    .setCriterion("Evidence is in hand.")))
                    .build())
            .getOperation();
    String id = open.getOperationId();
    Case one =
        worked(service, nominated(service, PLANNER, id, aCase("1")), CaseState.CASE_STATE_READY);
    var planner = cases(service, PLANNER);

    assertThat(
            reasonOf(
                () -> planner.decideCases(meeting(id).addDecisions(decided(one, true)).build())))
        .isEqualTo("INCONSISTENT");
    assertThat(reasonOf(() -> planner.decideCases(judged(id, one, "luck"))))
        .isEqualTo("UNKNOWN_CRITERION");
    long version = approved(service, id).getVersion();
    var _ =
        operations(service, PLANNER)
            .reviseOperation(
                ReviseOperationRequest.newBuilder()
                    .setOperationId(id)
                    .setVersion(version)
                    .setPlan(
                        aPlan()
                            .addSelectionCriteria(
                                SelectionCriterion.newBuilder()
                                    .setKey("luck")
                                    .setCriterion("Not in force yet.")))
                    .build());
    assertThat(reasonOf(() -> planner.decideCases(judged(id, one, "luck"))))
        .isEqualTo("UNKNOWN_CRITERION");

    var decision = planner.decideCases(judged(id, one, "evidence")).getCases(0).getDecision();

    assertThat(decision.getCriteria(0).getKey()).isEqualTo("evidence");
    assertThat(get(PLANNER, one).getDecision().getCriteria(0).getCriterion())
        .isEqualTo("Evidence is in hand.");
  }

  @Test
  void what_a_meeting_decided_is_found_by_it_by_those_who_are_told_of_it() {
    Case taken = ready("1");
    Case left = ready("2");
    Case elsewhere = ready("3");
    Meeting held =
        held(service, operation, aMeeting("Selection", "NG"), country("NG")).getMeeting();
    Meeting other =
        held(service, operation, aMeeting("Later selection", "NG"), country("NG")).getMeeting();
    decide(held, decided(taken, true), decided(left, false));
    decide(other, decided(elsewhere, true));

    assertThat(decidedBy(PLANNER, held))
        .containsExactlyInAnyOrder(taken.getCaseId(), left.getCaseId());
    assertThat(decidedBy(PLANNER, other)).containsExactly(elsewhere.getCaseId());
    assertThat(decidedBy(ncb("NG"), held)).isEmpty();
  }

  private Case ready(String reference) {
    return worked(
        service,
        nominated(service, ncb("NG"), operation, aCase(reference)),
        CaseState.CASE_STATE_READY);
  }

  private void decide(Meeting by, DecidedCase.Builder... decisions) {
    var request =
        meeting(operation)
            .setMeetingId(by.getMeetingId())
            .setMeetingDay(
                Instant.ofEpochSecond(by.getSpec().getMeetTime().getSeconds())
                    .atZone(ZoneOffset.UTC)
                    .toLocalDate()
                    .toString());
    List.of(decisions).forEach(request::addDecisions);
    var _ = cases(service, PLANNER).decideCases(request.build());
  }

  private List<String> decidedBy(TestCaller by, Meeting meeting) {
    return cases(service, by)
        .listCases(
            ListCasesRequest.newBuilder()
                .setOperationId(operation)
                .setMeetingId(meeting.getMeetingId())
                .build())
        .getCasesList()
        .stream()
        .map(Case::getCaseId)
        .toList();
  }

  private static DecideCasesRequest judged(String operation, Case one, String key) {
    return meeting(operation)
        .addDecisions(
            decided(one, true)
                .addCriteria(CriterionJudgement.newBuilder().setKey(key).setMet(true)))
        .build();
  }
}
