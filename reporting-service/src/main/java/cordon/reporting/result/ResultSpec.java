package cordon.reporting.result;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a country reports.
 *
 * @param reference the reporter's own, unique within country, operation and kind
 * @param place ISO 3166-1 alpha-2 of the country where it happened; gets the credit
 */
public record ResultSpec(
    String reference, @Nullable String taskId, Instant occurred, String place, Finding finding) {}
