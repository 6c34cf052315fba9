package cordon.operations.cases;

import org.jspecify.annotations.Nullable;

/**
 * Who says something of a case.
 *
 * @param subject of their token
 * @param country ISO 3166-1 alpha-2; null for the secretariat
 */
record Writer(String subject, @Nullable String country) {}
