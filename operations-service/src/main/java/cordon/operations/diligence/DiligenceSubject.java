package cordon.operations.diligence;

import cordon.caveat.ActionKind;
import org.jspecify.annotations.Nullable;

/**
 * Of what an assessment is: at least one of the two is said.
 *
 * @param country ISO 3166-1 alpha-2; null for any
 * @param kind null for actions of every kind
 */
public record DiligenceSubject(@Nullable String country, @Nullable ActionKind kind) {
  /** The same for the same subject and no other: of one of which no more than one stands. */
  String key() {
    return (country == null ? "" : country) + (kind == null ? "" : "." + kind.name());
  }
}
