package cordon.operations.participation;

import cordon.operations.operation.Invitation;
import cordon.platform.refusal.RejectedException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an invitation asks for.
 *
 * @param kind full if it is null
 * @param message in the language of its author
 * @param answerBy until when an answer is asked for
 */
record Terms(@Nullable ParticipantKind kind, @Nullable String message, @Nullable Instant answerBy) {

  /**
   * There is a time to answer in, and the operation is not over by then.
   *
   * @throws RejectedException INCONSISTENT
   */
  void require(Invitation shown, Instant now) {
    if (answerBy == null) {
      return;
    }
    if (!answerBy.isAfter(now)) {
      throw RejectedException.inconsistent(
          "answer_time",
          "answer_time.passed",
          "The time to answer has passed; name one in the future, or none.");
    }
    if (answerBy.isAfter(shown.end())) {
      throw RejectedException.inconsistent(
          "answer_time",
          "answer_time.after_end",
          "The operation ends at %s; name a time to answer until then, or none."
              .formatted(shown.end()));
    }
  }
}
