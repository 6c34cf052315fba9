package cordon.gateway;

import cordon.gateway.GatewayFixture.Answer;
import cordon.testsupport.TestCaller;
import cordon.testsupport.TestSignIns;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Somebody's browser before a gateway: keeps cookies and follows redirects, and runs no script. */
public final class TestBrowser implements AutoCloseable {
  private final String address;
  private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
  private final HttpClient client =
      HttpClient.newBuilder().cookieHandler(cookies).followRedirects(Redirect.NORMAL).build();

  public TestBrowser(GatewayFixture gateway) {
    address = gateway.address();
  }

  /** Where the browser is after the sign-in. */
  public URI signIn(TestCaller person, String query) {
    TestSignIns.next(person);
    return get("/oauth2/authorization/keycloak" + query).response().uri();
  }

  public JsonNode session() {
    return get("/api/session").body();
  }

  public boolean isSignedIn() {
    return session().get("signedIn").booleanValue();
  }

  public Answer get(String path) {
    return send(request(path).GET());
  }

  /** A change as the page makes it. */
  public Answer post(String path, String body) {
    String token = session().path("csrfToken").stringValue("");
    return send(change(path, body).header("X-CSRF-Token", token));
  }

  /** A change as another site could have it made. */
  public Answer forge(String path, String body) {
    return send(change(path, body));
  }

  public HttpRequest.Builder change(String path, String body) {
    return request(path)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body));
  }

  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address).resolve(path));
  }

  public Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), response);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public Optional<HttpCookie> cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .findFirst();
  }

  public List<HttpCookie> allCookies() {
    return cookies.getCookieStore().getCookies();
  }

  @Override
  public void close() {
    client.close();
  }
}
