package cordon.operations.comment;

import java.time.Instant;

/**
 * What was answered to a comment.
 *
 * @param author token subject
 */
public record Answer(String text, String author, Instant created) {}
