package cordon.operations.operation;

import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A revision that was approved, kept when the next is in force.
 *
 * @param id {@code <operation>.r<number>}, with zeros before the number, so that ids are in order
 * @param version 1, since it never changes
 * @param approved when; null where it was approved before that was kept
 */
public record ApprovedRevision(
    @BsonId String id,
    String operationId,
    long version,
    PlanRevision revision,
    @Nullable Instant approved) {

  static String idOf(String operationId, int number) {
    return "%s.r%06d".formatted(operationId, number);
  }

  static ApprovedRevision of(
      String operationId, PlanRevision revision, @Nullable Instant approved) {
    return new ApprovedRevision(
        idOf(operationId, revision.number()), operationId, 1, revision, approved);
  }

  /** What a country is shown. */
  ApprovedRevision forCountries() {
    return new ApprovedRevision(id, operationId, version, revision.forCountries(), approved);
  }
}
