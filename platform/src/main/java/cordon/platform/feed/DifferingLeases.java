package cordon.platform.feed;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells in the log that a service whose feed is read here has another lease than this one, once for
 * each that it tells. Nothing unsafe follows, since the shorter one holds; but somebody has set
 * them apart.
 */
public final class DifferingLeases {
  private static final Logger log = LoggerFactory.getLogger(DifferingLeases.class);

  private final KnowledgeLease own;
  private final Map<String, Duration> told = new HashMap<>();

  public DifferingLeases(KnowledgeLease own) {
    this.own = own;
  }

  /** Compares what the source has said last. */
  public void look(FeedReader feed) {
    Duration now = Objects.requireNonNullElse(feed.leaseOfSource(), own.length());
    Duration before = Objects.requireNonNullElse(told.put(feed.source(), now), own.length());
    if (now.equals(before)) {
      return;
    }
    if (now.equals(own.length())) {
      log.info("the lease of {} is that of this service again", feed.source());
    } else {
      log.warn(
          "the lease of {} is {} s and that of this service {} s: the shorter one holds; set the"
              + " same for both",
          feed.source(),
          now.toSeconds(),
          own.length().toSeconds());
    }
  }
}
