package cordon.gateway.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.dpop.JWKThumbprintConfirmation;
import com.nimbusds.oauth2.sdk.dpop.verifiers.AccessTokenValidationException;
import com.nimbusds.oauth2.sdk.dpop.verifiers.DPoPIssuer;
import com.nimbusds.oauth2.sdk.dpop.verifiers.DPoPProtectedResourceRequestVerifier;
import com.nimbusds.oauth2.sdk.dpop.verifiers.InvalidDPoPProofException;
import com.nimbusds.oauth2.sdk.token.DPoPAccessToken;
import cordon.gateway.problem.Refused;
import cordon.gateway.provider.KnownTokens;
import cordon.gateway.session.SessionStore;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.authentication.ReactiveAuthenticationManagerResolver;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtReactiveAuthenticationManager;
import org.springframework.security.oauth2.server.resource.web.server.authentication.ServerBearerTokenAuthenticationConverter;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Tokens that callers bring: borne, or bound to a key that each request proves anew (DPoP, RFC
 * 9449), where a proof serves once, at whatever gateway. A bound token without its proof is worth
 * nothing, and neither is one of the gateway's own client, which can only have been stolen.
 */
final class KeyBoundTokens
    implements ServerAuthenticationConverter,
        ReactiveAuthenticationManagerResolver<ServerWebExchange> {
  private static final String SCHEME = "DPoP ";
  private static final String BEARER = "Bearer ";
  private static final String PROOF = "DPoP";
  private static final long SKEW_SECONDS = 10;
  private static final long LONGEST_SECONDS = 60;
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(JWSAlgorithm.ES256, JWSAlgorithm.PS256, JWSAlgorithm.RS256);

  private final ServerBearerTokenAuthenticationConverter bearers =
      new ServerBearerTokenAuthenticationConverter();
  private final DPoPProtectedResourceRequestVerifier verifier =
      new DPoPProtectedResourceRequestVerifier(ALGORITHMS, SKEW_SECONDS, LONGEST_SECONDS, null);
  private final KnownTokens decoder;
  private final JwtReactiveAuthenticationManager tokens;
  private final String ownClient;
  private final SessionStore store;
  private final InstantSource clock;

  KeyBoundTokens(KnownTokens decoder, String ownClient, SessionStore store, InstantSource clock) {
    this.decoder = decoder;
    tokens = new JwtReactiveAuthenticationManager(decoder);
    this.ownClient = ownClient;
    this.store = store;
    this.clock = clock;
  }

  @Override
  public Mono<Authentication> convert(ServerWebExchange exchange) {
    String header = header(exchange);
    if (isBound(header)) {
      return Mono.just(
          new BearerTokenAuthenticationToken(header.substring(SCHEME.length()).strip()));
    }
    // The library's way, without its regular expression, which took a fifteenth of every call.
    return header.startsWith(BEARER) && decoder.isKnown(header.substring(BEARER.length()))
        ? Mono.just(new BearerTokenAuthenticationToken(header.substring(BEARER.length())))
        : bearers.convert(exchange);
  }

  @Override
  public Mono<ReactiveAuthenticationManager> resolve(ServerWebExchange exchange) {
    boolean bound = isBound(header(exchange));
    return Mono.just(given ->
        tokens
            .authenticate(given)
            .ofType(JwtAuthenticationToken.class)
            .flatMap(caller ->
                accepted(exchange, caller.getToken(), bound)
                    .doOnSuccess(good -> Strangers.letIn(exchange))
                    .thenReturn(caller)));
  }

  private Mono<Void> accepted(ServerWebExchange exchange, Jwt token, boolean bound) {
    if (ownClient.equals(token.getClaimAsString("azp")) || token.hasClaim("cnf") != bound) {
      return Mono.error(new InvalidBearerTokenException("not a token for this use"));
    }
    return bound ? Mono.defer(() -> proven(exchange, token)) : Mono.empty();
  }

  private Mono<Void> proven(ServerWebExchange exchange, Jwt token) {
    exchange.getResponse().getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, challenge());
    List<String> proofs = exchange.getRequest().getHeaders().getOrEmpty(PROOF);
    try {
      if (proofs.size() != 1) {
        throw bad();
      }
      SignedJWT proof = SignedJWT.parse(proofs.getFirst());
      String key = thumbprint(token);
      verifier.verify(
          exchange.getRequest().getMethod().name(),
          withoutQuery(exchange.getRequest().getURI()),
          new DPoPIssuer(String.valueOf(token.getSubject())),
          proof,
          new DPoPAccessToken(token.getTokenValue()),
          new JWKThumbprintConfirmation(new Base64URL(key)));
      String use = key + " " + Objects.requireNonNull(proof.getJWTClaimsSet().getJWTID());
      var end = clock.instant().plus(Duration.ofSeconds(2 * (LONGEST_SECONDS + SKEW_SECONDS)));
      return store
          .isFirstUse(use, end)
          .filter(first -> first)
          .switchIfEmpty(
              Mono.error(
                  new Refused(
                      401, "PROOF_USED", "This proof was used before: make one for each request.")))
          .doOnNext(
              first -> exchange.getResponse().getHeaders().remove(HttpHeaders.WWW_AUTHENTICATE))
          .then();
    } catch (ParseException
        | InvalidDPoPProofException
        | AccessTokenValidationException
        | JOSEException e) {
      throw bad();
    }
  }

  private static String thumbprint(Jwt token) {
    Map<String, Object> confirmation = token.getClaimAsMap("cnf");
    Object key = confirmation == null ? null : confirmation.get("jkt");
    if (!(key instanceof String text)) {
      throw bad();
    }
    return text;
  }

  private static URI withoutQuery(URI uri) {
    String text = uri.toString();
    int end = text.indexOf('?');
    return URI.create(end < 0 ? text : text.substring(0, end));
  }

  private static Refused bad() {
    return new Refused(
        401,
        "BAD_PROOF",
        "The token is bound to a key: send a DPoP proof of it for this method, path and token.");
  }

  private static String challenge() {
    return "DPoP error=\"invalid_dpop_proof\", algs=\"ES256 PS256 RS256\"";
  }

  private static boolean isBound(String header) {
    return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
  }

  private static String header(ServerWebExchange exchange) {
    return Objects.requireNonNullElse(
        exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION), "");
  }
}
