package cordon.platform.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.common.v1.RefusalReason;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CommonReasonTest {

  @Test
  void every_common_reason_stands_in_the_contract_and_every_one_there_is_known_here() {
    var contract =
        Arrays.stream(RefusalReason.values())
            .filter(reason -> reason != RefusalReason.UNRECOGNIZED)
            .filter(reason -> reason != RefusalReason.REFUSAL_REASON_UNSPECIFIED)
            .map(reason -> reason.name().substring("REFUSAL_REASON_".length()));

    assertThat(Arrays.stream(CommonReason.values()).map(CommonReason::name))
        .containsExactlyInAnyOrderElementsOf(contract.toList());
  }
}
