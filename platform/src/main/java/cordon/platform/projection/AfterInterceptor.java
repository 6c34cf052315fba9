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

/**
 * Lets whoever has just written elsewhere read here what follows from it: {@code cordon-after}
 * waits up to two seconds for that entry and then refuses, so that nobody has to sleep and guess.
 */
public final class AfterInterceptor implements ServerInterceptor {
  private static final Duration LONGEST = Duration.ofSeconds(2);
  private static final Duration LOOK = Duration.ofMillis(20);

  private final Arrivals arrivals;

  public AfterInterceptor(Arrivals arrivals) {
    this.arrivals = arrivals;
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

  private void await(@org.jspecify.annotations.Nullable String entry) {
    if (entry == null) {
      return;
    }
    long end = System.nanoTime() + LONGEST.toNanos();
    while (!arrivals.arrived(entry)) {
      if (System.nanoTime() > end) {
        throw new RejectedException(
                CommonReason.NOT_YET_SEEN, "That entry has not arrived here yet; repeat the call.")
            .with("entry", entry);
      }
      try {
        Thread.sleep(LOOK);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new RejectedException(CommonReason.STORE_UNAVAILABLE, "The service is stopping.");
      }
    }
  }
}
