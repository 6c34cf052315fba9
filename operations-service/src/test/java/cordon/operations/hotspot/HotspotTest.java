package cordon.operations.hotspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cordon.platform.conformance.Golden;
import cordon.platform.conformance.StateMatrix;
import cordon.platform.refusal.RejectedException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.codecs.configuration.CodecRegistry;
import org.junit.jupiter.api.Test;

class HotspotTest {
  private static final Instant NOW = Instant.parse("2025-06-02T08:00:00Z");
  private static final CodecRegistry CODECS =
      cordon.platform.store.Codecs.with(
          CodecRegistries.fromProviders(Site.KINDS.codecs(), Shape.KINDS.codecs()));
  private static final Source SOURCE =
      new Source("Report of a liaison officer", "B2", EvaluationScheme.ADMIRALTY);
  private static final Map<String, UnaryOperator<Hotspot>> MOVES =
      Map.of(
          "REVISE", h -> h.revise(spec("Other").build(), null, NOW),
          "CONFIRM", h -> h.confirm(null, NOW),
          "CLOSE", h -> h.close("The building was torn down.", null, NOW),
          "MERGE", h -> h.merge(added(spec("Other").build(), "NG"), List.of(), NOW),
          "MERGE_INTO", h -> h.mergeInto("kept", NOW));

  private static final StateMatrix<Hotspot, HotspotState> MATRIX =
      new StateMatrix<>(
          HotspotTest::in,
          Hotspot::state,
          Hotspot::version,
          MOVES,
          Map.of(
              HotspotState.PROPOSED,
              Map.of(
                  "REVISE", HotspotState.PROPOSED,
                  "CONFIRM", HotspotState.CONFIRMED,
                  "CLOSE", HotspotState.CLOSED,
                  "MERGE", HotspotState.PROPOSED,
                  "MERGE_INTO", HotspotState.MERGED),
              HotspotState.CONFIRMED,
              Map.of(
                  "REVISE", HotspotState.PROPOSED,
                  "CLOSE", HotspotState.CLOSED,
                  "MERGE", HotspotState.CONFIRMED,
                  "MERGE_INTO", HotspotState.MERGED),
              HotspotState.CLOSED,
              Map.of(),
              HotspotState.MERGED,
              Map.of()),
          Map.of(
              HotspotState.PROPOSED, "REVISE,CONFIRM,CLOSE,MERGE,MERGE_INTO",
              HotspotState.CONFIRMED, "REVISE,CLOSE,MERGE,MERGE_INTO",
              HotspotState.CLOSED, "",
              HotspotState.MERGED, ""));

  @Test
  void every_move_from_every_state_is_as_the_table_says() {
    MATRIX.check(
        List.of(HotspotState.values()),
        (state, _, refusal) -> MATRIX.requireIllegal(state.name(), state, refusal));
  }

  @Test
  void a_country_adds_and_revises_what_lies_in_it_and_says_who_sees_what_it_added() {
    Hotspot own = added(spec("Own").build(), "NG");
    Hotspot ofSecretariat = added(spec("Theirs").visibleTo(List.of("GH")).build(), null);

    assertThat(reason(() -> added(spec("Abroad").country("GH").build(), "NG")))
        .isEqualTo("NOT_YOUR_HOTSPOT");
    assertThat(reason(() -> own.revise(spec("Own").country("GH").build(), "NG", NOW)))
        .isEqualTo("NOT_YOUR_HOTSPOT");
    assertThat(reason(() -> ofSecretariat.revise(spec("Seen").build(), "GH", NOW)))
        .isEqualTo("NOT_YOUR_HOTSPOT");
    assertThat(reason(() -> ofSecretariat.close("Not ours", "GH", NOW)))
        .isEqualTo("NOT_YOUR_HOTSPOT");
    assertThat(
            reason(() ->
                ofSecretariat.revise(spec("Theirs").visibleTo(List.of("KE")).build(), "NG", NOW)))
        .isEqualTo("NOT_YOUR_HOTSPOT");
    assertThat(ofSecretariat.revise(spec("Renamed").build(), "NG", NOW).seenBy())
        .containsExactly("GH", "NG");
    assertThat(own.revise(spec("Own").visibleTo(List.of("KE")).build(), "NG", NOW).seenBy())
        .containsExactly("KE", "NG");
  }

  /**
   * As what was hidden came into sight by the one that it was merged into, or hid that one from all
   * (https://github.com/jibedoubleve/lanceur-bis/issues/1354).
   */
  @Test
  void merging_shows_nobody_more_than_before_but_whom_the_planner_names() {
    Hotspot kept =
        added(
            spec("Compound").visibleTo(List.of("GH", "KE")).otherNames(List.of("C")).build(), null);
    Hotspot other =
        added(
            spec("المجمع")
                .visibleTo(List.of("KE", "SN"))
                .otherNames(List.of("C", "Compound"))
                .sources(List.of(new Source("A neighbour", "", null)))
                .build(),
            null);

    Hotspot merged = kept.merge(other, List.of("TZ"), NOW);

    assertThat(merged.seenBy()).containsExactly("KE", "NG", "TZ");
    assertThat(merged.spec().names()).containsExactly("Compound", "C", "المجمع");
    assertThat(merged.spec().sources())
        .containsExactly(SOURCE, new Source("A neighbour", "", null));
    assertThat(merged.mergedFrom()).containsExactly(other.id());
    assertThat(merged.keys()).containsAll(other.keys());
  }

  @Test
  void merging_is_refused_where_a_country_that_sees_the_one_anyway_would_see_the_other_by_it() {
    Hotspot kept = added(spec("Compound").build(), null);
    Hotspot abroad = added(spec("Compound").country("GH").build(), null);

    var refusal =
        catchThrowableOfType(RejectedException.class, () -> kept.merge(abroad, List.of(), NOW));

    assertThat(refusal.sentence()).startsWith("NG sees the one that goes on and not the other");
    assertThat(kept.merge(abroad, List.of("NG"), NOW).seenBy()).containsExactly("NG");
  }

  @Test
  void merging_is_refused_where_the_names_are_more_than_a_record_takes() {
    Hotspot kept = added(spec("Compound").otherNames(numbered("a")).build(), null);
    Hotspot other = added(spec("Other").otherNames(numbered("b")).build(), null);

    var refusal =
        catchThrowableOfType(RejectedException.class, () -> kept.merge(other, List.of(), NOW));

    assertThat(refusal.sentence()).contains("31 other names, and 20 is the most");
  }

  @Test
  void hotspots_are_stored_in_the_forms_that_are_pinned() {
    Golden.assertMatches(CODECS, in(HotspotState.CLOSED), "hotspots/point.json");
    Site area =
        new Site.Physical(
            PlaceType.PORT,
            "Africa/Lagos",
            Shape.Area.of(
                List.of(
                    new Position(6, 3),
                    new Position(6, 3.5),
                    new Position(6.5, 3.5),
                    new Position(6, 3))));
    Golden.assertMatches(
        CODECS, added(spec("Port").site(area).build(), null), "hotspots/area.json");
    Golden.assertMatches(
        CODECS,
        added(
                spec("Range")
                    .site(new Site.Online(OnlineType.HOSTING_RANGE, "203.0.113.0/24"))
                    .displacedFrom(new Displacement("operation", "before", "The same numbers."))
                    .visibleTo(List.of("GH"))
                    .otherNames(List.of("Other"))
                    .build(),
                "NG")
            .merge(added(spec("Other").visibleTo(List.of("GH")).build(), "NG"), List.of(), NOW)
            .mergeInto("kept", NOW),
        "hotspots/online-merged.json");
  }

  static HotspotSpecBuilder spec(String name) {
    return HotspotSpecBuilder.builder()
        .name(name)
        .country("NG")
        .site(
            new Site.Physical(
                PlaceType.COMPOUND, "Africa/Lagos", Shape.Point.of(new Position(6.4281, 3.4219))))
        .risk(RiskGrade.HIGH)
        .grounds("Three people named it independently.")
        .sources(List.of(SOURCE));
  }

  private static List<String> numbered(String name) {
    return IntStream.rangeClosed(1, 15).mapToObj(i -> name + i).toList();
  }

  private static Hotspot added(
      HotspotSpec spec, @org.jspecify.annotations.Nullable String country) {
    return Hotspot.add("id-" + spec.name(), "operation", spec, country, NOW);
  }

  private static Hotspot in(HotspotState state) {
    Hotspot proposed = added(spec("Compound").build(), "NG");
    return switch (state) {
      case PROPOSED -> proposed;
      case CONFIRMED -> proposed.confirm(null, NOW);
      case CLOSED -> proposed.confirm(null, NOW).close("The building was torn down.", "NG", NOW);
      case MERGED -> proposed.mergeInto("kept", NOW);
    };
  }

  private static String reason(org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
    return catchThrowableOfType(RejectedException.class, act).reason().name();
  }
}
