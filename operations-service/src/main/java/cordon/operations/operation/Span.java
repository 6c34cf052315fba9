package cordon.operations.operation;

/**
 * A part of a list that is sorted by texts in the order of time.
 *
 * @param from after which it begins
 * @param to before which it ends
 * @param ahead whether it is read from its beginning, else from its end
 */
public record Span(String from, String to, boolean ahead) {
  /** What is left of it behind a text to which it was read. */
  public Span behind(String read) {
    return ahead ? new Span(read, to, true) : new Span(from, read, false);
  }
}
