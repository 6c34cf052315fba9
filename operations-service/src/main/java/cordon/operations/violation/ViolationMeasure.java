package cordon.operations.violation;

import java.time.Instant;

/**
 * Something that was done because of a report.
 *
 * @param author token subject of whoever recorded it
 */
public record ViolationMeasure(String text, String author, Instant at) {}
