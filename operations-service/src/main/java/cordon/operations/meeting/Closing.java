package cordon.operations.meeting;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That minutes were closed.
 *
 * @param number 1 for the first
 * @param reason why they were corrected; null for the first
 */
public record Closing(int number, @Nullable String reason, Instant at) {}
