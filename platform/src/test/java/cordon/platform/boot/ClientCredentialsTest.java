package cordon.platform.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.core.OAuth2AccessToken;

/**
 * The life of a service's token, as providers tell it (RFC 6749, 5.1) and JSON libraries read it.
 */
class ClientCredentialsTest {

  /** It was one second, and feeds broke as soon as the provider was away. */
  @Test
  void a_life_that_gson_reads_is_the_one_that_was_told() {
    Map<String, Object> told =
        Map.copyOf(
            new Gson()
                .<Map<String, Object>>fromJson(
                    "{\"access_token\": \"t\", \"token_type\": \"Bearer\", \"expires_in\": 1800}",
                    Map.class));

    assertThat(life(told)).isEqualTo(Duration.ofSeconds(1800));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "60", "1800", "86400"})
  void a_life_is_read_as_number_or_text(String seconds) {
    for (Object value : new Object[] {seconds, Long.valueOf(seconds), Double.valueOf(seconds)}) {
      var told =
          Map.<String, Object>of("access_token", "t", "token_type", "Bearer", "expires_in", value);

      assertThat(life(told)).isEqualTo(Duration.ofSeconds(Long.parseLong(seconds)));
    }
  }

  private static Duration life(Map<String, Object> told) {
    OAuth2AccessToken token = ClientCredentials.response(told).getAccessToken();
    return Duration.between(
        Objects.requireNonNull(token.getIssuedAt()), Objects.requireNonNull(token.getExpiresAt()));
  }
}
