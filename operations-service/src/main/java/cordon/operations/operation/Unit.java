package cordon.operations.operation;

import org.jspecify.annotations.Nullable;

/**
 * A unit, as tokens name it.
 *
 * @param country ISO 3166-1 alpha-2; null for one of the secretariat
 */
public record Unit(@Nullable String country, String name) {}
