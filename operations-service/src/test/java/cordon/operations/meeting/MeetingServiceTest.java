package cordon.operations.meeting;

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
import static cordon.operations.PreparationFixture.meetings;
import static cordon.operations.PreparationFixture.planned;
import static cordon.operations.PreparationFixture.time;
import static cordon.platform.conformance.Refusals.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.operations.v1.CancelMeetingRequest;
import cordon.operations.v1.CloseMinutesRequest;
import cordon.operations.v1.DecisionReference;
import cordon.operations.v1.ListMeetingsRequest;
import cordon.operations.v1.Meeting;
import cordon.operations.v1.MeetingKind;
import cordon.operations.v1.MeetingState;
import cordon.operations.v1.PlanMeetingRequest;
import cordon.operations.v1.PlanningItem;
import cordon.operations.v1.ReviseMeetingRequest;
import cordon.testsupport.TestCaller;
import cordon.testsupport.TestIdentity;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Meetings, what they decide and what follows. */
class MeetingServiceTest extends MeetingScene {
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
}
