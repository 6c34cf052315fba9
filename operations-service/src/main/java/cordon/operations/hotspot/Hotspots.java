package cordon.operations.hotspot;

import cordon.operations.diligence.Withholding;
import cordon.operations.operation.OperationStore;
import cordon.operations.participation.ParticipantAct;
import cordon.operations.restriction.RestrictionChecks;
import cordon.operations.restriction.Restrictions;
import cordon.platform.call.Call;
import cordon.platform.command.SeenVersion;
import cordon.platform.command.Transaction;
import cordon.platform.refusal.RejectedException;
import cordon.platform.time.Ids;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What can be done with hotspots. None of it grants anything, so it rests on no plan. */
@Component
class Hotspots {
  private static final String VISIBLE_TO = "spec.visible_to";

  private final HotspotStore store;
  private final OperationStore operations;
  private final Withholding withholding;
  private final Restrictions restrictions;

  Hotspots(
      HotspotStore store,
      OperationStore operations,
      Withholding withholding,
      Restrictions restrictions) {
    this.store = store;
    this.operations = operations;
    this.withholding = withholding;
    this.restrictions = restrictions;
  }

  /**
   * @throws RejectedException NOT_FOUND if the caller's country does not take part, KIND_MAY_NOT,
   *     NOT_YOUR_HOTSPOT if it lies elsewhere, DILIGENCE_WITHHELD, RESTRICTION
   */
  SeenHotspot add(Transaction tx, String operationId, HotspotSpec spec) {
    operations.requireMay(tx, operationId, ParticipantAct.ADD_HOTSPOTS);
    requireSeen(tx, spec.displacedFrom());
    withholding.requireNoneAdded(tx, operationId, List.of(), spec.visibleTo(), VISIBLE_TO);
    Hotspot added = Hotspot.add(Ids.next(), operationId, spec, tx.caller().country(), tx.now());
    requireAllowed(tx, added, to -> place(spec, to));
    return seen(tx, store.insert(tx, added));
  }

  /**
   * A link that the caller is not shown stays where they give none. To show it to fewer, every kind
   * may.
   */
  SeenHotspot revise(Transaction tx, String operationId, String id, HotspotSpec spec) {
    operations.requireTakingPart(tx, operationId);
    requireSeen(tx, spec.displacedFrom());
    return seen(
        tx,
        store.change(
            tx,
            operationId,
            id,
            before -> {
              Displacement from = before.spec().displacedFrom();
              boolean hidden =
                  spec.displacedFrom() == null
                      && from != null
                      && store.seen(tx, List.of(from.hotspotId())).isEmpty();
              HotspotSpec next =
                  hidden ? HotspotSpecBuilder.builder(spec).displacedFrom(from).build() : spec;
              Hotspot after = before.revise(next, tx.caller().country(), tx.now());
              withholding.requireNoneAdded(
                  tx, operationId, before.spec().visibleTo(), spec.visibleTo(), VISIBLE_TO);
              if (!before.spec().isNarrowedBy(after.spec())) {
                operations.requireMay(tx, operationId, ParticipantAct.ADD_HOTSPOTS);
                requireAllowed(tx, after, to -> place(spec, to));
              }
              return after;
            }));
  }

  SeenHotspot confirm(Transaction tx, String operationId, String id) {
    return operations.leading(
        tx,
        operationId,
        _ ->
            seen(
                tx,
                store.change(
                    tx,
                    operationId,
                    id,
                    before -> before.confirm(tx.caller().country(), tx.now()))));
  }

  SeenHotspot close(Transaction tx, String operationId, String id, String reason) {
    tx.because(reason);
    operations.requireTakingPart(tx, operationId);
    return seen(
        tx,
        store.change(
            tx, operationId, id, before -> before.close(reason, tx.caller().country(), tx.now())));
  }

  /**
   * @param otherSeen the version of the other one that the caller saw, if they say so
   * @throws RejectedException also STALE_VERSION, DILIGENCE_WITHHELD, RESTRICTION
   */
  SeenHotspot merge(
      Transaction tx,
      String operationId,
      String id,
      String otherId,
      OptionalLong otherSeen,
      List<String> named) {
    if (id.equals(otherId)) {
      throw RejectedException.inconsistent(
          "other_hotspot_id",
          "hotspots.same",
          "A hotspot is not merged into itself; name another.");
    }
    withholding.requireNoneAdded(tx, operationId, List.of(), named, "visible_to");
    Hotspot other = store.require(tx, operationId, otherId);
    SeenVersion.require(otherSeen, other.version(), "other_version");
    Hotspot kept =
        store.change(
            tx,
            operationId,
            id,
            before -> {
              Hotspot after = before.merge(other, named, tx.now());
              requireAllowed(tx, after, _ -> "visible_to");
              return after;
            });
    store.changeBeside(tx, other, other.mergeInto(id, tx.now()));
    return seen(tx, kept);
  }

  /** Who sees it, and its marking, are within the restrictions of those whose data it holds. */
  private void requireAllowed(Transaction tx, Hotspot after, UnaryOperator<String> place) {
    RestrictionChecks checks = restrictions.of(tx, after.operationId(), after.from());
    checks.requireReceivers(after.seenBy(), place);
    restrictions.requireMarkedAsOperation(tx, after.operationId(), checks, "operation_id");
  }

  private static String place(HotspotSpec spec, String country) {
    int named = spec.visibleTo().indexOf(country);
    if (named >= 0) {
      return "spec.visible_to[" + named + "]";
    }
    return country.equals(spec.country()) ? "spec.country" : "spec.visible_to";
  }

  SeenHotspot get(Call call, String operationId, String id) {
    Hotspot found = store.require(call, operationId, id);
    return new SeenHotspot(found, call.caller().country(), store.seen(call, links(found)));
  }

  /**
   * Where activity moved to from one, and from those that the caller sees to have become part of
   * it.
   */
  List<Hotspot> movedTo(Call call, SeenHotspot seen) {
    Hotspot one = seen.hotspot();
    var ids = new ArrayList<>(one.mergedFrom());
    ids.retainAll(seen.linked());
    ids.add(one.id());
    return store.movedFrom(call, ids);
  }

  /** Those that may be the same as one that is there. */
  List<NearHotspot> near(Call call, String operationId, String id, double metres) {
    Hotspot one = store.require(call, operationId, id);
    Shape shape = one.spec().shape();
    return near(
            call,
            operationId,
            shape == null ? null : shape.bounds().middle(),
            shape == null ? 0 : shape.radius(),
            one.keys(),
            metres)
        .stream()
        .filter(near -> !near.hotspot().id().equals(id))
        .toList();
  }

  /**
   * Those that may be the same as what is about to be added.
   *
   * @param middle null where it is not on the ground
   * @param radius from the middle to what of it is farthest, in metres
   */
  List<NearHotspot> near(
      Call call,
      String operationId,
      @Nullable Position middle,
      double radius,
      List<String> keys,
      double metres) {
    Map<String, NearHotspot> found = new LinkedHashMap<>();
    List<Hotspot> around =
        middle == null ? List.of() : store.near(call, operationId, middle, metres + radius);
    List<Hotspot> alike = keys.isEmpty() ? List.of() : store.alike(call, operationId, keys);
    Stream.of(around, alike)
        .flatMap(List::stream)
        .forEach(one -> found.put(one.id(), compared(one, middle, radius, keys, metres)));
    var sorted = new ArrayList<>(found.values());
    sorted.sort(Comparator.comparingDouble(one -> one.metres().orElse(Double.MAX_VALUE)));
    return sorted;
  }

  private static NearHotspot compared(
      Hotspot one, @Nullable Position middle, double radius, List<String> keys, double within) {
    Shape shape = one.spec().shape();
    OptionalDouble metres =
        middle == null || shape == null
            ? OptionalDouble.empty()
            : OptionalDouble.of(Math.max(0, shape.metresFrom(middle) - radius));
    return new NearHotspot(
        one,
        metres.isPresent() && metres.getAsDouble() > within ? OptionalDouble.empty() : metres,
        keys.stream().anyMatch(one.keys()::contains));
  }

  private SeenHotspot seen(Transaction tx, Hotspot after) {
    return new SeenHotspot(after, tx.caller().country(), store.seen(tx, links(after)));
  }

  private static List<String> links(Hotspot one) {
    var links = new ArrayList<>(one.mergedFrom());
    if (one.mergedInto() != null) {
      links.add(one.mergedInto());
    }
    if (one.spec().displacedFrom() != null) {
      links.add(one.spec().displacedFrom().hotspotId());
    }
    return links;
  }

  private void requireSeen(Transaction tx, @Nullable Displacement from) {
    if (from != null && store.find(tx, from.operationId(), from.hotspotId()).isEmpty()) {
      throw RejectedException.inconsistent(
          "spec.displaced_from.hotspot_id",
          "hotspot.displaced_from",
          "The operation has no such hotspot that you see; name another, or none.");
    }
  }
}
