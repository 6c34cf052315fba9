package cordon.operations.restriction;

import static cordon.operations.RestrictionFixture.least;
import static cordon.operations.RestrictionFixture.notTo;
import static cordon.operations.RestrictionFixture.strict;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.operations.v1.HandlingLevel;
import cordon.operations.v1.LeastHandling;
import cordon.operations.v1.Restriction;
import cordon.operations.v1.UseCondition;
import cordon.platform.refusal.CommonReason;
import cordon.platform.refusal.RejectedException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What restrictions have to keep, each and together. */
class RestrictionRulesTest {
  @Test
  void each_has_a_key_of_its_own_and_limits_something_of_others() {
    assertThat(refused(notTo("KE"), strict())).isEmpty();
    assertThat(refused()).isEmpty();
    assertThat(refused(notTo("KE"), strict().setKey("not-to"))).isEqualTo("restrictions[1].key");
    assertThat(refused(strict(), notTo("KE", "NG")))
        .isEqualTo("restrictions[1].not_to_countries.countries[1]");
    assertThat(refused(least(HandlingLevel.HANDLING_LEVEL_CLEAR)))
        .isEqualTo("restrictions[0].least_handling");
    assertThat(
            refused(
                clear()
                    .setLeastHandling(
                        nothing()
                            .setUseCondition(
                                UseCondition.USE_CONDITION_EVIDENCE_AFTER_LETTER_OF_REQUEST))))
        .isEqualTo("restrictions[0].least_handling");
    assertThat(refused(clear().setLeastHandling(nothing().setConsentToShareOn(true)))).isEmpty();
    assertThat(refused(least(HandlingLevel.HANDLING_LEVEL_GREEN))).isEmpty();
  }

  @Test
  void what_is_read_is_told_again() {
    for (Restriction.Builder one :
        List.of(notTo("KE", "GH"), strict(), least(HandlingLevel.HANDLING_LEVEL_RED))) {
      Restriction given = one.build();

      assertThat(
              RestrictionMessages.message(
                  RestrictionMessages.restrictions(List.of(given), "NG").getFirst()))
          .isEqualTo(given);
    }
  }

  private static Restriction.Builder clear() {
    return least(HandlingLevel.HANDLING_LEVEL_CLEAR);
  }

  private static LeastHandling.Builder nothing() {
    return LeastHandling.newBuilder().setHandlingLevel(HandlingLevel.HANDLING_LEVEL_CLEAR);
  }

  private static String refused(Restriction.Builder... given) {
    try {
      var _ =
          RestrictionMessages.restrictions(
              List.of(given).stream().map(Restriction.Builder::build).toList(), "NG");
      return "";
    } catch (RejectedException e) {
      assertThat(e.reason()).isEqualTo(CommonReason.INCONSISTENT);
      return e.violations().getFirst().field();
    }
  }
}
