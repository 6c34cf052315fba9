package cordon.operations.meeting;

import cordon.operations.OperationsReason;
import cordon.operations.operation.Turn;
import cordon.platform.refusal.RejectedException;
import cordon.platform.state.Command;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A meeting of those who plan an operation.
 *
 * @param decisions in the order of their numbers
 * @param cancelReason null unless it was cancelled
 * @param closings of its minutes, the first first
 * @param turn by which lists are sorted: time, id
 */
@RecordBuilder
public record Meeting(
    @BsonId String id,
    String operationId,
    long version,
    MeetingState state,
    MeetingSpec spec,
    List<Decision> decisions,
    @Nullable String cancelReason,
    List<Closing> closings,
    String turn,
    Instant created,
    Instant updated) {

  /** As many as fit into one entry of the journal. */
  static final int MOST_DECISIONS = 50;

  static final int MOST_CLOSINGS = 21;

  public Meeting {
    decisions = List.copyOf(Objects.requireNonNullElse(decisions, List.of()));
    closings = List.copyOf(Objects.requireNonNullElse(closings, List.of()));
  }

  static Meeting plan(String id, String operationId, MeetingSpec spec, Instant now) {
    return MeetingBuilder.builder()
        .id(id)
        .operationId(operationId)
        .version(1)
        .state(MeetingState.PLANNED)
        .created(now)
        .updated(now)
        .build()
        .said(spec);
  }

  /**
   * @throws RejectedException INCONSISTENT if it was held and lies in the future
   */
  Meeting revise(MeetingSpec next, Instant now) {
    Meeting after = next(MeetingTable.REVISE, now).build();
    return after.state == MeetingState.HELD ? after.heldAs(next, now) : after.said(next);
  }

  /**
   * @throws RejectedException INCONSISTENT if it lies in the future
   */
  Meeting hold(MeetingSpec as, Instant now) {
    return next(MeetingTable.HOLD, now).build().heldAs(as, now);
  }

  /** Lets decisions be added that are not corrections. */
  Meeting open(Instant now) {
    return next(MeetingTable.ADD_DECISIONS, now).build();
  }

  Meeting closeMinutes(Instant now) {
    return next(MeetingTable.CLOSE_MINUTES, now).build().closed(null, now);
  }

  /**
   * @throws RejectedException INCONSISTENT if it lies in the future, or was corrected too often
   */
  Meeting correct(MeetingSpec as, String reason, Instant now) {
    Meeting after = next(MeetingTable.CORRECT_MINUTES, now).build().heldAs(as, now);
    if (closings.size() >= MOST_CLOSINGS) {
      throw RejectedException.inconsistent(
          "meeting_id",
          "minutes.corrections",
          "The minutes have been corrected %d times; say what is wrong in another meeting."
              .formatted(MOST_CLOSINGS - 1));
    }
    return after.closed(reason, now);
  }

  Meeting cancel(String reason, Instant now) {
    return next(MeetingTable.CANCEL, now).cancelReason(reason).build();
  }

  /** Records one more decision; which it supersedes is marked by {@link #supersede}. */
  Meeting decide(Decision.Said said, String place, Instant now) {
    if (decisions.size() >= MOST_DECISIONS) {
      throw RejectedException.inconsistent(
          place,
          "meeting.decisions",
          "A meeting has at most %d decisions; record the rest with another."
              .formatted(MOST_DECISIONS));
    }
    var more = new ArrayList<>(decisions);
    more.add(
        new Decision(
            decisions.size() + 1, said.text(), said.rationale(), said.supersedes(), null, now));
    return MeetingBuilder.builder(this).decisions(more).build();
  }

  /**
   * Marks a decision as no longer standing.
   *
   * @throws RejectedException UNKNOWN_DECISION if there is none, or it was superseded already
   */
  Meeting supersede(int number, Decision.Reference by) {
    if (number > decisions.size()) {
      throw unknownDecision();
    }
    Decision before = decisions.get(number - 1);
    if (before.supersededBy() != null) {
      throw new RejectedException(
          OperationsReason.UNKNOWN_DECISION,
          "Decision %d no longer stands; supersede the one that has taken its place."
              .formatted(number));
    }
    var marked = new ArrayList<>(decisions);
    marked.set(number - 1, before.superseded(by));
    return MeetingBuilder.builder(this).decisions(marked).build();
  }

  /** The next version, in the state that it is in, for a mark that another meeting makes. */
  Meeting touched(Instant now) {
    return MeetingBuilder.builder(this).version(version + 1).updated(now).build();
  }

  static RejectedException unknownDecision() {
    return new RejectedException(
        OperationsReason.UNKNOWN_DECISION,
        "The operation has no such decision; name one that it has, or leave it out.");
  }

  /** Whether it was held, so that something can rest on it. */
  boolean held() {
    return state == MeetingState.HELD || state == MeetingState.MINUTES_CLOSED;
  }

  /** With these minutes in force. */
  Meeting closed(@Nullable String reason, Instant now) {
    var closing = new Closing(closings.size() + 1, reason, now);
    return MeetingBuilder.builder(this)
        .closings(Stream.concat(closings.stream(), Stream.of(closing)).toList())
        .build();
  }

  private Meeting heldAs(MeetingSpec as, Instant now) {
    if (as.time().isAfter(now)) {
      throw RejectedException.inconsistent(
          "spec.meet_time",
          "meeting.future",
          "The time lies in the future; give that at which the meeting was held.");
    }
    return said(as);
  }

  private Meeting said(MeetingSpec next) {
    return MeetingBuilder.builder(this).spec(next).turn(Turn.of(next.time()) + "." + id).build();
  }

  private MeetingBuilder next(Command<MeetingState> move, Instant now) {
    MeetingState after = move.from(state);
    return MeetingBuilder.builder(this).version(version + 1).state(after).updated(now);
  }
}
