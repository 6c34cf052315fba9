package cordon.reporting.subject;

import org.jspecify.annotations.Nullable;

/**
 * A subject that was identified.
 *
 * @param key keyed hash of the identifier in its one form
 * @param value the identifier as reported, for those that lead to no person; otherwise null
 */
public record Subject(IdentifierType type, String key, @Nullable String value) {}
