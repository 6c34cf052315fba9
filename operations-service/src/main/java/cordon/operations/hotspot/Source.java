package cordon.operations.hotspot;

import org.jspecify.annotations.Nullable;

/**
 * Where something is known from.
 *
 * @param evaluation the code as it came; empty where there is none
 * @param scheme that the code belongs to; null where there is none
 */
public record Source(String text, String evaluation, @Nullable EvaluationScheme scheme) {}
