package cordon.operations.history;

import com.google.protobuf.Timestamp;
import cordon.operations.v1.RecordChange;
import cordon.platform.contract.Texts;
import cordon.platform.contract.Times;
import cordon.platform.refusal.RejectedException;
import java.time.Duration;
import java.time.Instant;

/** Changes and moments between the contract and the domain. */
final class ChangeMessages {
  /** Replicas' clocks differ, and a moment that one of them told is asked of another. */
  private static final Duration AHEAD = Duration.ofMinutes(1);

  private ChangeMessages() {}

  static RecordChange row(SeenChange change) {
    var message =
        RecordChange.newBuilder()
            .setAction(change.action())
            .setActorSubject(Texts.write(change.subject()))
            .setActorCountry(Texts.write(change.country()))
            .setActorWithheld(change.withheld())
            .setReason(Texts.write(change.reason()))
            .setPurpose(Texts.write(change.purpose()))
            .setUnreadable(!change.readable());
    if (change.time() != null) {
      message.setTime(Times.write(change.time()));
    }
    return message.build();
  }

  /**
   * @throws RejectedException INCONSISTENT if it has not come yet
   */
  static Instant moment(boolean given, Timestamp time, Instant now) {
    Instant moment = given ? Times.read(time) : now.plus(AHEAD);
    if (moment.isAfter(now.plus(AHEAD))) {
      throw RejectedException.inconsistent(
          "time",
          "history.future",
          "The moment lies in the future; give one that has passed, or none for now.");
    }
    return moment;
  }
}
