package cordon.platform.feed;

import cordon.platform.work.StopForGoodException;

/**
 * The source has another entry where this service has read one, because it was restored to an
 * earlier time and has written on otherwise. What was read of the other course of things cannot be
 * told apart from it, so nothing more is read.
 */
final class AnotherJournalException extends StopForGoodException {
  private static final long serialVersionUID = 1L;

  AnotherJournalException(long position) {
    super(
        "its journal is another one than was read here up to position %d: it was restored to an"
                .formatted(position)
            + " earlier time without this service; restore this service's database to the same"
            + " moment and start it again");
  }
}
