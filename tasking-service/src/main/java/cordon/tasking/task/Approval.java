package cordon.tasking.task;

/**
 * Approval that a caveat of the executing country asks for before the start.
 *
 * @param authority who has approved, in the words of the caveat
 * @param reference under which it is found there
 */
public record Approval(String authority, String reference) {}
