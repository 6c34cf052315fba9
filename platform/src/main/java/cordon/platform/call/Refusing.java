package cordon.platform.call;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.StatusRuntimeException;

/** Ends a call before its handler has begun. */
final class Refusing {
  private Refusing() {}

  static <Q> ServerCall.Listener<Q> close(ServerCall<Q, ?> call, StatusRuntimeException told) {
    Metadata trailers = told.getTrailers();
    call.close(told.getStatus(), trailers == null ? new Metadata() : trailers);
    return new ServerCall.Listener<>() {};
  }
}
