package cordon.reporting.submission;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.platform.conformance.Golden;
import cordon.platform.store.Codecs;
import cordon.reporting.result.Finding;
import cordon.reporting.result.ResultSpec;
import java.time.Instant;
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

    Golden.assertMatches(CODECS, accepted, "submissions/accepted.json");
    Golden.assertMatches(CODECS, parked, "submissions/parked.json");
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

  private static Submission accepted(boolean outOfOrder) {
    return Submission.accept("s", "op", "NG", "WEEK-27", 3000, "field", outOfOrder, NOW);
  }
}
