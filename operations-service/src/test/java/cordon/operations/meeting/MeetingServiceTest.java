package cordon.operations.meeting;

import static cordon.operations.CaseFixture.aCase;
import static cordon.operations.CaseFixture.cases;
import static cordon.operations.CaseFixture.decided;
import static cordon.operations.CaseFixture.nominated;
import static cordon.operations.CaseFixture.worked;
import static cordon.operations.LeadFixture.approver;
import static cordon.operations.LeadFixture.handed;
import static cordon.operations.LeadFixture.planner;
import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.operations.OperationsFixture.participations;
import static cordon.operations.OperationsFixture.withdrawal;
import static cordon.operations.PreparationFixture.aMeeting;
import static cordon.operations.PreparationFixture.anItem;
import static cordon.operations.PreparationFixture.convened;
import static cordon.operations.PreparationFixture.country;
import static cordon.operations.PreparationFixture.decision;
import static cordon.operations.PreparationFixture.held;
import static cordon.operations.PreparationFixture.holding;
import static cordon.operations.PreparationFixture.items;
import static cordon.operations.PreparationFixture.meetings;
import static cordon.operations.PreparationFixture.minutesClosed;
import static cordon.operations.PreparationFixture.planned;
import static cordon.operations.PreparationFixture.post;
import static cordon.operations.PreparationFixture.time;
import static cordon.platform.conformance.Refusals.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.operations.CaseFixture;
import cordon.operations.OperationsFixture;
import cordon.operations.v1.AddDecisionsRequest;
import cordon.operations.v1.CancelMeetingRequest;
import cordon.operations.v1.Case;
import cordon.operations.v1.CaseState;
import cordon.operations.v1.CloseMinutesRequest;
import cordon.operations.v1.CorrectMinutesRequest;
import cordon.operations.v1.CriterionJudgement;
import cordon.operations.v1.DecideCasesRequest;
import cordon.operations.v1.DecisionReference;
import cordon.operations.v1.GetCaseRequest;
import cordon.operations.v1.GetMeetingRequest;
import cordon.operations.v1.GetMinutesRequest;
import cordon.operations.v1.ListMeetingsRequest;
import cordon.operations.v1.ListPlanningItemsRequest;
import cordon.operations.v1.Meeting;
import cordon.operations.v1.MeetingKind;
import cordon.operations.v1.MeetingState;
import cordon.operations.v1.Minutes;
import cordon.operations.v1.PlanMeetingRequest;
import cordon.operations.v1.PlanningItem;
import cordon.operations.v1.ReviseMeetingRequest;
import cordon.platform.conformance.ServiceFixture;
import cordon.testsupport.TestCaller;
import cordon.testsupport.TestIdentity;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Meetings, what they decide and what follows. */
class MeetingServiceTest {
  private static ServiceFixture service;
  private String operation;

  @BeforeAll
  static void start() {
    service = OperationsFixture.start(MeetingServiceTest.class);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @BeforeEach
  void begin() {
    operation = planned(service, "NG", "GH");
  }

  @Test
  void planners_of_a_country_that_leads_plan_hold_and_write_down_meetings() {
    Meeting first = held(service, operation, aMeeting("First", "NG"), country("NG")).getMeeting();
    var _ = handed(service, operation, "KE");
    var stub = meetings(service, planner("KE"));

    Meeting second =
        stub.planMeeting(
                PlanMeetingRequest.newBuilder()
                    .setOperationId(operation)
                    .setSpec(aMeeting("Second", "GH"))
                    .build())
            .getMeeting();
    var held =
        stub.holdMeeting(
            holding(second)
                .addDecisions(
                    decision("Not by a week.")
                        .setSupersedes(
                            DecisionReference.newBuilder()
                                .setMeetingId(first.getMeetingId())
                                .setNumber(1)))
                .addFollowUps(anItem("Tell the host", country("GH")))
                .build());
    assertThat(held.getFollowUps(0).getMeetingId()).isEqualTo(second.getMeetingId());
    // Each is told of the other to those who lead, and to nobody who was at one alone.
    assertThat(get(planner("KE"), second).getDecisions(0).getSupersedes().getMeetingId())
        .isEqualTo(first.getMeetingId());
    assertThat(get(approver("KE"), first).getDecisions(0).getSupersededBy().getMeetingId())
        .isEqualTo(second.getMeetingId());
    assertThat(get(planner("GH"), second).getDecisions(0).hasSupersedes()).isFalse();
    assertThat(stub.closeMinutes(closing(second)).getMeeting().getState())
        .isEqualTo(MeetingState.MEETING_STATE_MINUTES_CLOSED);
    assertThat(minutes(planner("KE"), second, 1).getDecisionsCount()).isEqualTo(1);
    assertThat(titles(planner("KE"), all())).hasSize(2);
    assertThat(titles(planner("GH"), all())).hasSize(1);
  }

  @Test
  void who_does_not_lead_is_told_so_if_they_see_the_plan() {
    Meeting meeting = convened(service, operation, aMeeting("First", "NG"));
    var _ = handed(service, operation, "KE");

    for (TestCaller caller : List.of(PLANNER, planner("NG"))) {
      assertThat(refusals(caller, meeting)).containsOnly("NOT_LEAD");
      assertThat(get(caller, meeting)).isEqualTo(meeting);
    }
    assertThat(refusals(planner("ZA"), meeting)).containsOnly("NOT_FOUND");
    assertThat(reasonOf(() -> get(planner("ZA"), meeting))).isEqualTo("NOT_FOUND");
    assertThat(titles(planner("ZA"), all())).isEmpty();
    assertThat(refusals(ncb("NG"), meeting)).containsOnly("ROLE_REQUIRED");
  }

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
  void a_country_that_was_present_sees_the_meeting_and_no_other_knows_of_it() {
    var answer = held(service, operation, aMeeting("First", "NG"), country("GH"));
    Meeting meeting = answer.getMeeting();

    assertThat(titles(ncb("NG"), all())).containsExactly("First");
    assertThat(get(ncb("NG"), meeting).getDecisions(0).getText()).contains("moved");
    assertThat(titles(ncb("GH"), all())).isEmpty();
    assertThat(reasonOf(() -> get(ncb("GH"), meeting))).isEqualTo("NOT_FOUND");
    // Nor by what it has to do for it.
    PlanningItem own = onlyItem(ncb("GH"), "");
    assertThat(own.getItemId()).isEqualTo(answer.getFollowUps(0).getItemId());
    assertThat(own.getMeetingId()).isEmpty();
    assertThat(onlyItem(PLANNER, meeting.getMeetingId()).getMeetingId())
        .isEqualTo(meeting.getMeetingId());
    TestCaller chief = TestIdentity.person("chief").roles("leadership");
    assertThat(get(chief, meeting)).isEqualTo(meeting);

    var _ = participations(service, ncb("NG")).withdrawParticipation(withdrawal(operation, "NG"));
    assertThat(reasonOf(() -> get(ncb("NG"), meeting))).isEqualTo("NOT_FOUND");
  }

  @Test
  void who_is_invited_sees_a_meeting_and_who_was_absent_does_not() {
    Meeting planned = convened(service, operation, aMeeting("First", "NG", "GH"));
    assertThat(get(ncb("GH"), planned)).isEqualTo(planned);

    var _ =
        meetings(service, PLANNER)
            .holdMeeting(holding(planned).setSpec(aMeeting("First", "NG")).build());

    assertThat(reasonOf(() -> get(ncb("GH"), planned))).isEqualTo("NOT_FOUND");
    assertThat(reasonOf(() -> convened(service, operation, aMeeting("Second", "KE"))))
        .isEqualTo("NOT_TAKING_PART");
  }

  /** A decision that a follow-up cannot go with is not recorded either. */
  @Test
  void what_is_decided_and_what_follows_is_recorded_together_or_not_at_all() {
    Meeting planned = convened(service, operation, aMeeting("First", "NG"));

    assertThat(
            reasonOf(() ->
                meetings(service, PLANNER)
                    .holdMeeting(
                        holding(planned)
                            .addDecisions(decision("Moved"))
                            .addFollowUps(anItem("Good", country("NG")))
                            .addFollowUps(anItem("Bad", post("bronze")))
                            .build())))
        .isEqualTo("UNKNOWN_POST");

    assertThat(get(PLANNER, planned)).isEqualTo(planned);
    assertThat(itemsOf(PLANNER, "")).isEmpty();
  }

  @Test
  void a_later_decision_supersedes_one_of_another_meeting() {
    Meeting first = held(service, operation, aMeeting("First", "NG"), country("NG")).getMeeting();
    Meeting second = convened(service, operation, aMeeting("Second", "GH"));
    var reference =
        DecisionReference.newBuilder().setMeetingId(first.getMeetingId()).setNumber(1).build();
    var request =
        holding(second).addDecisions(decision("Not moved").setSupersedes(reference)).build();

    Meeting after = meetings(service, PLANNER).holdMeeting(request).getMeeting();

    var told = get(PLANNER, first).getDecisions(0);
    assertThat(told.getSupersededBy().getMeetingId()).isEqualTo(second.getMeetingId());
    assertThat(told.getText()).isEqualTo(first.getDecisions(0).getText());
    assertThat(after.getDecisions(0).getSupersedes()).isEqualTo(reference);
    // Of the other meeting a country is told nothing but that the decision no longer stands.
    var ofNigeria = get(ncb("NG"), first).getDecisions(0);
    assertThat(ofNigeria.getSuperseded()).isTrue();
    assertThat(ofNigeria.hasSupersededBy()).isFalse();
    assertThat(get(ncb("GH"), second).getDecisions(0).hasSupersedes()).isFalse();

    for (DecisionReference none :
        List.of(
            reference,
            reference.toBuilder().setNumber(2).build(),
            DecisionReference.newBuilder()
                .setMeetingId(
                    held(service, planned(service, "NG"), aMeeting("Other"), country("NG"))
                        .getMeeting()
                        .getMeetingId())
                .setNumber(1)
                .build(),
            DecisionReference.newBuilder()
                .setMeetingId(second.getMeetingId())
                .setNumber(2)
                .build())) {
      assertThat(
              reasonOf(() ->
                  meetings(service, PLANNER)
                      .addDecisions(
                          adding(second)
                              .addDecisions(decision("Again").setSupersedes(none))
                              .build())))
          .as("%s", none)
          .isEqualTo("UNKNOWN_DECISION");
    }
  }

  @Test
  void closed_minutes_are_corrected_by_a_new_version_and_the_old_one_stays() {
    Meeting meeting =
        minutesClosed(
            service, held(service, operation, aMeeting("First", "NG"), country("NG")).getMeeting());

    assertThat(
            reasonOf(() ->
                meetings(service, PLANNER)
                    .addDecisions(adding(meeting).addDecisions(decision("Late")).build())))
        .isEqualTo("ILLEGAL_MOVE");
    Meeting corrected = correct(meeting, aMeeting("First", "NG", "GH"));

    assertThat(corrected.getClosingsList())
        .extracting(one -> one.getNumber() + " " + one.getReason())
        .containsExactly("1 ", "2 Ghana was present by video.");
    assertThat(corrected.getDecisionsList()).hasSize(2);
    assertThat(minutes(PLANNER, meeting, 1).getSpec().getCountriesList()).containsExactly("NG");
    assertThat(minutes(PLANNER, meeting, 1).getDecisionsList()).hasSize(1);
    assertThat(minutes(ncb("GH"), meeting, 2).getDecisionsList()).hasSize(2);
    assertThat(reasonOf(() -> minutes(ncb("GH"), meeting, 1))).isEqualTo("NOT_FOUND");
    assertThat(reasonOf(() -> minutes(PLANNER, meeting, 3))).isEqualTo("NOT_FOUND");
    assertThat(get(ncb("GH"), meeting)).isEqualTo(corrected);
  }

  @Test
  void meetings_are_listed_in_the_order_of_their_times() {
    Meeting later =
        convened(
            service,
            operation,
            aMeeting("Later", "NG").setMeetTime(time(Instant.parse("2999-01-01T00:00:00Z"))));
    convened(service, operation, aMeeting("Earlier").setKind(MeetingKind.MEETING_KIND_DEBRIEF));
    assertThat(titles(PLANNER, all())).containsExactly("Earlier", "Later");
    assertThat(titles(PLANNER, r -> r.setKind(MeetingKind.MEETING_KIND_PLANNING)))
        .containsExactly("Later");

    var _ =
        meetings(service, PLANNER)
            .cancelMeeting(
                CancelMeetingRequest.newBuilder()
                    .setOperationId(operation)
                    .setMeetingId(later.getMeetingId())
                    .setReason("It is held with the third one.")
                    .build());

    assertThat(titles(PLANNER, all())).containsExactly("Earlier");
    assertThat(titles(ncb("NG"), r -> r.setState(MeetingState.MEETING_STATE_CANCELLED)))
        .containsExactly("Later");
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

  private static UnaryOperator<ListMeetingsRequest.Builder> all() {
    return UnaryOperator.identity();
  }

  private List<String> titles(
      TestCaller caller, UnaryOperator<ListMeetingsRequest.Builder> wanted) {
    return meetings(service, caller)
        .listMeetings(
            wanted.apply(ListMeetingsRequest.newBuilder().setOperationId(operation)).build())
        .getMeetingsList()
        .stream()
        .map(one -> one.getSpec().getTitle())
        .toList();
  }

  private PlanningItem onlyItem(TestCaller caller, String meetingId) {
    List<PlanningItem> found = itemsOf(caller, meetingId);
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  private List<PlanningItem> itemsOf(TestCaller caller, String meetingId) {
    return items(service, caller)
        .listPlanningItems(
            ListPlanningItemsRequest.newBuilder()
                .setOperationId(operation)
                .setMeetingId(meetingId)
                .build())
        .getItemsList();
  }

  private static Meeting get(TestCaller caller, Meeting one) {
    return meetings(service, caller)
        .getMeeting(
            GetMeetingRequest.newBuilder()
                .setOperationId(one.getOperationId())
                .setMeetingId(one.getMeetingId())
                .build())
        .getMeeting();
  }

  private static Minutes minutes(TestCaller caller, Meeting one, int number) {
    return meetings(service, caller)
        .getMinutes(
            GetMinutesRequest.newBuilder()
                .setOperationId(one.getOperationId())
                .setMeetingId(one.getMeetingId())
                .setNumber(number)
                .build())
        .getMinutes();
  }

  private List<String> refusals(TestCaller caller, Meeting one) {
    var stub = meetings(service, caller);
    return List.of(
        reasonOf(() ->
            stub.planMeeting(
                PlanMeetingRequest.newBuilder()
                    .setOperationId(operation)
                    .setSpec(aMeeting("Theirs"))
                    .build())),
        reasonOf(() ->
            stub.reviseMeeting(
                ReviseMeetingRequest.newBuilder()
                    .setOperationId(operation)
                    .setMeetingId(one.getMeetingId())
                    .setSpec(aMeeting("Theirs"))
                    .build())),
        reasonOf(() -> stub.holdMeeting(holding(one).build())),
        reasonOf(() -> stub.addDecisions(adding(one).addDecisions(decision("Theirs")).build())),
        reasonOf(() -> stub.closeMinutes(closing(one))),
        reasonOf(() ->
            stub.cancelMeeting(
                CancelMeetingRequest.newBuilder()
                    .setOperationId(operation)
                    .setMeetingId(one.getMeetingId())
                    .setReason("Not ours.")
                    .build())));
  }

  private static CloseMinutesRequest closing(Meeting one) {
    return CloseMinutesRequest.newBuilder()
        .setOperationId(one.getOperationId())
        .setMeetingId(one.getMeetingId())
        .build();
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

  private static AddDecisionsRequest.Builder adding(Meeting one) {
    return AddDecisionsRequest.newBuilder()
        .setOperationId(one.getOperationId())
        .setMeetingId(one.getMeetingId());
  }

  private static Meeting correct(Meeting one, cordon.operations.v1.MeetingSpec.Builder as) {
    return meetings(service, PLANNER)
        .correctMinutes(
            CorrectMinutesRequest.newBuilder()
                .setOperationId(one.getOperationId())
                .setMeetingId(one.getMeetingId())
                .setSpec(as)
                .setReason("Ghana was present by video.")
                .addDecisions(decision("Ghana sends two examiners."))
                .build())
        .getMeeting();
  }
}
