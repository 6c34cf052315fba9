package cordon.operations.diligence;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * What a compliance reviewer has found. It is superseded, and never edited.
 *
 * @param key of its subject
 * @param stands whether nothing has superseded it
 * @param toldTo ISO 3166-1 alpha-2 of the country that sees it; null for none, and once it is
 *     superseded: that it is would tell of one that the country may not be told of
 * @param supersedes id of the one before it; null for the first
 * @param supersededBy null while it stands, as is {@code superseded}
 * @param reviewer token subject
 */
@RecordBuilder
public record DiligenceAssessment(
    @BsonId String id,
    long version,
    DiligenceSubject subject,
    String key,
    boolean stands,
    @Nullable String toldTo,
    DiligenceSpec spec,
    @Nullable String supersedes,
    @Nullable String supersededBy,
    String reviewer,
    Instant assessed,
    @Nullable Instant superseded) {

  static DiligenceAssessment assess(
      String id,
      DiligenceSubject subject,
      DiligenceSpec spec,
      @Nullable String supersedes,
      String reviewer,
      Instant now) {
    return new DiligenceAssessment(
        id,
        1,
        subject,
        subject.key(),
        true,
        spec.told() ? subject.country() : null,
        spec,
        supersedes,
        null,
        reviewer,
        now,
        null);
  }

  DiligenceAssessment supersede(String by, Instant now) {
    return DiligenceAssessmentBuilder.builder(this)
        .version(version + 1)
        .stands(false)
        .toldTo(null)
        .supersededBy(by)
        .superseded(now)
        .build();
  }

  /** Whether it stands and its time has passed. */
  boolean due(Instant now) {
    return stands && !spec.validUntil().isAfter(now);
  }

  /** Whether the country is invited to nothing and given nothing, also once it is due again. */
  boolean withholds() {
    return stands && spec.level() == DiligenceLevel.WITHHELD;
  }
}
