package cordon.operations.network;

import org.jspecify.annotations.Nullable;

/**
 * A body that supervises a major case.
 *
 * @param country ISO 3166-1 alpha-2; null for one of no country
 */
public record SupervisingBody(String name, @Nullable String country) {}
