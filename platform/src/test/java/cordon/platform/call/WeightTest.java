package cordon.platform.call;

import static cordon.platform.conformance.Refusals.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.InvalidProtocolBufferException;
import cordon.sample.v1.Note;
import cordon.sample.v1.NoteServiceGrpc;
import cordon.sample.v1.WriteNoteRequest;
import cordon.sample.v1.WriteNoteResponse;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.stub.StreamObserver;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a request takes of the heap is known before it is objects, and bounded. */
class WeightTest {
  private static final int MIB = 1024 * 1024;

  /** Of a text: two of its weight have room, and three do not. */
  private static final int A_THIRD = 100 * 1024;

  private final Semaphore go = new Semaphore(0);
  private final AtomicInteger underWay = new AtomicInteger();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private Server server;
  private ManagedChannel channel;

  @BeforeEach
  void start() throws IOException {
    var weights = new WeightInterceptor(MIB, Duration.ofMillis(300), new RefusalMeter(meters));
    server =
        InProcessServerBuilder.forName("weights")
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .addService(weights.before(new Waiting().bindService()))
            .build()
            .start();
    channel = InProcessChannelBuilder.forName("weights").build();
  }

  @AfterEach
  void stop() {
    channel.shutdownNow();
    server.shutdownNow();
  }

  /** Answers when it is let. */
  private final class Waiting extends NoteServiceGrpc.NoteServiceImplBase {
    @Override
    public void writeNote(WriteNoteRequest request, StreamObserver<WriteNoteResponse> observer) {
      underWay.incrementAndGet();
      go.acquireUninterruptibly();
      underWay.decrementAndGet();
      observer.onNext(WriteNoteResponse.newBuilder().setNote(request.getNote()).build());
      observer.onCompleted();
    }
  }

  @Test
  void large_requests_wait_for_one_another_and_are_refused_when_it_takes_too_long() {
    CompletableFuture<WriteNoteResponse> first = send(A_THIRD);
    CompletableFuture<WriteNoteResponse> second = send(A_THIRD);
    await().until(() -> underWay.get() == 2);

    assertThat(reasonOf(() -> stub().writeNote(request(A_THIRD)))).isEqualTo("OVERLOADED");
    CompletableFuture<WriteNoteResponse> third = send(A_THIRD);
    go.release(3);

    assertThat(first.join().getNote().getText()).hasSize(A_THIRD);
    assertThat(second.join().getNote().getText()).hasSize(A_THIRD);
    assertThat(third.join().getNote().getText()).hasSize(A_THIRD);
  }

  @Test
  void small_requests_pass_while_large_ones_are_under_way() {
    send(A_THIRD);
    send(A_THIRD);
    await().until(() -> underWay.get() == 2);
    CompletableFuture<WriteNoteResponse> small = send(1000);

    await().until(() -> underWay.get() == 3);
    go.release(3);
    assertThat(small.join().getNote().getText()).hasSize(1000);
  }

  @Test
  void what_would_never_fit_is_too_large_and_what_is_no_message_is_invalid() {
    var manyParts =
        WriteNoteRequest.newBuilder()
            .mergeFrom(request(10))
            .setUnknownFields(unknown(10_000))
            .build();

    assertThat(reasonOf(() -> stub().writeNote(manyParts))).isEqualTo("BODY_TOO_LARGE");
    assertThat(reasonOf(() -> stub().writeNote(request(300 * 1024)))).isEqualTo("BODY_TOO_LARGE");
    assertThat(meters.get("cordon.refusals").tag("reason", "BODY_TOO_LARGE").counter().count())
        .isEqualTo(2);
    go.release(1);
    assertThat(stub().writeNote(request(1)).getNote().getText()).hasSize(1);
  }

  @Test
  void a_byte_weighs_most_where_it_becomes_most() throws InvalidProtocolBufferException {
    byte[] nothing = new byte[0];
    byte[] empty = new byte[2 * MIB];
    for (int i = 0; i < empty.length; i += 2) {
      empty[i] = 0x12;
    }

    assertThat(Weight.of(nothing, WriteNoteRequest.getDescriptor())).isLessThan(1000);
    assertThat(Weight.of(empty, WriteNoteRequest.getDescriptor())).isGreaterThan(200L * MIB);
    assertThat(Weight.of(request(MIB).toByteArray(), WriteNoteRequest.getDescriptor()))
        .isBetween(4L * MIB, 5L * MIB);
  }

  private static com.google.protobuf.UnknownFieldSet unknown(int fields) {
    var values = com.google.protobuf.UnknownFieldSet.Field.newBuilder();
    for (int i = 0; i < fields; i++) {
      values.addVarint(1);
    }
    return com.google.protobuf.UnknownFieldSet.newBuilder().addField(15, values.build()).build();
  }

  private CompletableFuture<WriteNoteResponse> send(int length) {
    return CompletableFuture.supplyAsync(
        () -> stub().writeNote(request(length)), Thread::startVirtualThread);
  }

  private static WriteNoteRequest request(int length) {
    return WriteNoteRequest.newBuilder()
        .setNote(Note.newBuilder().setText("x".repeat(length)))
        .build();
  }

  private NoteServiceGrpc.NoteServiceBlockingStub stub() {
    return NoteServiceGrpc.newBlockingStub(channel);
  }
}
