package cordon.operations.violation;

import java.time.Instant;

/**
 * A question or an answer.
 *
 * @param byReviewer else the reporter says it
 * @param author token subject
 */
public record ViolationNote(boolean byReviewer, String text, String author, Instant at) {}
