package cordon.reporting.result;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a validated result is to become once another officer validates that; until then what was
 * validated before counts.
 *
 * @param reason why, in the words of who proposes it
 * @param reporter token subject of who proposes it
 * @param replaces the version that stands validated meanwhile
 * @param clockAhead true if its time lay ahead of our clock when it was proposed, else null
 */
public record Correction(
    ResultSpec spec,
    String reason,
    String reporter,
    long replaces,
    @Nullable Boolean clockAhead,
    Instant proposed) {}
