package cordon.operations.resource;

import cordon.operations.OperationsReason;
import cordon.operations.operation.Operation;
import cordon.operations.operation.OperationStore;
import cordon.operations.operation.PlanAnnex.ResourceNeed;
import cordon.operations.participation.ParticipantAct;
import cordon.operations.participation.ParticipationStore;
import cordon.platform.call.Call;
import cordon.platform.command.Transaction;
import cordon.platform.refusal.RejectedException;
import cordon.platform.time.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What can be done with contributions. What counts on somebody rests on the operation not being
 * over; what gives up, or tells what has happened, does not.
 */
@Component
class Contributions {
  private final ContributionStore store;
  private final OperationStore operations;
  private final ParticipationStore participations;

  Contributions(
      ContributionStore store, OperationStore operations, ParticipationStore participations) {
    this.store = store;
    this.operations = operations;
    this.participations = participations;
  }

  /** How many of the need one country is asked for. */
  record AskedOf(String country, long quantity) {}

  /**
   * Asks all of them, or none.
   *
   * @throws RejectedException NO_APPROVED_PLAN, UNKNOWN_NEED, NOT_TAKING_PART, KIND_MAY_NOT,
   *     INCONSISTENT
   */
  List<Contribution> ask(
      Transaction tx,
      String operationId,
      String key,
      Instant needed,
      @Nullable String message,
      List<AskedOf> asked) {
    requireOnce(asked);
    return operations.leading(
        tx,
        operationId,
        operation -> {
          operation.requireCountedOn();
          ResourceNeed planned = planned(operation, key);
          var need = new Need(key, planned.resource(), planned.unit(), needed, message);
          return askAll(tx, operationId, need, asked);
        });
  }

  private List<Contribution> askAll(
      Transaction tx, String operationId, Need need, List<AskedOf> asked) {
    participations.requireMay(
        tx,
        operationId,
        asked.stream().map(AskedOf::country).toList(),
        ParticipantAct.CONTRIBUTE_RESOURCES,
        i -> "countries[" + i + "].country");
    var all = new ArrayList<Contribution>();
    for (AskedOf one : asked) {
      all.add(
          Contribution.ask(Ids.next(), operationId, one.country(), need, one.quantity(), tx.now()));
    }
    store.insertAll(tx, all);
    return all;
  }

  /**
   * @throws RejectedException NOT_FOUND if the caller's country takes part no more, KIND_MAY_NOT
   */
  Contribution pledge(Transaction tx, String operationId, String id, long quantity) {
    Contribution pledged =
        store.change(tx, operationId, id, before -> before.pledge(quantity, tx.now()));
    operations.requireMay(tx, operationId, ParticipantAct.CONTRIBUTE_RESOURCES);
    operations.requireCountedOn(tx, operationId);
    return pledged;
  }

  Contribution decline(Transaction tx, String operationId, String id, String reason) {
    tx.because(reason);
    return store.change(tx, operationId, id, before -> before.decline(reason, tx.now()));
  }

  Contribution takeBack(Transaction tx, String operationId, String id, String reason) {
    tx.because(reason);
    return operations.leading(
        tx,
        operationId,
        _ -> store.change(tx, operationId, id, before -> before.takeBack(reason, tx.now())));
  }

  /**
   * @throws RejectedException NOT_TAKING_PART if its country has withdrawn, KIND_MAY_NOT
   */
  Contribution commit(Transaction tx, String operationId, String id, long quantity) {
    return operations.leading(
        tx,
        operationId,
        operation -> {
          Contribution committed =
              store.change(tx, operationId, id, before -> before.commit(quantity, tx.now()));
          operation.requireCountedOn();
          participations.requireMay(
              tx,
              operationId,
              List.of(committed.country()),
              ParticipantAct.CONTRIBUTE_RESOURCES,
              _ -> "contribution_id");
          return committed;
        });
  }

  Contribution withdraw(Transaction tx, String operationId, String id, String reason) {
    tx.because(reason);
    return store.change(tx, operationId, id, before -> before.withdraw(reason, tx.now()));
  }

  Contribution deploy(
      Transaction tx, String operationId, String id, long quantity, String where, Instant since) {
    return store.change(
        tx, operationId, id, before -> before.deploy(quantity, where, since, tx.now()));
  }

  Contribution release(Transaction tx, String operationId, String id, Instant since) {
    return store.change(tx, operationId, id, before -> before.release(since, tx.now()));
  }

  /**
   * Over all countries.
   *
   * @throws RejectedException NOT_FOUND also for a country that does not lead
   */
  ResourceSums sum(Call call, String operationId) {
    Operation operation = operations.requireWhole(call, operationId);
    List<ResourceNeed> needs =
        operation.approved() == null
            ? List.of()
            : operation.approved().plan().annexOrNone().resourceNeeds();
    return ResourceSums.of(
        needs, store.counted(call, operationId, participations.takingPart(operationId)));
  }

  private static ResourceNeed planned(Operation operation, String key) {
    List<ResourceNeed> needs = operation.requirePlanInForce().annexOrNone().resourceNeeds();
    return needs.stream()
        .filter(need -> need.key().equals(key))
        .findFirst()
        .orElseThrow(() ->
            new RejectedException(
                    OperationsReason.UNKNOWN_NEED,
                    "The plan in force has no resource need %s; name one that it has, or revise the plan."
                        .formatted(key))
                .with(
                    "needs", needs.stream().map(ResourceNeed::key).collect(Collectors.joining(",")))
                .at("need_key"));
  }

  private static void requireOnce(List<AskedOf> asked) {
    Set<String> named = new HashSet<>();
    for (int i = 0; i < asked.size(); i++) {
      if (!named.add(asked.get(i).country())) {
        throw RejectedException.inconsistent(
            "countries[" + i + "].country",
            "repeated.unique",
            "The country stands twice; name each country once.");
      }
    }
  }
}
