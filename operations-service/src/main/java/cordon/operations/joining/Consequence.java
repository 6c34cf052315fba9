package cordon.operations.joining;

/**
 * What hangs on a country's taking part, of one kind.
 *
 * @param count {@link Hanging#MOST} means that or more
 */
record Consequence(ConsequenceKind kind, int count) {}
