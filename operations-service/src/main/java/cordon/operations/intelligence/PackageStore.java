package cordon.operations.intelligence;

import com.google.protobuf.MessageLite;
import com.mongodb.client.ClientSession;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import cordon.operations.cases.Overseen;
import cordon.operations.joining.ConsequenceKind;
import cordon.operations.joining.Hanging;
import cordon.operations.joining.HangsOn;
import cordon.operations.operation.LedOperationStore;
import cordon.operations.operation.OfOperationStore;
import cordon.platform.call.Call;
import cordon.platform.call.Caller;
import cordon.platform.command.Reach;
import cordon.platform.command.Selection;
import cordon.platform.command.Transaction;
import cordon.platform.store.ListPage;
import cordon.platform.store.Listing;
import cordon.platform.store.Mongo;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Stored packages. A country sees its own and those that it received, also when it takes part in
 * their operation no more; one that leads, as the secretariat, that there are others.
 */
@Component
public class PackageStore extends OfOperationStore<IntelligencePackage> implements HangsOn {
  private static final Bson GIVEN = Filters.eq(PackageMigrations.GIVEN, true);

  private static final Set<PackageState> USUAL =
      EnumSet.complementOf(EnumSet.of(PackageState.WITHDRAWN));

  PackageStore(Mongo mongo, LedOperationStore operations) {
    super(
        mongo,
        "intelligence_packages",
        IntelligencePackage.class,
        IntelligencePackage::id,
        IntelligencePackage::version,
        PackageMessages::journaled,
        Reach.none()
            .participantsAs(PackageMigrations.SEEN_BY, PackageStore::ownOf)
            .leadWithin(
                PackageMigrations.GIVEN,
                (country, within) -> Filters.and(GIVEN, operations.ofLedBy(country, within)))
            .leadSeesParticipants()
            .overseers(Overseen::by));
  }

  /** The newest first. */
  <M extends MessageLite> ListPage<M> newest(
      Call call, PackageFilter wanted, Listing<IntelligencePackage, M> listing) {
    return narrowed(call, wanted.operationId(), wanted.side())
        .where(wanted.state() == null ? Filters.in("state", USUAL) : null)
        .where("state", wanted.state())
        .where("spec.caseId", wanted.caseId())
        .where(wanted.caseId() == null ? null : readBy(call.caller()))
        .eachBy(field -> narrowest(field, wanted))
        .newest(listing);
  }

  /** Those that wait for a compliance reviewer, the oldest first. */
  <M extends MessageLite> ListPage<M> waiting(Call call, Listing<IntelligencePackage, M> listing) {
    return select(call)
        .where("waiting", true)
        .by(PackageMigrations.WAITING, PackageMigrations.WAITING)
        .ascending("_id", listing);
  }

  /** How many of those that the caller sees are in each state, by its stored name. */
  TreeMap<String, Integer> counted(Call call, String operationId, @Nullable PackageSide side) {
    var counted = new TreeMap<String, Integer>();
    narrowed(call, operationId, side)
        .values("state")
        .forEach(state -> counted.merge(state, 1, Integer::sum));
    return counted;
  }

  /** Changes one beside that of which the caller names the version. */
  void changeBeside(Transaction tx, IntelligencePackage before, IntelligencePackage after) {
    var _ = beyondReach().replace(tx, before, after);
  }

  /**
   * The number of the package that is given next in an operation. Of two that are given at the same
   * moment one is decided again, by the unique index.
   */
  int nextNumber(Transaction tx, String operationId) {
    List<IntelligencePackage> last =
        beyondReach()
            .select(tx.session())
            .where(OPERATION, operationId)
            .where(GIVEN)
            .by(PackageMigrations.NUMBERED, PackageMigrations.NUMBERED)
            .list(Sorts.descending("number"), 1);
    return last.isEmpty() ? 1 : 1 + Objects.requireNonNull(last.getFirst().number());
  }

  private Selection<IntelligencePackage> narrowed(
      Call call, String operationId, @Nullable PackageSide side) {
    String country = call.caller().country();
    return selectWithin(call, OPERATION, operationId)
        .where(
            switch (side) {
              case BY_US -> Filters.eq("ownerCountry", country);
              case TO_US ->
                  country == null
                      ? Filters.and(GIVEN, Filters.eq("spec.toSecretariat", true))
                      : Filters.and(
                          GIVEN,
                          Filters.ne("ownerCountry", country),
                          Filters.eq("seenBy", country));
              case null -> null;
            });
  }

  /** Those of which the caller reads what they say, as {@link PackageView} has it. */
  private static Bson readBy(Caller caller) {
    String country = caller.country();
    var read = new ArrayList<Bson>();
    if (PackageView.party(caller)) {
      Bson received =
          country == null ? Filters.eq("spec.toSecretariat", true) : Filters.eq("seenBy", country);
      read.add(Filters.eq("ownerCountry", country));
      read.add(Filters.and(GIVEN, Filters.eq("recalledAt", null), received));
    }
    if (country == null && Overseen.reviews(caller)) {
      read.add(Filters.eq("reviewed", true));
    }
    return Filters.or(read);
  }

  /** What was not given yet is for those who give for the country. */
  private static Bson ownOf(Caller caller) {
    Bson own = Filters.eq(PackageMigrations.SEEN_BY, caller.requireCountry());
    return caller.has("ncb-officer") ? own : Filters.and(own, GIVEN);
  }

  private static Bson narrowest(String field, PackageFilter wanted) {
    if (field.equals(Overseen.OPEN) && wanted.caseId() != null) {
      return PackageMigrations.BY_CASE;
    }
    return field.equals(Overseen.OPEN) && wanted.state() != null
        ? PackageMigrations.BY_STATE
        : Objects.requireNonNull(PackageMigrations.PACKAGES.get(field));
  }

  /** What was not given yet is for officers of its owner alone. */
  @Override
  public void count(ClientSession session, Hanging on) {
    on.add(ConsequenceKind.PACKAGES_GIVEN, () -> owners(session, on, PackageState.GIVEN));
    if (on.own()) {
      on.add(
          ConsequenceKind.PACKAGES_NOT_GIVEN,
          () -> owners(session, on, PackageState.DRAFT, PackageState.WAITING));
    }
  }

  private List<String> owners(ClientSession session, Hanging on, PackageState... states) {
    return beyondReach()
        .select(session)
        .where(OPERATION, on.operationId())
        // Its owner sees it, so that this narrows nothing and has the index.
        .where(Filters.in(PackageMigrations.SEEN_BY, on.countries()))
        .where(Filters.in("ownerCountry", on.countries()))
        .where(Filters.in("state", states))
        .by(PackageMigrations.BY_SEEN, PackageMigrations.BY_SEEN)
        .values("ownerCountry");
  }
}
