package cordon.operations.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cordon.operations.PlanFixture;
import cordon.operations.v1.ProtectionAnnex;
import cordon.platform.refusal.CommonReason;
import cordon.platform.refusal.RejectedException;
import org.junit.jupiter.api.Test;

/** Plans between the contract and the domain. */
class PlanMessagesTest {

  /** As the release before plans said more computed it; approvals rest on it. */
  @Test
  void a_plan_that_says_no_more_than_its_core_has_the_hash_that_it_always_had() {
    assertThat(PlanMessages.hash(AnOperation.PLAN))
        .isEqualTo("48e1b4746361e3fc57f819716eb7439189b1de81837652c53c85b6c2ca2f9e38");
  }

  @Test
  void everything_that_a_plan_says_comes_back_and_nothing_is_added() {
    var whole = PlanFixture.aWholePlan().addWaivers(PlanFixture.waivers().getFirst()).build();
    var said = cordon.operations.v1.Plan.getDescriptor().getFields();

    assertThat(whole.getAllFields().keySet()).containsExactlyInAnyOrderElementsOf(said);
    assertThat(PlanMessages.message(PlanMessages.plan(whole))).isEqualTo(whole);
  }

  @Test
  void what_says_nothing_changes_neither_plan_nor_hash() {
    var core = PlanMessages.message(AnOperation.PLAN);
    var empty = core.toBuilder().setProtection(ProtectionAnnex.getDefaultInstance()).build();

    assertThat(PlanMessages.plan(empty)).isEqualTo(AnOperation.PLAN);
    assertThat(AnOperation.PLAN.annex()).isNull();
  }

  @Test
  void a_plan_that_two_of_would_not_fit_into_an_entry_of_the_journal_is_refused() {
    var large = PlanFixture.aWholePlan();
    for (int i = 0; i < 21; i++) {
      large.addSelectionCriteriaBuilder().setKey("k" + i).setCriterion("網".repeat(4000));
    }

    var refusal =
        catchThrowableOfType(RejectedException.class, () -> PlanMessages.plan(large.build()));

    assertThat(large.build().getSerializedSize()).isBetween(240 * 1024, 250 * 1024);
    assertThat(refusal.reason()).isEqualTo(CommonReason.INCONSISTENT);
    assertThat(refusal.sentence()).contains("240 KiB", "shorten");
  }
}
