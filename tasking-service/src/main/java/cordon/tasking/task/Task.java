package cordon.tasking.task;

import cordon.platform.refusal.RejectedException;
import cordon.platform.state.Marks;
import cordon.tasking.TaskingReason;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
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
 * @param exercise true if it belongs to an exercise, else null
 * @param approvals one of each authority; null, and not stored, without
 */
@RecordBuilder
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
    @Nullable Boolean outOfOrder,
    @Nullable Boolean exercise,
    @Nullable List<Approval> approvals) {
  private static final int MOST_APPROVALS = 20;

  public Task {
    approvals = approvals == null || approvals.isEmpty() ? null : List.copyOf(approvals);
  }

  /** A country's own action needs nobody's acceptance. */
  static Task issue(
      String id,
      String operationId,
      @Nullable String requester,
      String executor,
      TaskSpec spec,
      boolean exercise,
      Instant now) {
    return TaskBuilder.builder()
        .id(id)
        .version(1)
        .operationId(operationId)
        .state(executor.equals(requester) ? TaskState.ACCEPTED : TaskState.ISSUED)
        .spec(spec)
        .requester(requester)
        .executor(executor)
        .created(now)
        .updated(now)
        .exercise(exercise ? true : null)
        .build();
  }

  Task accept(List<Approval> given, Instant now) {
    return next(TaskTable.ACCEPT.from(state), now).approvals(with(given)).build();
  }

  Task decline(String reason, Instant now) {
    return next(TaskTable.DECLINE.from(state), now).declineReason(reason).build();
  }

  Task assign(String toTeam, List<Approval> given, Instant now) {
    return next(TaskTable.ASSIGN.from(state), now).team(toTeam).approvals(with(given)).build();
  }

  /** The authorities whose approval is there. */
  Collection<String> approvedBy() {
    return approved().stream().map(Approval::authority).toList();
  }

  /** The approvals that are there. */
  List<Approval> approved() {
    return approvals == null ? List.of() : approvals;
  }

  private List<Approval> with(List<Approval> given) {
    var all = new LinkedHashMap<String, Approval>();
    approved().forEach(one -> all.put(one.authority(), one));
    given.forEach(one -> all.put(one.authority(), one));
    if (all.size() > MOST_APPROVALS) {
      throw RejectedException.inconsistent(
          "approvals",
          "repeated.max_items",
          "A task has approvals of at most 20 authorities; give those that its caveats ask for.");
    }
    return List.copyOf(all.values());
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
    return marked(next(begun, now).started(occurred), marksOfStart(occurred, now));
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
    TaskState begun = TaskTable.REPORT_START.from(state).state();
    return marked(next(begun, now).started(occurred), marksOfReportedStart(occurred, now));
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
    TaskState ended = TaskTable.COMPLETE.from(state).state();
    return marked(next(ended, now).completed(occurred), marksOfEnd(occurred, now));
  }

  /** How an end that is reported now would be marked. */
  Marks marksOfEnd(Instant occurred, Instant now) {
    boolean early =
        TaskTable.COMPLETE.from(state).outOfOrder()
            || started == null
            || occurred.isBefore(started);
    return new Marks(early, occurred.isAfter(now));
  }

  private Task marked(TaskBuilder next, Marks marks) {
    return next.clockAhead(marks.clockAhead() ? Boolean.TRUE : clockAhead)
        .outOfOrder(marks.outOfOrder() ? Boolean.TRUE : outOfOrder)
        .build();
  }

  private TaskBuilder next(TaskState nextState, Instant now) {
    return TaskBuilder.builder(this).version(version + 1).state(nextState).updated(now);
  }
}
