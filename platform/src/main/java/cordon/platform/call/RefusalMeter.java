package cordon.platform.call;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.ErrorInfo;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.protobuf.StatusProto;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Counts refusals by method and reason. Both are the contract's, so there are no more meters than
 * it has of them; what was refused and to whom is not in a meter.
 */
public final class RefusalMeter {
  private final MeterProvider<Counter> refusals;

  public RefusalMeter(MeterRegistry registry) {
    refusals = Counter.builder("cordon.refusals").withRegistry(registry);
  }

  /** Counts the end of a call if it is a refusal with a reason. */
  void ended(MethodDescriptor<?, ?> method, Status status, Metadata trailers) {
    if (status.isOk()) {
      return;
    }
    for (Any detail : StatusProto.fromStatusAndTrailers(status, trailers).getDetailsList()) {
      if (detail.is(ErrorInfo.class)) {
        count(method, reason(detail));
      }
    }
  }

  private void count(MethodDescriptor<?, ?> method, String reason) {
    refusals
        .withTags(
            "rpc.service",
            String.valueOf(method.getServiceName()),
            "rpc.method",
            String.valueOf(method.getBareMethodName()),
            "reason",
            reason)
        .increment();
  }

  private static String reason(Any detail) {
    try {
      return detail.unpack(ErrorInfo.class).getReason();
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("a refusal of ours cannot be read", e);
    }
  }
}
