package cordon.platform.feed;

import cordon.platform.work.PausedException;

/**
 * The source has not come so far as it was read here. After a stale answer that ends by itself;
 * after a restore it ends once somebody has restored this service, too.
 */
final class SourceBehindException extends PausedException {
  private static final long serialVersionUID = 1L;

  SourceBehindException(long position) {
    super(
        "its journal ends before position %d, up to which it was read here: if it was restored to"
                .formatted(position)
            + " an earlier time, restore this service's database to the same moment and start it"
            + " again");
  }
}
