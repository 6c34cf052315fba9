package cordon.platform.refusal;

import io.grpc.Status;

/** What sort of refusal a reason is; decides the gRPC status, which nothing else does. */
public enum Kind {
  /** The request itself is wrong, whatever the state. */
  INVALID(Status.Code.INVALID_ARGUMENT),
  UNAUTHENTICATED(Status.Code.UNAUTHENTICATED),
  FORBIDDEN(Status.Code.PERMISSION_DENIED),
  NOT_FOUND(Status.Code.NOT_FOUND),
  /** What is to be made exists, with other content. */
  EXISTS(Status.Code.ALREADY_EXISTS),
  /** The state does not allow it. */
  CONFLICT(Status.Code.FAILED_PRECONDITION),
  /** Somebody was faster; look again and repeat. */
  STALE(Status.Code.ABORTED),
  /** More at once than is taken. */
  TOO_LARGE(Status.Code.RESOURCE_EXHAUSTED),
  /** Not now; the same call may be repeated. */
  UNAVAILABLE(Status.Code.UNAVAILABLE),
  INTERNAL(Status.Code.INTERNAL);

  private final Status.Code code;

  Kind(Status.Code code) {
    this.code = code;
  }

  Status.Code code() {
    return code;
  }
}
