package cordon.gateway.request;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.gateway.GatewayFixture;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Where Boot notices Kubernetes it would take what a client writes of itself for the place it comes
 * from.
 */
class OnKubernetesTest {
  private static final int MANY = 400;

  @Test
  void nobody_chooses_the_address_by_which_they_are_counted() {
    try (var gateway =
        new GatewayFixture(
            Map.of("cordon.limits.address", "3", "spring.main.cloud-platform", "kubernetes"))) {
      boolean stopped = false;
      for (int i = 0; i < MANY && !stopped; i++) {
        var request =
            gateway
                .anonymous("/api/v1/operations")
                .header("X-Forwarded-For", "198.51." + i / 250 + "." + i % 250);
        stopped = gateway.send(request.GET()).status() == 429;
      }

      assertThat(stopped).isTrue();
    }
  }
}
