package cordon.identity;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import cordon.start.Certificates;
import cordon.start.Clocks;
import cordon.start.NotStartedException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Looks at a start whether the provider's realm has what a part needs of it. A provider that does
 * not answer is no fault, since it may start later; one that answers and lacks something is.
 */
public final class ProviderCheck implements AutoCloseable {
  private static final String DISCOVERY = "/.well-known/openid-configuration";
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final int NOT_FOUND = 404;
  private static final int FAULT = 500;

  /** Nobody has such a token, and whoever asks with it has shown a client's secret before. */
  private static final String NO_TOKEN = "none";

  private final String issuer;
  private final InstantSource clock;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build();

  /**
   * @param issuer address of the realm
   * @param clock this machine's
   */
  public ProviderCheck(String issuer, InstantSource clock) {
    this.issuer = issuer;
    this.clock = clock;
  }

  /** That it cannot be said now whether all is there, because the provider does not answer. */
  public static final class AwayException extends Exception {
    private static final long serialVersionUID = 1L;

    AwayException(String issuer) {
      super("the identity provider does not answer at %s".formatted(issuer), null, false, false);
    }
  }

  /**
   * Whether there is such a realm under this name, and its clock is this machine's.
   *
   * @throws NotStartedException if it is not so
   */
  public Realm realm() throws AwayException, InterruptedException {
    Instant asked = clock.instant();
    HttpResponse<String> answer = send(HttpRequest.newBuilder(address(issuer + DISCOVERY)));
    if (answer.statusCode() == NOT_FOUND) {
      throw new NotStartedException(
          "The identity provider has no realm at %s.".formatted(issuer),
          "Make the realm, or give cordon.oidc.issuer the address of the one that is there.");
    }
    Map<String, Object> told = json(answer);
    if (!(told.get("issuer") instanceof String name)
        || !(told.get("token_endpoint") instanceof String tokens)) {
      throw new AwayException(issuer);
    }
    if (!name.equals(issuer)) {
      throw new NotStartedException(
          "The realm calls itself %s, and cordon.oidc.issuer is %s.".formatted(name, issuer),
          "Give cordon.oidc.issuer the name by which the realm calls itself.");
    }
    compareClocks(answer, asked);
    return new Realm(issuer, address(tokens), told);
  }

  private void compareClocks(HttpResponse<String> answer, Instant asked) {
    answer
        .headers()
        .firstValue("Date")
        .ifPresent(date -> {
          try {
            compareClocks(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from), asked);
          } catch (DateTimeException e) {
            // It tells none that can be compared.
          }
        });
  }

  private void compareClocks(Instant theirs, Instant asked) {
    Clocks.compare("the identity provider", theirs, asked, clock.instant());
  }

  /**
   * Whether people can sign in through a client of the realm, which knows it by this secret.
   *
   * @throws NotStartedException if they cannot
   */
  public void signIns(Realm realm, String id, String secret)
      throws AwayException, InterruptedException {
    realm.requireSignIns();
    HttpResponse<String> answer =
        ask(realm.tokens(), id, secret, "grant_type=refresh_token&refresh_token=" + NO_TOKEN);
    if (isUnknown(error(answer))) {
      throw unknown(id);
    }
  }

  /**
   * Whether the realm gives a client a token of its own, for an audience and with a role, and by
   * this machine's clock.
   *
   * @throws NotStartedException if it does not
   */
  public void service(Realm realm, String id, String secret, String audience, String role)
      throws AwayException, InterruptedException {
    realm.requireGrant("client_credentials");
    Instant asked = clock.instant();
    HttpResponse<String> answer = ask(realm.tokens(), id, secret, "grant_type=client_credentials");
    Map<String, Object> told = json(answer);
    if (!(told.get("access_token") instanceof String token)) {
      if (isUnknown(error(answer))) {
        throw unknown(id);
      }
      throw new AwayException(issuer);
    }
    JWTClaimsSet claims = claims(token);
    if (claims.getIssueTime() != null) {
      compareClocks(claims.getIssueTime().toInstant(), asked);
    }
    if (!claims.getAudience().contains(audience)) {
      throw new NotStartedException(
          "The realm's tokens for the client %s are not for the audience %s."
              .formatted(id, audience),
          "Give the client a mapper that adds this audience to access tokens.");
    }
    if (!(claims.getClaim("roles") instanceof List<?> roles) || !roles.contains(role)) {
      throw new NotStartedException(
          "The realm's tokens for the client %s lack the role %s in the claim roles."
              .formatted(id, role),
          "Give the client's service account this role of the realm, and the client a mapper that"
              + " tells the realm's roles in the claim roles.");
    }
  }

  /** Without a look at its signature: it came from the provider itself. */
  private JWTClaimsSet claims(String token) throws AwayException {
    try {
      return SignedJWT.parse(token).getJWTClaimsSet();
    } catch (ParseException e) {
      throw new AwayException(issuer);
    }
  }

  /** By RFC 6749, 5.2; Keycloak also says unauthorized_client of a wrong secret. */
  private static boolean isUnknown(String error) {
    return error.equals("invalid_client") || error.equals("unauthorized_client");
  }

  private NotStartedException unknown(String id) {
    return new NotStartedException(
        "The realm at %s has no client %s with the secret that is set, or lets it have no token."
            .formatted(issuer, id),
        "Make the client in the realm, or set cordon.oidc.client-id and cordon.oidc.client-secret"
            + " to those that it has.");
  }

  private HttpResponse<String> ask(URI tokens, String id, String secret, String form)
      throws AwayException, InterruptedException {
    String pair = encoded(id) + ":" + encoded(secret);
    String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    return send(
        HttpRequest.newBuilder(tokens)
            .header("Authorization", "Basic " + basic)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws AwayException, InterruptedException {
    try {
      HttpResponse<String> answer = PublishedKeys.ask(http, request.build());
      if (answer.statusCode() >= FAULT) {
        throw new AwayException(issuer);
      }
      return answer;
    } catch (IOException e) {
      Certificates.requireBelieved(e, "The identity provider at " + issuer);
      throw new AwayException(issuer);
    }
  }

  private static URI address(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      throw new NotStartedException(
          "cordon.oidc.issuer is no address.", "Give it the address of the realm.");
    }
  }

  private String error(HttpResponse<String> answer) throws AwayException {
    return String.valueOf(json(answer).get("error"));
  }

  private Map<String, Object> json(HttpResponse<String> answer) throws AwayException {
    try {
      return JSONObjectUtils.parse(answer.body());
    } catch (ParseException e) {
      throw new AwayException(issuer);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
