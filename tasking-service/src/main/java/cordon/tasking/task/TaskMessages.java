package cordon.tasking.task;

import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import cordon.platform.contract.EnumNames;
import cordon.platform.contract.Texts;
import cordon.platform.contract.Times;
import cordon.platform.journal.Entry;
import cordon.platform.projection.EntryReader;
import cordon.platform.refusal.RejectedException;
import cordon.tasking.v1.ListTasksRequest;
import cordon.tasking.v1.WatchTasksResponse;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tasks between the contract and the domain. */
final class TaskMessages {
  /** Full name of the message that the entries of tasks hold. */
  static final String TYPE = cordon.tasking.v1.Task.getDescriptor().getFullName();

  private static final EntryReader<String> OPERATIONS =
      new EntryReader<String>()
          .on(cordon.tasking.v1.Task.parser(), cordon.tasking.v1.Task::getOperationId);

  private TaskMessages() {}

  static TaskSpec spec(cordon.tasking.v1.TaskSpec spec) {
    return new TaskSpec(
        spec.getTitle(),
        spec.getDescription(),
        spec.hasDueTime() ? Times.read(spec.getDueTime()) : null,
        spec.hasLegalAuthority() ? authority(spec.getLegalAuthority()) : null,
        TaskActionMessages.action(spec));
  }

  /**
   * @throws RejectedException INCONSISTENT
   */
  static List<Approval> approvals(List<cordon.tasking.v1.Approval> given) {
    Set<String> authorities = new HashSet<>();
    for (int i = 0; i < given.size(); i++) {
      if (!authorities.add(given.get(i).getAuthority())) {
        throw RejectedException.inconsistent(
            "approvals[" + i + "].authority",
            "repeated.unique",
            "The authority stands twice; give one approval of each.");
      }
    }
    return given.stream().map(one -> new Approval(one.getAuthority(), one.getReference())).toList();
  }

  /**
   * @param country of whoever sees it, which is told approvals of its own alone; null for the
   *     secretariat
   */
  static cordon.tasking.v1.Task message(Task task, @Nullable String country) {
    return country == null || country.equals(task.executor())
        ? whole(task).build()
        : whole(task).clearApprovals().build();
  }

  static Message journaled(Task task) {
    return whole(task).build();
  }

  private static cordon.tasking.v1.Task.Builder whole(Task task) {
    var message =
        cordon.tasking.v1.Task.newBuilder()
            .setTaskId(task.id())
            .setVersion(task.version())
            .setOperationId(task.operationId())
            .setState(EnumNames.write(cordon.tasking.v1.TaskState.class, task.state()))
            .setSpec(message(task.spec()))
            .setRequesterCountry(Texts.write(task.requester()))
            .setExecutorCountry(task.executor())
            .setTeam(Texts.write(task.team()))
            .setDeclineReason(Texts.write(task.declineReason()))
            .setCreateTime(Times.write(task.created()))
            .setUpdateTime(Times.write(task.updated()))
            .setClockAhead(task.clockAhead() != null && task.clockAhead())
            .setOutOfOrder(task.outOfOrder() != null && task.outOfOrder())
            .setExercise(Boolean.TRUE.equals(task.exercise()));
    for (Approval approval : task.approved()) {
      message
          .addApprovalsBuilder()
          .setAuthority(approval.authority())
          .setReference(approval.reference());
    }
    if (task.started() != null) {
      message.setStartedTime(Times.write(task.started()));
    }
    if (task.completed() != null) {
      message.setCompletedTime(Times.write(task.completed()));
    }
    return message;
  }

  /** Of which operation the task of an entry is; empty if that cannot be read. */
  static Optional<String> operationOf(Entry entry) {
    try {
      return OPERATIONS.read(entry);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * @param country as with a task
   */
  static WatchTasksResponse news(TaskNews news, @Nullable String country) {
    return WatchTasksResponse.newBuilder()
        .setBegins(news.begins())
        .addAllTasks(news.tasks().stream().map(one -> message(one, country)).toList())
        .setUnreadable(news.unreadable())
        .setEventId(news.eventId())
        .build();
  }

  static TaskFilter filter(ListTasksRequest request) {
    return new TaskFilter(
        request.getOperationId(),
        EnumNames.given(TaskState.class, request.getState()),
        request.getExecutorCountry().isEmpty() ? null : request.getExecutorCountry(),
        request.getMarkedOnly());
  }

  static Optional<Instant> time(boolean given, Timestamp time) {
    return given ? Optional.of(Times.read(time)) : Optional.empty();
  }

  private static cordon.tasking.v1.TaskSpec message(TaskSpec spec) {
    var message =
        cordon.tasking.v1.TaskSpec.newBuilder()
            .setTitle(spec.title())
            .setDescription(spec.description());
    if (spec.due() != null) {
      message.setDueTime(Times.write(spec.due()));
    }
    LegalAuthority authority = spec.legalAuthority();
    if (authority != null) {
      var written =
          message
              .getLegalAuthorityBuilder()
              .setKind(authority.kind())
              .setIssuer(authority.issuer());
      if (authority.validUntil() != null) {
        written.setValidUntilTime(Times.write(authority.validUntil()));
      }
    }
    TaskActionMessages.write(message, spec.action());
    return message.build();
  }

  private static LegalAuthority authority(cordon.tasking.v1.LegalAuthority authority) {
    return new LegalAuthority(
        authority.getKind(),
        authority.getIssuer(),
        authority.hasValidUntilTime() ? Times.read(authority.getValidUntilTime()) : null);
  }
}
