package cordon.operations.network;

import cordon.platform.refusal.CommonReason;
import cordon.platform.refusal.RejectedException;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A review of a major case.
 *
 * @param majorCaseNumber of the major case of its network
 * @param number 1 for the first of that
 * @param standings what has become of the follow-ups, in their order
 * @param counts as they were when it was recorded
 */
@RecordBuilder
public record MajorCaseReview(
    @BsonId String id,
    String operationId,
    String networkId,
    long version,
    int majorCaseNumber,
    int number,
    MajorCaseReviewSpec spec,
    List<FollowUpStanding> standings,
    PersonCounts counts,
    Instant recorded,
    Instant updated) {

  public MajorCaseReview {
    standings = List.copyOf(Objects.requireNonNullElse(standings, List.of()));
  }

  /**
   * @param network after it
   */
  static MajorCaseReview record(
      String id, Network network, MajorCaseReviewSpec said, PersonCounts counts, Instant now) {
    MajorCase of = Objects.requireNonNull(network.majorCase());
    return new MajorCaseReview(
        id,
        network.operationId(),
        network.id(),
        1,
        of.number(),
        of.reviews(),
        said,
        said.followUps().stream().map(_ -> FollowUpStanding.OPEN).toList(),
        counts,
        now,
        now);
  }

  /**
   * @param place 1 for the first
   * @throws RejectedException INCONSISTENT if there is none, ILLEGAL_MOVE if it is done
   */
  MajorCaseReview finish(int place, @Nullable String remark, Instant now) {
    if (place > standings.size()) {
      throw RejectedException.inconsistent(
          "number",
          "review.follow_up",
          "The review has %d follow-ups; name one of these.".formatted(standings.size()));
    }
    if (standings.get(place - 1).done()) {
      throw new RejectedException(
          CommonReason.ILLEGAL_MOVE, "The follow-up is done already; nothing is left to say.");
    }
    var after = new ArrayList<>(standings);
    after.set(place - 1, new FollowUpStanding(true, remark, now));
    return MajorCaseReviewBuilder.builder(this)
        .version(version + 1)
        .standings(after)
        .updated(now)
        .build();
  }
}
