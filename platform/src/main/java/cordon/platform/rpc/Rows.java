package cordon.platform.rpc;

import com.google.protobuf.MessageLite;
import java.util.function.Function;

/**
 * The rows of a list.
 *
 * @param key by which the list is sorted, and goes on
 * @param message a row as it is answered
 * @param usual rows of a page for whoever does not say how many
 */
public record Rows<T, M extends MessageLite>(
    Function<T, String> key, Function<T, M> message, int usual) {
  private static final int USUAL = 50;

  /** Fifty for whoever does not say how many. */
  public static <T, M extends MessageLite> Rows<T, M> of(
      Function<T, String> key, Function<T, M> message) {
    return new Rows<>(key, message, USUAL);
  }

  /** The same with another number for whoever does not say how many. */
  public Rows<T, M> usually(int number) {
    return new Rows<>(key, message, number);
  }
}
