package cordon.operations.participation;

import cordon.operations.OperationsReason;
import cordon.operations.diligence.Withholding;
import cordon.operations.operation.OperationStore;
import cordon.platform.command.Transaction;
import cordon.platform.refusal.RejectedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reminders of invitations. They rest on what an invitation rests on: nobody is reminded of what
 * they would not be invited to.
 */
@Component
class Reminders {
  private final ParticipationStore store;
  private final OperationStore operations;
  private final Withholding withholding;

  Reminders(ParticipationStore store, OperationStore operations, Withholding withholding) {
    this.store = store;
    this.operations = operations;
    this.withholding = withholding;
  }

  /**
   * Reminds all of them, or none.
   *
   * @param countries each once
   * @throws RejectedException NOT_LEAD, ILLEGAL_MOVE once the operation is over, and NOT_AWAITED,
   *     REMINDED_LATELY and DILIGENCE_WITHHELD, which name the countries
   */
  List<Participation> remind(
      Transaction tx, String operationId, List<String> countries, @Nullable String said) {
    var _ = operations.require(tx, operationId).invitation();
    Map<String, Participation> there = store.among(tx, operationId, countries);
    requireAwaited(countries, there);
    requireRested(countries, there, tx.now());
    withholding.requireNone(tx, operationId, countries, Reminders::place);
    var reminded = new ArrayList<Participation>();
    for (String country : countries) {
      Participation before = Objects.requireNonNull(there.get(country));
      reminded.add(store.changeRead(tx, before, before.remind(said, tx.now())));
    }
    operations.restOn(tx, operationId);
    return reminded;
  }

  private static void requireAwaited(List<String> countries, Map<String, Participation> there) {
    var refusal =
        new RejectedException(
            OperationsReason.NOT_AWAITED,
            "No answer is awaited from some of the countries; leave them out.");
    var named = new ArrayList<String>();
    for (int i = 0; i < countries.size(); i++) {
      Participation one = there.get(countries.get(i));
      if (one == null || !one.mayBeReminded()) {
        named.add(countries.get(i));
        var _ =
            refusal.at(
                place(i),
                one == null ? "participation.uninvited" : "participation.answered",
                one == null ? "It was not invited." : "It has answered.");
      }
    }
    if (!named.isEmpty()) {
      throw refusal.with("countries", String.join(",", named));
    }
  }

  private static void requireRested(
      List<String> countries, Map<String, Participation> there, Instant now) {
    var refusal =
        new RejectedException(
            OperationsReason.REMINDED_LATELY,
            "Some of the countries were reminded less than 24 hours ago; leave them out, or wait.");
    var named = new ArrayList<String>();
    var again = new ArrayList<Instant>();
    for (int i = 0; i < countries.size(); i++) {
      Reminder last = Objects.requireNonNull(there.get(countries.get(i))).reminder();
      if (last != null && last.again().isAfter(now)) {
        named.add(countries.get(i));
        again.add(last.again());
        var _ =
            refusal.at(
                place(i),
                "participation.reminded",
                "It was reminded at %s, and may be again from %s on."
                    .formatted(last.time(), last.again()));
      }
    }
    if (!named.isEmpty()) {
      throw refusal
          .with("countries", String.join(",", named))
          .with(
              "next_time", again.stream().max(Comparator.naturalOrder()).orElseThrow().toString());
    }
  }

  private static String place(int index) {
    return "countries[" + index + "]";
  }
}
