package cordon.platform.feed;

import cordon.common.v1.FeedEntry;
import cordon.common.v1.FeedServiceGrpc;
import cordon.common.v1.SubscribeRequest;
import cordon.common.v1.SubscribeResponse;
import cordon.platform.call.Faults;
import cordon.platform.journal.HoleException;
import cordon.platform.journal.Numbered;
import cordon.platform.projection.Projector;
import io.grpc.Channel;
import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Reads another service's feed and keeps what this service uses of it. A broken stream is taken up
 * again where it was; a hole stops the reader for good and shows in the service's health.
 */
public final class FeedReader implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(FeedReader.class);
  private static final int STRETCH = 200;
  private static final Duration SILENCE = Duration.ofSeconds(4);
  private static final Duration PAUSE = Duration.ofMillis(300);

  private final String source;
  private final Channel channel;
  private final List<String> types;
  private final Observations observations;
  private final InstantSource clock;
  private volatile boolean running;
  private volatile boolean stopped;
  private volatile Instant current = Instant.EPOCH;
  private volatile Thread worker = Thread.currentThread();

  /**
   * @param source name of the service that is read, e.g. {@code operations}
   * @param channel to it, with this service's own token
   * @param types full names of the resource messages that are used here
   */
  public FeedReader(
      String source,
      Channel channel,
      Set<String> types,
      Observations observations,
      InstantSource clock) {
    this.source = source;
    this.channel = channel;
    this.types = types.stream().sorted().toList();
    this.observations = observations;
    this.clock = clock;
  }

  public String source() {
    return source;
  }

  /** When everything that the source had numbered was last known to be kept here. */
  public Instant current() {
    return current;
  }

  /** Whether the feed is attached and was drained within a time. */
  public boolean fresh(Duration within) {
    return !stopped && current.plus(within).isAfter(clock.instant());
  }

  @Override
  public void start() {
    running = true;
    worker = Thread.ofPlatform().daemon().name("feed-" + source).start(this::run);
  }

  private void run() {
    boolean told = false;
    while (running) {
      try {
        read();
      } catch (InterruptedException e) {
        return;
      } catch (HoleException e) {
        stopped = true;
        log.error("the feed of {} stops: {}", source, e.getMessage());
        return;
      } catch (StatusException | TimeoutException | RuntimeException e) {
        if (running && !told) {
          log.warn("the feed of {} broke off: {}", source, why(e));
        }
        told = !fresh(SILENCE);
        pause();
      }
    }
  }

  private static String why(Exception e) {
    return e instanceof StatusException refused
        ? refused.getStatus().getCode().name()
        : Faults.describe(e);
  }

  private void read() throws InterruptedException, StatusException, TimeoutException {
    long position = observations.position(source);
    BlockingClientCall<?, SubscribeResponse> call =
        FeedServiceGrpc.newBlockingV2Stub(channel)
            .subscribe(SubscribeRequest.newBuilder().setAfter(position).addAllTypes(types).build());
    try {
      while (running) {
        position = take(call, position);
      }
    } finally {
      call.cancel("the reader stops", null);
    }
  }

  /** Takes what is there, at least one message, and gives the new position. */
  private long take(BlockingClientCall<?, SubscribeResponse> call, long from)
      throws InterruptedException, StatusException, TimeoutException {
    var entries = new ArrayList<Numbered>();
    long position = from;
    SubscribeResponse next = call.read(SILENCE.toMillis(), TimeUnit.MILLISECONDS);
    if (next == null) {
      throw new TimeoutException("the source has ended the stream");
    }
    while (next != null && next.hasEntry()) {
      position = check(next.getEntry(), position);
      entries.add(new Numbered(position, Instant.EPOCH, FeedMessages.original(next.getEntry())));
      next = entries.size() < STRETCH ? readNow(call) : null;
    }
    boolean drained = next != null && next.hasHead();
    long reached =
        next != null && next.hasHead()
            ? Math.max(position, next.getHead().getPosition())
            : position;
    if (reached != from && !observations.keep(source, from, reached, entries)) {
      throw new TimeoutException("another replica reads on");
    }
    if (drained) {
      current = clock.instant();
    }
    return reached;
  }

  private static @Nullable SubscribeResponse readNow(BlockingClientCall<?, SubscribeResponse> call)
      throws InterruptedException, StatusException {
    try {
      return call.read(2, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return null;
    }
  }

  private static long check(FeedEntry entry, long last) {
    if (entry.getPrevious() != last || entry.getPosition() <= last) {
      throw new HoleException(last, entry.getPrevious());
    }
    return entry.getPosition();
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void stop() {
    running = false;
    worker.interrupt();
    try {
      worker.join(Duration.ofSeconds(2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** After the projection that reads what is kept. */
  @Override
  public int getPhase() {
    return Projector.PHASE + 10;
  }
}
