package cordon.operations.network;

import cordon.operations.cases.CaseStore;
import cordon.operations.diligence.Withholding;
import cordon.operations.operation.OperationStore;
import cordon.operations.participation.ParticipantAct;
import cordon.operations.participation.ParticipationStore;
import cordon.operations.restriction.RestrictionChecks;
import cordon.operations.restriction.Restrictions;
import cordon.platform.call.Call;
import cordon.platform.command.Transaction;
import cordon.platform.refusal.RejectedException;
import cordon.platform.store.Mongo;
import cordon.platform.store.SharedLocks;
import cordon.platform.time.Ids;
import java.time.InstantSource;
import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** What its owner does with a network. None of it grants anything, so it rests on no plan. */
@Component
class Networks {
  private static final String VISIBLE_TO = "spec.visible_to";

  private final NetworkStore store;
  private final OperationStore operations;
  private final CaseStore cases;
  private final ParticipationStore participations;
  private final Withholding withholding;
  private final Restrictions restrictions;
  private final SharedLocks locks;
  private final InstantSource clock;

  Networks(
      NetworkStore store,
      OperationStore operations,
      CaseStore cases,
      ParticipationStore participations,
      Withholding withholding,
      Restrictions restrictions,
      Mongo mongo,
      InstantSource clock) {
    this.store = store;
    this.operations = operations;
    this.cases = cases;
    this.participations = participations;
    this.withholding = withholding;
    this.restrictions = restrictions;
    this.locks = new SharedLocks(mongo);
    this.clock = clock;
  }

  /**
   * @throws RejectedException NOT_FOUND if the caller's country does not take part, KIND_MAY_NOT,
   *     DILIGENCE_WITHHELD, RESTRICTION
   */
  SeenNetwork create(Transaction tx, String operationId, NetworkSpec spec) {
    operations.requireMay(tx, operationId, ParticipantAct.DESCRIBE_NETWORKS);
    withholding.requireNoneAdded(tx, operationId, List.of(), spec.visibleTo(), VISIBLE_TO);
    Network created =
        Network.create(Ids.next(), operationId, spec, tx.caller().country(), tx.now());
    requireAllowed(tx, created);
    return seen(tx, store.insert(tx, created));
  }

  SeenNetwork revise(Transaction tx, String operationId, String id, NetworkSpec spec) {
    return change(
        tx,
        operationId,
        id,
        before -> {
          if (isLeftBehind(tx, before)) {
            return before.narrow(spec, tx.now());
          }
          Network after = owned(tx, before).revise(spec, tx.now());
          if (!before.spec().isNarrowedBy(spec)) {
            operations.requireMay(tx, operationId, ParticipantAct.DESCRIBE_NETWORKS);
          }
          withholding.requireNoneAdded(
              tx, operationId, before.spec().visibleTo(), spec.visibleTo(), VISIBLE_TO);
          if (!before.spec().isNarrowedBy(spec)) {
            requireAllowed(tx, after);
          }
          return after;
        });
  }

  SeenNetwork close(Transaction tx, String operationId, String id, String reason) {
    tx.because(reason);
    takeAlone(tx, id);
    return change(
        tx,
        operationId,
        id,
        before -> (isLeftBehind(tx, before) ? before : owned(tx, before)).close(reason, tx.now()));
  }

  /**
   * Of a case that the caller does not see, or that is of another operation, they learn nothing.
   * One that is not passed stays unlinked: that the network changed would tell others of it.
   *
   * @throws RejectedException NOT_FOUND, NOT_YOUR_NETWORK, KIND_MAY_NOT, CASE_NOT_PASSED
   */
  SeenNetwork linkCase(Transaction tx, String operationId, String id, String caseId) {
    return own(
        tx,
        operationId,
        id,
        before -> {
          operations.requireMay(tx, operationId, ParticipantAct.DESCRIBE_NETWORKS);
          cases
              .find(tx, operationId, caseId)
              .orElseThrow(() -> RejectedException.notFound("case").at("case_id"))
              .requirePassed();
          return before.linkCase(caseId, tx.now());
        });
  }

  SeenNetwork unlinkCase(
      Transaction tx, String operationId, String id, String caseId, String reason) {
    tx.because(reason);
    return own(
        tx,
        operationId,
        id,
        before -> {
          if (cases.seenOf(tx, operationId, List.of(caseId)).isEmpty()) {
            throw RejectedException.notFound("case").at("case_id");
          }
          return before.unlinkCase(caseId, tx.now());
        });
  }

  SeenNetwork get(Call call, String operationId, String id) {
    Network found = store.require(call, operationId, id);
    return new SeenNetwork(
        found,
        call.caller().country(),
        cases.seenOf(call, operationId, found.cases()),
        clock.instant());
  }

  /**
   * For a command on what the network is made of: one after the other, so that what one has looked
   * at for circles and doubles is not changed beside it.
   *
   * @throws RejectedException NOT_FOUND, NOT_YOUR_NETWORK, ILLEGAL_MOVE once it is closed
   */
  Network requireWorkedOn(Transaction tx, String operationId, String id) {
    operations.requireTakingPart(tx, operationId);
    Network network = store.require(tx, operationId, id);
    network.requireOwn(tx.caller().country());
    network.requireWorkedOn();
    takeAlone(tx, id);
    return network;
  }

  /**
   * For a command that says more in the network than was said: to all who see it.
   *
   * @throws RejectedException also KIND_MAY_NOT, RESTRICTION
   */
  Network requireAddedTo(Transaction tx, String operationId, String id) {
    Network network = requireWorkedOn(tx, operationId, id);
    operations.requireMay(tx, operationId, ParticipantAct.DESCRIBE_NETWORKS);
    requireAllowed(tx, network, "network_id");
    return network;
  }

  /**
   * Before a reviewer lets all who see the network see a person of it.
   *
   * @throws RejectedException RESTRICTION
   */
  void requireShown(Transaction tx, String operationId, String id, String place) {
    store.there(tx, operationId, id).ifPresent(network -> requireAllowed(tx, network, place));
  }

  private void requireAllowed(Transaction tx, Network network) {
    RestrictionChecks checks = restrictions.of(tx, network.operationId(), network.ownerCountry());
    List<String> named = network.spec().visibleTo();
    checks.requireReceivers(named, to -> VISIBLE_TO + "[" + named.indexOf(to) + "]");
    checks.requireHandling(network.spec().handling(), "spec.handling");
  }

  private void requireAllowed(Transaction tx, Network network, String place) {
    RestrictionChecks checks = restrictions.of(tx, network.operationId(), network.ownerCountry());
    checks.requireReceivers(network.seenBy(), _ -> place);
    checks.requireHandling(network.spec().handling(), place);
  }

  SeenNetwork seen(Transaction tx, Network after) {
    return new SeenNetwork(
        after,
        tx.caller().country(),
        cases.seenOf(tx, after.operationId(), after.cases()),
        tx.now());
  }

  private SeenNetwork own(
      Transaction tx, String operationId, String id, UnaryOperator<Network> move) {
    return change(tx, operationId, id, before -> move.apply(owned(tx, before)));
  }

  private SeenNetwork change(
      Transaction tx, String operationId, String id, UnaryOperator<Network> move) {
    operations.requireTakingPart(tx, operationId);
    return seen(tx, store.change(tx, operationId, id, move));
  }

  private static Network owned(Transaction tx, Network network) {
    network.requireOwn(tx.caller().country());
    return network;
  }

  /** Whether its owner takes part no more and the caller is of the secretariat, which stands in. */
  private boolean isLeftBehind(Transaction tx, Network network) {
    String owner = network.ownerCountry();
    return tx.caller().country() == null
        && owner != null
        && !participations.isAccepted(tx.session(), network.operationId(), owner);
  }

  private void takeAlone(Transaction tx, String id) {
    locks.takeAlone(tx.session(), List.of("network " + id));
  }
}
