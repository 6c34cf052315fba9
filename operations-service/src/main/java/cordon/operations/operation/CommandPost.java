package cordon.operations.operation;

import org.jspecify.annotations.Nullable;

/**
 * A post in the chain of command; a function, never a person.
 *
 * @param country ISO 3166-1 alpha-2; null for a post of the whole operation
 * @param reportsTo key of another post; null for one that reports to none
 * @param deputy the function that stands in for it; null where none does
 */
public record CommandPost(
    String key,
    String function,
    String agency,
    @Nullable String country,
    @Nullable String reportsTo,
    @Nullable String deputy) {}
