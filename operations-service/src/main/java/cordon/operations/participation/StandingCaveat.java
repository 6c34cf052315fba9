package cordon.operations.participation;

import cordon.caveat.Caveat;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A caveat of a participation.
 *
 * @param since from when it is in force; null where it came with the last change, and is so from
 *     the participation's {@code inForce} on
 */
public record StandingCaveat(Caveat caveat, @Nullable Instant since) {}
