package cordon.operations.restriction;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A restriction of a participation.
 *
 * @param since from when it is in force; null where it came with the last change, and is so from
 *     the participation's {@code inForce} on
 */
public record StandingRestriction(Restriction restriction, @Nullable Instant since) {}
