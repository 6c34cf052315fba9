package cordon.platform.refusal;

import cordon.common.v1.RefusalReason;
import cordon.platform.conformance.ContractReasons;
import org.junit.jupiter.api.Test;

class CommonReasonTest {

  @Test
  void every_common_reason_stands_in_the_contract_and_every_one_there_is_known_here() {
    ContractReasons.assertSame(
        CommonReason.values(), RefusalReason.getDescriptor(), "REFUSAL_REASON_");
  }
}
