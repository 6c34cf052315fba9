package cordon.reporting.plan;

import cordon.platform.feed.FeedReader;
import cordon.platform.projection.Projector;
import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Whether what this service knows of plans may lack something that has happened. While their feed
 * stands still, what is not known may exist all the same.
 */
@Component
class KnowledgeAge {
  /** Longer than the way of an entry through a feed into the view, as long as nothing is amiss. */
  private static final Duration USUAL = Duration.ofSeconds(10);

  private final ObjectProvider<FeedReader> feed;
  private final ObjectProvider<Projector> view;

  KnowledgeAge(
      @Qualifier("operationsFeed") ObjectProvider<FeedReader> feed,
      @Qualifier("outcomeProjector") ObjectProvider<Projector> view) {
    this.feed = feed;
    this.view = view;
  }

  /** Whether a plan or a participation may have changed without being known here. */
  boolean mayLack(Instant now) {
    Instant current = feed.getObject().current(view.getObject().caughtUp());
    return current.plus(USUAL).isBefore(now);
  }
}
