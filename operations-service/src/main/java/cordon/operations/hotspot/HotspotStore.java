package cordon.operations.hotspot;

import com.google.protobuf.MessageLite;
import com.mongodb.client.ClientSession;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.geojson.Point;
import cordon.operations.joining.ConsequenceKind;
import cordon.operations.joining.Hanging;
import cordon.operations.joining.HangsOn;
import cordon.operations.operation.LedOperationStore;
import cordon.operations.operation.OfOperationStore;
import cordon.operations.participation.ParticipationStore;
import cordon.operations.words.Words;
import cordon.platform.call.Call;
import cordon.platform.command.Reach;
import cordon.platform.command.Selection;
import cordon.platform.command.Transaction;
import cordon.platform.store.ListPage;
import cordon.platform.store.Listing;
import cordon.platform.store.Mongo;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Stored hotspots. A country sees those that let it, while it takes part in their operation; to
 * lead it shows no more of them, for it is their originators who say who sees them.
 */
@Component
public class HotspotStore extends OfOperationStore<Hotspot> implements HangsOn {
  private static final Set<HotspotState> OPEN =
      EnumSet.of(HotspotState.PROPOSED, HotspotState.CONFIRMED);

  /** Of each sort that may be the same; somebody looks through them. */
  private static final int MOST_NEAR = 50;

  /** To which activity moved from one. */
  private static final int MOST_MOVED = 50;

  private static final Bson AS_FOUND = new BsonDocument();

  HotspotStore(Mongo mongo, ParticipationStore participations, LedOperationStore operations) {
    super(
        mongo,
        "hotspots",
        Hotspot.class,
        Hotspot::id,
        Hotspot::version,
        HotspotMessages::journaled,
        Reach.none()
            .participantsWithin(
                HotspotMigrations.SEEN_BY,
                (caller, within) ->
                    Filters.and(
                        named(caller.requireCountry()),
                        Filters.in(OPERATION, participations.joinedOrLedBy(caller, within))))
            .leadWithin(
                HotspotMigrations.SEEN_BY,
                (country, within) ->
                    Filters.and(named(country), operations.ofLedBy(country, within))));
  }

  private static Bson named(String country) {
    return Filters.eq(HotspotMigrations.SEEN_BY, country);
  }

  /** Countries whose data these of an operation hold, whoever sees them. */
  public Set<String> from(Transaction tx, String operationId, Collection<String> ids) {
    return ids.isEmpty()
        ? Set.of()
        : beyondReach()
            .select(tx.session())
            .where(Filters.in("_id", ids))
            .where(OPERATION, operationId)
            .all()
            .stream()
            .flatMap(one -> one.from().stream())
            .collect(Collectors.toSet());
  }

  /** Changes one beside that of which the caller names the version. */
  void changeBeside(Transaction tx, Hotspot before, Hotspot after) {
    var _ = beyondReach().replace(tx, before, after);
  }

  /** Which of these the caller sees. */
  Set<String> seen(Call call, Collection<String> ids) {
    return ids.isEmpty() ? Set.of() : among(select(call), ids);
  }

  /** The same within a command. */
  Set<String> seen(Transaction tx, Collection<String> ids) {
    return ids.isEmpty() ? Set.of() : among(select(tx), ids);
  }

  private static Set<String> among(Selection<Hotspot> seen, Collection<String> ids) {
    return Set.copyOf(seen.where(Filters.in("_id", ids)).values("_id"));
  }

  /** The newest first. */
  <M extends MessageLite> ListPage<M> newest(
      Call call, HotspotFilter wanted, Listing<Hotspot, M> listing) {
    Selection<Hotspot> found =
        selectWithin(call, OPERATION, wanted.operationId())
            .where(Filters.in("state", states(wanted.state(), call.caller().country())))
            .where("spec.site.type", wanted.type())
            .where("spec.country", wanted.country());
    if (wanted.least() != null) {
      found.where(Filters.in("spec.risk", EnumSet.range(wanted.least(), RiskGrade.CRITICAL)));
    }
    found.whereWords("words", Words.wanted(wanted.words()));
    if (wanted.box() != null) {
      found.where(within(wanted.box()));
    }
    if (wanted.circle() != null) {
      found
          .where(near(wanted.circle().middle(), wanted.circle().metres()))
          .by(HotspotMigrations.SEEN_BY_PLACE, HotspotMigrations.BY_PLACE);
    } else {
      found.by(HotspotMigrations.SEEN, narrowest(wanted));
    }
    return found.newest(listing);
  }

  /** Those to which activity moved from one of these, of any operation, the newest first. */
  List<Hotspot> movedFrom(Call call, Collection<String> ids) {
    return select(call)
        .where(Filters.in(HotspotMigrations.ORIGIN, ids))
        .by(HotspotMigrations.SEEN_BY_ORIGIN, HotspotMigrations.BY_ORIGIN)
        .list(Sorts.descending("_id"), MOST_MOVED);
  }

  /** Open ones that lie within so many metres of a place, the nearest first. */
  List<Hotspot> near(Call call, String operationId, Position middle, double metres) {
    return open(call, operationId)
        .where(near(middle, metres))
        .by(HotspotMigrations.SEEN_BY_PLACE, HotspotMigrations.BY_PLACE)
        .list(AS_FOUND, MOST_NEAR);
  }

  /** Open ones with one of these keys, the newest first. */
  List<Hotspot> alike(Call call, String operationId, List<String> keys) {
    return open(call, operationId)
        .where(Filters.in("keys", keys))
        .by(HotspotMigrations.SEEN, HotspotMigrations.BY_KEY)
        .list(Sorts.descending("_id"), MOST_NEAR);
  }

  /** Stored states that are shown as one; open ones where none is wanted. */
  private static Set<HotspotState> states(@Nullable HotspotState wanted, @Nullable String country) {
    return wanted == null
        ? OPEN
        : Stream.of(HotspotState.values())
            .filter(state -> (country == null ? state : state.shown()) == wanted)
            .collect(Collectors.toSet());
  }

  private Selection<Hotspot> open(Call call, String operationId) {
    return selectWithin(call, OPERATION, operationId).where(Filters.in("state", OPEN));
  }

  private static Bson narrowest(HotspotFilter wanted) {
    if (wanted.words() != null) {
      return HotspotMigrations.BY_WORD;
    }
    if (wanted.box() != null) {
      return HotspotMigrations.BY_BOX;
    }
    if (wanted.country() != null) {
      return HotspotMigrations.BY_COUNTRY;
    }
    if (wanted.type() != null) {
      return HotspotMigrations.BY_TYPE;
    }
    return wanted.least() == null ? HotspotMigrations.OF_OPERATION : HotspotMigrations.BY_RISK;
  }

  private static Bson near(Position middle, double metres) {
    return Filters.nearSphere(
        HotspotMigrations.SHAPE,
        new Point(new com.mongodb.client.model.geojson.Position(middle.coordinates())),
        metres,
        null);
  }

  /** A box whose west lies east of its east reaches over the 180th meridian: two boxes. */
  private static Bson within(Bounds box) {
    Bson latitudes =
        Filters.and(
            Filters.lte("bounds.south", box.north()), Filters.gte("bounds.north", box.south()));
    Bson west = Filters.gte("bounds.east", box.west());
    Bson east = Filters.lte("bounds.west", box.east());
    return Filters.and(
        latitudes, box.west() <= box.east() ? Filters.and(west, east) : Filters.or(west, east));
  }

  @Override
  public void count(ClientSession session, Hanging on) {
    on.add(
        ConsequenceKind.HOTSPOTS,
        () ->
            beyondReach()
                .select(session)
                .where(OPERATION, on.operationId())
                // Whoever added one sees it, so that this narrows nothing and has the index.
                .where(Filters.in(HotspotMigrations.SEEN_BY, on.countries()))
                .where(Filters.in("addedBy", on.countries()))
                .where(HotspotMigrations.SEEN_BY, on.seer())
                .where(Filters.in("state", OPEN))
                .by(HotspotMigrations.SEEN, HotspotMigrations.SEEN)
                .values("addedBy"));
  }
}
