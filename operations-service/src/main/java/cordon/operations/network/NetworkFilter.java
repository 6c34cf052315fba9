package cordon.operations.network;

import cordon.operations.operation.CrimeArea;
import org.jspecify.annotations.Nullable;

/** Which networks are wanted; all that is said has to fit, and what is null is not asked for. */
record NetworkFilter(
    String operationId,
    @Nullable NetworkState state,
    @Nullable String ownerCountry,
    @Nullable CrimeArea area,
    @Nullable String words,
    @Nullable Boolean majorCase,
    boolean overdue) {}
