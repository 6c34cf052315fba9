package cordon.operations.operation;

/**
 * An operation that a search has found.
 *
 * @param whole by what those read who see all of it
 * @param inPart by what the caller's country reads as it takes part or is invited
 */
public record FoundOperation(String id, boolean whole, boolean inPart) {}
