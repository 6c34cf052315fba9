package cordon.platform.projection;

import cordon.platform.call.Call;
import cordon.platform.refusal.CommonReason;
import cordon.platform.refusal.RejectedException;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Lets whoever has just written elsewhere read here what follows from it: {@code cordon-after}
 * waits up to two seconds for that entry and then refuses, so that nobody has to sleep and guess.
 */
public final class AfterInterceptor implements ServerInterceptor {
  private static final Duration LONGEST = Duration.ofSeconds(2);

  private final Waiting waiting;

  public AfterInterceptor(Arrivals arrivals) {
    this.waiting = new Waiting(arrivals);
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    return new SimpleForwardingServerCallListener<>(next.startCall(call, headers)) {
      @Override
      public void onHalfClose() {
        if (!call.getMethodDescriptor().getFullMethodName().startsWith("grpc.")) {
          await(Call.current().after());
        }
        super.onHalfClose();
      }
    };
  }

  private void await(@Nullable String entry) {
    try {
      if (entry != null && !waiting.await(entry, LONGEST)) {
        throw new RejectedException(
                CommonReason.NOT_YET_SEEN, "That entry has not arrived here yet; repeat the call.")
            .with("entry", entry);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RejectedException(CommonReason.STORE_UNAVAILABLE, "The service is stopping.");
    }
  }
}
