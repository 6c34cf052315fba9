package cordon.operations.meeting;

import com.google.protobuf.Message;
import cordon.operations.item.ItemMessages;
import cordon.operations.v1.AddDecisionsResponse;
import cordon.operations.v1.CorrectMinutesResponse;
import cordon.operations.v1.DecisionReference;
import cordon.operations.v1.HoldMeetingResponse;
import cordon.operations.v1.MeetingDecision;
import cordon.operations.v1.MinutesClosing;
import cordon.operations.v1.NewDecision;
import cordon.operations.v1.PlanningItemSpec;
import cordon.platform.contract.EnumNames;
import cordon.platform.contract.Texts;
import cordon.platform.contract.Times;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Meetings between the contract and the domain. */
final class MeetingMessages {
  private MeetingMessages() {}

  static Message journaled(Meeting one) {
    return message(one, null);
  }

  static Message journaled(Minutes one) {
    return message(one, null);
  }

  /**
   * @param country of whoever sees it, which is not told of other meetings; null for the
   *     secretariat and for those who lead
   */
  static cordon.operations.v1.Meeting message(Meeting one, @Nullable String country) {
    return cordon.operations.v1.Meeting.newBuilder()
        .setMeetingId(one.id())
        .setOperationId(one.operationId())
        .setVersion(one.version())
        .setState(EnumNames.write(cordon.operations.v1.MeetingState.class, one.state()))
        .setSpec(written(one.spec()))
        .addAllDecisions(decisions(one.decisions(), one.id(), country))
        .setDecisionCount(one.decisions().size())
        .setCancelReason(Texts.write(one.cancelReason()))
        .addAllClosings(one.closings().stream().map(MeetingMessages::written).toList())
        .setCreateTime(Times.write(one.created()))
        .setUpdateTime(Times.write(one.updated()))
        .build();
  }

  /** As a row of a list. */
  static cordon.operations.v1.Meeting row(Meeting one, @Nullable String country) {
    var message = message(one, country).toBuilder().clearDecisions();
    message.getSpecBuilder().clearAgenda();
    return message.build();
  }

  static cordon.operations.v1.Minutes message(Minutes one, @Nullable String country) {
    return cordon.operations.v1.Minutes.newBuilder()
        .setMeetingId(one.meetingId())
        .setClosing(written(one.closing()))
        .setSpec(written(one.spec()))
        .addAllDecisions(decisions(one.decisions(), one.meetingId(), country))
        .build();
  }

  static HoldMeetingResponse held(Meetings.Outcome outcome) {
    return HoldMeetingResponse.newBuilder()
        .setMeeting(message(outcome.meeting(), null))
        .addAllFollowUps(ItemMessages.rows(outcome.followUps()))
        .build();
  }

  static AddDecisionsResponse added(Meetings.Outcome outcome) {
    return AddDecisionsResponse.newBuilder()
        .setMeeting(message(outcome.meeting(), null))
        .addAllFollowUps(ItemMessages.rows(outcome.followUps()))
        .build();
  }

  static CorrectMinutesResponse corrected(Meetings.Outcome outcome) {
    return CorrectMinutesResponse.newBuilder()
        .setMeeting(message(outcome.meeting(), null))
        .addAllFollowUps(ItemMessages.rows(outcome.followUps()))
        .build();
  }

  static Meetings.Result result(List<NewDecision> decisions, List<PlanningItemSpec> followUps) {
    return new Meetings.Result(
        decisions.stream().map(MeetingMessages::said).toList(), ItemMessages.specs(followUps));
  }

  static MeetingSpec spec(cordon.operations.v1.MeetingSpec spec) {
    return new MeetingSpec(
        spec.getTitle(),
        EnumNames.read(MeetingKind.class, spec.getKind()),
        Times.read(spec.getMeetTime()),
        spec.getPlace(),
        spec.getByVideo(),
        spec.getCountriesList(),
        spec.getAgenda());
  }

  private static Decision.Said said(NewDecision decision) {
    DecisionReference earlier = decision.getSupersedes();
    return new Decision.Said(
        decision.getText(),
        decision.getRationale(),
        decision.hasSupersedes()
            ? new Decision.Reference(earlier.getMeetingId(), earlier.getNumber())
            : null);
  }

  private static cordon.operations.v1.MeetingSpec written(MeetingSpec spec) {
    return cordon.operations.v1.MeetingSpec.newBuilder()
        .setTitle(spec.title())
        .setKind(EnumNames.write(cordon.operations.v1.MeetingKind.class, spec.kind()))
        .setMeetTime(Times.write(spec.time()))
        .setPlace(spec.place())
        .setByVideo(spec.byVideo())
        .addAllCountries(spec.countries())
        .setAgenda(spec.agenda())
        .build();
  }

  private static MinutesClosing written(Closing closing) {
    return MinutesClosing.newBuilder()
        .setNumber(closing.number())
        .setReason(Texts.write(closing.reason()))
        .setCloseTime(Times.write(closing.at()))
        .build();
  }

  private static List<MeetingDecision> decisions(
      List<Decision> decisions, String meetingId, @Nullable String country) {
    return decisions.stream()
        .map(one -> {
          var message =
              MeetingDecision.newBuilder()
                  .setNumber(one.number())
                  .setText(one.text())
                  .setRationale(one.rationale())
                  .setSuperseded(one.supersededBy() != null)
                  .setRecordTime(Times.write(one.recorded()));
          Decision.Reference earlier = one.supersedes();
          if (earlier != null && told(earlier, meetingId, country)) {
            message.setSupersedes(written(earlier));
          }
          Decision.Reference later = one.supersededBy();
          if (later != null && told(later, meetingId, country)) {
            message.setSupersededBy(written(later));
          }
          return message.build();
        })
        .toList();
  }

  /** Whether a caller is told of a decision. */
  private static boolean told(Decision.Reference one, String meetingId, @Nullable String country) {
    return country == null || one.meetingId().equals(meetingId);
  }

  private static DecisionReference written(Decision.Reference one) {
    return DecisionReference.newBuilder()
        .setMeetingId(one.meetingId())
        .setNumber(one.number())
        .build();
  }
}
