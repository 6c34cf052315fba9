package cordon.testsupport;

import com.nimbusds.jwt.JWTClaimsSet;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who calls a service in a test, and the access tokens that the identity provider would
 * give, or would never give, to them. Immutable; made by {@link TestIdentity}.
 *
 * @param country ISO 3166-1 alpha-2, or null for people of the secretariat and for services
 * @param client the client that the caller signed in with
 * @param secondFactorTime when the caller showed a second factor, asked as a token is made; or null
 *     if none was shown
 * @param unit of the secretariat or of the country, or null if the token names none
 */
public record TestCaller(
    String name,
    String client,
    @Nullable String country,
    List<String> roles,
    @Nullable InstantSource secondFactorTime,
    @Nullable String unit) {

  public TestCaller country(String code) {
    return new TestCaller(name, client, code, roles, secondFactorTime, unit);
  }

  public TestCaller roles(String... names) {
    return new TestCaller(name, client, country, List.of(names), secondFactorTime, unit);
  }

  /** The caller having shown a second factor just before each token is made. */
  public TestCaller withSecondFactor() {
    return new TestCaller(name, client, country, roles, InstantSource.system(), unit);
  }

  /** The caller having shown a second factor at that time. */
  public TestCaller withSecondFactor(Instant time) {
    return new TestCaller(name, client, country, roles, InstantSource.fixed(time), unit);
  }

  /** The caller as somebody of that unit. */
  public TestCaller unit(String name) {
    return new TestCaller(this.name, client, country, roles, secondFactorTime, name);
  }

  /** The caller's {@code sub}: a UUID as Keycloak gives, the same for the same name. */
  public String subject() {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** A token that every service accepts for five minutes. */
  public String token() {
    return TestIdentity.sign(claims(300).build());
  }

  /** A token that ends soon. */
  public String tokenFor(int seconds) {
    return TestIdentity.sign(claims(seconds).build());
  }

  /** A token that is bound to a key by its thumbprint (RFC 9449). */
  public String tokenBoundTo(String thumbprint) {
    return TestIdentity.sign(claims(300).claim("cnf", Map.of("jkt", thumbprint)).build());
  }

  public String expiredToken() {
    return TestIdentity.sign(claims(-3600).build());
  }

  /** A token that has ended a moment ago, which decoders forgive by themselves for a minute. */
  public String justExpiredToken() {
    return TestIdentity.sign(claims(-10).build());
  }

  public String tokenForAudience(String audience) {
    return TestIdentity.sign(claims(300).audience(audience).build());
  }

  /** Signed with our key, but in the name of another issuer. */
  public String tokenOfForeignIssuer() {
    return TestIdentity.sign(claims(300).issuer("https://elsewhere.example/realms/x").build());
  }

  /** In our issuer's name, but signed with a key that it does not publish. */
  public String tokenWithForeignKey() {
    return TestIdentity.signWithForeignKey(claims(300).build());
  }

  /** In our issuer's name, by a key that nobody knows, which it calls as it likes. */
  public String tokenNaming(String keyId) {
    return TestIdentity.signNaming(keyId, claims(300).build());
  }

  public String unsignedToken() {
    return new com.nimbusds.jwt.PlainJWT(claims(300).build()).serialize();
  }

  private JWTClaimsSet.Builder claims(int secondsToLive) {
    return TestIdentity.claims(this, secondsToLive);
  }
}
