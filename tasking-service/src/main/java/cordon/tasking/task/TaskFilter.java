package cordon.tasking.task;

import org.jspecify.annotations.Nullable;

/** Which tasks of an operation are wanted. */
record TaskFilter(String operationId, @Nullable TaskState state, @Nullable String executor) {}
