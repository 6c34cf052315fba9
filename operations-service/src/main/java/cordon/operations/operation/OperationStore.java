package cordon.operations.operation;

import com.google.protobuf.MessageLite;
import com.mongodb.client.ClientSession;
import com.mongodb.client.model.Filters;
import cordon.operations.participation.ParticipantAct;
import cordon.operations.participation.Participation;
import cordon.operations.participation.ParticipationState;
import cordon.operations.participation.ParticipationStore;
import cordon.platform.call.Call;
import cordon.platform.call.Caller;
import cordon.platform.command.Joined;
import cordon.platform.command.Reach;
import cordon.platform.command.Store;
import cordon.platform.command.Transaction;
import cordon.platform.refusal.RejectedException;
import cordon.platform.store.ListPage;
import cordon.platform.store.Listing;
import cordon.platform.store.Mongo;
import cordon.platform.store.SharedLocks;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Stored operations. A country sees one by its participation, and as that says; its planners and
 * approvers see all of one that it leads.
 */
@Component
public class OperationStore extends Store<Operation> {
  private final Joined<Operation, Participation> byParticipation;
  private final ParticipationStore participations;
  private final SharedLocks locks;

  OperationStore(Mongo mongo, ParticipationStore participations) {
    super(
        mongo,
        "operations",
        Operation.class,
        Operation::id,
        Operation::version,
        OperationMessages::journaled,
        Reach.none()
            .participantsThrough(participations)
            .lead(
                "",
                country -> Filters.eq(LedOperationStore.COUNTRIES, country),
                LedOperationStore.BY_SECRETARIAT));
    byParticipation =
        through(participations, "operationId", Participation::operationId, Participation::idOf);
    this.participations = participations;
    locks = new SharedLocks(mongo);
  }

  /**
   * Does a command of those who lead the operation, which rests on it: from a change of the lead on
   * it is refused.
   *
   * @param work with the operation, whole
   * @throws RejectedException NOT_LEAD if the caller sees the operation, NOT_FOUND if not
   */
  public <R> R leading(Transaction tx, String id, Function<Operation, R> work) {
    R done = work.apply(require(tx, id));
    restOn(tx, id);
    return done;
  }

  /**
   * Holds what a command has read of the operation until it has committed: where that changes at
   * the same moment, one of the two is decided again and sees the other. The last thing that a
   * command does.
   */
  public void restOn(Transaction tx, String id) {
    locks.share(tx.session(), id);
  }

  /**
   * Lets a country accept, which reaches the operation no earlier than with that. The last thing
   * that the command does.
   *
   * @throws RejectedException ILLEGAL_MOVE if it was cancelled
   */
  public void requireJoinable(Transaction tx, String id) {
    beyondReach()
        .select(tx.session())
        .where("_id", id)
        .first()
        .ifPresent(Operation::requireJoinable);
    restOn(tx, id);
  }

  /**
   * Lets a country pledge what it is asked for, by which it does not reach the operation. The last
   * thing that the command does.
   *
   * @throws RejectedException ILLEGAL_MOVE once it has ended
   */
  public void requireCountedOn(Transaction tx, String id) {
    beyondReach()
        .select(tx.session())
        .where("_id", id)
        .first()
        .ifPresent(Operation::requireCountedOn);
    restOn(tx, id);
  }

  /**
   * An operation whole, for those who see it whole.
   *
   * @throws RejectedException NOT_FOUND also for a country, but for planners and approvers of one
   *     that leads it
   */
  public Operation requireWhole(Call call, String id) {
    Caller caller = call.caller();
    if (caller.country() == null) {
      return require(call, id);
    }
    return led(caller, null, id).orElseThrow(() -> RejectedException.notFound("operation"));
  }

  /**
   * For a command that is for others than those who lead too.
   *
   * @return whether the caller works on it as they, or their country, lead it
   */
  public boolean isLed(Transaction tx, String id) {
    return led(tx.caller(), tx.session(), id).isPresent();
  }

  /** How a command is refused that only those who lead, and others than the caller, may give. */
  public RejectedException refuseNotLed(Transaction tx, String id) {
    return notLed(tx.caller(), tx.session(), id)
        .orElseGet(() -> RejectedException.notFound("operation"));
  }

  private Optional<Operation> led(Caller caller, @Nullable ClientSession session, String id) {
    return caller.leads()
        ? beyondReach()
            .select(session)
            .where("_id", id)
            .first()
            .filter(found -> found.ledBy().heldBy(caller.country()))
        : Optional.empty();
  }

  /**
   * What an invitation would show now, for what a country answers, by which it does not reach the
   * operation; empty while no plan is approved.
   */
  public Optional<Invitation> invitationNow(Transaction tx, String id) {
    return then(tx.session(), id)
        .map(Operation::approved)
        .map(approved -> Invitation.to(approved.plan()));
  }

  /** As a transaction sees it, whoever sees it. */
  public Optional<Operation> then(ClientSession session, String id) {
    return beyondReach().select(session).where("_id", id).first();
  }

  /**
   * For what those who take part may add to an operation.
   *
   * @throws RejectedException NOT_FOUND if the caller's country does not
   */
  public void requireTakingPart(Transaction tx, String id) {
    String country = tx.caller().country();
    boolean reached =
        country == null
            ? find(tx, id).isPresent()
            : participations
                .find(tx, Participation.idOf(id, country))
                .filter(Participation::accepted)
                .isPresent();
    if (!reached) {
      throw RejectedException.notFound("operation");
    }
  }

  /**
   * The same for what not every kind of participant may.
   *
   * @throws RejectedException NOT_FOUND if the caller's country does not take part, KIND_MAY_NOT
   */
  public void requireMay(Transaction tx, String id, ParticipantAct act) {
    String country = tx.caller().country();
    if (country == null) {
      requireTakingPart(tx, id);
      return;
    }
    participations
        .find(tx, Participation.idOf(id, country))
        .filter(Participation::accepted)
        .orElseThrow(() -> RejectedException.notFound("operation"))
        .requireMay(act, "");
  }

  /**
   * For what whoever sees an operation may say of it: also a country that has an invitation to
   * answer, and planners and approvers of one that leads.
   *
   * @throws RejectedException NOT_FOUND if the caller does not
   */
  public void requireSeen(Transaction tx, String id) {
    String country = tx.caller().country();
    boolean seen =
        country == null
            ? find(tx, id).isPresent()
            : participations.find(tx, Participation.idOf(id, country)).isPresent() || isLed(tx, id);
    if (!seen) {
      throw RejectedException.notFound("operation");
    }
  }

  /** Whether nothing in an operation is real, also for whoever does not see it whole. */
  public boolean isExercise(Transaction tx, String id) {
    return beyondReach()
        .select(tx.session())
        .where("_id", id)
        .first()
        .filter(Operation::isExercise)
        .isPresent();
  }

  /** Whoever sees the plan of an operation is told who leads it. */
  @Override
  protected Optional<RejectedException> notLed(
      Caller caller, @Nullable ClientSession session, String id) {
    String country = caller.country();
    return country == null || participations.isAccepted(session, id, country)
        ? beyondReach()
            .select(session)
            .where("_id", id)
            .first()
            .map(found -> found.ledBy().refusal("operation"))
        : Optional.empty();
  }

  /** Before a change of what commands on participations, or of those who lead, rest on. */
  public void takeAlone(Transaction tx, String id) {
    locks.takeAlone(tx.session(), List.of(id));
  }

  /**
   * One operation, as the caller may see it; empty also if their country neither takes part nor has
   * an invitation to answer.
   *
   * @param whole for whoever sees all of it
   * @param part for a country, as it stands to it
   */
  <V> Optional<V> seen(
      Call call,
      String id,
      Function<Operation, V> whole,
      BiFunction<Participation, Operation, V> part) {
    return byParticipation.find(call, id, whole, part);
  }

  /** The newest first; a country's list is driven by its own participations. */
  <M extends MessageLite> ListPage<M> newest(
      Call call,
      @Nullable OperationState state,
      @Nullable String programmeId,
      Listing<Operation, M> listing,
      BiFunction<Participation, Operation, M> part) {
    return byParticipation.newest(
        call,
        all -> all.where("state", state).where("programmeId", programmeId),
        // Who is only invited is not told of the programme, nor by what a list leaves out.
        rows -> programmeId == null ? rows : rows.where("state", ParticipationState.ACCEPTED),
        listing,
        part);
  }

  /** A page of those that were found, of which the caller sees more or less by now. */
  <M extends MessageLite> ListPage<M> among(
      Call call,
      List<FoundOperation> found,
      Listing<Operation, M> listing,
      BiFunction<Participation, Operation, M> part) {
    return byParticipation.among(
        call,
        found.stream().map(FoundOperation::id).toList(),
        ids(found, FoundOperation::whole),
        ids(found, FoundOperation::inPart),
        listing,
        part);
  }

  private static Set<String> ids(List<FoundOperation> found, Predicate<FoundOperation> which) {
    return found.stream().filter(which).map(FoundOperation::id).collect(Collectors.toSet());
  }
}
