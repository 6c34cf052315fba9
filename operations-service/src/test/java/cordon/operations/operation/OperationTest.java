package cordon.operations.operation;

import static cordon.operations.operation.AnOperation.ACTIVE;
import static cordon.operations.operation.AnOperation.ACTIVE_REVIEW;
import static cordon.operations.operation.AnOperation.ENDED;
import static cordon.operations.operation.AnOperation.IN_FORCE;
import static cordon.operations.operation.AnOperation.NOW;
import static cordon.operations.operation.AnOperation.PLAN;
import static cordon.operations.operation.AnOperation.PLANNED;
import static cordon.operations.operation.AnOperation.PLANNED_REVIEW;
import static cordon.operations.operation.AnOperation.WAIVING;
import static cordon.operations.operation.AnOperation.WHOLE;
import static cordon.operations.operation.AnOperation.by;
import static cordon.operations.operation.AnOperation.in;
import static cordon.operations.operation.AnOperation.reason;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.operations.OperationsReason;
import cordon.operations.PlanFixture;
import cordon.platform.conformance.Golden;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an operation's moves make of it, beyond its state. */
class OperationTest {
  @Test
  void an_exercise_is_one_for_good_and_for_countries_too() {
    Operation exercise =
        Operation.create("id", WHOLE, "hash", true, Lead.SECRETARIAT, by("author"), NOW);
    Operation carriedOut =
        exercise
            .revise(WHOLE, "hash", by("another"), NOW)
            .submit(NOW)
            .approve(by("approver"), "hash", null, NOW)
            .activate(NOW)
            .conclude(NOW, IN_FORCE)
            .closeBooks(NOW);

    assertThat(carriedOut.isExercise()).isTrue();
    assertThat(carriedOut.forCountries().isExercise()).isTrue();
    assertThat(
            Operation.create("id", PLAN, "hash", false, Lead.SECRETARIAT, by("author"), NOW)
                .isExercise())
        .isFalse();
  }

  @Test
  void an_edit_voids_the_review_and_leaves_what_is_in_force() {
    Operation before = in(ACTIVE_REVIEW);

    Operation after = before.revise(WHOLE, "other", by("second-author"), NOW);

    PlanRevision open = Objects.requireNonNull(after.open());
    assertThat(open.state()).isEqualTo(PlanState.DRAFT);
    assertThat(open.authors()).containsExactly("author", "second-author");
    assertThat(after.approved()).isEqualTo(before.approved());
    assertThat(after.version()).isEqualTo(before.version() + 1);
  }

  @Test
  void nobody_approves_what_they_wrote_and_nobody_what_they_have_not_read() {
    Operation review = in(PLANNED_REVIEW);

    assertThat(reason(() -> review.approve(by("author"), "hash", null, NOW)))
        .isEqualTo(OperationsReason.AUTHOR_MAY_NOT_APPROVE);
    assertThat(reason(() -> review.approve(by("approver"), "an older hash", null, NOW)))
        .isEqualTo(OperationsReason.HASH_DIFFERS);
  }

  @Test
  void nobody_approves_who_wrote_on_the_revision_whatever_path_it_took() {
    Operation first =
        Operation.create("id", WHOLE, "hash", false, Lead.SECRETARIAT, by("author"), NOW);
    Operation together = first.revise(WHOLE, "hash", by("second"), NOW);
    Operation returned = together.submit(NOW).sendBack("not yet", NOW);
    Operation backAndForth = returned.revise(WHOLE, "hash", by("author"), NOW);
    Operation approved = first.submit(NOW).approve(by("approver"), "hash", null, NOW);
    Operation next = approved.revise(WHOLE, "hash", by("third"), NOW);

    for (Operation written : List.of(together, returned, backAndForth)) {
      Operation review = written.submit(NOW);
      for (String author : List.of("author", "second")) {
        assertThat(reason(() -> review.approve(by(author), "hash", null, NOW)))
            .isEqualTo(OperationsReason.AUTHOR_MAY_NOT_APPROVE);
      }
      assertThat(review.approve(by("approver"), "hash", null, NOW).approved()).isNotNull();
    }
    assertThat(reason(() -> next.submit(NOW).approve(by("third"), "hash", null, NOW)))
        .isEqualTo(OperationsReason.AUTHOR_MAY_NOT_APPROVE);
  }

  @Test
  void nothing_begins_and_nobody_is_invited_without_an_approved_plan() {
    Operation fresh =
        Operation.create("id", PLAN, "hash", false, Lead.SECRETARIAT, by("author"), NOW);

    assertThat(reason(() -> fresh.activate(NOW))).isEqualTo(OperationsReason.NO_APPROVED_PLAN);
    assertThat(reason(fresh::invitation)).isEqualTo(OperationsReason.NO_APPROVED_PLAN);
  }

  @Test
  void an_operation_is_stored_in_the_form_that_is_pinned() {
    Operation operation = in(ACTIVE_REVIEW);

    Golden.assertMatches(PlanFixture.CODECS, operation, "operations/in-review.json");
  }

  @Test
  void what_was_added_later_is_stored_in_the_form_that_is_pinned() {
    Golden.assertMatches(
        PlanFixture.CODECS,
        OperationBuilder.builder(in(ACTIVE).conclude(NOW, IN_FORCE))
            .shown(null)
            .moves(null)
            .build(),
        "operations/concluded.json");
    Golden.assertMatches(
        PlanFixture.CODECS,
        OperationBuilder.builder(in(ACTIVE).conclude(NOW, IN_FORCE)).moves(null).build(),
        "operations/shown.json");
    Golden.assertMatches(
        PlanFixture.CODECS,
        in(ACTIVE).suspend("A court has to decide first.", NOW, IN_FORCE),
        "operations/suspended.json");
    Golden.assertMatches(
        PlanFixture.CODECS,
        Operation.create("id", PLAN, "hash", true, Lead.SECRETARIAT, by("author"), NOW),
        "operations/exercise.json");
    Golden.assertMatches(
        PlanFixture.CODECS,
        Operation.create("id", WAIVING, "hash", false, Lead.SECRETARIAT, by("author"), NOW)
            .submit(NOW)
            .approve(by("approver"), "hash", null, NOW)
            .revise(WAIVING, "hash", by("author"), NOW)
            .submit(NOW),
        "operations/whole-plan.json");
  }

  @Test
  void
      an_incomplete_plan_is_not_submitted_and_what_was_submitted_before_is_approved_all_the_same() {
    Operation draft =
        Operation.create("id", PLAN, "hash", false, Lead.SECRETARIAT, by("author"), NOW);

    Operation approved = in(PLANNED_REVIEW).approve(by("approver"), "hash", null, NOW);

    assertThat(reason(() -> draft.submit(NOW))).isEqualTo(OperationsReason.PLAN_INCOMPLETE);
    assertThat(Objects.requireNonNull(approved.approved()).plan()).isEqualTo(PLAN);
    assertThat(approved.approved().completeness()).isNull();
  }

  @Test
  void the_list_that_a_plan_was_submitted_by_is_kept_until_it_is_a_draft_again() {
    Operation review =
        Operation.create("id", WHOLE, "hash", false, Lead.SECRETARIAT, by("author"), NOW)
            .submit(NOW);

    assertThat(completeness(review.open())).isEqualTo(1);
    assertThat(completeness(review.approve(by("approver"), "hash", null, NOW).approved()))
        .isEqualTo(1);
    assertThat(completeness(review.sendBack("not yet", NOW).open())).isNull();
    assertThat(completeness(review.revise(WHOLE, "hash", by("author"), NOW).open())).isNull();
  }

  private static @Nullable Long completeness(@Nullable PlanRevision revision) {
    return Objects.requireNonNull(revision).completeness();
  }

  @Test
  void a_reason_is_told_for_as_long_as_the_operation_is_where_it_led() {
    Operation held = in(ACTIVE).suspend("a court decides", NOW, IN_FORCE);
    Operation closed = in(ENDED).closeBooks(NOW);
    Operation open = closed.reopenBooks("a late result", NOW);

    assertThat(held.revise(WHOLE, "other", by("author"), NOW).stateReason())
        .isEqualTo("a court decides");
    assertThat(held.forCountries().stateReason()).isEqualTo("a court decides");
    assertThat(held.resume(NOW).stateReason()).isNull();
    assertThat(held.conclude(NOW, IN_FORCE).stateReason()).isNull();
    assertThat(in(PLANNED).cancel("no grounds", NOW, IN_FORCE).stateReason())
        .isEqualTo("no grounds");
    assertThat(open.stateReason()).isEqualTo("a late result");
    assertThat(open.closeBooks(NOW).stateReason()).isNull();
  }

  @Test
  void what_is_taken_away_is_in_force_later_and_what_is_given_back_at_once() {
    Operation concluded = in(ACTIVE).conclude(NOW, IN_FORCE);
    Instant later = IN_FORCE.plusSeconds(100);

    assertThat(in(ACTIVE).suspend("why", NOW, IN_FORCE).inForce()).isEqualTo(IN_FORCE);
    assertThat(in(ACTIVE).cancel("why", NOW, IN_FORCE).inForce()).isEqualTo(IN_FORCE);
    assertThat(in(ACTIVE).suspend("why", NOW, IN_FORCE).resume(NOW).inForce()).isNull();
    assertThat(concluded.closeBooks(later).inForce()).isEqualTo(IN_FORCE);
    assertThat(concluded.closeBooks(later).reopenBooks("why", later).inForce()).isEqualTo(IN_FORCE);
  }

  /** What a country has seen has a version of its own, which an operation that goes back grows. */
  @Test
  void the_version_that_a_country_is_shown_never_falls() {
    Operation active = in(PLANNED).activate(NOW);
    Operation held = active.suspend("why", NOW, IN_FORCE);
    Operation resumed = held.resume(NOW);
    Operation again = resumed.suspend("why", NOW, IN_FORCE);
    Operation concluded = again.conclude(NOW, IN_FORCE);
    Operation closed = concluded.closeBooks(NOW);
    Operation open = closed.reopenBooks("why", NOW);

    assertThat(
            List.of(active, held, resumed, again, concluded, closed, open).stream()
                .map(o -> o.forCountries().version()))
        .containsExactly(3L, 4L, 5L, 6L, 7L, 8L, 9L);
    for (OperationStanding at : List.of(PLANNED, ACTIVE, ENDED)) {
      assertThat(in(at).forCountries().version())
          .as("stored before it was kept: %s", at)
          .isEqualTo(2L + at.state().ordinal());
    }
  }

  /** A version or a time that grows tells of work on what nobody has released. */
  @Test
  void a_country_is_not_told_that_somebody_works_on_the_plan() {
    Operation released =
        Operation.create("id", WHOLE, "hash", false, Lead.SECRETARIAT, by("author"), NOW)
            .submit(NOW)
            .approve(by("approver"), "hash", null, NOW.plusSeconds(1));
    Operation active = released.activate(NOW.plusSeconds(2));
    Operation revised = active.revise(WHOLE, "hash", by("author"), NOW.plusSeconds(3));
    Operation sentBack = revised.submit(NOW.plusSeconds(4)).sendBack("no", NOW.plusSeconds(5));
    Operation again =
        sentBack
            .submit(NOW.plusSeconds(6))
            .approve(by("approver"), "hash", null, NOW.plusSeconds(7));

    assertThat(List.of(revised.forCountries(), sentBack.forCountries()))
        .containsOnly(active.forCountries());
    assertThat(active.forCountries().updated()).isEqualTo(NOW.plusSeconds(2));
    assertThat(again.forCountries().updated()).isEqualTo(NOW.plusSeconds(7));
    assertThat(List.of(released, active, again).stream().map(o -> o.forCountries().version()))
        .containsExactly(2L, 3L, 4L);
  }
}
