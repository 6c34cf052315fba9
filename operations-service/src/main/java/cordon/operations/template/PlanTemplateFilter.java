package cordon.operations.template;

import cordon.operations.operation.Purpose;
import org.jspecify.annotations.Nullable;

/**
 * Which templates are wanted; all that is said has to fit, and what is null is not asked for.
 *
 * @param words that the name has to have, or the beginnings of them
 */
record PlanTemplateFilter(
    @Nullable PlanTemplateState state, @Nullable Purpose purpose, @Nullable String words) {}
