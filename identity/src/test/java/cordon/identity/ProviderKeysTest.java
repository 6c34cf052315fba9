package cordon.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Keys while their provider changes them, is slow, or is away. */
class ProviderKeysTest {
  private static final KeyTimes TIMES =
      new KeyTimes(Duration.ofHours(1), Duration.ofSeconds(5), Duration.ofMinutes(30));

  private static final JWK FIRST = key("first");
  private static final JWK SECOND = key("second");

  private final AtomicInteger asked = new AtomicInteger();
  private final List<ProviderKeys> opened = new ArrayList<>();
  private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private volatile boolean away;
  private volatile CountDownLatch held = new CountDownLatch(0);
  private volatile JWKSet published = new JWKSet(List.of(FIRST));

  @AfterEach
  void close() throws IOException {
    held.countDown();
    for (ProviderKeys keys : opened) {
      keys.close();
    }
  }

  /** Spring Security issue 19643, Camunda issue 60337: the renewal ran in callers' threads. */
  @Test
  void whoever_brings_a_known_key_never_waits_while_the_provider_hangs() {
    ProviderKeys keys = keys(TIMES);
    assertThat(ids(keys, "first")).containsExactly("first");
    held = new CountDownLatch(1);
    now = now.plusSeconds(10);

    CompletableFuture<List<JWK>> waiting = keys.forKey("made-up");
    await().until(() -> asked.get() == 2);

    assertThat(keys.forKey("first").isDone()).isTrue();
    assertThat(keys.forKey(null).isDone()).isTrue();
    assertThat(waiting.isDone()).isFalse();
    held.countDown();
    assertThat(waiting.join()).hasSize(1);
  }

  /** SmallRye JWT issue 826: the cache ran out, and with it every token. */
  @Test
  void the_last_known_keys_serve_for_as_long_as_tokens_live_and_no_longer() {
    ProviderKeys keys = keys(TIMES);
    assertThat(ids(keys, "first")).containsExactly("first");
    away = true;

    now = now.plus(TIMES.kept()).minusMillis(1);
    assertThat(keys.forKey("first").isDone()).isTrue();
    now = now.plusMillis(1);
    assertUnavailable(keys, "first");

    away = false;
    now = now.plusSeconds(1);
    assertThat(ids(keys, "first")).containsExactly("first");
  }

  /** Micronaut Security issue 155, infra-controller issue 5868: never believed again. */
  @Test
  void a_provider_that_starts_later_is_believed_once_it_is_there() {
    away = true;
    ProviderKeys keys = keys(TIMES);
    assertUnavailable(keys, "first");

    away = false;

    await()
        .atMost(Duration.ofSeconds(5))
        .until(() -> !keys.forKey("first").isCompletedExceptionally());
  }

  /** Again and again: a token may come just when the answer to an earlier question has. */
  @Test
  void a_new_key_is_known_with_the_first_token_that_names_it() {
    for (int i = 0; i < 1000; i++) {
      published = new JWKSet(List.of(FIRST));
      ProviderKeys keys = keys(TIMES);
      assertThat(ids(keys, "first")).containsExactly("first");
      now = now.plus(TIMES.askedAgainAfter());

      published = new JWKSet(List.of(FIRST, SECOND));

      assertThat(ids(keys, "second")).as("the %dth", i).containsExactly("first", "second");
    }
  }

  /** fastapi-zitadel-auth issue 149, Camunda issue 60462: each made-up id was a request. */
  @Test
  void a_thousand_made_up_keys_are_one_question_and_are_refused_at_once() {
    ProviderKeys keys = keys(TIMES);
    assertThat(ids(keys, "first")).containsExactly("first");
    now = now.plus(TIMES.askedAgainAfter());

    for (int i = 0; i < 1000; i++) {
      assertThat(ids(keys, "made-up-" + i)).containsExactly("first");
    }

    assertThat(asked).hasValue(2);
  }

  /** Engram issue 1641: a flood of made-up ids used up the right to ask for a real one. */
  @Test
  void made_up_keys_do_not_keep_a_real_one_from_being_seen() {
    ProviderKeys keys = keys(TIMES);
    ids(keys, "first");
    now = now.plus(TIMES.askedAgainAfter());
    ids(keys, "made-up");

    published = new JWKSet(List.of(key("second")));
    for (int i = 0; i < 10; i++) {
      now = now.plus(TIMES.askedAgainAfter().dividedBy(10));
      ids(keys, "made-up-" + i);
    }

    assertThat(keys.forKey("second").isDone()).isTrue();
    assertThat(ids(keys, "second")).containsExactly("second");
  }

  /** Spring Security issue 5853: a withdrawn key served until another one was named. */
  @Test
  void a_withdrawn_key_is_gone_with_the_next_renewal_though_nobody_asks() {
    ProviderKeys keys =
        keys(new KeyTimes(Duration.ofMillis(50), Duration.ofSeconds(5), Duration.ofMinutes(30)));
    assertThat(ids(keys, "first")).containsExactly("first");

    published = new JWKSet(List.of(key("second")));

    await().until(() -> keys.forKey(null).join().getFirst().getKeyID().equals("second"));
    assertThat(ids(keys, "first")).containsExactly("second");
  }

  @Test
  void whether_an_unknown_key_is_good_cannot_be_said_while_the_provider_is_away() {
    ProviderKeys keys = keys(TIMES);
    ids(keys, "first");
    now = now.plus(TIMES.askedAgainAfter());
    away = true;

    assertUnavailable(keys, "new-or-made-up");
    assertThat(keys.forKey("first").isDone()).isTrue();
  }

  private ProviderKeys keys(KeyTimes times) {
    var keys = new ProviderKeys(this::fetch, times, () -> now);
    opened.add(keys);
    return keys;
  }

  private JWKSet fetch() throws IOException, InterruptedException {
    asked.incrementAndGet();
    var _ = held.await(20, TimeUnit.SECONDS);
    if (away) {
      throw new IOException("away");
    }
    return published;
  }

  private static List<String> ids(ProviderKeys keys, String wanted) {
    return keys.forKey(wanted).join().stream().map(JWK::getKeyID).toList();
  }

  private static void assertUnavailable(ProviderKeys keys, String wanted) {
    assertThatThrownBy(() -> keys.forKey(wanted).join())
        .hasCauseInstanceOf(KeysUnavailableException.class);
  }

  private static JWK key(String id) {
    try {
      return new ECKeyGenerator(com.nimbusds.jose.jwk.Curve.P_256).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
