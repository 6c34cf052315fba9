package cordon.operations.violation;

import cordon.operations.OperationsReason;
import cordon.platform.refusal.RejectedException;
import cordon.platform.state.Command;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A potential violation, as a person has reported it.
 *
 * @param exercise true if nothing in its operation is real, else null
 * @param reporter token subject, who sees it
 * @param reporterCountry ISO 3166-1 alpha-2; null for the secretariat
 * @param reviewed true: it is a compliance reviewer's matter
 * @param examiner token subject of whoever began to examine it; null before, as is {@code examined}
 * @param notes questions and answers, the oldest first
 * @param measures what was done, the oldest first
 * @param reasons why it was closed so; null before, as is {@code closed}
 */
@RecordBuilder
public record Violation(
    @BsonId String id,
    String operationId,
    long version,
    ViolationState state,
    ViolationSpec spec,
    @Nullable Boolean exercise,
    String reporter,
    @Nullable String reporterCountry,
    boolean reviewed,
    @Nullable String examiner,
    List<ViolationNote> notes,
    List<ViolationMeasure> measures,
    @Nullable String reasons,
    Instant created,
    @Nullable Instant examined,
    @Nullable Instant closed,
    Instant updated) {
  /** So that the longest texts fit into an entry of the journal, with {@link #MOST_MEASURES}. */
  static final int MOST_NOTES = 20;

  static final int MOST_MEASURES = 10;

  /** So that whoever examines it can still ask, whatever its reporter has added. */
  static final int MOST_UNASKED = 10;

  public Violation {
    notes = List.copyOf(Objects.requireNonNullElse(notes, List.of()));
    measures = List.copyOf(Objects.requireNonNullElse(measures, List.of()));
  }

  static Violation report(
      String id,
      String operationId,
      ViolationSpec spec,
      boolean exercise,
      String reporter,
      @Nullable String country,
      Instant now) {
    return ViolationBuilder.builder()
        .id(id)
        .operationId(operationId)
        .version(1)
        .state(ViolationState.REPORTED)
        .spec(spec)
        .exercise(exercise ? true : null)
        .reporter(reporter)
        .reporterCountry(country)
        .reviewed(true)
        .created(now)
        .updated(now)
        .build();
  }

  Violation examine(String by, Instant now) {
    return reviewed(ViolationTable.EXAMINE, by, now).examiner(by).examined(now).build();
  }

  /**
   * @throws RejectedException also THREAD_FULL
   */
  Violation ask(String question, String by, Instant now) {
    ViolationBuilder next = reviewed(ViolationTable.ASK, by, now);
    requireRoom(
        notes.size(), MOST_NOTES - 1, "questions and answers, with one place for the last answer");
    return noted(next, new ViolationNote(true, question, by, now));
  }

  /**
   * @throws RejectedException NOT_THE_REPORTER, THREAD_FULL
   */
  Violation answer(String answer, String by, Instant now) {
    if (!reporter.equals(by)) {
      throw new RejectedException(
          OperationsReason.NOT_THE_REPORTER,
          "Somebody else has reported it, who alone answers; ask them.");
    }
    ViolationBuilder next = next(ViolationTable.ANSWER, now);
    if (asked()) {
      requireRoom(notes.size(), MOST_NOTES, "questions and answers");
    } else {
      requireRoom(notes.size(), MOST_UNASKED, "notes that nobody has asked for");
    }
    return noted(next, new ViolationNote(false, answer, by, now));
  }

  /**
   * @throws RejectedException also THREAD_FULL
   */
  Violation record(String measure, String by, Instant now) {
    ViolationBuilder next = reviewed(ViolationTable.RECORD_MEASURE, by, now);
    requireRoom(measures.size(), MOST_MEASURES, "measures");
    return next.measures(
            Stream.concat(measures.stream(), Stream.of(new ViolationMeasure(measure, by, now)))
                .toList())
        .build();
  }

  Violation close(ViolationState outcome, String reasons, String by, Instant now) {
    return reviewed(ViolationTable.closing(outcome), by, now).reasons(reasons).closed(now).build();
  }

  /** Whether nothing in its operation is real. */
  boolean isExercise() {
    return Boolean.TRUE.equals(exercise);
  }

  /** Whether a question waits for an answer. */
  boolean asked() {
    return state == ViolationState.UNDER_EXAMINATION
        && !notes.isEmpty()
        && notes.getLast().byReviewer();
  }

  private Violation noted(ViolationBuilder next, ViolationNote note) {
    return next.notes(Stream.concat(notes.stream(), Stream.of(note)).toList()).build();
  }

  private static void requireRoom(int there, int most, String what) {
    if (there >= most) {
      throw new RejectedException(
              OperationsReason.THREAD_FULL,
              "A report has %d %s at most; close it, or report anew and name this one."
                  .formatted(most, what))
          .with("most", Integer.toString(most));
    }
  }

  private ViolationBuilder reviewed(Command<ViolationState> move, String by, Instant now) {
    if (reporter.equals(by)) {
      throw new RejectedException(
          OperationsReason.MAY_NOT_REVIEW,
          "You have reported it; another compliance reviewer has to examine it.");
    }
    return next(move, now);
  }

  private ViolationBuilder next(Command<ViolationState> move, Instant now) {
    return ViolationBuilder.builder(this).version(version + 1).state(move.from(state)).updated(now);
  }
}
