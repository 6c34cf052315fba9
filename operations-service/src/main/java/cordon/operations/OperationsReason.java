package cordon.operations;

import cordon.platform.refusal.Kind;
import cordon.platform.refusal.Reason;

/** Reasons of this service; {@code cordon.operations.v1.OperationsRefusalReason} explains them. */
public enum OperationsReason implements Reason {
  TARGET_FOR_PERSONS(Kind.INVALID),
  UNKNOWN_INDICATOR(Kind.INVALID),
  AUTHOR_MAY_NOT_APPROVE(Kind.FORBIDDEN),
  HASH_DIFFERS(Kind.CONFLICT),
  NO_APPROVED_PLAN(Kind.CONFLICT),
  NO_OPEN_REVISION(Kind.CONFLICT),
  BAD_PHASE(Kind.INVALID),
  ALREADY_INVITED(Kind.CONFLICT),
  UNKNOWN_PLACE(Kind.INVALID),
  THREAD_FULL(Kind.CONFLICT),
  NOT_YOUR_HOTSPOT(Kind.FORBIDDEN),
  PLAN_INCOMPLETE(Kind.CONFLICT),
  COMMAND_CYCLE(Kind.INVALID),
  UNKNOWN_POST(Kind.INVALID),
  BAD_OBJECTIVE(Kind.INVALID),
  NOT_YOUR_CASE(Kind.FORBIDDEN),
  MAY_NOT_REVIEW(Kind.FORBIDDEN),
  CASE_NOT_PASSED(Kind.CONFLICT),
  UNKNOWN_CRITERION(Kind.INVALID),
  CAVEATS_CONTRADICT(Kind.CONFLICT),
  NOT_LEAD(Kind.FORBIDDEN),
  SAME_UNIT(Kind.FORBIDDEN),
  UNKNOWN_NEED(Kind.INVALID),
  NOT_TAKING_PART(Kind.INVALID),
  TOO_MUCH(Kind.INVALID),
  UNKNOWN_DECISION(Kind.INVALID),
  NOTHING_THEN(Kind.NOT_FOUND);

  private final Kind kind;

  OperationsReason(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Kind kind() {
    return kind;
  }
}
