package cordon.reporting;

import cordon.platform.refusal.Kind;
import cordon.platform.refusal.Reason;

/** Reasons of this service; {@code cordon.reporting.v1.ReportingRefusalReason} explains them. */
public enum ReportingReason implements Reason {
  REFERENCE_USED(Kind.EXISTS),
  REPORTER_MAY_NOT_VALIDATE(Kind.FORBIDDEN),
  BAD_LINES(Kind.INVALID),
  STILL_POSTING(Kind.CONFLICT),
  BAD_IDENTIFIER(Kind.INVALID),
  TWICE_IN_REPORT(Kind.INVALID),
  BOOKS_CLOSED(Kind.CONFLICT);

  private final Kind kind;

  ReportingReason(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Kind kind() {
    return kind;
  }
}
