package cordon.tasking;

import cordon.platform.refusal.Kind;
import cordon.platform.refusal.Reason;

/** Reasons of this service; {@code cordon.tasking.v1.TaskingRefusalReason} explains them. */
public enum TaskingReason implements Reason {
  COUNTRY_NOT_PARTICIPATING(Kind.CONFLICT),
  OPERATION_NOT_ACTIVE(Kind.CONFLICT),
  PLAN_NOT_CURRENT(Kind.CONFLICT),
  AUTHORITY_EXPIRED(Kind.CONFLICT),
  PARTICIPANT_KIND(Kind.CONFLICT),
  CAVEAT(Kind.CONFLICT);

  private final Kind kind;

  TaskingReason(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Kind kind() {
    return kind;
  }
}
