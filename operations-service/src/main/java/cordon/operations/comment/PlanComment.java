package cordon.operations.comment;

import cordon.operations.OperationsReason;
import cordon.operations.operation.Plan;
import cordon.platform.refusal.RejectedException;
import cordon.platform.state.Command;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says about a place in a plan, and what is answered.
 *
 * @param revision number of the revision that was read
 * @param hash of the plan that was read
 * @param plan that was read: what stood at the place is told when it has changed
 * @param place path of a field of the plan; empty for the plan as a whole
 * @param author token subject
 * @param answers the oldest first
 * @param settler token subject; null while it is open
 * @param settled null while it is open
 */
@RecordBuilder
public record PlanComment(
    @BsonId String id,
    String operationId,
    long version,
    PlanCommentState state,
    int revision,
    String hash,
    Plan plan,
    String place,
    String text,
    String author,
    List<Answer> answers,
    @Nullable String settler,
    @Nullable Instant settled,
    Instant created,
    Instant updated) {
  /** So that a thread of the longest texts fits into an entry of the journal. */
  static final int MOST_ANSWERS = 25;

  public PlanComment {
    answers = List.copyOf(answers);
  }

  PlanComment answer(String said, String subject, Instant now) {
    PlanCommentBuilder next = next(PlanCommentTable.ANSWER, now);
    if (answers.size() >= MOST_ANSWERS) {
      throw new RejectedException(
              OperationsReason.THREAD_FULL,
              "A comment has %d answers at most; settle it and begin another."
                  .formatted(MOST_ANSWERS))
          .with("most", Integer.toString(MOST_ANSWERS));
    }
    var answer = new Answer(said, subject, now);
    return next.answers(Stream.concat(answers.stream(), Stream.of(answer)).toList()).build();
  }

  PlanComment settle(String subject, Instant now) {
    return next(PlanCommentTable.SETTLE, now).settler(subject).settled(now).build();
  }

  PlanComment reopen(Instant now) {
    return next(PlanCommentTable.REOPEN, now).settler(null).settled(null).build();
  }

  private PlanCommentBuilder next(Command<PlanCommentState> move, Instant now) {
    return PlanCommentBuilder.builder(this)
        .version(version + 1)
        .state(move.from(state))
        .updated(now);
  }
}
