package cordon.platform.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AccessToken.TokenType;

/** A service's own token while its provider is there, slow, or away. */
class OwnTokenTest {
  private static final Duration LIFE = Duration.ofMinutes(30);

  private final AtomicInteger given = new AtomicInteger();
  private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private volatile boolean away;
  private final OwnToken token = new OwnToken(this::give, () -> now);

  @AfterEach
  void close() {
    token.close();
  }

  @Test
  void it_is_renewed_at_half_of_its_life_though_nobody_asks() {
    assertThat(token.value()).isEqualTo("1");

    now = now.plus(LIFE.dividedBy(2));

    await().atMost(Duration.ofSeconds(5)).until(() -> given.get() == 2);
    assertThat(token.value()).isEqualTo("2");
  }

  @Test
  void it_serves_to_its_end_while_the_provider_is_away_and_is_renewed_when_it_is_back() {
    assertThat(token.value()).isEqualTo("1");
    away = true;

    now = now.plus(LIFE).minusMillis(1);
    assertThat(token.value()).isEqualTo("1");
    now = now.plusMillis(1);
    assertThatThrownBy(token::value).isInstanceOf(StatusRuntimeException.class);

    away = false;
    await().atMost(Duration.ofSeconds(15)).until(() -> given.get() == 2);
    assertThat(token.value()).isEqualTo("2");
  }

  @Test
  void a_provider_that_starts_later_gives_one_once_it_is_there() {
    away = true;
    assertThatThrownBy(token::value).isInstanceOf(StatusRuntimeException.class);

    away = false;

    await().atMost(Duration.ofSeconds(10)).ignoreExceptions().until(() -> !token.value().isEmpty());
  }

  private OAuth2AccessToken give() {
    if (away) {
      throw new IllegalStateException("away");
    }
    return new OAuth2AccessToken(
        TokenType.BEARER, String.valueOf(given.incrementAndGet()), now, now.plus(LIFE));
  }
}
