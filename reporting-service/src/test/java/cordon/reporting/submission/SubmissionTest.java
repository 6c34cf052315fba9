package cordon.reporting.submission;

import static cordon.reporting.submission.SubmissionState.ACCEPTED;
import static cordon.reporting.submission.SubmissionState.REJECTED;
import static cordon.reporting.submission.SubmissionState.VALIDATED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cordon.platform.conformance.Golden;
import cordon.platform.conformance.StateMatrix;
import cordon.platform.refusal.RejectedException;
import cordon.platform.store.Codecs;
import cordon.reporting.result.Finding;
import cordon.reporting.result.ResultSpec;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.codecs.configuration.CodecRegistry;
import org.junit.jupiter.api.Test;

class SubmissionTest {
  private static final Instant NOW = Instant.parse("2025-07-02T08:00:00Z");
  private static final CodecRegistry CODECS =
      CodecRegistries.fromRegistries(
          CodecRegistries.fromProviders(Finding.KINDS.codecs()), Codecs.with());

  @Test
  void the_stored_form_is_pinned_at_every_turn() {
    Submission accepted = accepted(false);
    Submission parked = accepted(true).parked(200);
    Submission ofExercise =
        Submission.accept("s", "op", "NG", "WEEK-27", 3000, "field", false, true, NOW);

    Golden.assertMatches(CODECS, accepted, "submissions/accepted.json");
    Golden.assertMatches(CODECS, parked, "submissions/parked.json");
    Golden.assertMatches(CODECS, ofExercise, "submissions/of-exercise.json");
    Golden.assertMatches(
        CODECS, accepted.posted().reject("ncb", "wrong list"), "submissions/rejected.json");
    Golden.assertMatches(
        CODECS,
        new StagedLine(
            "s:1",
            "s",
            1,
            "r",
            new ResultSpec("V-1", null, NOW, "NG", new Finding.VictimsTargeted(7))),
        "staged_lines/line.json");
  }

  @Test
  void what_was_parked_is_so_no_more_once_it_is_posted() {
    Submission parked = accepted(false).parked(200);

    assertThat(parked.version()).isEqualTo(2);
    assertThat(parked.posting()).isTrue();
    assertThat(parked.parked(400).parkedAt()).isEqualTo(400);
    assertThat(parked.posted().parkedAt()).isNull();
    assertThat(parked.posted().posting()).isFalse();
  }

  @Test
  void from_every_state_every_move_leads_where_it_should_or_is_refused() {
    Map<SubmissionState, Map<String, SubmissionState>> table = new EnumMap<>(SubmissionState.class);
    table.put(ACCEPTED, Map.of("VALIDATE", VALIDATED, "REJECT", REJECTED));
    table.put(VALIDATED, Map.of());
    table.put(REJECTED, Map.of());
    Map<SubmissionState, String> possible =
        Map.of(ACCEPTED, "VALIDATE,REJECT", VALIDATED, "", REJECTED, "");
    var matrix =
        new StateMatrix<Submission, SubmissionState>(
            SubmissionTest::in,
            Submission::state,
            Submission::version,
            Map.of(
                "VALIDATE", one -> one.validate("ncb", false),
                "REJECT", one -> one.reject("ncb", "wrong list")),
            table,
            possible);

    matrix.check(
        List.of(SubmissionState.values()),
        (state, move, refusal) -> matrix.requireIllegal(state.name(), state, refusal));
  }

  @Test
  void while_lines_are_posted_a_decision_waits_where_one_is_possible() {
    Submission posting = accepted(false);

    assertThat(reasonOf(() -> posting.validate("ncb", false))).isEqualTo("STILL_POSTING");
    assertThat(reasonOf(() -> posting.reject("ncb", "wrong list"))).isEqualTo("STILL_POSTING");
    Submission validating = posting.posted().validate("ncb", false);
    assertThat(validating.posting()).isTrue();
    assertThat(reasonOf(() -> validating.reject("ncb", "wrong list"))).isEqualTo("ILLEGAL_MOVE");
  }

  private static String reasonOf(ThrowingCallable act) {
    return catchThrowableOfType(RejectedException.class, act).reason().name();
  }

  private static Submission in(SubmissionState state) {
    Submission posted = accepted(false).posted();
    return switch (state) {
      case ACCEPTED -> posted;
      case VALIDATED -> posted.validate("ncb", false).posted();
      case REJECTED -> posted.reject("ncb", "wrong list").posted();
    };
  }

  private static Submission accepted(boolean outOfOrder) {
    return Submission.accept("s", "op", "NG", "WEEK-27", 3000, "field", outOfOrder, false, NOW);
  }
}
