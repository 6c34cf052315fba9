package cordon.identity;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * What an issuer publishes by OpenID Connect Discovery 1.0. Where its keys are is asked once, and
 * again after they were not to be had there.
 */
public final class PublishedKeys implements KeySource, AutoCloseable {
  private static final String DISCOVERY = "/.well-known/openid-configuration";
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration LONGEST = Duration.ofSeconds(3);
  private static final int LARGEST = 512 * 1024;

  private final String issuer;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build();
  private @Nullable URI address;

  public PublishedKeys(String issuer) {
    this.issuer = issuer;
  }

  @Override
  public synchronized JWKSet fetch() throws IOException, InterruptedException {
    URI known = address;
    address = null;
    URI asked = known == null ? discover() : known;
    JWKSet keys;
    try {
      keys = JWKSet.parse(get(asked));
    } catch (ParseException e) {
      throw new IOException("what came is no key set", e);
    }
    // A provider that starts, or whatever stands before it, may answer with nothing.
    if (keys.getKeys().stream().allMatch(key -> KeyUse.ENCRYPTION.equals(key.getKeyUse()))) {
      throw new IOException("there is no key for signatures in the set");
    }
    address = asked;
    return keys;
  }

  private URI discover() throws IOException, InterruptedException {
    try {
      Map<String, Object> told = JSONObjectUtils.parse(get(URI.create(issuer + DISCOVERY)));
      if (!issuer.equals(told.get("issuer"))) {
        throw new IOException("the issuer calls itself otherwise than it is called here");
      }
      return URI.create(String.valueOf(told.get("jwks_uri")));
    } catch (ParseException | IllegalArgumentException e) {
      throw new IOException("what came is no discovery document", e);
    }
  }

  private String get(URI from) throws IOException, InterruptedException {
    HttpResponse<String> response = ask(http, HttpRequest.newBuilder(from).build());
    if (response.statusCode() != 200) {
      throw new IOException("the provider answers " + response.statusCode());
    }
    return response.body();
  }

  /**
   * What a provider answers, as a whole. A request's own time limit ends where the answer begins,
   * so one that comes to no end would be waited for.
   *
   * @throws IOException if it does not answer in time, or not in measure
   */
  static HttpResponse<String> ask(HttpClient http, HttpRequest request)
      throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<String>> answer =
        http.sendAsync(
            request, BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), LARGEST));
    try {
      return answer.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new IOException("the provider cannot be reached", e.getCause());
    } catch (TimeoutException e) {
      throw new IOException("the provider does not answer", e);
    } finally {
      answer.cancel(true);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
