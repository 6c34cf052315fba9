package cordon.platform.call;

import com.google.protobuf.Message;
import cordon.platform.refusal.RefusalStatus;
import cordon.platform.refusal.RejectedException;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;

/**
 * Holds every request to the rules that stand in the contract, before any handler sees it, and
 * hands it on in its canonical form.
 */
public final class ValidationInterceptor implements ServerInterceptor {
  private final RequestRules rules;

  public ValidationInterceptor(RequestRules rules) {
    this.rules = rules;
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    return new SimpleForwardingServerCallListener<>(next.startCall(call, headers)) {
      private boolean refused;

      @Override
      public void onMessage(Q request) {
        Q canonical = request;
        try {
          if (request instanceof Message message) {
            rules.check(message);
            canonical = canonical(message);
          }
        } catch (RejectedException e) {
          refused = true;
          var told = RefusalStatus.of(e);
          Metadata trailers = told.getTrailers();
          call.close(told.getStatus(), trailers == null ? new Metadata() : trailers);
          return;
        }
        super.onMessage(canonical);
      }

      @SuppressWarnings("unchecked")
      private Q canonical(Message request) {
        return (Q) rules.canonical(request);
      }

      @Override
      public void onHalfClose() {
        if (!refused) {
          super.onHalfClose();
        }
      }
    };
  }
}
