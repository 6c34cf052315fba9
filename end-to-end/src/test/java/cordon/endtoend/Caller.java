package cordon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls as a client does that goes on: what may be repeated is, with the same key. */
final class Caller implements AutoCloseable {
  private static final JsonMapper json = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration ONE_TRY = Duration.ofSeconds(30);
  private static final long PAUSE_MILLIS = 250;

  /** Of a gateway that is stopped, or has a service behind it that is away. */
  private static final Set<Integer> AWAY = Set.of(429, 502, 503, 504);

  private static final Set<String> IN_A_MOMENT =
      Set.of("NOT_YET_SEEN", "BUSY", "STILL_POSTING", "PLAN_NOT_CURRENT");

  private final HttpClient client = HttpClient.newHttpClient();
  private final String address;
  private final UnaryOperator<String> token;

  /**
   * @param token of a person
   */
  Caller(String address, UnaryOperator<String> token) {
    this.address = address;
    this.token = token;
  }

  /** Of a command that nobody else has given. */
  static String key() {
    return "call/" + System.nanoTime();
  }

  JsonNode get(String person, String path) throws InterruptedException {
    return done(request(person, path).GET());
  }

  JsonNode post(String person, String path, String body, String key) throws InterruptedException {
    return post(person, path, body, key, "");
  }

  /**
   * @param entry what the service has to have seen; nothing if empty
   */
  JsonNode post(String person, String path, String body, String key, String entry)
      throws InterruptedException {
    return done(command(person, path, body, key, entry));
  }

  /** The answer, also where it is a refusal that stays. */
  HttpResponse<String> answer(HttpRequest.Builder request) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
        if (!mayBeRepeated(answer) || System.nanoTime() - end > 0) {
          return answer;
        }
      } catch (IOException e) {
        if (System.nanoTime() - end > 0) {
          throw new AssertionError("nobody answers at " + address, e);
        }
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  HttpRequest.Builder command(String person, String path, String body, String key, String entry) {
    var request =
        request(person, path)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(body));
    return entry.isEmpty() ? request : request.header("Cordon-After", entry);
  }

  HttpRequest.Builder request(String person, String path) {
    return HttpRequest.newBuilder(URI.create(address + "/api/v1" + path))
        .timeout(ONE_TRY)
        .header("Authorization", "Bearer " + token.apply(person));
  }

  private JsonNode done(HttpRequest.Builder request) throws InterruptedException {
    HttpResponse<String> answer = answer(request);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json.readTree(answer.body());
  }

  private static boolean mayBeRepeated(HttpResponse<String> answer) {
    return AWAY.contains(answer.statusCode())
        || answer.statusCode() == 409
            && IN_A_MOMENT.contains(json.readTree(answer.body()).path("reason").asString(""));
  }

  @Override
  public void close() {
    client.shutdownNow();
    client.close();
  }
}
