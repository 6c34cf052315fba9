package cordon.operations.calendar;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whoever has a link, as their token says.
 *
 * @param country ISO 3166-1 alpha-2; null for the secretariat
 */
record Holder(String subject, Set<String> roles, @Nullable String country) {}
