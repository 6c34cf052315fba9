package cordon.testsupport;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * An identity provider inside the test JVM, whose access tokens have the shape that Keycloak's
 * realm gives them, so that a service test needs no Keycloak: {@code
 * TestIdentity.person("ng-ncb").country("NG").roles("ncb-officer").token()}. A service trusts it
 * either by {@link #issuer()}, with discovery as in production, or by {@link #publicKey()}.
 */
public final class TestIdentity {
  public static final String AUDIENCE = "cordon-api";
  private static volatile RSAKey key = newKey("test");
  private static volatile List<JWK> published = List.of(key.toPublicJWK());
  private static final RSAKey foreignKey = newKey("foreign");

  private TestIdentity() {}

  /** A person, of no country and with no role until given some. */
  public static TestCaller person(String name) {
    return new TestCaller(name, "cordon-cli", null, List.of(), null, null);
  }

  /** A service's own account, such as {@code cordon-reporting}, with the role {@code service}. */
  public static TestCaller service(String client) {
    return new TestCaller(
        "service-account-" + client, client, null, List.of("service"), null, null);
  }

  /** The issuer's address; discovery, keys and client credentials answer there. */
  public static String issuer() {
    return TestIssuer.running().address();
  }

  public static RSAPublicKey publicKey() {
    try {
      return key.toRSAPublicKey();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The published keys, without their private parts. */
  public static JWKSet jwkSet() {
    return new JWKSet(published);
  }

  /** The provider goes away for everybody in this JVM, until it comes back. */
  public static void goAway(Away how) {
    TestIssuer.away = how;
  }

  public static void comeBack() {
    TestIssuer.away = null;
  }

  /** From now on tokens are signed with a new key; the ones before are still published. */
  public static synchronized void rotateKey() {
    key = newKey(UUID.randomUUID().toString());
    published =
        Stream.concat(Stream.of(key.toPublicJWK()), published.stream())
            .map(JWK.class::cast)
            .toList();
  }

  /** Only the key of this moment is published any more. */
  public static synchronized void withdrawOldKeys() {
    published = List.of(key.toPublicJWK());
  }

  public static int timesKeysWereAsked() {
    return TestIssuer.timesKeysWereAsked.get();
  }

  static JWTClaimsSet.Builder claims(TestCaller caller, int secondsToLive) {
    Instant now = Instant.now();
    Instant issued = secondsToLive < 0 ? now.plusSeconds(2L * secondsToLive) : now;
    var claims =
        new JWTClaimsSet.Builder()
            .jwtID(UUID.randomUUID().toString())
            .issuer(issuer())
            .audience(AUDIENCE)
            .subject(caller.subject())
            .issueTime(Date.from(issued))
            .expirationTime(Date.from(now.plusSeconds(secondsToLive)))
            .claim("typ", "Bearer")
            .claim("azp", caller.client())
            .claim("preferred_username", caller.name())
            .claim("roles", caller.roles());
    if (caller.country() != null) {
      claims.claim("country", caller.country());
    }
    if (caller.unit() != null) {
      claims.claim("unit", caller.unit());
    }
    InstantSource secondFactor = caller.secondFactorTime();
    return secondFactor == null
        ? claims.claim("acr", "1")
        : claims.claim("acr", "2").claim("auth_time", secondFactor.instant().getEpochSecond());
  }

  static String sign(JWTClaimsSet claims) {
    return sign(claims, key);
  }

  static String signWithForeignKey(JWTClaimsSet claims) {
    return sign(claims, foreignKey);
  }

  static String signNaming(String keyId, JWTClaimsSet claims) {
    return sign(claims, foreignKey, keyId);
  }

  private static String sign(JWTClaimsSet claims, RSAKey with) {
    return sign(claims, with, key.getKeyID());
  }

  private static String sign(JWTClaimsSet claims, RSAKey with, String keyId) {
    var header =
        new JWSHeader.Builder(JWSAlgorithm.RS256).type(JOSEObjectType.JWT).keyID(keyId).build();
    var token = new SignedJWT(header, claims);
    try {
      token.sign(new RSASSASigner(with));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return token.serialize();
  }

  private static RSAKey newKey(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
