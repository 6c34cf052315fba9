package cordon.platform.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cordon.common.v1.Amount;
import cordon.common.v1.MoneyScheme;
import cordon.platform.refusal.CommonReason;
import cordon.platform.refusal.RejectedException;
import org.junit.jupiter.api.Test;

class RequestRulesTest {
  private static final Amount NAIRA =
      Amount.newBuilder()
          .setScheme(MoneyScheme.MONEY_SCHEME_ISO_4217)
          .setCode("NGN")
          .setUnits("1")
          .build();

  @Test
  void values_that_do_not_fit_together_are_inconsistent_and_a_bad_value_is_invalid() {
    Amount withNetwork = NAIRA.toBuilder().setNetwork("ethereum").build();

    RejectedException inconsistent = refusalOf(withNetwork);
    RejectedException invalid = refusalOf(withNetwork.toBuilder().setUnits("many").build());

    assertThat(inconsistent.reason()).isEqualTo(CommonReason.INCONSISTENT);
    assertThat(inconsistent.violations())
        .singleElement()
        .satisfies(v -> assertThat(v.reason()).isEqualTo("amount.network"));
    assertThat(invalid.reason()).isEqualTo(CommonReason.INVALID);
    assertThat(invalid.violations()).hasSize(2);
  }

  private static RejectedException refusalOf(Amount amount) {
    return catchThrowableOfType(RejectedException.class, () -> new RequestRules().check(amount));
  }
}
