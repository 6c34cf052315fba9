package cordon.operations.meeting;

import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.operations.PreparationFixture.aMeeting;
import static cordon.operations.PreparationFixture.anItem;
import static cordon.operations.PreparationFixture.convened;
import static cordon.operations.PreparationFixture.country;
import static cordon.operations.PreparationFixture.decision;
import static cordon.operations.PreparationFixture.held;
import static cordon.operations.PreparationFixture.holding;
import static cordon.operations.PreparationFixture.meetings;
import static cordon.operations.PreparationFixture.minutesClosed;
import static cordon.operations.PreparationFixture.planned;
import static cordon.operations.PreparationFixture.post;
import static cordon.platform.conformance.Refusals.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.operations.v1.CorrectMinutesRequest;
import cordon.operations.v1.DecisionReference;
import cordon.operations.v1.Meeting;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What meetings decide, and their minutes. */
class MinutesServiceTest extends MeetingScene {
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
