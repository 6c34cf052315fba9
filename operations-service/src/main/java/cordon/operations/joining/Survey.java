package cordon.operations.joining;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who joined late and who left, for those who lead. */
record Survey(List<Late> late, List<Left> left) {

  /** One that takes part and joined late. */
  record Late(String country, Instant accepted, List<Lack> lacks) {}

  /**
   * One that left something.
   *
   * @param since when it left; null of one that was invited again and has not answered
   */
  record Left(String country, @Nullable Instant since, List<Consequence> consequences) {}
}
