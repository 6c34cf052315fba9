package cordon.operations.meeting;

import static cordon.operations.CaseFixture.aCase;
import static cordon.operations.CaseFixture.cases;
import static cordon.operations.CaseFixture.decided;
import static cordon.operations.CaseFixture.nominated;
import static cordon.operations.CaseFixture.worked;
import static cordon.operations.LeadFixture.handed;
import static cordon.operations.LeadFixture.planner;
import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.operations.PreparationFixture.aMeeting;
import static cordon.operations.PreparationFixture.convened;
import static cordon.operations.PreparationFixture.country;
import static cordon.operations.PreparationFixture.held;
import static cordon.operations.PreparationFixture.holding;
import static cordon.operations.PreparationFixture.meetings;
import static cordon.operations.PreparationFixture.planned;
import static cordon.platform.conformance.Refusals.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.operations.CaseFixture;
import cordon.operations.v1.Case;
import cordon.operations.v1.CaseState;
import cordon.operations.v1.CriterionJudgement;
import cordon.operations.v1.DecideCasesRequest;
import cordon.operations.v1.GetCaseRequest;
import cordon.operations.v1.Meeting;
import cordon.testsupport.TestCaller;
import org.junit.jupiter.api.Test;

/** Decisions on cases and the meeting that they name. */
class MeetingOnCasesTest extends MeetingScene {
  @Test
  void a_case_names_the_meeting_to_those_who_lead_whoever_they_are() {
    Meeting meeting = held(service, operation, aMeeting("First", "NG"), country("NG")).getMeeting();
    Case ready =
        worked(
            service,
            nominated(service, ncb("NG"), operation, aCase("1")),
            CaseState.CASE_STATE_READY);
    var _ = handed(service, operation, "KE");

    Case selected =
        cases(service, planner("KE"))
            .decideCases(
                CaseFixture.meeting(operation)
                    .setMeetingId(meeting.getMeetingId())
                    .addDecisions(
                        decided(ready, true)
                            .addCriteria(
                                CriterionJudgement.newBuilder().setKey("evidence").setMet(true)))
                    .build())
            .getCases(0);

    assertThat(selected.getDecision().getMeetingId()).isEqualTo(meeting.getMeetingId());
    assertThat(caseOf(planner("KE"), ready).getDecision().getMeetingId())
        .isEqualTo(meeting.getMeetingId());
    assertThat(caseOf(ncb("NG"), ready).getDecision().getMeetingId()).isEmpty();
  }

  @Test
  void a_decision_on_cases_names_a_meeting_of_the_operation_that_was_held_on_that_day() {
    Case ready =
        worked(
            service,
            nominated(service, ncb("NG"), operation, aCase("NG/1")),
            CaseState.CASE_STATE_READY);
    Meeting meeting = convened(service, operation, aMeeting("Selection", "GH"));
    assertThat(reasonOf(() -> decide(ready, meeting, "2025-03-14"))).isEqualTo("INCONSISTENT");
    var _ = meetings(service, PLANNER).holdMeeting(holding(meeting).build());
    Meeting foreign =
        held(service, planned(service, "NG"), aMeeting("Other"), country("NG")).getMeeting();

    assertThat(reasonOf(() -> decide(ready, foreign, "2025-03-14"))).isEqualTo("INCONSISTENT");
    assertThat(reasonOf(() -> decide(ready, meeting, "2025-03-16"))).isEqualTo("INCONSISTENT");
    Case decided = decide(ready, meeting, "2025-03-14");

    assertThat(decided.getDecision().getMeetingId()).isEqualTo(meeting.getMeetingId());
    assertThat(
            cases(service, ncb("NG"))
                .getCase(
                    GetCaseRequest.newBuilder()
                        .setOperationId(operation)
                        .setCaseId(ready.getCaseId())
                        .build())
                .getCase()
                .getDecision()
                .getMeetingId())
        .isEmpty();
  }

  private Case decide(Case ready, Meeting meeting, String day) {
    return cases(service, PLANNER)
        .decideCases(
            DecideCasesRequest.newBuilder()
                .setOperationId(operation)
                .setMeetingDay(day)
                .setMeetingId(meeting.getMeetingId())
                .addDecisions(
                    decided(ready, true)
                        .addCriteria(
                            CriterionJudgement.newBuilder().setKey("evidence").setMet(true)))
                .build())
        .getCases(0);
  }

  private static Case caseOf(TestCaller caller, Case one) {
    return cases(service, caller)
        .getCase(
            GetCaseRequest.newBuilder()
                .setOperationId(one.getOperationId())
                .setCaseId(one.getCaseId())
                .build())
        .getCase();
  }
}
