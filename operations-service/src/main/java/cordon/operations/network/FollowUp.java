package cordon.operations.network;

/**
 * Something that follows from a review.
 *
 * @param owner the body or post that does it
 */
public record FollowUp(String text, String owner, String dueDay) {}
