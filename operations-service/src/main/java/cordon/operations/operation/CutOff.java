package cordon.operations.operation;

import cordon.platform.store.Kinds;

/** By when a report is owed. Stored with an explicit {@code kind}. */
public sealed interface CutOff {
  /** Every kind with the name under which it is stored. */
  Kinds<CutOff> KINDS =
      Kinds.of(CutOff.class)
          .kind("daily", Daily.class)
          .kind("after_event", AfterEvent.class)
          .kind("after_end", AfterEnd.class)
          .all();

  /**
   * Each day.
   *
   * @param localTime as hours and minutes, e.g. {@code 18:00}
   * @param zone IANA time zone
   */
  record Daily(String localTime, String zone) implements CutOff {}

  /** So many hours after what is reported. */
  record AfterEvent(long hours) implements CutOff {}

  /** So many days after the operation's end. */
  record AfterEnd(long days) implements CutOff {}
}
