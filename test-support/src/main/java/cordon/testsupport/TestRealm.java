package cordon.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A realm of a Keycloak, mostly the run's, and what an administrator does there by Keycloak's own
 * interface.
 */
public final class TestRealm implements AutoCloseable {
  private static final JsonMapper json = new JsonMapper();

  private final TestKeycloak keycloak;
  private final HttpClient http = HttpClient.newHttpClient();
  private final String name;
  private final boolean made;

  private TestRealm(TestKeycloak keycloak, String name, boolean made) {
    this.keycloak = keycloak;
    this.name = name;
    this.made = made;
  }

  /** One that is there already, and stays. */
  public static TestRealm of(String name) {
    return of(TestKeycloak.shared(), name);
  }

  /** One of another Keycloak than the run's. */
  public static TestRealm of(TestKeycloak keycloak, String name) {
    return new TestRealm(keycloak, name, false);
  }

  /** An empty one, which goes when it is closed. */
  public static TestRealm make(String called) {
    String name = called + TestFork.suffix() + "-" + System.nanoTime() % 100_000;
    var realm = new TestRealm(TestKeycloak.shared(), name, true);
    realm.send("POST", "", Map.of("realm", realm.name, "enabled", true, "sslRequired", "none"));
    return realm;
  }

  public String issuer() {
    return keycloak.url() + "/realms/" + name;
  }

  public void attribute(String attribute, String value) {
    send("PUT", path(""), Map.of("attributes", Map.of(attribute, value)));
  }

  public void role(String role) {
    send("POST", path("/roles"), Map.of("name", role));
  }

  public void client(String id, String secret, boolean audience, boolean roles) {
    var mappers = new ArrayList<Map<String, Object>>();
    if (audience) {
      mappers.add(
          mapper(
              "audience",
              "oidc-audience-mapper",
              Map.of("included.custom.audience", "cordon-api", "access.token.claim", "true")));
    }
    if (roles) {
      mappers.add(
          mapper(
              "roles",
              "oidc-usermodel-realm-role-mapper",
              Map.of(
                  "claim.name", "roles",
                  "jsonType.label", "String",
                  "multivalued", "true",
                  "access.token.claim", "true")));
    }
    send(
        "POST",
        path("/clients"),
        Map.of(
            "clientId",
            id,
            "secret",
            secret,
            "publicClient",
            false,
            "standardFlowEnabled",
            false,
            "serviceAccountsEnabled",
            true,
            "protocolMappers",
            mappers));
  }

  private static Map<String, Object> mapper(
      String name, String kind, Map<String, String> settings) {
    return Map.of(
        "name", name, "protocol", "openid-connect", "protocolMapper", kind, "config", settings);
  }

  /** Gives the account of a client a role of the realm. */
  public void grant(String client, String role) {
    String id = get(path("/clients?clientId=" + client)).get(0).get("id").stringValue();
    String account = get(path("/clients/" + id + "/service-account-user")).get("id").stringValue();
    send(
        "POST",
        path("/users/" + account + "/role-mappings/realm"),
        List.of(get(path("/roles/" + role))));
  }

  /** Lets a person in no more, and in again. */
  public void enable(String person, boolean enabled) {
    JsonNode found = get(path("/users?exact=true&username=" + person)).get(0);
    String id = found.get("id").stringValue();
    send("PUT", path("/users/" + id), ((ObjectNode) found).put("enabled", enabled));
  }

  /** How long the tokens live that a client is given, in seconds. */
  public void tokensLive(String client, int seconds) {
    var found = (ObjectNode) get(path("/clients?clientId=" + client)).get(0);
    found.withObject("attributes").put("access.token.lifespan", Integer.toString(seconds));
    send("PUT", path("/clients/" + found.get("id").stringValue()), found);
  }

  private String path(String more) {
    return "/" + name + more;
  }

  private JsonNode get(String path) {
    return json.readTree(exchange(request(path).GET()).body());
  }

  private void send(String verb, String path, Object body) {
    HttpResponse<String> answer =
        exchange(
            request(path)
                .header("Content-Type", "application/json")
                .method(verb, BodyPublishers.ofString(json.writeValueAsString(body))));
    if (answer.statusCode() >= 300) {
      throw new AssertionError(verb + " " + path + ": " + answer.body());
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(keycloak.url() + "/admin/realms" + path))
        .header("Authorization", "Bearer " + token());
  }

  /** For each call, because they live for a minute only. */
  private String token() {
    String form =
        "grant_type=client_credentials&client_id=%s&client_secret=%s"
            .formatted(keycloak.adminClient(), keycloak.adminSecret());
    return json.readTree(
            exchange(
                    HttpRequest.newBuilder(
                            URI.create(
                                keycloak.url() + "/realms/master/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)))
                .body())
        .get("access_token")
        .stringValue();
  }

  private HttpResponse<String> exchange(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    if (made) {
      exchange(request(path("")).DELETE());
    }
    http.close();
  }
}
