package cordon.gateway.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import cordon.gateway.GatewayFixture;
import cordon.gateway.RecordingService;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A gateway before a service that is away serves what the others can do, and says so. */
class DegradedTest {
  private GatewayFixture gateway;

  @BeforeEach
  void start() {
    gateway = new GatewayFixture(Map.of());
    for (RecordingService service :
        List.of(gateway.operations, gateway.tasking, gateway.reporting)) {
      tell(service, true, true);
    }
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void it_is_up_while_every_service_is() {
    assertThat(health().statusCode()).isEqualTo(200);
    assertThat(status(health())).isEqualTo("UP");
  }

  @Test
  void a_service_that_does_not_know_enough_of_the_others_degrades_it() {
    tell(gateway.tasking, true, false);

    assertThat(health().statusCode()).isEqualTo(200);
    assertThat(status(health())).isEqualTo("DEGRADED");
    assertThat(services().get("tasking").get("status").stringValue()).isEqualTo("DEGRADED");
    assertThat(services().get("reporting").get("status").stringValue()).isEqualTo("UP");
  }

  @Test
  void a_service_that_is_away_or_not_ready_degrades_it_and_takes_nothing_else_away() {
    tell(gateway.reporting, false, false);
    assertThat(health().statusCode()).isEqualTo(200);
    assertThat(status(health())).isEqualTo("DEGRADED");

    tell(gateway.reporting, true, true);
    gateway.tasking.close();
    assertThat(health().statusCode()).isEqualTo(200);
    assertThat(status(health())).isEqualTo("DEGRADED");
    assertThat(services().get("tasking").get("status").stringValue()).isEqualTo("DOWN");
    assertThat(gateway.get("/api/v1/operations").status()).isEqualTo(200);
  }

  @Test
  void no_probe_takes_it_away_while_every_service_is_away() {
    for (RecordingService service :
        List.of(gateway.operations, gateway.tasking, gateway.reporting)) {
      service.close();
    }

    for (String probe : List.of("/liveness", "/readiness")) {
      assertThat(health(probe).statusCode()).isEqualTo(200);
      assertThat(status(health(probe))).isEqualTo("UP");
    }
  }

  /** What a service says of itself, and of the feeds that it reads. */
  private static void tell(RecordingService service, boolean serving, boolean feeds) {
    service.give(request -> {
      boolean asked = name(request).equals("feeds") ? feeds : serving;
      var status = asked ? ServingStatus.SERVING : ServingStatus.NOT_SERVING;
      return List.of(HealthCheckResponse.newBuilder().setStatus(status).build().toByteArray())
          .iterator();
    });
  }

  private static String name(byte[] request) {
    try {
      return HealthCheckRequest.parseFrom(request).getService();
    } catch (InvalidProtocolBufferException e) {
      return "";
    }
  }

  private JsonNode services() {
    return new JsonMapper()
        .readTree(health().body())
        .get("components")
        .get("services")
        .get("components");
  }

  private static String status(HttpResponse<String> health) {
    return new JsonMapper().readTree(health.body()).get("status").stringValue();
  }

  private HttpResponse<String> health() {
    return health("");
  }

  private HttpResponse<String> health(String probe) {
    var address = "http://127.0.0.1:" + gateway.managementPort() + "/actuator/health" + probe;
    try (var client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
