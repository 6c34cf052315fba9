package cordon.operations.intelligence;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A use beyond the conditions that a receiver has asked for.
 *
 * @param number from 1
 * @param answer what the owner said; null before
 * @param answered when; null before
 * @param until the last instant at which it is granted; null for that of the package
 */
public record WiderUse(
    int number,
    Said said,
    WiderUseState state,
    Instant requested,
    @Nullable String answer,
    @Nullable Instant answered,
    @Nullable Instant until) {

  /** What is asked for, and what for. */
  public record Said(
      UseKind kind, @Nullable String toCountry, @Nullable String toAgency, String reason) {}

  /**
   * Whether the owner has granted a use.
   *
   * @param otherwise the last instant at which the package may be used, where the grant has none
   */
  boolean allows(UseSpec use, Instant at, @Nullable Instant otherwise) {
    Instant end = until == null ? otherwise : until;
    return state == WiderUseState.GRANTED
        && said.kind() == use.kind()
        && Objects.equals(said.toCountry(), use.toCountry())
        && Objects.equals(said.toAgency(), use.toAgency())
        && answered != null
        && !at.isBefore(answered)
        && (end == null || !at.isAfter(end));
  }

  WiderUse answered(boolean grant, String text, @Nullable Instant end, Instant now) {
    WiderUseState after = (grant ? PackageTable.GRANT : PackageTable.DECLINE).from(state);
    return new WiderUse(number, said, after, requested, text, now, end);
  }
}
