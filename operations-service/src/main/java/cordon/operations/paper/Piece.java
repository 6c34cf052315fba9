package cordon.operations.paper;

/**
 * A text in a document.
 *
 * @param written whether somebody has written it, so that it runs as its own letters do; else it is
 *     in the document's language
 */
public record Piece(String text, Look look, boolean written) {

  /** How a text looks. */
  public enum Look {
    PLAIN,
    STRONG,
    QUIET,
    CODE,
    NUMBER
  }

  /** In the document's language. */
  public static Piece of(String text) {
    return new Piece(text, Look.PLAIN, false);
  }

  /** In the document's language. */
  public static Piece of(String text, Look look) {
    return new Piece(text, look, false);
  }

  /** As somebody has written it. */
  public static Piece written(String text) {
    return new Piece(Visible.of(text), Look.PLAIN, true);
  }

  /** As somebody has written it. */
  public static Piece written(String text, Look look) {
    return new Piece(Visible.of(text), look, true);
  }

  boolean isEmpty() {
    return text.isBlank();
  }
}
