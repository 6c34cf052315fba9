package cordon.operations.operation;

import cordon.operations.OperationsReason;
import cordon.platform.refusal.RejectedException;
import io.soabase.recordbuilder.core.RecordBuilder;
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
 * @param units of everybody who wrote on it, as far as their tokens named one; null for none, also
 *     where it was written before that was kept
 * @param approverUnit of who approved it; null where there is none or it was not kept
 * @param noOtherUnit why somebody of a unit that wrote on it approved it, if so
 */
@RecordBuilder
public record PlanRevision(
    int number,
    PlanState state,
    Plan plan,
    String hash,
    List<String> authors,
    @Nullable String approver,
    @Nullable String returnReason,
    @Nullable Long completeness,
    @Nullable List<Unit> units,
    @Nullable Unit approverUnit,
    @Nullable String noOtherUnit) {

  public PlanRevision {
    authors = List.copyOf(authors);
    units = units == null || units.isEmpty() ? null : List.copyOf(units);
  }

  static PlanRevision draft(int number, Plan plan, String hash, Writer author) {
    return PlanRevisionBuilder.builder()
        .number(number)
        .state(PlanState.DRAFT)
        .plan(plan)
        .hash(hash)
        .authors(List.of(author.subject()))
        .units(Stream.ofNullable(author.unit()).toList())
        .build();
  }

  /** Any edit makes it a draft again, whatever review it was in. */
  PlanRevision rewritten(Plan changed, String newHash, Writer author) {
    return in(PlanState.DRAFT)
        .plan(changed)
        .hash(newHash)
        .authors(Stream.concat(authors.stream(), Stream.of(author.subject())).distinct().toList())
        .units(
            Stream.concat(unitsOfAuthors().stream(), Stream.ofNullable(author.unit()))
                .distinct()
                .toList())
        .build();
  }

  PlanRevision inReview(@Nullable Long list) {
    return in(PlanState.IN_REVIEW).completeness(list).build();
  }

  PlanRevision approvedBy(Writer by, @Nullable String noOtherUnitReason) {
    return in(PlanState.APPROVED)
        .completeness(completeness)
        .approver(by.subject())
        .approverUnit(by.unit())
        .noOtherUnit(noOtherUnitReason)
        .build();
  }

  PlanRevision returned(String reason) {
    return in(PlanState.DRAFT).returnReason(reason).build();
  }

  List<Unit> unitsOfAuthors() {
    return units == null ? List.of() : units;
  }

  /**
   * Version of the completeness list that it is held to; null where it was submitted before there
   * was one.
   */
  public @Nullable Long listInUse() {
    return state == PlanState.DRAFT ? Long.valueOf(Completeness.VERSION) : completeness;
  }

  /** What a country is shown that does not lead: the plan, not who wrote or released it. */
  PlanRevision forCountries() {
    return in(state).completeness(completeness).authors(List.of()).units(null).build();
  }

  /** The same, without what belongs to the state before: approver, reasons, list. */
  private PlanRevisionBuilder in(PlanState next) {
    return PlanRevisionBuilder.builder(this)
        .state(next)
        .approver(null)
        .returnReason(null)
        .completeness(null)
        .approverUnit(null)
        .noOtherUnit(null);
  }

  /**
   * @param said to whoever has read another text
   * @throws RejectedException HASH_DIFFERS
   */
  void requireRead(String read, String said) {
    if (!hash.equals(read)) {
      throw new RejectedException(OperationsReason.HASH_DIFFERS, said)
          .with("hash", hash)
          .at("hash");
    }
  }
}
