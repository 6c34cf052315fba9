package cordon.platform.projection;

import cordon.platform.journal.Numbered;
import java.time.Instant;

/**
 * How far a view is.
 *
 * @param name the view's
 * @param version of the stored form that it was built for
 * @param position the last entry applied
 * @param time when that entry was numbered: the cut-off of what the view shows
 * @param retaken how often something earlier that had been left out was taken in after all: with
 *     the position it tells whether two readings saw the same
 */
public record Progress(String name, int version, long position, Instant time, long retaken) {

  /** Before the first entry. */
  static Progress none(String name, int version) {
    return new Progress(name, version, 0, Instant.EPOCH, 0);
  }

  /** After this entry. */
  Progress at(Numbered last) {
    return new Progress(name, version, last.position(), last.numbered(), retaken);
  }
}
