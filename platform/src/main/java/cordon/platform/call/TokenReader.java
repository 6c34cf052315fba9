package cordon.platform.call;

import cordon.identity.Realm;
import cordon.platform.refusal.CommonReason;
import cordon.platform.refusal.RejectedException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/** Makes a caller of a bearer token. Signature, issuer, audience and times are the decoder's. */
public final class TokenReader {
  private static final String SCHEME = "bearer ";
  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
  private static final Pattern UNIT = Pattern.compile("[^\\p{C}\\p{Zl}\\p{Zp}]{1,100}");

  private final JwtDecoder decoder;
  private final KnownCallers known;

  /**
   * @param clock the real time, by which tokens end
   */
  public TokenReader(JwtDecoder decoder, InstantSource clock) {
    this.decoder = decoder;
    this.known = new KnownCallers(clock);
  }

  /**
   * @throws RejectedException UNAUTHENTICATED, or IDENTITY_UNAVAILABLE if the keys cannot be had
   */
  Caller read(@Nullable String authorization) {
    if (authorization == null
        || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw new RejectedException(CommonReason.UNAUTHENTICATED, "A bearer token is needed.");
    }
    return known.of(authorization.substring(SCHEME.length()).strip(), this::verified);
  }

  private KnownCallers.Known verified(String token) {
    try {
      Jwt decoded = decoder.decode(token);
      return new KnownCallers.Known(caller(decoded), decoded.getExpiresAt());
    } catch (BadJwtException e) {
      throw new RejectedException(
          CommonReason.UNAUTHENTICATED, "The token is not valid here: sign in again.");
    } catch (JwtException e) {
      throw new RejectedException(
          CommonReason.IDENTITY_UNAVAILABLE, "The identity provider does not answer; repeat.");
    }
  }

  private static Caller caller(Jwt token) {
    String subject = token.getSubject();
    if (subject == null || subject.isBlank()) {
      throw new RejectedException(CommonReason.UNAUTHENTICATED, "The token names no subject.");
    }
    List<String> roles = token.getClaimAsStringList("roles");
    String country = token.getClaimAsString("country");
    if (country != null && !COUNTRY.matcher(country).matches()) {
      throw new RejectedException(
          CommonReason.UNAUTHENTICATED, "The token's country is not an ISO 3166-1 code.");
    }
    return new Caller(
        subject,
        roles == null ? Set.of() : Set.copyOf(roles),
        country,
        secondFactorTime(token),
        unit(token));
  }

  private static @Nullable String unit(Jwt token) {
    String unit = token.getClaimAsString("unit");
    if (unit == null || unit.isBlank()) {
      return null;
    }
    String named = unit.strip();
    if (!UNIT.matcher(named).matches()) {
      throw new RejectedException(
          CommonReason.UNAUTHENTICATED,
          "The token's unit is not a line of at most 100 characters; an administrator has to mend it.");
    }
    return named;
  }

  /** The provider gives {@code acr} 2 to whoever has shown two factors at {@code auth_time}. */
  private static @Nullable Instant secondFactorTime(Jwt token) {
    return Realm.SECOND_FACTOR.equals(token.getClaimAsString("acr"))
        ? token.getClaimAsInstant("auth_time")
        : null;
  }
}
