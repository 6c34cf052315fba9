package cordon.gateway.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import cordon.gateway.contract.Contract;
import cordon.gateway.contract.Rpc;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.nio.channels.ClosedChannelException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GrpcCallTest {
  private static final Rpc RPC =
      Contract.read(null, Set.of("operations", "tasking", "reporting")).getFirst();

  /** Seen where a pod was killed under load: of a thousand reads one was told as a fault. */
  @Test
  void a_connection_that_broke_is_a_service_that_is_away() {
    Status broken =
        Status.UNKNOWN.withDescription("channel closed").withCause(new ClosedChannelException());

    assertThat(told(broken)).isEqualTo(Status.Code.UNAVAILABLE);
  }

  @Test
  void what_a_service_itself_calls_unknown_stays_so() {
    assertThat(told(Status.UNKNOWN)).isEqualTo(Status.Code.UNKNOWN);
    assertThat(told(Status.UNKNOWN.withCause(new IllegalStateException())))
        .isEqualTo(Status.Code.UNKNOWN);
  }

  private static Status.Code told(Status end) {
    var call = GrpcCall.of(new Ending(end), RPC, CallOptions.DEFAULT, new Metadata(), new byte[0]);
    return Status.fromThrowable(catchThrowable(call::blockLast)).getCode();
  }

  /** A channel on which every call ends at once. */
  private static final class Ending extends Channel {
    private final Status end;

    Ending(Status end) {
      this.end = end;
    }

    @Override
    public <A, B> ClientCall<A, B> newCall(MethodDescriptor<A, B> method, CallOptions options) {
      return new ClientCall<>() {
        @Override
        public void start(Listener<B> listener, Metadata headers) {
          listener.onClose(end, new Metadata());
        }

        @Override
        public void request(int messages) {}

        @Override
        public void cancel(@Nullable String message, @Nullable Throwable cause) {}

        @Override
        public void halfClose() {}

        @Override
        public void sendMessage(A message) {}
      };
    }

    @Override
    public String authority() {
      return "test";
    }
  }
}
