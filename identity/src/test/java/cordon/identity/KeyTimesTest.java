package cordon.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class KeyTimesTest {
  private static final Duration LONGEST_TOKEN = Duration.ofMinutes(30);

  @Test
  void keys_outlive_the_longest_token_that_may_be_signed_with_them() {
    var settings = new Binder(new MapConfigurationPropertySource(Map.of()));

    KeyTimes times = settings.bindOrCreate("keys", KeyTimes.class);

    assertThat(times.kept()).isGreaterThan(LONGEST_TOKEN.plus(times.renewedEvery()));
    assertThat(times).isEqualTo(KeyTimes.usual());
  }
}
