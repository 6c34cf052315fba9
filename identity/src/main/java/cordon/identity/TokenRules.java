package cordon.identity;

import com.nimbusds.jose.JWSAlgorithm;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;

/** What every token has to be, at the gateway and at each service alike. */
public final class TokenRules {
  /** How far clocks may differ; a minute, as is usual, would be as long as a browser's token. */
  private static final Duration SKEW = Duration.ofSeconds(5);

  /** Public-key signatures only (RFC 8725, 3.1), whatever the token's header asks for. */
  public static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);

  private TokenRules() {}

  /** Of this issuer, for this audience, within its times. */
  public static OAuth2TokenValidator<Jwt> of(String issuer, String audience) {
    return JwtValidators.createDefaultWithValidators(
        new JwtIssuerValidator(issuer),
        new JwtTimestampValidator(SKEW),
        new JwtClaimValidator<List<String>>(
            JwtClaimNames.AUD, meant -> meant != null && meant.contains(audience)));
  }
}
