package cordon.tasking.plan;

import cordon.platform.feed.FeedReader;
import cordon.platform.feed.KnowledgeLease;
import cordon.platform.projection.Projector;
import cordon.platform.refusal.RejectedException;
import cordon.tasking.TaskingReason;
import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** As of when this service knows the plan, and whether a permission may still rest on that. */
@Component
public class PlanKnowledge {
  private final FeedReader feed;
  private final Projector projector;
  private final KnowledgeLease lease;

  PlanKnowledge(
      @Qualifier("operationsFeed") FeedReader feed,
      @Qualifier("planProjector") Projector projector,
      KnowledgeLease lease) {
    this.feed = feed;
    this.projector = projector;
    this.lease = lease;
  }

  /**
   * What a transaction sees of the plan is not older than this, if it is asked before the first
   * read.
   */
  public Instant asOf() {
    return feed.current(projector.caughtUp());
  }

  /**
   * Holds a permission to the lease, the shorter of ours and of the source. To be asked once it is
   * clear that the caller may know of what they ask about.
   *
   * @throws RejectedException PLAN_NOT_CURRENT
   */
  public void requireCurrent(Instant known, Instant now) {
    Duration ofSource = feed.leaseOfSource();
    if (!lease.covers(known, now, ofSource)) {
      throw new RejectedException(
              TaskingReason.PLAN_NOT_CURRENT,
              "What is known of the plan is too old; repeat the call in a moment.")
          .with("longest_seconds", Long.toString(lease.oldest(ofSource).toSeconds()));
    }
  }
}
