package cordon.operations.template;

import cordon.operations.OperationsReason;
import cordon.operations.operation.Plan;
import cordon.operations.words.Words;
import cordon.platform.refusal.RejectedException;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a plan, under a name.
 *
 * @param owner ISO 3166-1 alpha-2 of the country whose it is, or {@link #SECRETARIAT}
 * @param retireReason why nobody is to begin with it; null while it is in use
 * @param plan with times that count from {@link Instant#EPOCH}, the beginning of its period
 * @param leftOut fields of the plan in which something was left out, in the contract's names
 * @param completeness version of the completeness list that it was submitted by; null where there
 *     was none
 * @param words of its name, as they are looked for
 */
@RecordBuilder
public record PlanTemplate(
    @BsonId String id,
    long version,
    String owner,
    PlanTemplateState state,
    PlanTemplateSpec spec,
    @Nullable String retireReason,
    Plan plan,
    List<String> leftOut,
    @Nullable Long completeness,
    List<String> words,
    Instant created,
    Instant updated) {
  static final String SECRETARIAT = "secretariat";

  public PlanTemplate {
    leftOut = List.copyOf(Objects.requireNonNullElse(leftOut, List.of()));
    words = List.copyOf(Objects.requireNonNullElse(words, List.of()));
  }

  /** Of whom it is that has this country. */
  static String ownerOf(@Nullable String country) {
    return country == null ? SECRETARIAT : country;
  }

  static PlanTemplate save(
      String id,
      String owner,
      PlanTemplateSpec spec,
      Kept kept,
      @Nullable Long completeness,
      Instant now) {
    return PlanTemplateBuilder.builder()
        .id(id)
        .version(1)
        .owner(owner)
        .state(PlanTemplateState.IN_USE)
        .spec(spec)
        .plan(kept.plan())
        .leftOut(kept.leftOut())
        .completeness(completeness)
        .words(Words.of(spec.name()))
        .created(now)
        .updated(now)
        .build();
  }

  PlanTemplate revise(PlanTemplateSpec next, Instant now) {
    return PlanTemplateBuilder.builder(this)
        .version(version + 1)
        .state(PlanTemplateTable.REVISE.from(state))
        .spec(next)
        .words(Words.of(next.name()))
        .updated(now)
        .build();
  }

  PlanTemplate retire(String reason, Instant now) {
    return PlanTemplateBuilder.builder(this)
        .version(version + 1)
        .state(PlanTemplateTable.RETIRE.from(state))
        .retireReason(reason)
        .updated(now)
        .build();
  }

  /**
   * The plan that an operation begins with.
   *
   * @throws RejectedException TEMPLATE_RETIRED
   */
  Plan begin(Instant start) {
    if (state == PlanTemplateState.RETIRED) {
      throw new RejectedException(
          OperationsReason.TEMPLATE_RETIRED,
          "The template is retired; begin with another, or with the plan of an operation.");
    }
    return plan.beginning(start);
  }
}
