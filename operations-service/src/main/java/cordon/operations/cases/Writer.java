package cordon.operations.cases;

import org.jspecify.annotations.Nullable;

/**
 * Who says something of a case or package.
 *
 * @param subject of their token
 * @param country ISO 3166-1 alpha-2; null for the secretariat
 */
public record Writer(String subject, @Nullable String country) {}
