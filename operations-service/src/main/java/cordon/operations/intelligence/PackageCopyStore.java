package cordon.operations.intelligence;

import com.google.protobuf.MessageLite;
import com.mongodb.client.ClientSession;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import cordon.operations.joining.CatchUpKind;
import cordon.operations.joining.CatchesUp;
import cordon.operations.joining.CatchingUp;
import cordon.operations.joining.ConsequenceKind;
import cordon.operations.joining.Hanging;
import cordon.operations.joining.HangsOn;
import cordon.operations.operation.LedOperationStore;
import cordon.operations.operation.OfOperationStore;
import cordon.operations.operation.Span;
import cordon.operations.operation.Turn;
import cordon.platform.call.Call;
import cordon.platform.command.Reach;
import cordon.platform.command.Selection;
import cordon.platform.command.Transaction;
import cordon.platform.store.ListPage;
import cordon.platform.store.Listing;
import cordon.platform.store.Mongo;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Stored copies. A country sees those that it gave or received, also when it takes part in their
 * operation no more; one that leads, as the secretariat, all of them.
 */
@Component
public class PackageCopyStore extends OfOperationStore<PackageCopy> implements CatchesUp, HangsOn {

  PackageCopyStore(Mongo mongo, LedOperationStore operations) {
    super(
        mongo,
        "package_copies",
        PackageCopy.class,
        PackageCopy::id,
        PackageCopy::version,
        CopyMessages::journaled,
        Reach.none()
            .participants(
                PackageMigrations.SEEN_BY,
                country -> Filters.eq(PackageMigrations.SEEN_BY, country))
            .leadWithin(OPERATION, operations::ofLedBy)
            .leadSeesParticipants());
  }

  /** The copy of a package that the caller's country, or the secretariat, has. */
  Optional<PackageCopy> own(Transaction tx, String operationId, String packageId) {
    return own(selectWithin(tx, OPERATION, operationId), packageId, tx.caller().country());
  }

  /** The same for a read. */
  Optional<PackageCopy> own(Call call, String operationId, String packageId) {
    return own(selectWithin(call, OPERATION, operationId), packageId, call.caller().country());
  }

  private static Optional<PackageCopy> own(
      Selection<PackageCopy> seen, String packageId, @Nullable String country) {
    return seen.where("packageId", packageId)
        .where(Filters.eq("receiver", country))
        .by(PackageMigrations.OWN_COPY, PackageMigrations.OWN_COPY)
        .first();
  }

  /** Changes one that was read in this transaction, of which the caller names the version. */
  PackageCopy changeSeen(Transaction tx, PackageCopy before, UnaryOperator<PackageCopy> move) {
    return beyondReach().change(tx, before, move);
  }

  /** Changes one of which the caller names no version. */
  PackageCopy changeBeside(Transaction tx, PackageCopy before, PackageCopy after) {
    return beyondReach().replace(tx, before, after);
  }

  /** All of a package, the first first. */
  List<PackageCopy> allOf(Transaction tx, String packageId, int most) {
    return beyondReach()
        .select(tx.session())
        .where("packageId", packageId)
        .list(Sorts.ascending("_id"), most);
  }

  /** The newest first. */
  <M extends MessageLite> ListPage<M> newest(
      Call call, CopyFilter wanted, Instant now, Listing<PackageCopy, M> listing) {
    Bson ofAll = ofAll(wanted);
    Bson seen =
        wanted.packageId() == null
            ? PackageMigrations.COPIES_SEEN
            : PackageMigrations.COPIES_OF_PACKAGE_SEEN;
    return selectWithin(call, OPERATION, wanted.operationId())
        .where("packageId", wanted.packageId())
        .where("state", wanted.state())
        .where("receiver", wanted.receiver())
        .where(side(wanted.side(), call.caller().country()))
        .where(wanted.late() ? late(now) : null)
        .where(wanted.asked() ? askedOf(call.caller().country()) : null)
        .by(ofAll, ofAll)
        .eachBy(field -> field.equals(PackageMigrations.SEEN_BY) ? seen : ofAll)
        .newest(listing);
  }

  /** Those of all operations that wait for the caller's country, or the secretariat. */
  <M extends MessageLite> ListPage<M> toDo(
      Call call, boolean answers, @Nullable Instant lateAt, Listing<PackageCopy, M> listing) {
    Bson index = answers ? PackageMigrations.TO_ANSWER : PackageMigrations.TO_DO;
    return select(call)
        .where(Filters.eq(answers ? "ownerCountry" : "receiver", call.caller().country()))
        .where(answers ? "asked" : "waiting", true)
        .where(lateAt == null ? null : Filters.lt("turn", Turn.of(lateAt)))
        .by(index, index)
        .ascending("turn", listing);
  }

  /** State, due time, whether it waits for an answer, owner and receiver of all that they see. */
  List<BsonDocument> parts(Call call, String operationId, @Nullable PackageSide side) {
    return selectWithin(call, OPERATION, operationId)
        .where(side(side, call.caller().country()))
        .by(PackageMigrations.COPIES_SEEN, PackageMigrations.COPIES)
        .parts("state", "due", "asked", "ownerCountry", "receiver");
  }

  private static @Nullable Bson side(@Nullable PackageSide side, @Nullable String country) {
    return switch (side) {
      case BY_US -> Filters.eq("ownerCountry", country);
      case TO_US -> Filters.eq("receiver", country);
      case null -> null;
    };
  }

  /** Owner and receiver alone are told of a wider use. */
  private static Bson askedOf(@Nullable String country) {
    return Filters.and(
        Filters.eq("asked", true),
        Filters.or(Filters.eq("ownerCountry", country), Filters.eq("receiver", country)));
  }

  private static Bson late(Instant now) {
    return Filters.and(
        Filters.in("state", PackageCopyState.SENT, PackageCopyState.RECEIVED),
        Filters.lt("due", now));
  }

  private static Bson ofAll(CopyFilter wanted) {
    if (wanted.packageId() != null) {
      return PackageMigrations.COPIES_OF_PACKAGE;
    }
    return wanted.state() == null ? PackageMigrations.COPIES : PackageMigrations.COPIES_BY_STATE;
  }

  /**
   * So many at most that wait for a receiver, for whoever it was found that they are due to.
   *
   * @param country null for the secretariat
   */
  public List<PackageCopy> due(@Nullable String country, Span span, int most) {
    return nearest(
        beyondReach()
            .select()
            .where(Filters.eq("receiver", country))
            .where("waiting", true)
            .by(PackageMigrations.TO_DO, PackageMigrations.TO_DO),
        span,
        most);
  }

  /** Owner and receiver alone are told of a wider use. */
  @Override
  public void count(ClientSession session, Hanging on) {
    on.add(
        ConsequenceKind.PACKAGES_HELD,
        () ->
            of(session, on, "receiver", Filters.ne("state", PackageCopyState.RECALL_ACKNOWLEDGED)));
    if (on.own()) {
      on.add(
          ConsequenceKind.WIDER_USES_ASKED,
          () -> of(session, on, "ownerCountry", Filters.eq("asked", true)));
    }
  }

  private List<String> of(ClientSession session, Hanging on, String field, Bson which) {
    return beyondReach()
        .select(session)
        .where(OPERATION, on.operationId())
        // Both see it, so that this narrows nothing and has the index.
        .where(Filters.in(PackageMigrations.SEEN_BY, on.countries()))
        .where(Filters.in(field, on.countries()))
        .where(which)
        .by(PackageMigrations.COPIES_SEEN, PackageMigrations.COPIES_SEEN)
        .values(field);
  }

  @Override
  public void tell(ClientSession session, CatchingUp to) {
    to.add(
        CatchUpKind.PACKAGES_TO_RECEIVE,
        received(session, to.operationId(), List.of(to.country()), PackageCopyState.SENT)
            .all()
            .stream()
            .map(PackageCopy::due)
            .toList());
  }

  /** Those of these countries that have one which was not recalled. */
  public Set<String> receivers(
      ClientSession session, String operationId, Collection<String> countries) {
    return Set.copyOf(
        received(
                session,
                operationId,
                countries,
                PackageCopyState.SENT,
                PackageCopyState.RECEIVED,
                PackageCopyState.FEEDBACK_GIVEN)
            .values("receiver"));
  }

  private Selection<PackageCopy> received(
      ClientSession session,
      String operationId,
      Collection<String> countries,
      PackageCopyState... states) {
    return beyondReach()
        .select(session)
        .where(OPERATION, operationId)
        .where(Filters.in(PackageMigrations.SEEN_BY, countries))
        .where(Filters.in("receiver", countries))
        .where(Filters.in("state", states))
        .by(PackageMigrations.COPIES_SEEN, PackageMigrations.COPIES_SEEN);
  }
}
