package cordon.operations.meeting;

import static cordon.operations.meeting.MeetingState.CANCELLED;
import static cordon.operations.meeting.MeetingState.HELD;
import static cordon.operations.meeting.MeetingState.MINUTES_CLOSED;
import static cordon.operations.meeting.MeetingState.PLANNED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cordon.operations.OperationsReason;
import cordon.operations.PlanFixture;
import cordon.platform.conformance.Golden;
import cordon.platform.conformance.StateMatrix;
import cordon.platform.journal.Journal;
import cordon.platform.refusal.CommonReason;
import cordon.platform.refusal.RejectedException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MeetingTest {
  private static final Instant NOW = Instant.parse("2025-03-20T08:00:00Z");
  private static final Instant THEN = Instant.parse("2025-03-14T09:00:00Z");

  private static final StateMatrix<Meeting, MeetingState> MATRIX =
      new StateMatrix<>(
          MeetingTest::in,
          Meeting::state,
          Meeting::version,
          Map.of(
              "REVISE", one -> one.revise(spec(THEN), NOW),
              "HOLD", one -> one.hold(spec(THEN), NOW),
              "ADD_DECISIONS", one -> one.open(NOW),
              "CLOSE_MINUTES", one -> one.closeMinutes(NOW),
              "CORRECT_MINUTES", one -> one.correct(spec(THEN), "By video", NOW),
              "CANCEL", one -> one.cancel("Held with the third", NOW)),
          Map.of(
              PLANNED, Map.of("REVISE", PLANNED, "HOLD", HELD, "CANCEL", CANCELLED),
              HELD, Map.of("REVISE", HELD, "ADD_DECISIONS", HELD, "CLOSE_MINUTES", MINUTES_CLOSED),
              MINUTES_CLOSED, Map.of("CORRECT_MINUTES", MINUTES_CLOSED),
              CANCELLED, Map.of()),
          Map.of(
              PLANNED, "REVISE,HOLD,CANCEL",
              HELD, "REVISE,ADD_DECISIONS,CLOSE_MINUTES",
              MINUTES_CLOSED, "CORRECT_MINUTES",
              CANCELLED, ""));

  @Test
  void every_move_from_every_state_is_as_the_table_says() {
    MATRIX.check(
        List.of(MeetingState.values()),
        (state, _, refusal) -> MATRIX.requireIllegal(state.name(), state, refusal));
  }

  @Test
  void what_was_held_does_not_lie_in_the_future() {
    Instant ahead = NOW.plusMillis(1);

    assertThat(in(PLANNED).revise(spec(ahead), NOW).spec().time()).isEqualTo(ahead);
    for (RejectedException refusal :
        List.of(
            refused(() -> in(PLANNED).hold(spec(ahead), NOW)),
            refused(() -> in(HELD).revise(spec(ahead), NOW)),
            refused(() -> in(MINUTES_CLOSED).correct(spec(ahead), "Later", NOW)))) {
      assertThat(refusal.reason()).isEqualTo(CommonReason.INCONSISTENT);
    }
  }

  @Test
  void a_decision_is_superseded_once_and_stays_as_it_was() {
    Meeting two = in(HELD).decide(said("They are not moved."), "decisions[0]", NOW);
    var by = new Decision.Reference("meeting", 2);

    Meeting after = two.supersede(1, by);

    assertThat(after.decisions().getFirst().text()).isEqualTo(two.decisions().getFirst().text());
    assertThat(after.decisions().getFirst().supersededBy()).isEqualTo(by);
    assertThat(refused(() -> after.supersede(1, by)).reason())
        .isEqualTo(OperationsReason.UNKNOWN_DECISION);
    assertThat(refused(() -> after.supersede(3, by)).reason())
        .isEqualTo(OperationsReason.UNKNOWN_DECISION);
  }

  /** As a journal entry has a greatest size, also of the longest texts in the widest script. */
  @Test
  void the_largest_meeting_fits_into_an_entry_of_the_journal() {
    Meeting largest =
        Meeting.plan(
                "meeting",
                "operation",
                new MeetingSpec(
                    "\uD83D\uDE00".repeat(200),
                    MeetingKind.PLANNING,
                    THEN,
                    "\uD83D\uDE00".repeat(200),
                    true,
                    List.of(Locale.getISOCountries()).subList(0, 240),
                    "\uD83D\uDE00".repeat(4000)),
                NOW)
            .hold(spec(THEN), NOW);
    for (int i = 0; i < Meeting.MOST_DECISIONS; i++) {
      largest =
          largest.decide(
              new Decision.Said(
                  "\uD83D\uDE00".repeat(1000),
                  "\uD83D\uDE00".repeat(1000),
                  new Decision.Reference("0198c0de-0000-7000-8000-000000000000", 1)),
              "decisions[0]",
              NOW);
    }
    largest = largest.closeMinutes(NOW);
    for (int i = 1; i < Meeting.MOST_CLOSINGS; i++) {
      largest = largest.correct(largest.spec(), "\uD83D\uDE00".repeat(500), NOW);
    }
    Meeting full = largest;

    assertThat(MeetingMessages.journaled(full).getSerializedSize())
        .isLessThan(Journal.LARGEST_RESOURCE);
    assertThat(refused(() -> full.decide(said("One more"), "decisions[0]", NOW)).reason())
        .isEqualTo(CommonReason.INCONSISTENT);
    assertThat(refused(() -> full.correct(full.spec(), "Once more", NOW)).reason())
        .isEqualTo(CommonReason.INCONSISTENT);
  }

  @Test
  void a_country_is_told_of_no_other_meeting() {
    Meeting two =
        in(HELD)
            .decide(new Decision.Said("Moved", "", new Decision.Reference("another", 3)), "", NOW)
            .supersede(1, new Decision.Reference("another", 4));

    var told = MeetingMessages.message(two, "NG");

    assertThat(told.toString()).doesNotContain("another");
    assertThat(told.getDecisions(0).getSuperseded()).isTrue();
    assertThat(MeetingMessages.message(two, null).getDecisions(0).getSupersededBy().getNumber())
        .isEqualTo(4);
  }

  @Test
  void meetings_and_minutes_are_stored_in_the_forms_that_are_pinned() {
    var codecs = PlanFixture.CODECS;
    Meeting corrected =
        in(MINUTES_CLOSED)
            .correct(spec(THEN), "By video", NOW)
            .decide(
                new Decision.Said("Not moved", "", new Decision.Reference("meeting", 1)), "", NOW)
            .supersede(1, new Decision.Reference("meeting", 2));
    Golden.assertMatches(codecs, in(PLANNED), "meetings/planned.json");
    Golden.assertMatches(codecs, corrected, "meetings/corrected.json");
    Golden.assertMatches(codecs, in(CANCELLED), "meetings/cancelled.json");
    Golden.assertMatches(codecs, Minutes.of(corrected), "minutes/corrected.json");
  }

  private static Meeting in(MeetingState state) {
    Meeting planned = Meeting.plan("meeting", "operation", spec(THEN), NOW);
    return switch (state) {
      case PLANNED -> planned;
      case HELD -> planned.hold(spec(THEN), NOW).decide(said("Moved"), "", NOW);
      case MINUTES_CLOSED -> in(HELD).closeMinutes(NOW);
      case CANCELLED -> planned.cancel("Held with the third", NOW);
    };
  }

  private static Decision.Said said(String text) {
    return new Decision.Said(text, "Elections", null);
  }

  private static MeetingSpec spec(Instant time) {
    return new MeetingSpec(
        "First", MeetingKind.CASE_SELECTION, time, "Lagos", false, List.of("NG", "GH"), "Cases");
  }

  private static RejectedException refused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
    return catchThrowableOfType(RejectedException.class, act);
  }
}
