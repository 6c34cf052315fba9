package cordon.gateway;

import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/**
 * Tokens that callers bring themselves. Those of the gateway's own client stay at the gateway, so
 * that one which comes from outside was stolen; and one that is bound to a key (RFC 9449) is worth
 * nothing without the proof.
 */
final class BearerTokens implements ReactiveJwtDecoder {
  private final ReactiveJwtDecoder decoder;
  private final String ownClient;

  BearerTokens(ReactiveJwtDecoder decoder, String ownClient) {
    this.decoder = decoder;
    this.ownClient = ownClient;
  }

  @Override
  public Mono<Jwt> decode(String token) {
    return decoder.decode(token).doOnNext(this::requireForeign);
  }

  private void requireForeign(Jwt token) {
    if (ownClient.equals(token.getClaimAsString("azp")) || token.hasClaim("cnf")) {
      throw new BadJwtException("a token that is not for a bearer");
    }
  }
}
