package cordon.platform.migration;

/** The database is not as this code needs it, so the service does not start. */
public final class NotMigratedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String remedy;

  NotMigratedException(String sentence, String remedy) {
    this(sentence, remedy, null);
  }

  NotMigratedException(
      String sentence, String remedy, @org.jspecify.annotations.Nullable Throwable cause) {
    super(sentence, cause);
    this.remedy = remedy;
  }

  /** Why, in one sentence without any data. */
  String sentence() {
    return String.valueOf(getMessage());
  }

  /** What helps. */
  String remedy() {
    return remedy;
  }
}
