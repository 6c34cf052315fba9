package cordon.gateway;

import com.google.protobuf.Message;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerMethodDefinition;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyServerBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A gRPC server that takes every method, keeps what came, and answers as a test has told it. */
final class RecordingService implements AutoCloseable {
  private final Server server;
  private final List<byte[]> answers = new ArrayList<>();
  private @Nullable StatusRuntimeException refusal;
  private boolean open;

  final AtomicInteger calls = new AtomicInteger();
  volatile String method = "";
  volatile byte[] request = new byte[0];
  volatile Metadata headers = new Metadata();
  volatile CountDownLatch cancelled = new CountDownLatch(1);

  RecordingService() {
    this(0);
  }

  RecordingService(int port) {
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

  String address() {
    return "127.0.0.1:" + server.getPort();
  }

  int port() {
    return server.getPort();
  }

  /** From now on: these messages, and then the end. */
  void answer(Message... messages) {
    reset();
    for (Message message : messages) {
      answers.add(message.toByteArray());
    }
  }

  /** From now on: these messages, and then nothing until the caller goes away. */
  void stream(Message... messages) {
    answer(messages);
    open = true;
  }

  /** From now on: these messages, and then the refusal. */
  void refuse(StatusRuntimeException with, Message... messages) {
    answer(messages);
    refusal = with;
  }

  private void reset() {
    answers.clear();
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
              .setRequestMarshaller(new Bytes())
              .setResponseMarshaller(new Bytes())
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
      call.request(2);
      return new ServerCall.Listener<>() {
        @Override
        public void onMessage(byte[] message) {
          request = message;
        }

        @Override
        public void onHalfClose() {
          call.sendHeaders(new Metadata());
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

  private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {
    @Override
    public InputStream stream(byte[] value) {
      return new ByteArrayInputStream(value);
    }

    @Override
    public byte[] parse(InputStream stream) {
      try {
        return stream.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
