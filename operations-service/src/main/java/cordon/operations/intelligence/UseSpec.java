package cordon.operations.intelligence;

import org.jspecify.annotations.Nullable;

/**
 * What use is made of a package.
 *
 * @param letter reference of the letter of request by which it became evidence
 * @param toCountry whom it was passed on to, ISO 3166-1 alpha-2; null unless it was
 * @param toAgency or an agency
 */
public record UseSpec(
    UseKind kind,
    @Nullable String letter,
    @Nullable String toCountry,
    @Nullable String toAgency,
    String text) {}
