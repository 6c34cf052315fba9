package cordon.platform.call;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import cordon.platform.refusal.CommonReason;
import cordon.platform.refusal.RefusalStatus;
import cordon.platform.refusal.RejectedException;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.ProtoMethodDescriptorSupplier;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Weighs a request before it becomes objects, and lets no more of them be under way than the heap
 * has budget for. What is small passes; what is large waits for its turn for a few seconds; what
 * would never fit is refused at once.
 */
public final class WeightInterceptor implements ServerInterceptor {
  /** Requests of this size are bounded by the number of calls. */
  private static final int SMALL = 16 * 1024;

  private static final int UNIT = 1024;

  private final Duration patience;
  private final RefusalMeter refusals;
  private final int all;
  private final Semaphore budget;

  /**
   * @param budget for large requests under way, in bytes
   */
  public WeightInterceptor(long budget, Duration patience, RefusalMeter refusals) {
    this.patience = patience;
    this.refusals = refusals;
    all = Math.toIntExact(budget / UNIT);
    this.budget = new Semaphore(all, true);
  }

  /** The service with this in front of it; requests come here as bytes. */
  public ServerServiceDefinition before(ServerServiceDefinition service) {
    return ServerInterceptors.intercept(
        ServerInterceptors.useMarshalledMessages(service, new Untouched()), this);
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    ServerCall.Listener<Q> listener = next.startCall(call, headers);
    return call.getMethodDescriptor().getSchemaDescriptor()
            instanceof ProtoMethodDescriptorSupplier supplier
        ? new Weighing<>(call, listener, supplier.getMethodDescriptor().getInputType())
        : listener;
  }

  private final class Weighing<Q> extends SimpleForwardingServerCallListener<Q> {
    private final ServerCall<Q, ?> call;
    private final Descriptor type;
    private int held;
    private boolean refused;

    Weighing(ServerCall<Q, ?> call, ServerCall.Listener<Q> next, Descriptor type) {
      super(next);
      this.call = call;
      this.type = type;
    }

    @Override
    @SuppressWarnings("unchecked")
    public void onMessage(Q message) {
      try {
        byte[] bytes = ((InputStream) message).readAllBytes();
        if (bytes.length > SMALL) {
          take(bytes);
        }
        super.onMessage((Q) new ByteArrayInputStream(bytes));
      } catch (RejectedException e) {
        refused = true;
        StatusRuntimeException told = RefusalStatus.of(e);
        Metadata trailers = told.getTrailers() == null ? new Metadata() : told.getTrailers();
        refusals.ended(call.getMethodDescriptor(), told.getStatus(), trailers);
        call.close(told.getStatus(), trailers);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void take(byte[] bytes) {
      int units = units(bytes);
      if (units > all) {
        throw new RejectedException(
            CommonReason.BODY_TOO_LARGE,
            "The request has more parts than are taken at once; send it in parts.");
      }
      try {
        if (!budget.tryAcquire(units, patience.toMillis(), TimeUnit.MILLISECONDS)) {
          throw new RejectedException(
              CommonReason.OVERLOADED,
              "Too many large requests are under way; repeat in a moment.");
        }
        held += units;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new RejectedException(CommonReason.STORE_UNAVAILABLE, "The service is stopping.");
      }
    }

    private int units(byte[] bytes) {
      try {
        return (int) Math.min(Integer.MAX_VALUE, Weight.of(bytes, type) / UNIT + 1);
      } catch (InvalidProtocolBufferException e) {
        throw new RejectedException(
            CommonReason.INVALID, "The bytes are no message %s.".formatted(type.getFullName()));
      }
    }

    @Override
    public void onHalfClose() {
      if (!refused) {
        super.onHalfClose();
      }
    }

    @Override
    public void onComplete() {
      try {
        super.onComplete();
      } finally {
        release();
      }
    }

    @Override
    public void onCancel() {
      try {
        super.onCancel();
      } finally {
        release();
      }
    }

    private void release() {
      budget.release(held);
      held = 0;
    }
  }

  /** Messages as they come and go. */
  private static final class Untouched implements MethodDescriptor.Marshaller<InputStream> {
    @Override
    public InputStream stream(InputStream message) {
      return message;
    }

    @Override
    public InputStream parse(InputStream message) {
      return message;
    }
  }
}
