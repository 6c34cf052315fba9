package cordon.operations.operation;

import org.jspecify.annotations.Nullable;

/**
 * Whoever writes on a plan, or approves it.
 *
 * @param subject of their token
 * @param unit theirs; null where the token names none
 */
record Writer(String subject, @Nullable Unit unit) {}
