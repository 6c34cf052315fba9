package cordon.platform.projection;

import cordon.platform.work.StopForGoodException;
import cordon.platform.work.Worker;
import java.time.Duration;

/** Keeps the build of an older version up while it serves. */
final class OldVersion extends Worker {
  private static final Duration REST = Duration.ofMillis(500);

  private final Follower follower;
  private final Serving serving;
  private final Runnable progress;

  OldVersion(Follower follower, Serving serving, Runnable progress) {
    super(
        "projector-" + follower.build().view() + "-" + follower.build().version(), Projector.PHASE);
    this.follower = follower;
    this.serving = serving;
    this.progress = progress;
  }

  Follower follower() {
    return follower;
  }

  @Override
  protected void step() throws InterruptedException {
    try {
      follower.keepUp(REST, progress);
    } catch (BuildGoneException e) {
      serving.end(follower);
      throw new StopForGoodException(follower.build() + " was dropped");
    }
  }
}
