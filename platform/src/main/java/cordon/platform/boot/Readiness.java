package cordon.platform.boot;

import cordon.platform.feed.DifferingLeases;
import cordon.platform.feed.FeedReader;
import cordon.platform.journal.Sequencer;
import cordon.platform.journal.Tail;
import cordon.platform.projection.Projector;
import cordon.platform.work.Worker;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.protobuf.services.HealthStatusManager;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * SERVING while the store answers, entries are numbered, and views are kept up; looked at twice a
 * second. A feed of another service that stands still does not end it: reports of fact are taken
 * all the same, and what needs current knowledge is refused by itself. That shows under a name of
 * its own, {@link #FEEDS}, and in the log.
 */
final class Readiness implements SmartLifecycle {
  /** Under which the health method tells whether the feeds of others are current. */
  static final String FEEDS = "feeds";

  /**
   * Under which the health method tells that the process answers. It does so whatever it waits for:
   * no restart would bring the store back, or another service.
   */
  static final String LIVE = "live";

  private static final Logger log = LoggerFactory.getLogger(Readiness.class);
  private static final Duration EVERY = Duration.ofMillis(500);
  private static final Duration FEED_SILENCE = Duration.ofSeconds(15);

  /** At its start a service lets its feeds come first, if they come. */
  private static final Duration FEEDS_FIRST = Duration.ofSeconds(10);

  private final HealthStatusManager manager;
  private final Sequencer sequencer;
  private final Tail tail;
  private final List<FeedReader> feeds;
  private final DifferingLeases leases;
  private final List<? extends Worker> others;
  private final Set<String> behind = new HashSet<>();
  private long started;
  private boolean settled;
  private volatile boolean running;

  Readiness(
      HealthStatusManager manager,
      Sequencer sequencer,
      Tail tail,
      List<FeedReader> feeds,
      DifferingLeases leases,
      List<? extends Worker> others) {
    this.manager = manager;
    this.sequencer = sequencer;
    this.tail = tail;
    this.feeds = feeds;
    this.leases = leases;
    this.others = others;
  }

  @Override
  public void start() {
    started = System.nanoTime();
    running = true;
    tell(HealthStatusManager.SERVICE_NAME_ALL_SERVICES, false);
    tell(FEEDS, false);
    tell(LIVE, true);
    var _ = Thread.ofVirtual().name("readiness").start(this::look);
  }

  private void look() {
    while (running) {
      boolean current = feedsAreCurrent();
      settled |= current || System.nanoTime() - started > FEEDS_FIRST.toNanos();
      tell(HealthStatusManager.SERVICE_NAME_ALL_SERVICES, settled && works());
      tell(FEEDS, current);
      feeds.forEach(leases::look);
      try {
        Thread.sleep(EVERY);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private boolean works() {
    return tail.healthy() && sequencer.healthy() && others.stream().allMatch(Worker::healthy);
  }

  /** Whether all feeds are current; each change is logged once. */
  private boolean feedsAreCurrent() {
    for (FeedReader feed : feeds) {
      if (feed.fresh(FEED_SILENCE)) {
        if (behind.remove(feed.source())) {
          log.info("the feed of {} is current again", feed.source());
        }
      } else if (settled && behind.add(feed.source())) {
        log.warn(
            "degraded: the feed of {} is not current; reports are taken, what needs knowledge of it"
                + " is refused once the lease has run out",
            feed.source());
      }
    }
    return feeds.stream().allMatch(feed -> feed.fresh(FEED_SILENCE));
  }

  private void tell(String name, boolean serving) {
    manager.setStatus(name, serving ? ServingStatus.SERVING : ServingStatus.NOT_SERVING);
  }

  @Override
  public void stop() {
    running = false;
    manager.enterTerminalState();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return Projector.PHASE + 20;
  }
}
