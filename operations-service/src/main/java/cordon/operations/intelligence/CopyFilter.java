package cordon.operations.intelligence;

import org.jspecify.annotations.Nullable;

/**
 * Which copies are wanted; all that is said has to fit, and what is null is not asked for.
 *
 * @param receiver ISO 3166-1 alpha-2
 * @param late only those for which feedback is late
 * @param asked only those of the caller's on which a wider use waits for an answer
 */
record CopyFilter(
    String operationId,
    @Nullable String packageId,
    @Nullable PackageCopyState state,
    @Nullable PackageSide side,
    @Nullable String receiver,
    boolean late,
    boolean asked) {}
