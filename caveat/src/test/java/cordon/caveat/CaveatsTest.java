package cordon.caveat;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.caveat.CaveatRule.Assurance;
import cordon.caveat.CaveatRule.ExcludedDays;
import cordon.caveat.CaveatRule.ExcludedKinds;
import cordon.caveat.CaveatRule.Hours;
import cordon.caveat.CaveatRule.InspectionOnly;
import cordon.caveat.CaveatRule.OnlyDays;
import cordon.caveat.CaveatRule.PriorApproval;
import cordon.tasking.v1.TaskSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaveatsTest {
  private static final Duration LOOKED_AT = Duration.ofDays(4);

  /** Where clocks are changed at night, at midnight, by half an hour, and never. */
  private static final List<String> ZONES =
      List.of(
          "Europe/Paris", "America/Asuncion", "Australia/Lord_Howe", "Africa/Lagos", "Asia/Gaza");

  /** Days around which one of these zones changes its clocks. */
  private static final List<LocalDate> DAYS =
      List.of(
          LocalDate.parse("2023-03-25"),
          LocalDate.parse("2023-10-28"),
          LocalDate.parse("2023-09-30"),
          LocalDate.parse("2023-04-01"),
          LocalDate.parse("2023-06-10"));

  /**
   * As where hours ended at midnight (https://github.com/greghesp/assistant-relay/issues/218), did
   * not follow the change of clocks (https://github.com/louislam/uptime-kuma/issues/6233), or
   * nobody had said what becomes of those that a night leaves out
   * (https://github.com/attune-io/attune/issues/798).
   */
  @ParameterizedTest
  @CsvSource({
    // Clocks go from 02:00 to 03:00: what would open at 02:30 opens at the change.
    "02:30, 05:00, 2026-03-28T23:00:00Z, 2026-03-29T01:00:00Z",
    // Hours that this night leaves out open in the next one.
    "02:15, 02:45, 2026-03-28T23:00:00Z, 2026-03-30T00:15:00Z",
    // Clocks go from 03:00 back to 02:00: the hour from 02:00 comes twice, and is allowed twice.
    "02:00, 02:30, 2026-10-25T00:15:00Z, 2026-10-25T00:15:00Z",
    "02:00, 02:30, 2026-10-25T00:30:00Z, 2026-10-25T01:00:00Z",
    "02:00, 02:30, 2026-10-25T01:30:00Z, 2026-10-26T01:00:00Z",
    // Begun before it, and gone on with by it.
    "01:30, 02:30, 2026-10-25T00:45:00Z, 2026-10-25T01:00:00Z",
    // Over midnight: the last minute is inside, that of `to` is not.
    "22:00, 06:00, 2026-06-10T03:59:59Z, 2026-06-10T03:59:59Z",
    "22:00, 06:00, 2026-06-10T04:00:00Z, 2026-06-10T20:00:00Z",
    "00:00, 06:00, 2026-06-09T22:00:00Z, 2026-06-09T22:00:00Z",
    "22:00, 00:00, 2026-06-09T22:00:00Z, 2026-06-10T20:00:00Z",
  })
  void hours_are_as_the_clocks_of_the_zone_show_them(
      String from, String to, Instant at, Instant opens) {
    assertThat(new Hours("Europe/Paris", from, to).opens(at)).contains(opens);
  }

  @Test
  void days_are_whole_days_of_the_zone() {
    var excluded = new ExcludedDays("Africa/Lagos", "2026-12-24", "2026-12-26");
    var only = new OnlyDays("Africa/Lagos", "2026-12-24", "2026-12-26");
    Instant begins = Instant.parse("2026-12-23T23:00:00Z");
    Instant ends = Instant.parse("2026-12-26T23:00:00Z");

    assertThat(excluded.opens(begins.minusMillis(1))).contains(begins.minusMillis(1));
    assertThat(excluded.opens(begins)).contains(ends);
    assertThat(excluded.opens(ends)).contains(ends);
    assertThat(only.opens(begins.minusMillis(1))).contains(begins);
    assertThat(only.opens(ends.minusMillis(1))).contains(ends.minusMillis(1));
    assertThat(only.opens(ends)).isEmpty();
  }

  @Test
  void kinds_are_limited_by_what_excludes_them_and_by_inspection_only() {
    for (ActionKind kind : ActionKind.values()) {
      assertThat(new ExcludedKinds(List.of(ActionKind.RAID)).allows(kind))
          .isEqualTo(kind != ActionKind.RAID);
      assertThat(new InspectionOnly().allows(kind)).isEqualTo(kind == ActionKind.INSPECTION);
      assertThat(new Assurance(AssuranceKind.DEATH_PENALTY).allows(kind)).isTrue();
    }
  }

  @Test
  void an_approval_is_asked_of_each_authority_for_the_kinds_that_it_names() {
    var caveats =
        caveats(
            new PriorApproval("The court", List.of(ActionKind.RAID)),
            new PriorApproval("The ministry", List.of()));

    assertThat(lacking(caveats, ActionKind.RAID)).isEqualTo("c0");
    assertThat(lacking(caveats, ActionKind.RAID, "The court")).isEqualTo("c1");
    assertThat(lacking(caveats, ActionKind.RAID, "The court", "The ministry")).isEmpty();
    assertThat(lacking(caveats, ActionKind.ARREST)).isEqualTo("c1");
    assertThat(lacking(caveats, ActionKind.ARREST, "The Court")).isEqualTo("c1");
  }

  /** What is asked and what may limit it is one list, in two services. */
  @Test
  void the_kinds_of_action_are_those_of_tasks() {
    var arms = TaskSpec.getDescriptor().getOneofs().getFirst().getFields();

    assertThat(Arrays.stream(ActionKind.values()).map(Enum::name).toList())
        .isEqualTo(arms.stream().map(one -> one.getName().toUpperCase(Locale.ROOT)).toList());
    assertThat(Arrays.stream(cordon.operations.v1.ActionKind.values()).map(Enum::name))
        .containsExactlyElementsOf(
            Stream.of(
                    Stream.of("ACTION_KIND_UNSPECIFIED"),
                    arms.stream()
                        .map(one -> "ACTION_KIND_" + one.getName().toUpperCase(Locale.ROOT)),
                    Stream.of("UNRECOGNIZED"))
                .flatMap(Function.identity())
                .toList());
  }

  @Test
  void every_rule_comes_back_from_the_contract_as_it_was() {
    List<CaveatRule> all =
        List.of(
            new ExcludedKinds(List.of(ActionKind.RAID, ActionKind.ARREST)),
            new Hours("Africa/Lagos", "07:00", "20:00"),
            new ExcludedDays("Africa/Lagos", "2026-12-24", "2026-12-26"),
            new OnlyDays("Africa/Lagos", "2026-12-01", "2026-12-20"),
            new PriorApproval("The court", List.of(ActionKind.ASSET_FREEZE)),
            new InspectionOnly(),
            new Assurance(AssuranceKind.TORTURE));

    assertThat(all.stream().<Class<?>>map(Object::getClass).toList())
        .containsExactlyInAnyOrder(
            Arrays.stream(CaveatRule.class.getPermittedSubclasses()).toArray(Class<?>[]::new));
    for (CaveatRule rule : all) {
      var caveat = new Caveat("key", "A note", rule);
      assertThat(CaveatMessages.read(CaveatMessages.message(caveat))).isEqualTo(caveat);
      assertThat(CaveatMessages.message(caveat).getRuleCase().name())
          .isEqualTo(CaveatRule.KINDS.nameOf(rule).toUpperCase(Locale.ROOT));
    }
  }

  @Test
  void what_is_not_found_out_in_as_many_steps_is_neither_open_nor_excluded() {
    var never =
        caveats(new Hours("Etc/UTC", "07:00", "12:00"), new Hours("Etc/UTC", "12:00", "20:00"));
    Instant at = Instant.parse("2026-06-01T00:00:00Z");

    assertThat(never.exclude(at, Instant.parse("2036-06-01T00:00:00Z"))).isTrue();
    Instant last = Instant.parse("9999-12-31T23:59:59.999Z");
    assertThat(never.exclude(at, last)).isFalse();
    assertThat(never.opens(at, last)).isEmpty();
    // Days are passed over in one step, however many they are.
    assertThat(caveats(new ExcludedDays("Etc/UTC", "2026-01-01", "9999-12-30")).opens(at, last))
        .contains(Instant.parse("9999-12-31T00:00:00Z"));
  }

  /** Beside it an oracle that looks at every minute by itself and knows no zone's rules. */
  @Property(tries = 300)
  void what_is_allowed_and_when_next_is_as_minute_by_minute(
      @ForAll("rules") List<CaveatRule> rules,
      @ForAll("instants") Instant at,
      @ForAll ActionKind kind) {
    var caveats = caveats(rules.toArray(CaveatRule[]::new));

    assertThat(caveats.against(kind).isEmpty())
        .isEqualTo(rules.stream().allMatch(one -> allowsKind(one, kind)));
    assertThat(caveats.against(at).isEmpty())
        .isEqualTo(rules.stream().allMatch(one -> allowsMinute(one, at)));
    Instant until = at.plus(LOOKED_AT);
    Optional<Instant> first = firstMinute(rules, at, until);
    assertThat(caveats.opens(at, until)).isEqualTo(first);
    assertThat(caveats.exclude(at, until)).isEqualTo(first.isEmpty());
  }

  @Provide
  Arbitrary<List<CaveatRule>> rules() {
    Arbitrary<String> zones = Arbitraries.of(ZONES);
    Arbitrary<String> times =
        Combinators.combine(Arbitraries.integers().between(0, 23), Arbitraries.of(0, 15, 30, 45))
            .as("%02d:%02d"::formatted);
    Arbitrary<LocalDate> days =
        Combinators.combine(Arbitraries.of(DAYS), Arbitraries.integers().between(-1, 3))
            .as(LocalDate::plusDays);
    Arbitrary<Integer> lengths = Arbitraries.integers().between(0, 3);
    Arbitrary<List<ActionKind>> kinds = Arbitraries.of(ActionKind.class).list().uniqueElements();
    Arbitrary<CaveatRule> hours =
        Combinators.combine(zones, times, times)
            .as((zone, from, to) -> (CaveatRule) new Hours(zone, from, to))
            .filter(one -> one instanceof Hours(_, String from, String to) && !from.equals(to));
    return Arbitraries.frequencyOf(
            Tuple.of(4, hours),
            Tuple.of(
                1,
                Combinators.combine(zones, days, lengths)
                    .as((zone, first, length) ->
                        new ExcludedDays(
                            zone, first.toString(), first.plusDays(length).toString()))),
            Tuple.of(
                1,
                Combinators.combine(zones, days, lengths)
                    .as((zone, first, length) ->
                        new OnlyDays(zone, first.toString(), first.plusDays(length).toString()))),
            Tuple.of(1, kinds.map(ExcludedKinds::new)),
            Tuple.of(1, Arbitraries.just(new InspectionOnly())))
        .list()
        .ofMaxSize(3);
  }

  @Provide
  Arbitrary<Instant> instants() {
    return Combinators.combine(
            Arbitraries.of(DAYS),
            Arbitraries.of(ZONES),
            Arbitraries.integers().between(0, 2 * 24 * 60))
        .as((day, zone, minutes) ->
            day.atStartOfDay(ZoneId.of(zone)).toInstant().plus(Duration.ofMinutes(minutes)));
  }

  private static boolean allowsKind(CaveatRule rule, ActionKind kind) {
    return switch (rule) {
      case ExcludedKinds(List<ActionKind> kinds) -> kinds.stream().noneMatch(one -> one == kind);
      case InspectionOnly _ -> kind == ActionKind.INSPECTION;
      case Hours _, ExcludedDays _, OnlyDays _, PriorApproval _, Assurance _ -> true;
    };
  }

  private static boolean allowsMinute(CaveatRule rule, Instant at) {
    return switch (rule) {
      case Hours(String zone, String from, String to) -> {
        String shown = shown(at, zone).substring(11, 16);
        yield from.compareTo(to) < 0
            ? shown.compareTo(from) >= 0 && shown.compareTo(to) < 0
            : shown.compareTo(from) >= 0 || shown.compareTo(to) < 0;
      }
      case ExcludedDays(String zone, String first, String last) ->
          !between(shown(at, zone).substring(0, 10), first, last);
      case OnlyDays(String zone, String first, String last) ->
          between(shown(at, zone).substring(0, 10), first, last);
      case ExcludedKinds _, InspectionOnly _, PriorApproval _, Assurance _ -> true;
    };
  }

  private static boolean between(String day, String first, String last) {
    return day.compareTo(first) >= 0 && day.compareTo(last) <= 0;
  }

  private static String shown(Instant at, String zone) {
    return ZonedDateTime.ofInstant(at, ZoneId.of(zone)).toLocalDateTime().toString();
  }

  private static Optional<Instant> firstMinute(
      List<CaveatRule> rules, Instant from, Instant until) {
    for (Instant at = from; !at.isAfter(until); at = at.plusSeconds(60)) {
      Instant minute = at;
      if (rules.stream().allMatch(one -> allowsMinute(one, minute))) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }

  private static String lacking(Caveats caveats, ActionKind kind, String... authorities) {
    return caveats.unapproved(kind, Set.of(authorities)).map(Caveat::key).orElse("");
  }

  private static Caveats caveats(CaveatRule... rules) {
    var all = new ArrayList<Caveat>();
    for (CaveatRule rule : rules) {
      all.add(new Caveat("c" + all.size(), "", Objects.requireNonNull(rule)));
    }
    return new Caveats(all);
  }
}
