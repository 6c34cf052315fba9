package cordon.operations.violation;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is reported.
 *
 * @param country ISO 3166-1 alpha-2 of the country that is concerned; null for none
 * @param caseId null for none
 * @param packageId null for none
 */
public record ViolationSpec(
    List<ViolationKind> kinds,
    String text,
    @Nullable String country,
    @Nullable String caseId,
    @Nullable String packageId) {
  public ViolationSpec {
    kinds = List.copyOf(Objects.requireNonNullElse(kinds, List.of()));
  }
}
