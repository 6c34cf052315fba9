package cordon.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TestKeycloakTest {
  @Test
  void the_admin_client_may_ask_for_a_token() throws Exception {
    TestKeycloak keycloak = TestKeycloak.shared();
    String form =
        "grant_type=client_credentials&client_id="
            + URLEncoder.encode(keycloak.adminClient(), StandardCharsets.UTF_8)
            + "&client_secret="
            + URLEncoder.encode(keycloak.adminSecret(), StandardCharsets.UTF_8);
    var request =
        HttpRequest.newBuilder(
                URI.create(keycloak.url() + "/realms/master/protocol/openid-connect/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();

    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.body()).contains("access_token");
    }
  }
}
