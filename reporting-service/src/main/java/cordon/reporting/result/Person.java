package cordon.reporting.result;

import cordon.reporting.subject.Subject;
import org.jspecify.annotations.Nullable;

/**
 * One person arrested, without a name; what is null was not reported.
 *
 * @param reference the reporter's own, e.g. a custody number
 * @param document what makes two reports one person, if known
 * @param nationality ISO 3166-1 alpha-2
 */
public record Person(
    String reference,
    @Nullable Subject document,
    @Nullable String nationality,
    @Nullable Sex sex,
    @Nullable AgeBand ageBand) {

  /** A person without a document is like nobody else, whatever else is reported. */
  String key(String resultId) {
    return document == null ? "only." + resultId + "." + reference : document.key();
  }

  /** Sex as reported. */
  public enum Sex {
    FEMALE,
    MALE,
    OTHER
  }

  /** Age as reported. */
  public enum AgeBand {
    UNDER_18,
    AGE_18_TO_29,
    AGE_30_TO_44,
    AGE_45_TO_59,
    AGE_60_AND_OVER
  }
}
