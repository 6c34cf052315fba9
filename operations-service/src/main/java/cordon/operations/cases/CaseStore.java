package cordon.operations.cases;

import com.google.protobuf.MessageLite;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.ClientSession;
import com.mongodb.client.model.Filters;
import cordon.operations.joining.ConsequenceKind;
import cordon.operations.joining.Hanging;
import cordon.operations.joining.HangsOn;
import cordon.operations.operation.LedOperationStore;
import cordon.operations.operation.OfOperationStore;
import cordon.operations.words.Words;
import cordon.platform.call.Call;
import cordon.platform.call.Caller;
import cordon.platform.command.Reach;
import cordon.platform.command.Selection;
import cordon.platform.command.Transaction;
import cordon.platform.refusal.RejectedException;
import cordon.platform.store.ListPage;
import cordon.platform.store.Listing;
import cordon.platform.store.Mongo;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/**
 * Stored cases. A country sees its own, also when it takes part in their operation no more, and one
 * that leads what the secretariat would see.
 */
@Component
public class CaseStore extends OfOperationStore<Case> implements HangsOn {
  /** Of no person, or passed by a compliance reviewer. */
  private static final Bson PASSED = Filters.eq(CaseMigrations.OPEN, true);

  private static final Set<CaseState> UNDECIDED =
      EnumSet.range(CaseState.NOMINATED, CaseState.READY);

  private static final Set<CaseState> USUAL = EnumSet.complementOf(EnumSet.of(CaseState.WITHDRAWN));

  CaseStore(Mongo mongo, LedOperationStore operations) {
    super(
        mongo,
        "cases",
        Case.class,
        Case::id,
        Case::version,
        CaseMessages::journaled,
        Reach.none()
            .participantsAs(CaseMigrations.OWNER, CaseStore::ownOf)
            .leadWithin(
                CaseMigrations.OPEN,
                (country, within) -> Filters.and(PASSED, operations.ofLedBy(country, within)))
            .leadSeesParticipants()
            .overseers(Overseen::by));
  }

  /**
   * Stores what is new.
   *
   * @throws RejectedException INCONSISTENT if its owner has used the reference
   */
  Case nominate(Transaction tx, Case nominated) {
    return referring(() -> insert(tx, nominated));
  }

  /**
   * Changes one of this operation.
   *
   * @throws RejectedException INCONSISTENT if its owner has used the reference
   */
  @Override
  public Case change(Transaction tx, String operationId, String id, UnaryOperator<Case> move) {
    return referring(() -> super.change(tx, operationId, id, move));
  }

  /** Those of these that the caller sees in an operation, by id. */
  Map<String, Case> among(Transaction tx, String operationId, Collection<String> ids) {
    return selectWithin(tx, OPERATION, operationId).where(Filters.in("_id", ids)).all().stream()
        .collect(Collectors.toMap(Case::id, one -> one));
  }

  /** Countries that own a case of an operation which those who lead see. */
  public Set<String> ownersSeenByLead(Transaction tx, String operationId) {
    return Set.copyOf(
        beyondReach()
            .select(tx.session())
            .where(OPERATION, operationId)
            .where(PASSED)
            .where(Filters.exists(CaseMigrations.OWNER))
            .values(CaseMigrations.OWNER));
  }

  /** Changes one that was read in this transaction. */
  Case changeRead(Transaction tx, Case before, Case after) {
    return beyondReach().replace(tx, before, after);
  }

  /** The newest first. */
  <M extends MessageLite> ListPage<M> newest(
      Call call, CaseFilter wanted, Listing<Case, M> listing) {
    Selection<Case> found =
        selectWithin(call, OPERATION, wanted.operationId())
            .where(wanted.state() == null ? Filters.in("state", USUAL) : null)
            .where("state", wanted.state())
            .where("ownerCountry", wanted.ownerCountry())
            .where("spec.crimeAreas", wanted.area())
            .where("spec.aboutPerson", wanted.aboutPerson())
            .where(CaseMigrations.MEETING, wanted.meetingId());
    found.whereWords("words", Words.wanted(wanted.words()));
    return found.eachBy(field -> narrowest(field, wanted)).newest(listing);
  }

  /** Those that wait for a compliance reviewer, the oldest first. */
  <M extends MessageLite> ListPage<M> waiting(Call call, Listing<Case, M> listing) {
    return select(call)
        .where("waiting", true)
        .by(CaseMigrations.WAITING, CaseMigrations.WAITING)
        .ascending("_id", listing);
  }

  /** How many of those that the caller sees are in each state, by its stored name. */
  Map<String, Integer> counted(Call call, String operationId) {
    Map<String, Integer> counted = new TreeMap<>();
    selectWithin(call, OPERATION, operationId)
        .values("state")
        .forEach(state -> counted.merge(state, 1, Integer::sum));
    return counted;
  }

  /** What is about a person and not passed is for those who nominate for the country. */
  private static Bson ownOf(Caller caller) {
    Bson own = Filters.eq(CaseMigrations.OWNER, caller.requireCountry());
    return caller.has("ncb-officer") ? own : Filters.and(own, PASSED);
  }

  /**
   * What {@link Overseen} says, of a state of a case, open or a reviewer's matter, which the caller
   * may have written.
   */
  static boolean sees(Caller caller, boolean open, boolean reviewed, BooleanSupplier wrote) {
    Map<String, Object> seen = Overseen.by(caller);
    return (open && seen.containsKey(CaseMigrations.OPEN))
        || (reviewed && seen.containsKey(CaseMigrations.REVIEWED))
        || (seen.containsKey(CaseMigrations.AUTHOR) && wrote.getAsBoolean());
  }

  private static Bson narrowest(String field, CaseFilter wanted) {
    Bson all = Objects.requireNonNull(CaseMigrations.SEEN_BY.get(field));
    if (!field.equals(CaseMigrations.OPEN)) {
      return all;
    }
    if (wanted.meetingId() != null) {
      return CaseMigrations.BY_MEETING;
    }
    if (wanted.words() != null) {
      return CaseMigrations.BY_WORD;
    }
    if (wanted.ownerCountry() != null) {
      return CaseMigrations.BY_OWNER;
    }
    if (wanted.state() != null) {
      return CaseMigrations.BY_STATE;
    }
    if (wanted.area() != null) {
      return CaseMigrations.BY_AREA;
    }
    return wanted.aboutPerson() == null ? all : CaseMigrations.BY_PERSON;
  }

  private static Case referring(Supplier<Case> write) {
    try {
      return write.get();
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      }
      throw RejectedException.inconsistent(
          "spec.reference",
          "case.reference",
          "You have used the reference for another case of this operation, be it withdrawn; give it another.");
    }
  }

  /** What is about a person and not passed is for officers of its owner alone. */
  @Override
  public void count(ClientSession session, Hanging on) {
    on.add(ConsequenceKind.CASES_OPEN, () -> owners(session, on, UNDECIDED));
    on.add(ConsequenceKind.CASES_SELECTED, () -> owners(session, on, Set.of(CaseState.SELECTED)));
  }

  private List<String> owners(ClientSession session, Hanging on, Set<CaseState> states) {
    return beyondReach()
        .select(session)
        .where(OPERATION, on.operationId())
        .where(Filters.in(CaseMigrations.OWNER, on.countries()))
        .where(on.own() ? null : PASSED)
        .where(Filters.in("state", states))
        .by(CaseMigrations.OF_OWNER, CaseMigrations.OF_OWNER)
        .values(CaseMigrations.OWNER);
  }
}
