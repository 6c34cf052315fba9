package cordon.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Follows a stream as a browser does: what was cut is gone on with by the last event's id. */
final class Follower implements AutoCloseable {
  private static final JsonMapper json = new JsonMapper();
  private static final String DATA = "data: ";
  private static final long PAUSE_MILLIS = 250;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Supplier<HttpRequest.Builder> request;
  private final Queue<JsonNode> events = new ConcurrentLinkedQueue<>();
  private final Queue<String> problems = new ConcurrentLinkedQueue<>();
  private final Thread follows;
  private String last = "";
  private String data = "";
  private volatile int openings;
  private volatile boolean over;

  Follower(Supplier<HttpRequest.Builder> request) {
    this.request = request;
    follows = Thread.ofVirtual().start(this::follow);
  }

  /** What was told, in order. */
  List<JsonNode> events() {
    return List.copyOf(events);
  }

  /** How often the stream was opened. */
  int openings() {
    return openings;
  }

  /** Why it was not, or has ended before its time. */
  List<String> problems() {
    return List.copyOf(problems);
  }

  private void follow() {
    try {
      while (!over) {
        try {
          read();
        } catch (IOException e) {
          problems.add(e.toString());
        }
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException e) {
      // It is over.
    }
  }

  private void read() throws IOException, InterruptedException {
    data = "";
    HttpRequest.Builder asked = request.get();
    if (!last.isEmpty()) {
      asked.header("Last-Event-ID", last);
    }
    HttpResponse<Stream<String>> answer = client.send(asked.build(), BodyHandlers.ofLines());
    try (Stream<String> lines = answer.body()) {
      if (answer.statusCode() != 200) {
        problems.add(answer.statusCode() + lines.toList().toString());
        return;
      }
      openings++;
      lines.forEach(this::take);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** The id of an event stands in its data too; a problem is told as data of another kind. */
  private void take(String line) {
    if (line.startsWith(DATA)) {
      data = line.substring(DATA.length());
    } else if (line.isEmpty() && !data.isEmpty()) {
      JsonNode event = json.readTree(data);
      if (event.has("eventId")) {
        last = event.get("eventId").stringValue();
        events.add(event);
      } else {
        problems.add(data);
      }
      data = "";
    }
  }

  @Override
  public void close() throws InterruptedException {
    over = true;
    follows.interrupt();
    client.shutdownNow();
    follows.join();
    client.close();
  }
}
