package cordon.operations.joining;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What there is to catch up on.
 *
 * @param since from when on others were given what one that joins later was not; null where it
 *     joined in time, as are the two after it
 */
record CatchUp(
    @Nullable Instant since,
    @Nullable Instant accepted,
    int revision,
    List<CatchingUp.Point> points) {
  static final CatchUp NOTHING = new CatchUp(null, null, 0, List.of());
}
