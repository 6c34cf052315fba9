package cordon.gateway;

import com.google.protobuf.Message;
import cordon.gateway.contract.Bytes;
import io.grpc.Context;
import io.grpc.Deadline;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerMethodDefinition;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A gRPC server that takes every method, keeps what came, and answers as a test has told it. */
public final class RecordingService implements AutoCloseable {
  private final Server server;
  private final List<byte[]> answers = new ArrayList<>();
  private @Nullable StatusRuntimeException refusal;
  private boolean open;
  private @Nullable Function<byte[], Iterator<byte[]>> source;

  public final AtomicInteger calls = new AtomicInteger();
  public final AtomicInteger sent = new AtomicInteger();
  public volatile @Nullable Deadline deadline;
  public volatile String method = "";
  public volatile byte[] request = new byte[0];
  public volatile Metadata headers = new Metadata();
  public volatile CountDownLatch cancelled = new CountDownLatch(1);

  public RecordingService() {
    this(0);
  }

  public RecordingService(int port) {
    try {
      server =
          NettyServerBuilder.forAddress(
                  new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port))
              .maxInboundMessageSize(8 * 1024 * 1024)
              .fallbackHandlerRegistry(new AnyMethod())
              .build()
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String address() {
    return "127.0.0.1:" + server.getPort();
  }

  public int port() {
    return server.getPort();
  }

  /** From now on: these messages, and then the end. */
  public void answer(Message... messages) {
    reset();
    for (Message message : messages) {
      answers.add(message.toByteArray());
    }
  }

  /** From now on: these messages, and then nothing until the caller goes away. */
  public void stream(Message... messages) {
    answer(messages);
    open = true;
  }

  /** From now on: these messages, and then the refusal. */
  public void refuse(StatusRuntimeException with, Message... messages) {
    answer(messages);
    refusal = with;
  }

  /** From now on: what the source gives for the request, as fast as the caller takes it. */
  public void give(Function<byte[], Iterator<byte[]>> source) {
    reset();
    this.source = source;
  }

  private void reset() {
    answers.clear();
    source = null;
    sent.set(0);
    refusal = null;
    open = false;
    cancelled = new CountDownLatch(1);
  }

  @Override
  public void close() {
    server.shutdownNow();
  }

  private final class AnyMethod extends io.grpc.HandlerRegistry {
    @Override
    public ServerMethodDefinition<?, ?> lookupMethod(String name, @Nullable String authority) {
      var descriptor =
          MethodDescriptor.<byte[], byte[]>newBuilder()
              .setType(MethodDescriptor.MethodType.SERVER_STREAMING)
              .setFullMethodName(name)
              .setRequestMarshaller(Bytes.AS_THEY_ARE)
              .setResponseMarshaller(Bytes.AS_THEY_ARE)
              .build();
      return ServerMethodDefinition.create(descriptor, new Handler());
    }
  }

  private final class Handler implements ServerCallHandler<byte[], byte[]> {
    @Override
    public ServerCall.Listener<byte[]> startCall(
        ServerCall<byte[], byte[]> call, Metadata metadata) {
      headers = metadata;
      calls.incrementAndGet();
      method = call.getMethodDescriptor().getFullMethodName();
      deadline = Context.current().getDeadline();
      call.request(2);
      return new ServerCall.Listener<>() {
        private @Nullable Iterator<byte[]> given;

        @Override
        public void onMessage(byte[] message) {
          request = message;
        }

        @Override
        public void onReady() {
          Iterator<byte[]> rest = given;
          while (rest != null && call.isReady() && rest.hasNext()) {
            call.sendMessage(rest.next());
            sent.incrementAndGet();
          }
          if (rest != null && !rest.hasNext()) {
            given = null;
            call.close(Status.OK, new Metadata());
          }
        }

        @Override
        public void onHalfClose() {
          call.sendHeaders(new Metadata());
          if (source != null) {
            call.setOnReadyThreshold(1);
            given = source.apply(request);
            onReady();
            return;
          }
          answers.forEach(call::sendMessage);
          StatusRuntimeException with = refusal;
          if (with != null) {
            Metadata trailers = with.getTrailers();
            call.close(with.getStatus(), trailers == null ? new Metadata() : trailers);
          } else if (!open) {
            call.close(Status.OK, new Metadata());
          }
        }

        @Override
        public void onCancel() {
          cancelled.countDown();
        }
      };
    }
  }
}
