package cordon.operations.programme;

import cordon.operations.operation.Lead;
import cordon.operations.time.Days;
import cordon.platform.refusal.RejectedException;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * A series of operations. Which belong to it is said by the operations.
 *
 * @param aim what all its operations are for
 * @param definitions what words mean in all its operations
 * @param lessons what its operations have taught, in the order that was given
 */
@RecordBuilder
public record Programme(
    @BsonId String id,
    long version,
    String name,
    String aim,
    List<Definition> definitions,
    List<Lesson> lessons,
    Lead lead,
    Instant created,
    Instant updated) {
  public Programme {
    definitions = List.copyOf(Objects.requireNonNullElse(definitions, List.of()));
    lessons = List.copyOf(Objects.requireNonNullElse(lessons, List.of()));
  }

  /** What a word means. */
  public record Definition(String term, String definition) {}

  /**
   * What an operation has taught.
   *
   * @param day RFC 3339, full-date
   */
  public record Lesson(String operationId, String day, String text) {}

  /** What it is, as it is said. */
  record Spec(String name, String aim, List<Definition> definitions, List<Lesson> lessons) {}

  static Programme create(String id, Spec spec, Lead lead, Instant now) {
    return said(ProgrammeBuilder.builder(), spec, now)
        .id(id)
        .version(1)
        .lead(lead)
        .created(now)
        .build();
  }

  /**
   * @throws RejectedException INCONSISTENT
   */
  Programme revise(Spec spec, Instant now) {
    return said(ProgrammeBuilder.builder(this), spec, now).version(version + 1).build();
  }

  /**
   * What is shown to who sees some of its operations and does not lead it: not even by a version or
   * a time that there are lessons of others.
   */
  Programme withLessonsOf(Set<String> operations) {
    return ProgrammeBuilder.builder(this)
        .version(1)
        .updated(created)
        .lessons(lessons.stream().filter(one -> operations.contains(one.operationId())).toList())
        .build();
  }

  private static ProgrammeBuilder said(ProgrammeBuilder next, Spec spec, Instant now) {
    requireOnce(spec.definitions());
    requireDrawn(spec.lessons(), now);
    return next.name(spec.name())
        .aim(spec.aim())
        .definitions(spec.definitions())
        .lessons(spec.lessons())
        .updated(now);
  }

  private static void requireOnce(List<Definition> definitions) {
    var seen = new HashSet<String>();
    for (int i = 0; i < definitions.size(); i++) {
      if (!seen.add(definitions.get(i).term().strip().toLowerCase(Locale.ROOT))) {
        throw RejectedException.inconsistent(
            "spec.definitions[" + i + "].term",
            "repeated.unique",
            "The term stands twice; define each once.");
      }
    }
  }

  private static void requireDrawn(List<Lesson> lessons, Instant now) {
    LocalDate today = Days.latest(now);
    for (int i = 0; i < lessons.size(); i++) {
      if (LocalDate.parse(lessons.get(i).day()).isAfter(today)) {
        throw RejectedException.inconsistent(
            "spec.lessons[" + i + "].day",
            "lesson.future",
            "The day lies in the future; give that on which the lesson was drawn.");
      }
    }
  }
}
