package cordon.platform.refusal;

/** Reasons that every service may give; {@code cordon.common.v1.RefusalReason} explains them. */
public enum CommonReason implements Reason {
  UNAUTHENTICATED(Kind.UNAUTHENTICATED),
  ROLE_REQUIRED(Kind.FORBIDDEN),
  COUNTRY_REQUIRED(Kind.FORBIDDEN),
  NOT_FOUND(Kind.NOT_FOUND),
  INVALID(Kind.INVALID),
  UNKNOWN_FIELD(Kind.INVALID),
  STALE_VERSION(Kind.STALE),
  ILLEGAL_MOVE(Kind.CONFLICT),
  IDEMPOTENCY_KEY_REUSED(Kind.EXISTS),
  NOT_YET_SEEN(Kind.CONFLICT),
  BAD_PAGE_TOKEN(Kind.INVALID),
  STORE_UNAVAILABLE(Kind.UNAVAILABLE),
  SAME_PERSON(Kind.FORBIDDEN),
  BAD_HEADER(Kind.INVALID),
  INTERNAL(Kind.INTERNAL),
  BUSY(Kind.STALE),
  IDENTITY_UNAVAILABLE(Kind.UNAVAILABLE),
  BODY_TOO_LARGE(Kind.TOO_LARGE),
  STEP_UP_REQUIRED(Kind.UNAUTHENTICATED),
  INCONSISTENT(Kind.INVALID),
  OVERLOADED(Kind.UNAVAILABLE),
  UNREADABLE(Kind.UNAVAILABLE);

  private final Kind kind;

  CommonReason(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Kind kind() {
    return kind;
  }
}
