package cordon.operations.operation;

import java.time.Instant;

/** Instants as texts that are in the order of time, by which a list is sorted and goes on. */
public final class Turn {
  /** No time of the contract is earlier. */
  private static final long FIRST = Instant.parse("0001-01-01T00:00:00Z").toEpochMilli();

  private static final int DIGITS = 15;

  private Turn() {}

  /** The moment by which a text begins that was made so. */
  public static Instant timeOf(String turn) {
    return Instant.ofEpochMilli(Long.parseLong(turn.substring(0, DIGITS)) + FIRST);
  }

  /** Of fifteen digits, as many as milliseconds of the years 1 to 9999 have. */
  public static String of(Instant time) {
    return "%015d".formatted(Math.max(0, time.toEpochMilli() - FIRST));
  }
}
