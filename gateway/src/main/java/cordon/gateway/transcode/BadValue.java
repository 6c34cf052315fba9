package cordon.gateway.transcode;

import cordon.gateway.problem.Refused;

/**
 * A value that is refused. It is thrown where the value is read and learns its place on the way up,
 * so that nothing has to be known of places while all is well.
 */
final class BadValue extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String reason;
  private final String sentence;
  private String path = "";

  /**
   * @param sentence for developers, with {@code %s} for the place
   */
  BadValue(String sentence) {
    this("INVALID", sentence);
  }

  BadValue(String reason, String sentence) {
    super(sentence, null, false, false);
    this.reason = reason;
    this.sentence = sentence;
  }

  static BadValue mustBe(String what) {
    return new BadValue("%s must be " + what + ".");
  }

  /** Within this field, {@code name}, or this item of a list, {@code [3]}. */
  BadValue in(String step) {
    path = path.isEmpty() || path.startsWith("[") ? step + path : step + "." + path;
    return this;
  }

  Refused refused() {
    return Refused.at(path, reason, sentence.formatted(path.isEmpty() ? "The body" : path));
  }
}
