package cordon.platform.store;

import com.mongodb.event.CommandFailedEvent;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.event.CommandSucceededEvent;
import cordon.trace.Spans;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * A span for every command that a recorded call sends to mongod. It has the command's name and its
 * collection; what is looked for or written does not stand in it.
 */
public final class SpanListener implements CommandListener {
  private final Spans spans;
  private final Map<Integer, Span> underWay = new ConcurrentHashMap<>();

  public SpanListener(Spans spans) {
    this.spans = spans;
  }

  @Override
  public void commandStarted(CommandStartedEvent event) {
    // What goes on in the background looks some times a second, and is of no request.
    if (!Span.current().isRecording()) {
      return;
    }
    String command = event.getCommandName();
    String collection = collection(event.getCommand(), command);
    Span span =
        spans
            .step((command + " " + collection).strip(), SpanKind.CLIENT)
            .setAttribute("db.system.name", "mongodb")
            .setAttribute("db.namespace", event.getDatabaseName())
            .setAttribute("db.operation.name", command);
    if (!collection.isEmpty()) {
      span.setAttribute("db.collection.name", collection);
    }
    underWay.put(event.getRequestId(), span);
  }

  /** Empty where a command has none, as that which commits. */
  private static String collection(BsonDocument command, String name) {
    BsonValue of = command.get(name.equals("getMore") ? "collection" : name);
    return of != null && of.isString() ? of.asString().getValue() : "";
  }

  @Override
  public void commandSucceeded(CommandSucceededEvent event) {
    Span span = underWay.remove(event.getRequestId());
    if (span != null) {
      span.end();
    }
  }

  @Override
  public void commandFailed(CommandFailedEvent event) {
    Span span = underWay.remove(event.getRequestId());
    if (span != null) {
      // Its message quotes what was written.
      span.setAttribute("error.type", event.getThrowable().getClass().getName());
      span.setStatus(StatusCode.ERROR).end();
    }
  }
}
