package cordon.operations.diligence;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * A compliance reviewer's word that what is withheld from a country is not in one operation. It
 * holds while the assessment stands that it names, and is never changed.
 *
 * @param version always 1
 * @param country ISO 3166-1 alpha-2
 * @param reviewer token subject
 */
public record DiligenceWaiver(
    @BsonId String id,
    String operationId,
    long version,
    String assessmentId,
    String country,
    String grounds,
    List<String> measures,
    String reviewer,
    Instant created) {
  public DiligenceWaiver {
    measures = List.copyOf(Objects.requireNonNullElse(measures, List.of()));
  }
}
