package cordon.operations.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cordon.operations.OperationsReason;
import cordon.platform.conformance.Golden;
import cordon.platform.refusal.CommonReason;
import cordon.platform.refusal.RejectedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OperationTest {
  private static final Instant NOW = Instant.parse("2025-06-02T08:00:00Z");
  private static final Instant IN_FORCE = NOW.plusSeconds(60);
  private static final Plan PLAN =
      new Plan(
          "Serengeti 2.0",
          Purpose.CRIME_INVESTIGATION,
          List.of(CrimeArea.FRAUD, CrimeArea.CYBERCRIME),
          "A mandate",
          "The secretariat",
          HandlingLevel.AMBER_STRICT,
          Instant.parse("2025-06-01T00:00:00Z"),
          Instant.parse("2025-09-01T00:00:00Z"),
          List.of(
              new Phase(
                  PhaseKind.ACTION,
                  Instant.parse("2025-07-01T00:00:00Z"),
                  Instant.parse("2025-08-01T00:00:00Z"))),
          List.of(new Objective("infrastructures_taken_down", 10_000)),
          "USD",
          true);
  private static final Map<String, UnaryOperator<Operation>> MOVES =
      Map.of(
          "REVISE", o -> o.revise(PLAN, "hash", "another", NOW),
          "SUBMIT", o -> o.submit(NOW),
          "APPROVE", o -> o.approve("approver", "hash", NOW),
          "RETURN", o -> o.sendBack("not yet", NOW),
          "ACTIVATE", o -> o.activate(NOW),
          "CONCLUDE", o -> o.conclude(NOW, IN_FORCE));

  /** Which moves each situation allows; every other one is refused. */
  private static final Map<String, List<String>> TABLE =
      Map.of(
          "PLANNED draft", List.of("REVISE", "SUBMIT", "ACTIVATE"),
          "PLANNED review", List.of("REVISE", "APPROVE", "RETURN", "ACTIVATE"),
          "PLANNED none", List.of("REVISE", "ACTIVATE"),
          "ACTIVE draft", List.of("REVISE", "SUBMIT", "CONCLUDE"),
          "ACTIVE review", List.of("REVISE", "APPROVE", "RETURN", "CONCLUDE"),
          "ACTIVE none", List.of("REVISE", "CONCLUDE"),
          "CONCLUDED draft", List.of(),
          "CONCLUDED review", List.of(),
          "CONCLUDED none", List.of());

  @Test
  void every_move_from_every_state_is_as_the_table_says() {
    TABLE.forEach((situation, allowed) ->
        MOVES.forEach((name, move) -> {
          Operation before = in(situation);
          RejectedException refusal =
              catchThrowableOfType(RejectedException.class, () -> move.apply(before));
          assertThat(refusal == null)
              .as("%s in %s", name, situation)
              .isEqualTo(allowed.contains(name));
        }));
  }

  @Test
  void a_refused_move_says_in_which_state_it_is_and_what_is_possible() {
    var refusal =
        catchThrowableOfType(
            RejectedException.class, () -> in("PLANNED draft").conclude(NOW, IN_FORCE));

    assertThat(refusal.reason()).isEqualTo(CommonReason.ILLEGAL_MOVE);
    assertThat(refusal.details()).containsEntry("possible", "REVISE,SUBMIT,INVITE,ACTIVATE");
  }

  @Test
  void an_edit_voids_the_review_and_leaves_what_is_in_force() {
    Operation before = in("ACTIVE review");

    Operation after = before.revise(PLAN, "other", "second-author", NOW);

    PlanRevision open = Objects.requireNonNull(after.open());
    assertThat(open.state()).isEqualTo(PlanState.DRAFT);
    assertThat(open.authors()).containsExactly("author", "second-author");
    assertThat(after.approved()).isEqualTo(before.approved());
    assertThat(after.version()).isEqualTo(before.version() + 1);
  }

  @Test
  void nobody_approves_what_they_wrote_and_nobody_what_they_have_not_read() {
    Operation review = in("PLANNED review");

    assertThat(reason(() -> review.approve("author", "hash", NOW)))
        .isEqualTo(OperationsReason.AUTHOR_MAY_NOT_APPROVE);
    assertThat(reason(() -> review.approve("approver", "an older hash", NOW)))
        .isEqualTo(OperationsReason.HASH_DIFFERS);
  }

  @Test
  void nobody_approves_who_wrote_on_the_revision_whatever_path_it_took() {
    Operation first = Operation.create("id", PLAN, "hash", "author", NOW);
    Operation together = first.revise(PLAN, "hash", "second", NOW);
    Operation returned = together.submit(NOW).sendBack("not yet", NOW);
    Operation backAndForth = returned.revise(PLAN, "hash", "author", NOW);
    Operation approved = first.submit(NOW).approve("approver", "hash", NOW);
    Operation next = approved.revise(PLAN, "hash", "third", NOW);

    for (Operation written : List.of(together, returned, backAndForth)) {
      Operation review = written.submit(NOW);
      for (String author : List.of("author", "second")) {
        assertThat(reason(() -> review.approve(author, "hash", NOW)))
            .isEqualTo(OperationsReason.AUTHOR_MAY_NOT_APPROVE);
      }
      assertThat(review.approve("approver", "hash", NOW).approved()).isNotNull();
    }
    assertThat(reason(() -> next.submit(NOW).approve("third", "hash", NOW)))
        .isEqualTo(OperationsReason.AUTHOR_MAY_NOT_APPROVE);
  }

  @Test
  void nothing_begins_and_nobody_is_invited_without_an_approved_plan() {
    Operation fresh = Operation.create("id", PLAN, "hash", "author", NOW);

    assertThat(reason(() -> fresh.activate(NOW))).isEqualTo(OperationsReason.NO_APPROVED_PLAN);
    assertThat(reason(fresh::invitation)).isEqualTo(OperationsReason.NO_APPROVED_PLAN);
  }

  @Test
  void an_operation_is_stored_in_the_form_that_is_pinned() {
    Operation operation = in("ACTIVE review");

    Golden.assertMatches(
        com.mongodb.MongoClientSettings.getDefaultCodecRegistry(), operation, "operation.json");
  }

  @Test
  void what_was_added_later_is_stored_in_the_form_that_is_pinned() {
    Golden.assertMatches(
        com.mongodb.MongoClientSettings.getDefaultCodecRegistry(),
        in("ACTIVE none").conclude(NOW, IN_FORCE),
        "operation-concluded.json");
  }

  private static @Nullable Object reason(Runnable act) {
    var refusal = catchThrowableOfType(RejectedException.class, act::run);
    return refusal == null ? null : refusal.reason();
  }

  private static Operation in(String situation) {
    String[] words = situation.split(" ", -1);
    PlanRevision approved =
        PlanRevision.draft(1, PLAN, "hash", "author").inReview().approvedBy("approver");
    PlanRevision draft = PlanRevision.draft(2, PLAN, "hash", "author");
    PlanRevision open =
        switch (words[1]) {
          case "draft" -> draft;
          case "review" -> draft.inReview();
          default -> null;
        };
    return new Operation("id", 7, OperationState.valueOf(words[0]), approved, open, NOW, NOW, null);
  }

  @Test
  void the_table_covers_every_state() {
    var covered = new ArrayList<String>();
    TABLE.keySet().forEach(situation -> covered.add(situation.split(" ", -1)[0]));

    for (OperationState state : OperationState.values()) {
      assertThat(covered).contains(state.name());
    }
  }
}
