package cordon.operations.violation;

import org.jspecify.annotations.Nullable;

/**
 * Which reports are wanted; null is any.
 *
 * @param mine only those that the caller has reported
 */
record ViolationFilter(
    @Nullable String operationId, @Nullable ViolationState state, boolean mine) {}
