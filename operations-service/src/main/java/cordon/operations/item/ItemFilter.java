package cordon.operations.item;

import cordon.operations.operation.PhaseKind;
import org.jspecify.annotations.Nullable;

/** Which items are wanted; all that is said has to fit, and what is null is not asked for. */
record ItemFilter(
    String operationId,
    @Nullable PhaseKind phase,
    @Nullable PlanningItemState state,
    @Nullable String post,
    @Nullable String country,
    boolean late,
    @Nullable String meetingId,
    boolean gate) {}
