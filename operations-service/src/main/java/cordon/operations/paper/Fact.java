package cordon.operations.paper;

/**
 * What is known of one thing, by name.
 *
 * @param name empty where it goes on with the fact before
 * @param beside a quiet text after it; may be empty
 */
public record Fact(String name, Piece value, Piece beside) {
  public static Fact of(String name, Piece value) {
    return new Fact(name, value, Piece.of(""));
  }
}
