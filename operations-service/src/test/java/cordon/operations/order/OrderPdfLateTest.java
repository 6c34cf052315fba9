package cordon.operations.order;

import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OrderFixture.issued;
import static cordon.platform.conformance.Refusals.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.operations.v1.Order;
import cordon.testsupport.TestCaller;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** By itself: the clock goes on by more than a sign-in lasts. */
class OrderPdfLateTest extends OrderScene {

  @Test
  void it_is_made_for_nobody_after_its_time() {
    Order one = issued(service, PLANNER, operation, "NG");
    assertThat(OrderPdfTest.pdf(NG, one, "en", "").pages()).isNotEmpty();

    service.clock().advance(Duration.ofDays(31));

    for (TestCaller by : List.of(PLANNER, NG)) {
      assertThat(reasonOf(() -> OrderPdfTest.pdf(by, one, "en", ""))).isEqualTo("COPY_OVER");
    }
  }
}
