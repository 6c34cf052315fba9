package cordon.operations.resource;

import cordon.operations.OperationsReason;
import cordon.platform.refusal.RejectedException;
import cordon.platform.state.Command;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * What one country is asked for, and gives, of one resource. No quantity is greater than the one
 * before it.
 *
 * @param country ISO 3166-1 alpha-2
 * @param pledged 0 before, as are those after it
 * @param place where it was deployed; null before
 * @param deployedAt since when; null before
 * @param releasedAt null before
 * @param reason why it was declined, withdrawn or taken back; null unless it was
 * @param clockAhead whether a time was reported that lay ahead of our clock
 * @param outOfOrder whether its release lies before its deployment
 * @param steps the states that it has come to, the first first
 */
@RecordBuilder
public record Contribution(
    @BsonId String id,
    String operationId,
    long version,
    String country,
    Need need,
    ContributionState state,
    long asked,
    long pledged,
    long committed,
    long deployed,
    @Nullable String place,
    @Nullable Instant deployedAt,
    @Nullable Instant releasedAt,
    @Nullable String reason,
    boolean clockAhead,
    boolean outOfOrder,
    List<ContributionStep> steps,
    Instant created,
    Instant updated) {
  public Contribution {
    steps = List.copyOf(Objects.requireNonNullElse(steps, List.of()));
  }

  static Contribution ask(
      String id, String operationId, String country, Need need, long quantity, Instant now) {
    return ContributionBuilder.builder()
        .id(id)
        .operationId(operationId)
        .version(1)
        .country(country)
        .need(need)
        .state(ContributionState.ASKED)
        .asked(quantity)
        .steps(List.of(new ContributionStep(ContributionState.ASKED, now)))
        .created(now)
        .updated(now)
        .build();
  }

  /**
   * @throws RejectedException TOO_MUCH if more than was asked for
   */
  Contribution pledge(long quantity, Instant now) {
    return next(ContributionTable.PLEDGE, now)
        .pledged(within(quantity, asked, "asked for"))
        .build();
  }

  Contribution decline(String why, Instant now) {
    return next(ContributionTable.DECLINE, now).reason(why).build();
  }

  Contribution takeBack(String why, Instant now) {
    return next(ContributionTable.TAKE_BACK, now).reason(why).build();
  }

  /**
   * @throws RejectedException TOO_MUCH if more than is pledged
   */
  Contribution commit(long quantity, Instant now) {
    return next(ContributionTable.COMMIT, now)
        .committed(within(quantity, pledged, "pledged"))
        .build();
  }

  Contribution withdraw(String why, Instant now) {
    return next(ContributionTable.WITHDRAW, now).reason(why).build();
  }

  /**
   * @throws RejectedException TOO_MUCH if more than is committed
   */
  Contribution deploy(long quantity, String where, Instant since, Instant now) {
    return next(ContributionTable.DEPLOY, now)
        .deployed(within(quantity, committed, "committed"))
        .place(where)
        .deployedAt(since)
        .clockAhead(since.isAfter(now))
        .build();
  }

  Contribution release(Instant since, Instant now) {
    return next(ContributionTable.RELEASE, now)
        .releasedAt(since)
        .clockAhead(clockAhead || since.isAfter(now))
        .outOfOrder(deployedAt != null && since.isBefore(deployedAt))
        .build();
  }

  private static long within(long quantity, long most, String as) {
    if (quantity > most) {
      throw new RejectedException(
              OperationsReason.TOO_MUCH,
              "No more than %d are %s; give that many or fewer.".formatted(most, as))
          .with("at_most", Long.toString(most))
          .at("quantity");
    }
    return quantity;
  }

  private ContributionBuilder next(Command<ContributionState> move, Instant now) {
    ContributionState after = move.from(state);
    return ContributionBuilder.builder(this)
        .version(version + 1)
        .state(after)
        .steps(Stream.concat(steps.stream(), Stream.of(new ContributionStep(after, now))).toList())
        .updated(now);
  }
}
