package cordon.platform.boot;

import cordon.platform.feed.FeedReader;
import cordon.platform.journal.Sequencer;
import cordon.platform.journal.Tail;
import cordon.platform.projection.Projector;
import cordon.platform.work.Worker;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.protobuf.services.HealthStatusManager;
import java.time.Duration;
import java.util.List;
import org.springframework.context.SmartLifecycle;

/**
 * SERVING only while the store answers, entries are numbered, feeds are attached and views are kept
 * up; looked at twice a second.
 */
final class Readiness implements SmartLifecycle {
  private static final Duration EVERY = Duration.ofMillis(500);
  private static final Duration FEED_SILENCE = Duration.ofSeconds(5);

  private final HealthStatusManager manager;
  private final Sequencer sequencer;
  private final Tail tail;
  private final List<FeedReader> feeds;
  private final List<? extends Worker> others;
  private volatile boolean running;

  Readiness(
      HealthStatusManager manager,
      Sequencer sequencer,
      Tail tail,
      List<FeedReader> feeds,
      List<? extends Worker> others) {
    this.manager = manager;
    this.sequencer = sequencer;
    this.tail = tail;
    this.feeds = feeds;
    this.others = others;
  }

  @Override
  public void start() {
    running = true;
    manager.setStatus(HealthStatusManager.SERVICE_NAME_ALL_SERVICES, ServingStatus.NOT_SERVING);
    var _ = Thread.ofVirtual().name("readiness").start(this::look);
  }

  private void look() {
    while (running) {
      manager.setStatus(
          HealthStatusManager.SERVICE_NAME_ALL_SERVICES,
          ready() ? ServingStatus.SERVING : ServingStatus.NOT_SERVING);
      try {
        Thread.sleep(EVERY);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private boolean ready() {
    return tail.healthy()
        && sequencer.healthy()
        && feeds.stream().allMatch(feed -> feed.healthy() && feed.fresh(FEED_SILENCE))
        && others.stream().allMatch(Worker::healthy);
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
