package cordon.operations.network;

import cordon.operations.time.Days;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A network under routine supervision.
 *
 * @param number 1 for the first of its network
 * @param reviews how many it has had
 * @param lastReviewDay null before the first
 * @param nextReviewDay until when the next is due; null once it has ended
 * @param endReason null while it goes on, as the next is
 */
@RecordBuilder
public record MajorCase(
    int number,
    MajorCaseSpec spec,
    String startReason,
    Instant started,
    int reviews,
    @Nullable String lastReviewDay,
    @Nullable String nextReviewDay,
    @Nullable String endReason,
    @Nullable Instant ended) {

  static MajorCase start(int number, MajorCaseSpec spec, String reason, Instant now) {
    return new MajorCase(
        number, spec, reason, now, 0, null, later(day(now), spec.cycleDays()), null, null);
  }

  boolean runs() {
    return ended == null;
  }

  MajorCase revise(MajorCaseSpec next) {
    return MajorCaseBuilder.builder(this).spec(next).build();
  }

  /** Whether it had not ended on a day, wherever that was. */
  boolean ranOn(String day) {
    return ended == null || !LocalDate.parse(day).isAfter(Days.latest(ended));
  }

  /**
   * The day of the last review is the latest of all, in whichever order they are recorded. None is
   * due once it has ended. One from between two major cases, or from the one before, moves no day.
   */
  MajorCase reviewed(String heldOn, String next) {
    String least = lastReviewDay != null ? lastReviewDay : number > 1 ? day(started) : heldOn;
    boolean later = heldOn.compareTo(least) >= 0;
    return MajorCaseBuilder.builder(this)
        .reviews(reviews + 1)
        .lastReviewDay(later ? heldOn : lastReviewDay)
        .nextReviewDay(later && runs() ? next : nextReviewDay)
        .build();
  }

  MajorCase end(String reason, Instant now) {
    return MajorCaseBuilder.builder(this).nextReviewDay(null).endReason(reason).ended(now).build();
  }

  /** The day of a moment in UTC. */
  static String day(Instant moment) {
    return LocalDate.ofInstant(moment, ZoneOffset.UTC).toString();
  }

  static String later(String day, int days) {
    return LocalDate.parse(day).plusDays(days).toString();
  }
}
