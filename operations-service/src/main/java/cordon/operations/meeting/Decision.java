package cordon.operations.meeting;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a meeting decided.
 *
 * @param number 1 for the first of its meeting
 * @param rationale empty where nothing was said
 * @param supersedes the earlier one that it takes the place of; null where there is none
 * @param supersededBy the later one that takes its place; null while it stands
 */
public record Decision(
    int number,
    String text,
    String rationale,
    @Nullable Reference supersedes,
    @Nullable Reference supersededBy,
    Instant recorded) {

  Decision superseded(Reference by) {
    return new Decision(number, text, rationale, supersedes, by, recorded);
  }

  /** One decision of a meeting. */
  public record Reference(String meetingId, int number) {}

  /** What is to be recorded. */
  record Said(String text, String rationale, @Nullable Reference supersedes) {}
}
