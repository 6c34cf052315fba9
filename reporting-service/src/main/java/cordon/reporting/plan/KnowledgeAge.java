package cordon.reporting.plan;

import cordon.platform.feed.FeedReader;
import cordon.platform.projection.Projector;
import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Whether what this service knows of plans and tasks may lack something that has happened. While a
 * feed stands still, what is not known may exist all the same.
 */
@Component
class KnowledgeAge {
  /** Longer than the way of an entry through a feed into the view, as long as nothing is amiss. */
  private static final Duration USUAL = Duration.ofSeconds(10);

  private final ObjectProvider<FeedReader> feeds;
  private final ObjectProvider<Projector> view;

  KnowledgeAge(ObjectProvider<FeedReader> feeds, ObjectProvider<Projector> view) {
    this.feeds = feeds;
    this.view = view;
  }

  /**
   * Whether something of another service may have happened that is not known here.
   *
   * @param source the service
   */
  boolean mayLack(String source, Instant now) {
    Instant caughtUp = view.getObject().caughtUp();
    return feeds.stream()
        .filter(feed -> feed.source().equals(source))
        .anyMatch(feed -> feed.current(caughtUp).plus(USUAL).isBefore(now));
  }
}
