package cordon.platform.call;

import cordon.platform.refusal.RefusalStatus;
import cordon.platform.refusal.UnreadableException;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Around all handlers: whatever a handler throws becomes the refusal that the caller is told, once,
 * and an unexpected fault is logged here and nowhere else, with the call's trace id.
 */
public final class RefusalInterceptor implements ServerInterceptor {
  private final RefusalMeter refusals;

  public RefusalInterceptor(RefusalMeter refusals) {
    this.refusals = refusals;
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    var once = new ClosedOnce<>(call, Trace.of(headers), refusals);
    ServerCall.Listener<Q> handler;
    try {
      handler = next.startCall(once, headers);
    } catch (RuntimeException e) {
      once.refuse(e);
      return new ServerCall.Listener<>() {};
    }
    return new SimpleForwardingServerCallListener<>(handler) {
      @Override
      public void onMessage(Q message) {
        guard(() -> super.onMessage(message));
      }

      @Override
      public void onHalfClose() {
        guard(super::onHalfClose);
      }

      @Override
      public void onReady() {
        guard(super::onReady);
      }

      private void guard(Runnable step) {
        try {
          step.run();
        } catch (RuntimeException e) {
          once.refuse(e);
        }
      }
    };
  }

  /** A call that can be ended only once: a refusal after the answer is a fault of its own. */
  private static final class ClosedOnce<Q, R> extends SimpleForwardingServerCall<Q, R> {
    private final AtomicBoolean closed = new AtomicBoolean();
    private final String trace;
    private final RefusalMeter refusals;

    ClosedOnce(ServerCall<Q, R> call, String trace, RefusalMeter refusals) {
      super(call);
      this.trace = trace;
      this.refusals = refusals;
    }

    @Override
    public void close(Status status, Metadata trailers) {
      if (closed.compareAndSet(false, true)) {
        // A handler that hands its fault to the observer arrives here with the bare cause.
        if (status.getCode() == Status.Code.UNKNOWN && status.getCause() != null) {
          StatusRuntimeException told = told(status.getCause());
          end(told.getStatus(), trailersOf(told));
        } else {
          end(status, trailers);
        }
      }
    }

    private void end(Status status, Metadata trailers) {
      refusals.ended(getMethodDescriptor(), status, trailers);
      super.close(status, trailers);
    }

    void refuse(RuntimeException fault) {
      StatusRuntimeException told = told(fault);
      close(told.getStatus(), trailersOf(told));
    }

    private StatusRuntimeException told(Throwable fault) {
      StatusRuntimeException told = RefusalStatus.of(fault);
      if (RefusalStatus.unexpected(told)) {
        Faults.log(getMethodDescriptor().getFullMethodName(), trace, fault);
      } else if (fault instanceof UnreadableException unreadable) {
        Faults.log(getMethodDescriptor().getFullMethodName(), trace, unreadable);
      }
      return told;
    }

    private static Metadata trailersOf(StatusRuntimeException told) {
      Metadata trailers = told.getTrailers();
      return trailers == null ? new Metadata() : trailers;
    }
  }
}
