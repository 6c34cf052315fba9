package cordon.platform.conformance;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import cordon.common.v1.Actor;
import cordon.common.v1.FeedEntry;
import cordon.common.v1.FeedHead;
import cordon.common.v1.FeedServiceGrpc.FeedServiceImplBase;
import cordon.common.v1.GetHeadRequest;
import cordon.common.v1.GetHeadResponse;
import cordon.common.v1.SubscribeRequest;
import cordon.common.v1.SubscribeResponse;
import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Another service's feed, as far as its reader can tell: what a test appends, and a head. */
public final class FeedStandIn implements AutoCloseable {
  /** Of every entry: nobody guesses here. */
  private static final String MARK = "markOfTheStandInsFeed0";

  private static final long LOOK_MILLIS = 20;
  private static final long HEAD_MILLIS = 200;

  private final List<FeedEntry> entries = new CopyOnWriteArrayList<>();
  private final Server server;
  private final String address;
  private volatile boolean paused;
  private volatile @Nullable Instant numbered;
  private volatile String withheld = "";
  private volatile @Nullable Duration lease;
  private volatile String trace = "";
  private volatile boolean closed;

  public FeedStandIn() {
    try {
      server =
          NettyServerBuilder.forAddress(
                  new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0))
              .addService(new Feed())
              .build()
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    address = "127.0.0.1:" + server.getPort();
  }

  /** {@code host:port}, for the reader's configuration; also when it has been closed. */
  public String address() {
    return address;
  }

  /** Appends a change and gives the handle of its entry. */
  public String append(String aggregate, long version, Message resource) {
    return append(
        aggregate, version, resource.getDescriptorForType().getFullName(), resource.toByteString());
  }

  /** Appends whatever bytes, also such as nobody can read. */
  public synchronized String append(
      String aggregate, long version, String type, ByteString resource) {
    long position = entries.size() + 1L;
    String name = aggregate + ":" + version;
    entries.add(
        FeedEntry.newBuilder()
            .setPosition(position)
            .setEntry(name)
            .setAggregate(aggregate)
            .setVersion(version)
            .setActor(Actor.newBuilder().setSubject("somebody-of-the-other-service"))
            .setRecordedTime(now())
            .setAction("Append")
            .setTrace(trace)
            .setType(type)
            .setResource(resource)
            .setMark(MARK)
            .build());
    return name + ":" + MARK;
  }

  /** What is appended from now on was caused by a request of this trace. */
  public void trace(String id) {
    trace = id;
  }

  /** From now on nothing is numbered, as far as anybody can tell. */
  public void standStill() {
    numbered = Instant.now();
  }

  public void goOn() {
    numbered = null;
  }

  /**
   * Tells another lease from now on.
   *
   * @param length null tells none, as services of before
   */
  public void lease(@Nullable Duration length) {
    lease = length;
  }

  /** Says nothing to whoever asks for this type alone, until another is named. */
  public void withhold(String type) {
    withheld = type;
  }

  /** Says nothing any more, without ending the stream. */
  public void pause() {
    paused = true;
  }

  public void resume() {
    paused = false;
  }

  @Override
  public void close() {
    closed = true;
    server.shutdownNow();
  }

  private static Timestamp now() {
    return timestamp(Instant.now());
  }

  private static Timestamp timestamp(Instant time) {
    return Timestamp.newBuilder()
        .setSeconds(time.getEpochSecond())
        .setNanos(time.getNano())
        .build();
  }

  private final class Feed extends FeedServiceImplBase {
    @Override
    public void subscribe(SubscribeRequest request, StreamObserver<SubscribeResponse> observer) {
      var stream = (ServerCallStreamObserver<SubscribeResponse>) observer;
      stream.setOnCancelHandler(() -> {});
      var _ = Thread.ofVirtual().start(() -> play(request, stream));
    }

    @Override
    public void getHead(GetHeadRequest request, StreamObserver<GetHeadResponse> observer) {
      if (paused) {
        return;
      }
      Instant now = Instant.now();
      Instant until = numbered;
      var head =
          FeedHead.newBuilder()
              .setPosition(entries.size())
              .setTime(timestamp(now))
              .setNumberedTime(timestamp(until == null ? now : until));
      Duration told = lease;
      if (told != null) {
        head.setLease(
            com.google.protobuf.Duration.newBuilder()
                .setSeconds(told.getSeconds())
                .setNanos(told.getNano()));
      }
      observer.onNext(GetHeadResponse.newBuilder().setHead(head).build());
      observer.onCompleted();
    }

    private void play(
        SubscribeRequest request, ServerCallStreamObserver<SubscribeResponse> stream) {
      List<String> types = request.getTypesList();
      long sent = request.getAfter();
      long told = sent;
      long headAt = 0;
      try {
        while (!closed && !stream.isCancelled()) {
          boolean head = System.currentTimeMillis() >= headAt;
          boolean silent = paused || types.equals(List.of(withheld));
          if (!silent && sent < entries.size() && !head) {
            FeedEntry next = entries.get((int) sent++);
            if (types.isEmpty() || types.contains(next.getType())) {
              stream.onNext(
                  SubscribeResponse.newBuilder()
                      .setEntry(next.toBuilder().setPrevious(told))
                      .build());
              told = next.getPosition();
            }
          } else if (!silent && head) {
            told = sent;
            stream.onNext(
                SubscribeResponse.newBuilder()
                    .setHead(FeedHead.newBuilder().setPosition(sent).setTime(now()))
                    .build());
            headAt = System.currentTimeMillis() + HEAD_MILLIS;
          } else {
            Thread.sleep(LOOK_MILLIS);
          }
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
