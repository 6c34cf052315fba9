package cordon.operations.directory;

import org.jspecify.annotations.Nullable;

/**
 * How an office, and no person, is reached round the clock; one way at least.
 *
 * @param telephone ITU-T E.164, with {@code +}
 */
public record OfficeContact(String office, @Nullable String telephone, @Nullable String mail) {}
