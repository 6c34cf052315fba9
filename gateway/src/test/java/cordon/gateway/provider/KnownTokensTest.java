package cordon.gateway.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import reactor.core.publisher.Mono;

/** A token that was verified is taken again for a few seconds, and never past its end. */
class KnownTokensTest {
  private static final Instant START = Instant.parse("2025-07-01T00:00:00Z");

  private final List<String> verified = new ArrayList<>();
  private Instant now = START;
  private final KnownTokens tokens = new KnownTokens(this::verify, () -> now);

  @Test
  void a_token_that_comes_again_is_not_verified_again() {
    Jwt first = tokens.decode("good").block();
    Jwt second = tokens.decode("good").block();

    assertThat(second).isSameAs(first);
    assertThat(verified).containsExactly("good");
  }

  @Test
  void after_some_seconds_it_is_verified_again_because_its_key_may_be_withdrawn() {
    tokens.decode("good").block();

    now = START.plus(KnownTokens.KEPT);
    tokens.decode("good").block();

    assertThat(verified).containsExactly("good", "good");
  }

  @Test
  void past_its_end_it_is_left_to_whoever_verifies() {
    tokens.decode("short").block();

    now = START.plusSeconds(1);
    tokens.decode("short").block();

    assertThat(verified).containsExactly("short", "short");
  }

  @Test
  void a_token_that_is_refused_is_refused_each_time() {
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> tokens.decode("bad").block()).isInstanceOf(BadJwtException.class);
    }

    assertThat(verified).containsExactly("bad", "bad");
  }

  private Mono<Jwt> verify(String token) {
    verified.add(token);
    Duration life = token.equals("short") ? Duration.ofSeconds(1) : Duration.ofMinutes(1);
    return token.equals("bad")
        ? Mono.error(new BadJwtException("a signature that is not right"))
        : Mono.just(
            Jwt.withTokenValue(token)
                .header("alg", "RS256")
                .issuedAt(START)
                .expiresAt(START.plus(life))
                .build());
  }
}
