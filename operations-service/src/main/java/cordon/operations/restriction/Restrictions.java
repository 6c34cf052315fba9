package cordon.operations.restriction;

import cordon.operations.operation.Operation;
import cordon.operations.operation.OperationStore;
import cordon.operations.participation.ParticipationStore;
import cordon.platform.command.Transaction;
import cordon.platform.refusal.RejectedException;
import cordon.platform.store.Mongo;
import cordon.platform.store.SharedLocks;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What other rooms ask of restrictions before data of countries is given. Here they hold from the
 * change on, also while they are pending; of a change and of what is given at the same moment one
 * is decided again and sees the other.
 */
@Component
public class Restrictions {
  private final ParticipationStore participations;
  private final OperationStore operations;
  private final SharedLocks locks;

  Restrictions(ParticipationStore participations, OperationStore operations, Mongo mongo) {
    this.participations = participations;
    this.operations = operations;
    this.locks = new SharedLocks(mongo);
  }

  /** What limits the data of a country; null for the secretariat, which is limited by nothing. */
  public RestrictionChecks of(Transaction tx, String operationId, @Nullable String giver) {
    return of(tx, operationId, Stream.ofNullable(giver).toList());
  }

  /** What limits the data of these countries, of all together. */
  public RestrictionChecks of(Transaction tx, String operationId, Collection<String> givers) {
    List<String> countries = givers.stream().distinct().sorted().toList();
    for (String one : countries) {
      locks.share(tx.session(), lock(operationId, one));
    }
    return new RestrictionChecks(
        countries.isEmpty() ? List.of() : participations.restrictions(tx, operationId, countries),
        country ->
            Objects.equals(tx.caller().country(), country) || operations.isLed(tx, operationId));
  }

  /**
   * Before something is given that has no marking of its own, so that the operation's is its.
   *
   * @throws RejectedException RESTRICTION
   */
  public void requireMarkedAsOperation(
      Transaction tx, String operationId, RestrictionChecks checks, String place) {
    requireOf(tx, operationId, checks, operation -> requireMarked(operation, checks, place));
  }

  /**
   * The same before something is given that those who lead see.
   *
   * @throws RejectedException RESTRICTION
   */
  public void requireForLead(
      Transaction tx, String operationId, RestrictionChecks checks, String place) {
    requireOf(
        tx,
        operationId,
        checks,
        operation -> {
          checks.requireReceivers(operation.ledBy().countries(), _ -> place);
          requireMarked(operation, checks, place);
        });
  }

  /** Of the operation as it stands, where anything is limited. */
  private void requireOf(
      Transaction tx, String operationId, RestrictionChecks checks, Consumer<Operation> require) {
    if (!checks.none()) {
      operations.then(tx.session(), operationId).ifPresent(require);
      operations.restOn(tx, operationId);
    }
  }

  private static void requireMarked(Operation of, RestrictionChecks checks, String place) {
    if (of.approved() != null) {
      checks.requireHandling(of.approved().plan().handlingLevel(), place);
    }
  }

  /** Before the restrictions of a country change. */
  public void takeAlone(Transaction tx, String operationId, String of) {
    locks.takeAlone(tx.session(), List.of(lock(operationId, of)));
  }

  private static String lock(String operationId, String country) {
    return "restrictions " + operationId + " " + country;
  }
}
