package cordon.gateway.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import cordon.gateway.provider.IdentityProvider;
import cordon.gateway.settings.GatewayProperties;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Begins, renews and ends sessions of browsers. The provider's access tokens live for a minute and
 * are renewed here, so that a suspension, a changed role and an end of the provider's session are
 * known within it (OWASP ASVS 5.0, 7.4). While the provider is away a session stays, and its calls
 * are refused IDENTITY_UNAVAILABLE once its token has ended.
 */
@Component
public class Sessions {
  private static final Duration CACHED = Duration.ofSeconds(5);
  private static final Duration RENEWED_BEFORE = Duration.ofSeconds(20);
  private static final Duration RENEWAL_TAKES = Duration.ofSeconds(5);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
  private static final Duration USE_NOTED = Duration.ofSeconds(10);
  private static final long MOST_CACHED = 50_000;
  private static final Duration IN_USE = Duration.ofMinutes(1);
  private static final Logger log = LoggerFactory.getLogger(Sessions.class);
  private static final JsonMapper json = JsonMapper.shared();

  private final SessionStore store;
  private final IdentityProvider provider;
  private final ReactiveJwtDecoder decoder;
  private final InstantSource clock;
  private final GatewayProperties.Session limits;
  private final Cache<String, Mono<Live>> live =
      Caffeine.newBuilder().expireAfterWrite(CACHED).maximumSize(MOST_CACHED).build();
  private final Cache<String, Boolean> inUse =
      Caffeine.newBuilder().expireAfterWrite(IN_USE).maximumSize(MOST_CACHED).build();
  private final AtomicLong begun = new AtomicLong();

  /** A session with the access token of this minute. */
  public record Live(Session session, Jwt token) {}

  /** What is sealed. */
  record Tokens(String access, String refresh) {}

  Sessions(
      SessionStore store,
      IdentityProvider provider,
      ReactiveJwtDecoder decoder,
      InstantSource clock,
      GatewayProperties properties) {
    this.store = store;
    this.provider = provider;
    this.decoder = decoder;
    this.clock = clock;
    limits = properties.session();
  }

  /**
   * Begins a session for somebody whom the provider has just named.
   *
   * @return its secret; empty if the sign-in is older than their signing out everywhere
   */
  public Mono<SessionSecret> begin(OAuth2AuthorizedClient client, OidcUser person) {
    SessionSecret secret = SessionSecret.fresh();
    String refresh = tokenOf(client.getRefreshToken());
    String access = client.getAccessToken().getTokenValue();
    return store
        .isSignedOutSince(Objects.requireNonNull(person.getSubject()), person.getAuthenticatedAt())
        .filter(worthless -> !worthless)
        .flatMap(fine -> decoder.decode(access))
        .map(token -> session(secret, token, seal(secret, access, refresh)))
        .flatMap(session -> store.insert(session).thenReturn(secret))
        .doOnNext(inserted -> begun.incrementAndGet())
        // Whoever signs out everywhere meanwhile has not seen this one.
        .filterWhen(begun ->
            store
                .isSignedOutSince(
                    Objects.requireNonNull(person.getSubject()), person.getAuthenticatedAt())
                .flatMap(out -> out ? end(secret.id()).thenReturn(false) : Mono.just(true)));
  }

  private Session session(SessionSecret secret, Jwt token, Binary sealed) {
    Instant now = clock.instant();
    return new Session(
        secret.id(),
        Objects.requireNonNull(token.getSubject()),
        token.getClaimAsString("sid"),
        roles(token),
        token.getClaimAsString("country"),
        sealed,
        now,
        now,
        endOf(token),
        null,
        now.plus(limits.longest()));
  }

  /**
   * The session of a cookie, with a token that is good for some seconds; empty if it is over.
   *
   * @param active whether the person does something, and does not only look at what comes by itself
   * @throws Refused IDENTITY_UNAVAILABLE
   */
  public Mono<Live> find(SessionSecret secret, boolean active) {
    return live.get(secret.id(), id -> load(secret).cache())
        .doOnError(e -> live.invalidate(secret.id()))
        .flatMap(found -> {
          Instant now = clock.instant();
          if (found.session().isOver(now, limits.idle())) {
            return end(found.session().id()).then(Mono.empty());
          }
          boolean note = active && found.session().usedTime().plus(USE_NOTED).isBefore(now);
          return note
              ? store
                  .used(found.session().id(), now)
                  .doOnSuccess(done -> live.invalidate(secret.id()))
                  .thenReturn(found)
              : Mono.just(found);
        });
  }

  private Mono<Live> load(SessionSecret secret) {
    return store
        .find(secret.id())
        .flatMap(found -> current(secret, found))
        .doOnNext(found -> inUse.put(secret.id(), true));
  }

  /** How many this gateway has served within the last minute. */
  public long inUse() {
    inUse.cleanUp();
    return inUse.estimatedSize();
  }

  /** Whether the store of sessions is asked, tried, or left alone. */
  public CircuitBreaker.State breaker() {
    return store.breaker();
  }

  /** How many this gateway has begun since its start. */
  public long begun() {
    return begun.get();
  }

  private Mono<Live> current(SessionSecret secret, Session session) {
    Instant now = clock.instant();
    if (session.isOver(now, limits.idle())) {
      return end(session.id()).then(Mono.empty());
    }
    Duration left = Duration.between(now, session.tokenEndTime());
    if (left.compareTo(RENEWED_BEFORE) > 0) {
      return with(secret, session);
    }
    boolean stillGood = left.compareTo(CACHED) > 0;
    return store
        .claimRenewal(session, now, now.plus(RENEWAL_TAKES))
        .flatMap(mine -> {
          if (stillGood) {
            if (mine) {
              renewMeanwhile(secret, session);
            }
            return with(secret, session);
          }
          return mine ? renewed(secret, session) : Mono.delay(LOOK_AGAIN).then(load(secret));
        });
  }

  /** Nobody waits for the provider whose token is still good. */
  private void renewMeanwhile(SessionSecret secret, Session session) {
    renewed(secret, session)
        .doOnTerminate(() -> live.invalidate(secret.id()))
        .subscribe(done -> {}, away -> log.debug("a session is renewed later", away));
  }

  private Mono<Live> renewed(SessionSecret secret, Session session) {
    return provider
        .renew(open(secret, session).refresh())
        .flatMap(response ->
            decoder
                .decode(response.getAccessToken().getTokenValue())
                .filter(token -> isTheSame(session, token))
                .flatMap(token -> keep(secret, session, token, response)))
        .onErrorMap(JwtException.class, e -> IdentityProvider.away())
        .switchIfEmpty(end(session.id()).then(Mono.empty()))
        // The session stays, and whoever comes next need not wait for this attempt's time to be up.
        .onErrorResume(e -> store.giveUpRenewal(session.id()).then(Mono.error(e)));
  }

  private Mono<Live> keep(
      SessionSecret secret, Session session, Jwt token, OAuth2AccessTokenResponse response) {
    Binary sealed =
        seal(
            secret,
            token.getTokenValue(),
            response.getRefreshToken() == null
                ? open(secret, session).refresh()
                : tokenOf(response.getRefreshToken()));
    return store
        .renewed(session.id(), sealed, endOf(token))
        .filter(there -> there)
        .map(there -> new Live(session.withTokens(sealed, endOf(token)), token));
  }

  private Mono<Live> with(SessionSecret secret, Session session) {
    return decoder
        .decode(open(secret, session).access())
        .map(token -> new Live(session, token))
        .onErrorMap(JwtException.class, e -> IdentityProvider.away());
  }

  /** With other roles or another country somebody signs in anew, and is told so. */
  private static boolean isTheSame(Session session, Jwt token) {
    return session.roles().equals(roles(token))
        && Objects.equals(session.country(), token.getClaimAsString("country"));
  }

  /** Ends a session in whose place another one has begun. */
  public Mono<Void> replace(SessionSecret secret) {
    return end(secret.id());
  }

  /**
   * Ends this session, and the provider's with it.
   *
   * @throws Refused IDENTITY_UNAVAILABLE if only the session here could be ended
   */
  public Mono<Void> signOut(SessionSecret secret) {
    return store
        .find(secret.id())
        .flatMap(session ->
            end(session.id()).then(provider.endSession(open(secret, session).refresh())));
  }

  /** Ends every session of the person, on whatever machine; the provider's others ask anew. */
  public Mono<Void> signOutEverywhere(SessionSecret secret) {
    Instant now = clock.instant();
    return store
        .find(secret.id())
        .flatMap(session ->
            store
                .signOutEverywhere(session.subject(), now, now.plus(limits.longest()))
                .then(store.deleteOf(session.subject()))
                .doOnNext(live::invalidateAll)
                .then(provider.endSession(open(secret, session).refresh())));
  }

  /** Ends what the provider says has ended: one session of its, or all of a person. */
  public Mono<Void> ended(@Nullable String providerSession, @Nullable String subject) {
    Mono<List<String>> ids =
        providerSession != null
            ? store.deleteOfProviderSession(providerSession)
            : Mono.justOrEmpty(subject).flatMap(store::deleteOf);
    return ids.doOnNext(live::invalidateAll).then();
  }

  private Mono<Void> end(String id) {
    return store
        .delete(id)
        .doOnSuccess(done -> {
          live.invalidate(id);
          inUse.invalidate(id);
        });
  }

  private static Binary seal(SessionSecret secret, String access, String refresh) {
    byte[] tokens = json.writeValueAsBytes(new Tokens(access, refresh));
    return new Binary(secret.seal().encrypt(tokens));
  }

  private static Tokens open(SessionSecret secret, Session session) {
    byte[] tokens = secret.seal().decrypt(session.tokens().getData());
    return json.readValue(new String(tokens, StandardCharsets.UTF_8), Tokens.class);
  }

  private static String tokenOf(@Nullable OAuth2RefreshToken token) {
    return Objects.requireNonNull(token, "the provider gives no refresh tokens").getTokenValue();
  }

  private static List<String> roles(Jwt token) {
    List<String> roles = token.getClaimAsStringList("roles");
    return roles == null ? List.of() : roles.stream().sorted().toList();
  }

  private static Instant endOf(Jwt token) {
    return Objects.requireNonNull(token.getExpiresAt(), "a token without an end");
  }
}
