package cordon.platform.backup;

/** Nothing can be added to a file any more; another can be begun. */
final class EndedException extends RefusedException {
  private static final long serialVersionUID = 1L;

  EndedException(String sentence) {
    super(sentence);
  }
}
