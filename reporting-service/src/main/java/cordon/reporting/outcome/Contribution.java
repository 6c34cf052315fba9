package cordon.reporting.outcome;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * What one result adds to the figures, as of its last version.
 *
 * @param place country where it happened; gets the credit
 * @param measures the main one first; none for a nil return
 */
public record Contribution(
    @BsonId String resultId,
    String operationId,
    String country,
    String place,
    Instant occurred,
    String reference,
    Stage stage,
    List<Measure> measures) {

  public Contribution {
    measures = List.copyOf(measures);
  }

  /** The subjects and events that it names, each of an operation and an indicator. */
  List<Cluster> clusters() {
    return measures.stream().flatMap(this::clusters).toList();
  }

  private Stream<Cluster> clusters(Measure measure) {
    return switch (measure) {
      case Measure.Subjects(String indicator, List<String> keys) ->
          keys.stream().map(key -> new Cluster(operationId, indicator, key));
      case Measure.Events(String indicator, List<String> keys) ->
          keys.stream().map(key -> new Cluster(operationId, indicator, key + "@" + place));
      case Measure.Number _, Measure.Amount _ -> Stream.empty();
    };
  }

  /** That it names each of them; nothing if it counts nowhere. */
  List<Claim> claims() {
    return stage == Stage.NONE ? List.of() : clusters().stream().map(this::claim).toList();
  }

  private Claim claim(Cluster cluster) {
    return new Claim(
        cluster.id() + "/" + resultId,
        cluster.id(),
        resultId,
        country,
        place,
        occurred,
        reference,
        stage == Stage.VALIDATED);
  }
}
