package cordon.reporting.submission;

import cordon.platform.journal.Sequencer;
import cordon.platform.work.Worker;
import cordon.reporting.result.ReferenceStore;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Clears away what a crash has left of submissions that never came about. What it finds unaccepted
 * it leaves for half a minute by its own count, longer than a command may take, and trusts no other
 * replica's clock; whatever is still under way then is refused and not harmed.
 */
@Component
class StagingCleaner extends Worker {
  private static final int PHASE = Sequencer.PHASE + 30;
  private static final Duration EVERY = Duration.ofSeconds(30);

  private final SubmissionStore submissions;
  private final StagedLineStore lines;
  private final ReferenceStore references;
  private final StagingStore stagings;
  private final Semaphore stopping = new Semaphore(0);
  private Set<String> foundBefore = Set.of();

  StagingCleaner(
      SubmissionStore submissions,
      StagedLineStore lines,
      ReferenceStore references,
      StagingStore stagings) {
    super("staging-cleaner", PHASE);
    this.submissions = submissions;
    this.lines = lines;
    this.references = references;
    this.stagings = stagings;
  }

  @Override
  protected void step() throws InterruptedException {
    clean();
    var _ = stopping.tryAcquire(EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  protected void wake() {
    stopping.release();
  }

  /** Gives up what was unaccepted at the last look and still is. */
  void clean() {
    var found = new HashSet<String>();
    for (String id : lines.submissions()) {
      if (!submissions.accepted(id)) {
        found.add(id);
      }
    }
    for (String id : references.stagedOwners()) {
      if (submissions.accepted(id)) {
        references.keep(id);
      } else {
        found.add(id);
      }
    }
    for (String id : found) {
      if (foundBefore.contains(id) && stagings.giveUp(id)) {
        references.release(id);
        lines.unstage(id);
      }
    }
    foundBefore = found;
  }
}
