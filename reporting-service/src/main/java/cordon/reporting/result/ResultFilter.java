package cordon.reporting.result;

import org.jspecify.annotations.Nullable;

/** Which results of an operation are wanted. */
record ResultFilter(
    String operationId,
    @Nullable ResultState state,
    @Nullable String country,
    @Nullable String indicator,
    boolean correctionWaits) {}
