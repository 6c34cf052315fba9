package cordon.operations.hotspot;

import cordon.operations.OperationsReason;
import cordon.operations.words.Words;
import cordon.platform.refusal.RejectedException;
import cordon.platform.state.Command;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A place where crime is concentrated, in one operation.
 *
 * @param addedBy ISO 3166-1 alpha-2; null for the secretariat
 * @param seenBy countries that see it while they take part, by whatever it is that lets them
 * @param words of its names, as they are looked for
 * @param keys by which it is like another
 * @param bounds of a place on the ground; null for one online
 * @param closeReason why it was closed; null unless it was
 * @param mergedInto the one that goes on; null unless it was merged
 * @param mergedFrom those that were merged into it
 * @param saidBy countries that have said some of what is known, beside the one that added it; null,
 *     and not stored, where there are none
 */
@RecordBuilder
public record Hotspot(
    @BsonId String id,
    String operationId,
    long version,
    HotspotState state,
    HotspotSpec spec,
    @Nullable String addedBy,
    List<String> seenBy,
    List<String> words,
    List<String> keys,
    @Nullable Bounds bounds,
    @Nullable String closeReason,
    @Nullable String mergedInto,
    List<String> mergedFrom,
    Instant created,
    Instant updated,
    @Nullable List<String> saidBy) {

  /** As many as a caller may give. */
  private static final int MOST_NAMES = 20;

  private static final int MOST_SOURCES = 30;

  public Hotspot {
    seenBy = List.copyOf(Objects.requireNonNullElse(seenBy, List.of()));
    words = List.copyOf(Objects.requireNonNullElse(words, List.of()));
    keys = List.copyOf(Objects.requireNonNullElse(keys, List.of()));
    mergedFrom = List.copyOf(Objects.requireNonNullElse(mergedFrom, List.of()));
    saidBy = saidBy == null || saidBy.isEmpty() ? null : List.copyOf(saidBy);
  }

  /**
   * @param country of whoever adds it; null for the secretariat
   * @throws RejectedException NOT_YOUR_HOTSPOT if it lies in another country
   */
  static Hotspot add(
      String id, String operationId, HotspotSpec spec, @Nullable String country, Instant now) {
    requireInOwn(country, spec);
    return HotspotBuilder.builder()
        .id(id)
        .operationId(operationId)
        .version(1)
        .state(HotspotState.PROPOSED)
        .addedBy(country)
        .created(now)
        .updated(now)
        .build()
        .known(spec);
  }

  /**
   * @param country of whoever revises it; null for the secretariat
   * @throws RejectedException NOT_YOUR_HOTSPOT if it is another country's, would then lie in
   *     another country, or another says who sees it
   */
  Hotspot revise(HotspotSpec next, @Nullable String country, Instant now) {
    HotspotBuilder moved =
        next(HotspotTable.REVISE, country, now)
            .saidBy(beside(country == null ? List.of() : List.of(country)));
    requireOwn(country);
    if (next.displacedFrom() != null && next.displacedFrom().hotspotId().equals(id)) {
      throw RejectedException.inconsistent(
          "spec.displaced_from.hotspot_id",
          "hotspot.displaced_from",
          "A hotspot does not come from itself; name another, or none.");
    }
    if (!Objects.equals(next.country(), spec.country())) {
      requireInOwn(country, next);
    }
    if (mayShow(country)) {
      return moved.build().known(next);
    }
    if (!next.visibleTo().isEmpty()) {
      throw new RejectedException(
              OperationsReason.NOT_YOUR_HOTSPOT,
              "Who sees it is said by the secretariat, and by the country that added it until another "
                  + "is merged into it; leave visible_to empty, and it stays as it is.")
          .at("spec.visible_to");
    }
    return moved
        .build()
        .known(HotspotSpecBuilder.builder(next).visibleTo(spec.visibleTo()).build());
  }

  /**
   * @param country of whoever confirms it; null for the secretariat
   */
  Hotspot confirm(@Nullable String country, Instant now) {
    return next(HotspotTable.CONFIRM, country, now).build();
  }

  /**
   * @param country of whoever closes it; null for the secretariat
   * @throws RejectedException NOT_YOUR_HOTSPOT if it is another country's
   */
  Hotspot close(String reason, @Nullable String country, Instant now) {
    HotspotBuilder moved = next(HotspotTable.CLOSE, country, now);
    requireOwn(country);
    return moved.closeReason(reason).build();
  }

  /**
   * Takes the names and sources of another one. Whoever saw one of the two only sees no more for
   * it, unless the planner names them.
   *
   * @param named countries that are to see what both say
   */
  Hotspot merge(Hotspot other, List<String> named, Instant now) {
    HotspotBuilder moved = next(HotspotTable.MERGE, null, now);
    var shown = new TreeSet<>(named);
    seenBy.stream().filter(other.seenBy::contains).forEach(shown::add);
    for (String anyway : seers(spec.country(), addedBy, List.of())) {
      if (!shown.remove(anyway)) {
        throw RejectedException.inconsistent(
            "visible_to",
            "hotspots.shown",
            "%s sees the one that goes on and not the other; name it in visible_to to show it both, or merge the other way round."
                .formatted(anyway));
      }
    }
    List<String> names =
        together(spec.otherNames(), other.spec.names()).stream()
            .filter(name -> !name.equals(spec.name()))
            .toList();
    List<Source> sources = together(spec.sources(), other.spec.sources());
    requireRoom(names.size(), MOST_NAMES, "other names");
    requireRoom(sources.size(), MOST_SOURCES, "sources");
    return moved
        .mergedFrom(together(mergedFrom, List.of(other.id)))
        .saidBy(beside(other.from()))
        .build()
        .known(
            HotspotSpecBuilder.builder(spec)
                .otherNames(names)
                .sources(sources)
                .visibleTo(List.copyOf(shown))
                .build());
  }

  Hotspot mergeInto(String kept, Instant now) {
    return next(HotspotTable.MERGE_INTO, null, now).mergedInto(kept).build();
  }

  /**
   * Whether those of a country, or the secretariat, say who sees it: a country no more once there
   * is something in it that others have said.
   */
  boolean mayShow(@Nullable String country) {
    return mayShow(country, addedBy, mergedFrom);
  }

  /** The same of what is known of one. */
  static boolean mayShow(
      @Nullable String country, @Nullable String addedBy, List<String> mergedFrom) {
    return country == null || (country.equals(addedBy) && mergedFrom.isEmpty());
  }

  /** Countries whose data it holds. */
  Set<String> from() {
    var from = new TreeSet<String>(saidBy == null ? List.of() : saidBy);
    if (addedBy != null) {
      from.add(addedBy);
    }
    return from;
  }

  private List<String> beside(Collection<String> more) {
    var beside = new TreeSet<>(from());
    beside.addAll(more);
    if (addedBy != null) {
      beside.remove(addedBy);
    }
    return List.copyOf(beside);
  }

  private Hotspot known(HotspotSpec known) {
    Shape shape = known.shape();
    return HotspotBuilder.builder(this)
        .spec(known)
        .seenBy(seers(known.country(), addedBy, known.visibleTo()))
        .words(Words.ofAll(known.names()))
        .keys(Spelling.keys(known.names(), known.addresses()))
        .bounds(shape == null ? null : shape.bounds())
        .build();
  }

  private void requireOwn(@Nullable String country) {
    if (country != null && !country.equals(spec.country()) && !country.equals(addedBy)) {
      throw new RejectedException(
          OperationsReason.NOT_YOUR_HOTSPOT,
          "It neither lies in %s nor was added by it; tell the secretariat what has changed."
              .formatted(country));
    }
  }

  private static void requireInOwn(@Nullable String country, HotspotSpec spec) {
    if (country != null && !country.equals(spec.country())) {
      throw new RejectedException(
              OperationsReason.NOT_YOUR_HOTSPOT,
              "Those of %s name places of %s; tell the secretariat of others."
                  .formatted(country, country))
          .at("spec.country");
    }
  }

  private static void requireRoom(int together, int most, String what) {
    if (together > most) {
      throw RejectedException.inconsistent(
          "other_hotspot_id",
          "hotspots.room",
          "Together they have %d %s, and %d is the most; revise one of them first."
              .formatted(together, what, most));
    }
  }

  /** Countries that see it while they take part. */
  static List<String> seers(
      @Nullable String country, @Nullable String addedBy, List<String> visibleTo) {
    var seers = new TreeSet<>(visibleTo);
    Stream.of(country, addedBy).filter(Objects::nonNull).forEach(seers::add);
    return List.copyOf(seers);
  }

  private static <T> List<T> together(Collection<T> some, Collection<T> others) {
    return Stream.concat(some.stream(), others.stream()).distinct().toList();
  }

  private HotspotBuilder next(Command<HotspotState> move, @Nullable String country, Instant now) {
    HotspotState after = move.from(country == null ? state : state.shown());
    return HotspotBuilder.builder(this).version(version + 1).state(after).updated(now);
  }
}
