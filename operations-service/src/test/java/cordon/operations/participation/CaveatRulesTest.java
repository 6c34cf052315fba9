package cordon.operations.participation;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.caveat.ActionKind;
import cordon.caveat.AssuranceKind;
import cordon.caveat.Caveat;
import cordon.caveat.CaveatRule;
import cordon.caveat.CaveatRule.Assurance;
import cordon.caveat.CaveatRule.ExcludedDays;
import cordon.caveat.CaveatRule.ExcludedKinds;
import cordon.caveat.CaveatRule.Hours;
import cordon.caveat.CaveatRule.InspectionOnly;
import cordon.caveat.CaveatRule.OnlyDays;
import cordon.caveat.CaveatRule.PriorApproval;
import cordon.operations.OperationsReason;
import cordon.operations.operation.HandlingLevel;
import cordon.operations.operation.Invitation;
import cordon.operations.operation.Purpose;
import cordon.platform.refusal.RejectedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Caveats that contradict one another, in an operation from the 1st to the 29th of June. */
class CaveatRulesTest {
  private static final Instant START = Instant.parse("2026-06-01T00:00:00Z");
  private static final Instant END = Instant.parse("2026-06-30T00:00:00Z");
  private static final String LAGOS = "Africa/Lagos";
  private static final CaveatRule INSPECTION_ONLY = new InspectionOnly();

  @Test
  void what_leaves_no_kind_of_action_is_refused_with_those_that_do_it() {
    var most = new ArrayList<>(List.of(ActionKind.values()));
    most.remove(ActionKind.INSPECTION);

    assertThat(
            contradicting(
                INSPECTION_ONLY,
                new ExcludedKinds(List.of(ActionKind.RAID)),
                new ExcludedKinds(List.of(ActionKind.INSPECTION))))
        .isEqualTo("c0,c2");
    assertThat(contradicting(new ExcludedKinds(List.of(ActionKind.values())))).isEqualTo("c0");
    assertThat(
            contradicting(
                new ExcludedKinds(most), new ExcludedKinds(List.of(ActionKind.INSPECTION))))
        .isEqualTo("c0,c1");
    assertThat(contradicting(INSPECTION_ONLY, new ExcludedKinds(most))).isEmpty();
  }

  @Test
  void what_leaves_no_time_in_the_operation_is_refused_with_the_fewest_that_do_it() {
    var morning = new Hours(LAGOS, "07:00", "12:00");
    var afternoon = new Hours(LAGOS, "12:00", "20:00");

    assertThat(contradicting(INSPECTION_ONLY, morning, afternoon)).isEqualTo("c1,c2");
    assertThat(contradicting(morning, new Hours(LAGOS, "11:59", "20:00"))).isEmpty();
    // The same hours of two zones that have none in common, and of two that have.
    assertThat(contradicting(morning, new Hours("Asia/Tokyo", "07:00", "12:00")))
        .isEqualTo("c0,c1");
    assertThat(contradicting(morning, new Hours("Europe/Paris", "07:00", "12:00"))).isEmpty();
    assertThat(contradicting(new OnlyDays(LAGOS, "2026-05-01", "2026-05-31"))).isEqualTo("c0");
    assertThat(contradicting(new OnlyDays(LAGOS, "2026-07-01", "2026-07-31"))).isEqualTo("c0");
    assertThat(contradicting(new OnlyDays(LAGOS, "2026-05-01", "2026-06-01"))).isEmpty();
    assertThat(contradicting(new ExcludedDays(LAGOS, "2026-05-31", "2026-07-01"))).isEqualTo("c0");
    assertThat(
            contradicting(
                new OnlyDays(LAGOS, "2026-06-02", "2026-06-05"),
                new ExcludedDays(LAGOS, "2026-06-01", "2026-06-06")))
        .isEqualTo("c0,c1");
    // Any two of these leave a time; all three do not.
    assertThat(
            contradicting(
                new Hours(LAGOS, "00:00", "16:00"),
                new Hours(LAGOS, "08:00", "00:00"),
                new Hours(LAGOS, "16:00", "08:00")))
        .isEqualTo("c0,c1,c2");
  }

  @Test
  void the_end_of_the_operation_is_outside_of_it() {
    assertThat(contradicting(new OnlyDays("Etc/UTC", "2026-06-30", "2026-07-31"))).isEqualTo("c0");
    assertThat(contradicting(new OnlyDays("Etc/UTC", "2026-06-29", "2026-07-31"))).isEmpty();
  }

  @Test
  void a_long_operation_is_looked_at_up_to_its_end() {
    Instant end = Instant.parse("2029-06-01T00:00:00Z");
    var last = new OnlyDays(LAGOS, "2029-05-30", "2029-06-30");

    assertThat(contradicting(START, end, last, new Hours(LAGOS, "07:00", "12:00"))).isEmpty();
    assertThat(contradicting(START, end, new ExcludedDays(LAGOS, "2026-05-01", "2029-05-30")))
        .isEmpty();
    assertThat(contradicting(START, end, new ExcludedDays(LAGOS, "2026-05-01", "2029-06-01")))
        .isEqualTo("c0");
    assertThat(
            contradicting(
                START,
                end,
                new Hours(LAGOS, "07:00", "12:00"),
                last,
                new Hours(LAGOS, "12:00", "20:00")))
        .isEqualTo("c0,c2");
  }

  @Test
  void what_limits_nothing_of_another_contradicts_nothing() {
    assertThat(
            contradicting(
                INSPECTION_ONLY,
                new Hours(LAGOS, "22:00", "04:00"),
                new PriorApproval("The court", List.of(ActionKind.RAID)),
                new PriorApproval("The ministry", List.of()),
                new Assurance(AssuranceKind.DEATH_PENALTY),
                new Assurance(AssuranceKind.TORTURE)))
        .isEmpty();
    assertThat(contradicting()).isEmpty();
  }

  @Test
  void what_cannot_be_by_itself_is_refused_at_its_field() {
    assertThat(malformed(new Hours("Africa/Atlantis", "07:00", "20:00")))
        .isEqualTo("caveats[0].hours.time_zone");
    assertThat(malformed(new Hours(LAGOS, "07:00", "07:00"))).isEqualTo("caveats[0].hours.to");
    assertThat(malformed(INSPECTION_ONLY, new OnlyDays("Mars/Base", "2026-06-02", "2026-06-05")))
        .isEqualTo("caveats[1].only_days.time_zone");
    assertThat(malformed(new ExcludedDays(LAGOS, "2026-06-05", "2026-06-02")))
        .isEqualTo("caveats[0].excluded_days.last_day");
    assertThat(malformed(new ExcludedDays(LAGOS, "2026-06-02", "2026-06-02"))).isEmpty();
    Caveat one = new Caveat("same", "", INSPECTION_ONLY);
    assertThat(field(() -> CaveatRules.requireForm(List.of(one, one)))).isEqualTo("caveats[1].key");
  }

  private static String malformed(CaveatRule... rules) {
    return field(() -> CaveatRules.requireForm(caveats(rules)));
  }

  private static String field(Runnable check) {
    try {
      check.run();
      return "";
    } catch (RejectedException e) {
      return e.violations().getFirst().field();
    }
  }

  /** The keys that the refusal names, if there is one. */
  private static String contradicting(CaveatRule... rules) {
    return contradicting(START, END, rules);
  }

  private static String contradicting(Instant start, Instant end, CaveatRule... rules) {
    try {
      CaveatRules.requireTogether(
          caveats(rules),
          new Invitation(
              "Serengeti 2.0",
              Purpose.CRIME_INVESTIGATION,
              List.of(),
              "A mandate",
              "The secretariat",
              HandlingLevel.AMBER,
              start,
              end));
      return "";
    } catch (RejectedException e) {
      assertThat(e.reason()).isEqualTo(OperationsReason.CAVEATS_CONTRADICT);
      return String.valueOf(e.details().get("caveats"));
    }
  }

  private static List<Caveat> caveats(CaveatRule... rules) {
    var all = new ArrayList<Caveat>();
    for (CaveatRule rule : rules) {
      all.add(new Caveat("c" + all.size(), "", rule));
    }
    return all;
  }
}
