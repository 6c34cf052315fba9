package cordon.reporting.subject;

/**
 * A text that is no identifier of its type. The sentence says what would be right and repeats
 * nothing of the text, which may lead to a person.
 */
final class MalformedException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  MalformedException(String sentence) {
    super(sentence);
  }

  String sentence() {
    return String.valueOf(getMessage());
  }

  /** A submission may have thousands of them; where they come from is no riddle. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
