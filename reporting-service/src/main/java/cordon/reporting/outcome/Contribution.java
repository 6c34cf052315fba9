package cordon.reporting.outcome;

import cordon.reporting.money.Money;
import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * What one result adds to the figures, as of its last version.
 *
 * @param place country where it happened; gets the credit
 * @param number of a count; 0 for what is listed
 * @param keys of its subjects, if they are listed
 * @param money of funds
 */
public record Contribution(
    @BsonId String resultId,
    String operationId,
    String country,
    String place,
    Instant occurred,
    String reference,
    Stage stage,
    String indicator,
    long number,
    List<String> keys,
    @Nullable Money money) {

  public Contribution {
    keys = keys == null ? List.of() : List.copyOf(keys);
  }

  String cluster(String key) {
    return String.join("/", operationId, indicator, key);
  }

  Claim claim(String key) {
    return new Claim(
        cluster(key) + "/" + resultId,
        cluster(key),
        resultId,
        country,
        place,
        occurred,
        reference,
        stage == Stage.VALIDATED);
  }
}
