package cordon.testsupport;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Sign-ins by browser at the test's issuer, without its forms: whoever is {@linkplain #next next}
 * is signed in, and what becomes of them afterwards is told here.
 */
public final class TestSignIns {
  private static final String CLIENT = "cordon-gateway";
  private static final Map<String, SignIn> codes = new ConcurrentHashMap<>();
  private static final Map<String, SignIn> refreshTokens = new ConcurrentHashMap<>();
  private static final Map<String, TestCaller> people = new ConcurrentHashMap<>();
  private static final Map<String, String> ended = new ConcurrentHashMap<>();
  private static volatile @Nullable TestCaller next;
  private static volatile int tokenSeconds = 60;

  private TestSignIns() {}

  /** Somebody's way in. */
  private record SignIn(String name, String session, String nonce, Instant time, String strength) {}

  /** The person who signs in next. */
  public static void next(TestCaller person) {
    people.put(person.name(), person);
    next = person;
  }

  /** The person has other roles or another country from now on. */
  public static void change(TestCaller person) {
    people.put(person.name(), person);
  }

  /** The person is let in no more. */
  public static void suspend(TestCaller person) {
    people.remove(person.name());
  }

  /** How long access tokens of browsers live from now on. */
  public static void tokensLive(int seconds) {
    tokenSeconds = seconds;
  }

  /** Whether the gateway has ended this session of the provider's. */
  public static boolean hasEnded(String session) {
    return ended.containsKey(session);
  }

  /** The access token of a browser, which nobody outside the gateway should ever have. */
  public static String strayToken(TestCaller person) {
    return TestIdentity.sign(access(person, "stray", Instant.now(), "1"));
  }

  /** What the provider tells the gateway when a session has ended. */
  public static String logoutToken(String session) {
    return TestIdentity.sign(logout(session));
  }

  /** The same, signed by somebody else. */
  public static String forgedLogoutToken(String session) {
    return TestIdentity.signWithForeignKey(logout(session));
  }

  private static JWTClaimsSet logout(String session) {
    return new JWTClaimsSet.Builder()
        .issuer(TestIdentity.issuer())
        .audience(CLIENT)
        .jwtID(UUID.randomUUID().toString())
        .issueTime(new Date())
        .expirationTime(Date.from(Instant.now().plusSeconds(120)))
        .claim("sid", session)
        .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()))
        .build();
  }

  /** Where the authorization endpoint sends the browser. */
  static String authorize(Map<String, String> query) {
    String code = UUID.randomUUID().toString();
    String strength = query.getOrDefault("acr_values", "1");
    String name = Objects.requireNonNull(next, "nobody is next").name();
    String session = UUID.randomUUID().toString();
    codes.put(
        code, new SignIn(name, session, query.getOrDefault("nonce", ""), Instant.now(), strength));
    return query.get("redirect_uri") + "?code=" + code + "&state=" + query.get("state");
  }

  /** Tokens for a code, which serves once, or for a refresh token; null where none are given. */
  static @Nullable Map<String, Object> tokens(Map<String, String> form) {
    SignIn signIn =
        form.containsKey("code")
            ? codes.remove(form.get("code"))
            : refreshTokens.get(form.getOrDefault("refresh_token", ""));
    TestCaller person = signIn == null ? null : people.get(signIn.name());
    if (signIn == null || person == null || ended.containsKey(signIn.session())) {
      return null;
    }
    String refresh = UUID.randomUUID().toString();
    refreshTokens.put(refresh, signIn);
    Map<String, Object> tokens = new LinkedHashMap<>();
    tokens.put(
        "access_token",
        TestIdentity.sign(access(person, signIn.session(), signIn.time(), signIn.strength())));
    tokens.put("refresh_token", refresh);
    tokens.put("id_token", TestIdentity.sign(identity(person, signIn)));
    tokens.put("token_type", "Bearer");
    tokens.put("expires_in", tokenSeconds);
    return tokens;
  }

  static void end(String refreshToken) {
    SignIn signIn = refreshTokens.get(refreshToken);
    if (signIn != null) {
      ended.put(signIn.session(), signIn.name());
    }
  }

  private static JWTClaimsSet access(
      TestCaller person, String session, Instant time, String strength) {
    return TestIdentity.claims(person, tokenSeconds)
        .claim("azp", CLIENT)
        .claim("sid", session)
        .claim("name", person.name())
        .claim("acr", strength)
        .claim("auth_time", time.getEpochSecond())
        .build();
  }

  private static JWTClaimsSet identity(TestCaller person, SignIn signIn) {
    return TestIdentity.claims(person, tokenSeconds)
        .audience(List.of(CLIENT))
        .claim("azp", CLIENT)
        .claim("sid", signIn.session())
        .claim("nonce", signIn.nonce())
        .claim("auth_time", signIn.time().getEpochSecond())
        .build();
  }
}
