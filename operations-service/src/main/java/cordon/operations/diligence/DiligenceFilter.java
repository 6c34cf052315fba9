package cordon.operations.diligence;

import cordon.caveat.ActionKind;
import org.jspecify.annotations.Nullable;

/**
 * Which assessments are wanted; null is any.
 *
 * @param due only those that are due again
 * @param superseded those that are superseded, in place of those that stand
 * @param wholeCountries only those of a country for actions of every kind
 */
record DiligenceFilter(
    @Nullable String country,
    @Nullable ActionKind kind,
    @Nullable DiligenceLevel level,
    boolean due,
    boolean superseded,
    boolean wholeCountries) {}
