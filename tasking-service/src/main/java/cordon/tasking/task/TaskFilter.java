package cordon.tasking.task;

import org.jspecify.annotations.Nullable;

/**
 * Which tasks of an operation are wanted.
 *
 * @param markedOnly only those of which something was reported out of order or ahead of our clock
 */
record TaskFilter(
    String operationId, @Nullable TaskState state, @Nullable String executor, boolean markedOnly) {}
