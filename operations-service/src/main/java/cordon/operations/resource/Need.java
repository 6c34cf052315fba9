package cordon.operations.resource;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a country is asked for.
 *
 * @param key of the resource need of the plan
 * @param resource what it is, as the plan said then
 * @param unit what is counted, as the plan said then
 * @param needed until when it is to be there
 * @param message what was said with it; null where nothing was
 */
public record Need(
    String key, String resource, String unit, Instant needed, @Nullable String message) {}
