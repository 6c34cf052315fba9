package cordon.operations.intelligence;

import org.jspecify.annotations.Nullable;

/** Which packages are wanted; all that is said has to fit, and what is null is not asked for. */
record PackageFilter(
    String operationId,
    @Nullable PackageState state,
    @Nullable PackageSide side,
    @Nullable String caseId) {}
