package cordon.operations.operation;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One version of the plan.
 *
 * @param number from 1
 * @param hash SHA-256 of the plan's bytes, lower-case hexadecimal; what is approved
 * @param authors token subjects of everybody who wrote on it; none of them may approve it
 * @param approver token subject of who approved it
 * @param returnReason why it was sent back, if it was
 * @param completeness version of the completeness list that it was submitted by; null for a draft,
 *     and where it was submitted before there was a list
 */
public record PlanRevision(
    int number,
    PlanState state,
    Plan plan,
    String hash,
    List<String> authors,
    @Nullable String approver,
    @Nullable String returnReason,
    @Nullable Long completeness) {

  public PlanRevision {
    authors = List.copyOf(authors);
  }

  static PlanRevision draft(int number, Plan plan, String hash, String author) {
    return new PlanRevision(number, PlanState.DRAFT, plan, hash, List.of(author), null, null, null);
  }

  /** Any edit makes it a draft again, whatever review it was in. */
  PlanRevision rewritten(Plan changed, String newHash, String author) {
    List<String> all = Stream.concat(authors.stream(), Stream.of(author)).distinct().toList();
    return new PlanRevision(number, PlanState.DRAFT, changed, newHash, all, null, null, null);
  }

  PlanRevision inReview(@Nullable Long list) {
    return new PlanRevision(number, PlanState.IN_REVIEW, plan, hash, authors, null, null, list);
  }

  PlanRevision approvedBy(String subject) {
    return new PlanRevision(
        number, PlanState.APPROVED, plan, hash, authors, subject, null, completeness);
  }

  PlanRevision returned(String reason) {
    return new PlanRevision(number, PlanState.DRAFT, plan, hash, authors, null, reason, null);
  }

  /** What a country is shown: the plan, not who wrote or released it. */
  PlanRevision forCountries() {
    return new PlanRevision(number, state, plan, hash, List.of(), null, null, completeness);
  }
}
