package cordon.operations.network;

import org.jspecify.annotations.Nullable;

/** Which nodes are wanted; all that is said has to fit, and what is null is not asked for. */
record NodeFilter(
    @Nullable NetworkElementState state,
    @Nullable NetworkNodeKind kind,
    @Nullable NetworkRole role,
    @Nullable String country,
    @Nullable String words) {}
