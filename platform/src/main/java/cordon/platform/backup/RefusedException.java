package cordon.platform.backup;

/** What the operator can put right, in one sentence; nothing is left half done. */
sealed class RefusedException extends RuntimeException permits EndedException {
  private static final long serialVersionUID = 1L;

  RefusedException(String sentence) {
    super(sentence, null, false, false);
  }
}
