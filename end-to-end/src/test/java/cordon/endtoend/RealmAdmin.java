package cordon.endtoend;

import cordon.testsupport.TestKeycloak;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What an administrator of the realm does in Keycloak, by its own interface. */
final class RealmAdmin implements AutoCloseable {
  private static final JsonMapper json = new JsonMapper();

  private final TestKeycloak keycloak = TestKeycloak.shared();
  private final HttpClient client = HttpClient.newHttpClient();
  private final String realm;

  RealmAdmin(String realm) {
    this.realm = realm;
  }

  /** A token for each call, because they live for a minute only. */
  private String token() {
    return json.readTree(
            form(
                    "master",
                    Map.of(
                        "grant_type", "client_credentials",
                        "client_id", keycloak.adminClient(),
                        "client_secret", keycloak.adminSecret()))
                .body())
        .get("access_token")
        .stringValue();
  }

  /** Lets a person in no more, and in again. */
  void enable(String person, boolean enabled) {
    JsonNode found = get("/users?exact=true&username=" + person).get(0);
    send("PUT", "/users/" + id(found), ((ObjectNode) found).put("enabled", enabled).toString());
  }

  private static String id(JsonNode node) {
    return node.get("id").stringValue();
  }

  private HttpResponse<String> form(String realm, Map<String, String> parameters) {
    String body =
        parameters.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return exchange(
        HttpRequest.newBuilder(
                URI.create(keycloak.url() + "/realms/" + realm + "/protocol/openid-connect/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  private JsonNode get(String path) {
    return json.readTree(exchange(admin(path).GET()).body());
  }

  private void send(String verb, String path, String body) {
    HttpResponse<String> answer =
        exchange(
            admin(path)
                .header("Content-Type", "application/json")
                .method(verb, BodyPublishers.ofString(body)));
    if (answer.statusCode() >= 300) {
      throw new AssertionError(verb + " " + path + ": " + answer.body());
    }
  }

  private HttpRequest.Builder admin(String path) {
    return HttpRequest.newBuilder(URI.create(keycloak.url() + "/admin/realms/" + realm + path))
        .header("Authorization", "Bearer " + token());
  }

  private HttpResponse<String> exchange(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
