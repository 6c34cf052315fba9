package cordon.platform.journal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * As of when a reader of a journal is current: it notes how far the journal was at a moment, and is
 * current as of that moment once its own position has passed that head. So it is current while it
 * reads, too, however much is written meanwhile; looking at whether anything is left to read would
 * only find it current in a journal that rests.
 */
public final class Watermark {
  private @Nullable Head noted;
  private volatile Instant moment = Instant.EPOCH;

  /** Whether a new head is wanted: none is noted, or the one that was is passed. */
  public boolean wantsHead() {
    return noted == null;
  }

  /** Notes a head that the reader has still to pass. */
  public void note(Head head) {
    noted = head;
  }

  /**
   * Says how far the reader has come; everything up to there has been applied.
   *
   * @return whether the head that was noted is passed with it
   */
  public boolean pass(long position) {
    Head head = noted;
    if (head == null || position < head.position()) {
      return false;
    }
    noted = null;
    // Also to an earlier moment: a clock that was set back must not leave one that is still to
    // come.
    moment = head.moment();
    return true;
  }

  /** Everything that was accepted before this moment has been applied. */
  public Instant moment() {
    return moment;
  }
}
