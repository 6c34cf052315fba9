package cordon.tasking.task;

import cordon.platform.refusal.RejectedException;
import cordon.platform.state.Marks;
import cordon.tasking.TaskingReason;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * What one country is asked to do, or does of its own, in an operation.
 *
 * @param requester ISO 3166-1 alpha-2 of the country that asks; null for the secretariat
 * @param executor of the country that carries it out
 * @param started when it was started, as reported
 * @param completed when it was completed, as reported
 * @param clockAhead true if one of these lay ahead of our clock when it was reported, else null
 * @param outOfOrder true if something was reported that was not due, or with a time before that of
 *     the step which precedes it, else null
 */
public record Task(
    @BsonId String id,
    long version,
    String operationId,
    TaskState state,
    TaskSpec spec,
    @Nullable String requester,
    String executor,
    @Nullable String team,
    @Nullable String declineReason,
    @Nullable Instant started,
    @Nullable Instant completed,
    Instant created,
    Instant updated,
    @Nullable Boolean clockAhead,
    @Nullable Boolean outOfOrder) {

  /** A country's own action needs nobody's acceptance. */
  static Task issue(
      String id,
      String operationId,
      @Nullable String requester,
      String executor,
      TaskSpec spec,
      Instant now) {
    TaskState first = executor.equals(requester) ? TaskState.ACCEPTED : TaskState.ISSUED;
    return new Task(
        id,
        1,
        operationId,
        first,
        spec,
        requester,
        executor,
        null,
        null,
        null,
        null,
        now,
        now,
        null,
        null);
  }

  Task accept(Instant now) {
    return next(TaskTable.ACCEPT.from(state), null, null, null, null, now);
  }

  Task decline(String reason, Instant now) {
    return next(TaskTable.DECLINE.from(state), null, reason, null, null, now);
  }

  Task assign(String toTeam, Instant now) {
    return next(TaskTable.ASSIGN.from(state), toTeam, null, null, null, now);
  }

  /**
   * Asks to begin. The time is a fact, which is marked where it cannot be and never refused.
   *
   * @throws RejectedException ILLEGAL_MOVE or AUTHORITY_EXPIRED
   */
  Task start(Instant occurred, Instant now) {
    TaskState begun = TaskTable.START.from(state);
    if (spec.legalAuthority() != null && spec.legalAuthority().expired(now)) {
      throw new RejectedException(
          TaskingReason.AUTHORITY_EXPIRED, "The legal authority of the task is no longer valid.");
    }
    return next(begun, team, null, occurred, null, now).marked(marksOfStart(occurred, now));
  }

  /** How a start that is granted now would be marked. */
  Marks marksOfStart(Instant occurred, Instant now) {
    return new Marks(occurred.isBefore(created), occurred.isAfter(now));
  }

  /**
   * Reports that it has begun without having been asked for: a fact, never refused, and always out
   * of order, for a start is granted first. Reported once more, the last report stands.
   */
  Task reportStart(Instant occurred, Instant now) {
    return next(
            TaskTable.REPORT_START.from(state).state(),
            team,
            declineReason,
            occurred,
            completed,
            now)
        .marked(marksOfReportedStart(occurred, now));
  }

  /** How a start that is reported now would be marked. */
  Marks marksOfReportedStart(Instant occurred, Instant now) {
    return new Marks(TaskTable.REPORT_START.from(state).outOfOrder(), occurred.isAfter(now));
  }

  /**
   * Reports the end: a fact, never refused, also of what was declined or has never been started.
   * Reported once more, the last report stands.
   */
  Task complete(Instant occurred, Instant now) {
    return next(TaskTable.COMPLETE.from(state).state(), team, declineReason, started, occurred, now)
        .marked(marksOfEnd(occurred, now));
  }

  /** How an end that is reported now would be marked. */
  Marks marksOfEnd(Instant occurred, Instant now) {
    return new Marks(
        TaskTable.COMPLETE.from(state).outOfOrder()
            || started == null
            || occurred.isBefore(started),
        occurred.isAfter(now));
  }

  private Task marked(Marks marks) {
    return new Task(
        id,
        version,
        operationId,
        state,
        spec,
        requester,
        executor,
        team,
        declineReason,
        started,
        completed,
        created,
        updated,
        marks.clockAhead() ? Boolean.TRUE : clockAhead,
        marks.outOfOrder() ? Boolean.TRUE : outOfOrder);
  }

  private Task next(
      TaskState nextState,
      @Nullable String nextTeam,
      @Nullable String reason,
      @Nullable Instant nextStarted,
      @Nullable Instant nextCompleted,
      Instant now) {
    return new Task(
        id,
        version + 1,
        operationId,
        nextState,
        spec,
        requester,
        executor,
        nextTeam,
        reason,
        nextStarted,
        nextCompleted,
        created,
        now,
        clockAhead,
        outOfOrder);
  }
}
