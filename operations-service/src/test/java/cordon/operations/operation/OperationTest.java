package cordon.operations.operation;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cordon.operations.OperationsReason;
import cordon.platform.conformance.Golden;
import cordon.platform.conformance.StateMatrix;
import cordon.platform.refusal.CommonReason;
import cordon.platform.refusal.RejectedException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OperationTest {
  private static final Instant NOW = Instant.parse("2025-06-02T08:00:00Z");
  private static final Instant IN_FORCE = NOW.plusSeconds(60);
  static final Plan PLAN =
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
  private static final OperationStanding PLANNED = at(OperationState.PLANNED, null);
  private static final OperationStanding PLANNED_DRAFT =
      at(OperationState.PLANNED, PlanState.DRAFT);
  private static final OperationStanding PLANNED_REVIEW =
      at(OperationState.PLANNED, PlanState.IN_REVIEW);
  private static final OperationStanding ACTIVE = at(OperationState.ACTIVE, null);
  private static final OperationStanding ACTIVE_DRAFT = at(OperationState.ACTIVE, PlanState.DRAFT);
  private static final OperationStanding ACTIVE_REVIEW =
      at(OperationState.ACTIVE, PlanState.IN_REVIEW);
  private static final OperationStanding HELD = at(OperationState.SUSPENDED, null);
  private static final OperationStanding HELD_DRAFT = at(OperationState.SUSPENDED, PlanState.DRAFT);
  private static final OperationStanding HELD_REVIEW =
      at(OperationState.SUSPENDED, PlanState.IN_REVIEW);
  private static final OperationStanding ENDED = at(OperationState.CONCLUDED, null);
  private static final OperationStanding ENDED_DRAFT =
      at(OperationState.CONCLUDED, PlanState.DRAFT);
  private static final OperationStanding ENDED_REVIEW =
      at(OperationState.CONCLUDED, PlanState.IN_REVIEW);
  private static final OperationStanding CLOSED = at(OperationState.BOOKS_CLOSED, null);
  private static final OperationStanding CLOSED_DRAFT =
      at(OperationState.BOOKS_CLOSED, PlanState.DRAFT);
  private static final OperationStanding CLOSED_REVIEW =
      at(OperationState.BOOKS_CLOSED, PlanState.IN_REVIEW);
  private static final OperationStanding GONE = at(OperationState.CANCELLED, null);
  private static final OperationStanding GONE_DRAFT = at(OperationState.CANCELLED, PlanState.DRAFT);
  private static final OperationStanding GONE_REVIEW =
      at(OperationState.CANCELLED, PlanState.IN_REVIEW);

  /** In which nobody works on the plan any more. */
  private static final Set<OperationState> OVER =
      Set.of(OperationState.CONCLUDED, OperationState.BOOKS_CLOSED, OperationState.CANCELLED);

  private static final Set<String> OF_REVISION = Set.of("SUBMIT", "APPROVE", "RETURN");
  private static final StateMatrix<Operation, OperationStanding> MATRIX =
      new StateMatrix<>(
          OperationTest::in,
          Operation::standing,
          Operation::version,
          Map.ofEntries(
              entry("REVISE", o -> o.revise(PLAN, "hash", "another", NOW)),
              entry("SUBMIT", o -> o.submit(NOW)),
              entry("APPROVE", o -> o.approve("approver", "hash", NOW)),
              entry("RETURN", o -> o.sendBack("not yet", NOW)),
              entry("ACTIVATE", o -> o.activate(NOW)),
              entry("SUSPEND", o -> o.suspend("a court decides", NOW, IN_FORCE)),
              entry("RESUME", o -> o.resume(NOW)),
              entry("CONCLUDE", o -> o.conclude(NOW, IN_FORCE)),
              entry("CANCEL", o -> o.cancel("no grounds", NOW, IN_FORCE)),
              entry("CLOSE_BOOKS", o -> o.closeBooks(NOW)),
              entry("REOPEN_BOOKS", o -> o.reopenBooks("a late result", NOW))),
          Map.ofEntries(
              entry(PLANNED, Map.of("REVISE", PLANNED_DRAFT, "ACTIVATE", ACTIVE, "CANCEL", GONE)),
              entry(
                  PLANNED_DRAFT,
                  Map.of(
                      "REVISE", PLANNED_DRAFT,
                      "SUBMIT", PLANNED_REVIEW,
                      "ACTIVATE", ACTIVE_DRAFT,
                      "CANCEL", GONE_DRAFT)),
              entry(
                  PLANNED_REVIEW,
                  Map.of(
                      "REVISE", PLANNED_DRAFT,
                      "APPROVE", PLANNED,
                      "RETURN", PLANNED_DRAFT,
                      "ACTIVATE", ACTIVE_REVIEW,
                      "CANCEL", GONE_REVIEW)),
              entry(
                  ACTIVE,
                  Map.of(
                      "REVISE", ACTIVE_DRAFT,
                      "SUSPEND", HELD,
                      "CONCLUDE", ENDED,
                      "CANCEL", GONE)),
              entry(
                  ACTIVE_DRAFT,
                  Map.of(
                      "REVISE", ACTIVE_DRAFT,
                      "SUBMIT", ACTIVE_REVIEW,
                      "SUSPEND", HELD_DRAFT,
                      "CONCLUDE", ENDED_DRAFT,
                      "CANCEL", GONE_DRAFT)),
              entry(
                  ACTIVE_REVIEW,
                  Map.of(
                      "REVISE", ACTIVE_DRAFT,
                      "APPROVE", ACTIVE,
                      "RETURN", ACTIVE_DRAFT,
                      "SUSPEND", HELD_REVIEW,
                      "CONCLUDE", ENDED_REVIEW,
                      "CANCEL", GONE_REVIEW)),
              entry(HELD, Map.of("REVISE", HELD_DRAFT, "RESUME", ACTIVE, "CONCLUDE", ENDED)),
              entry(
                  HELD_DRAFT,
                  Map.of(
                      "REVISE", HELD_DRAFT,
                      "SUBMIT", HELD_REVIEW,
                      "RESUME", ACTIVE_DRAFT,
                      "CONCLUDE", ENDED_DRAFT)),
              entry(
                  HELD_REVIEW,
                  Map.of(
                      "REVISE", HELD_DRAFT,
                      "APPROVE", HELD,
                      "RETURN", HELD_DRAFT,
                      "RESUME", ACTIVE_REVIEW,
                      "CONCLUDE", ENDED_REVIEW)),
              entry(ENDED, Map.of("CLOSE_BOOKS", CLOSED)),
              entry(ENDED_DRAFT, Map.of("CLOSE_BOOKS", CLOSED_DRAFT)),
              entry(ENDED_REVIEW, Map.of("CLOSE_BOOKS", CLOSED_REVIEW)),
              entry(CLOSED, Map.of("REOPEN_BOOKS", ENDED)),
              entry(CLOSED_DRAFT, Map.of("REOPEN_BOOKS", ENDED_DRAFT)),
              entry(CLOSED_REVIEW, Map.of("REOPEN_BOOKS", ENDED_REVIEW)),
              entry(GONE, Map.of()),
              entry(GONE_DRAFT, Map.of()),
              entry(GONE_REVIEW, Map.of())),
          Map.ofEntries(
              entry(PLANNED, "REVISE,INVITE,COMMENT,ACTIVATE,CANCEL"),
              entry(PLANNED_DRAFT, "REVISE,SUBMIT,INVITE,COMMENT,ACTIVATE,CANCEL"),
              entry(PLANNED_REVIEW, "REVISE,APPROVE,RETURN,INVITE,COMMENT,ACTIVATE,CANCEL"),
              entry(ACTIVE, "REVISE,INVITE,COMMENT,SUSPEND,CONCLUDE,CANCEL"),
              entry(ACTIVE_DRAFT, "REVISE,SUBMIT,INVITE,COMMENT,SUSPEND,CONCLUDE,CANCEL"),
              entry(ACTIVE_REVIEW, "REVISE,APPROVE,RETURN,INVITE,COMMENT,SUSPEND,CONCLUDE,CANCEL"),
              entry(HELD, "REVISE,INVITE,COMMENT,RESUME,CONCLUDE"),
              entry(HELD_DRAFT, "REVISE,SUBMIT,INVITE,COMMENT,RESUME,CONCLUDE"),
              entry(HELD_REVIEW, "REVISE,APPROVE,RETURN,INVITE,COMMENT,RESUME,CONCLUDE"),
              entry(ENDED, "CLOSE_BOOKS"),
              entry(ENDED_DRAFT, "CLOSE_BOOKS"),
              entry(ENDED_REVIEW, "CLOSE_BOOKS"),
              entry(CLOSED, "REOPEN_BOOKS"),
              entry(CLOSED_DRAFT, "REOPEN_BOOKS"),
              entry(CLOSED_REVIEW, "REOPEN_BOOKS"),
              entry(GONE, ""),
              entry(GONE_DRAFT, ""),
              entry(GONE_REVIEW, "")));

  @Test
  void an_exercise_is_one_for_good_and_for_countries_too() {
    Operation exercise = Operation.create("id", PLAN, "hash", true, "author", NOW);
    Operation carriedOut =
        exercise
            .revise(PLAN, "hash", "another", NOW)
            .submit(NOW)
            .approve("approver", "hash", NOW)
            .activate(NOW)
            .conclude(NOW, IN_FORCE)
            .closeBooks(NOW);

    assertThat(carriedOut.isExercise()).isTrue();
    assertThat(carriedOut.forCountries().isExercise()).isTrue();
    assertThat(Operation.create("id", PLAN, "hash", false, "author", NOW).isExercise()).isFalse();
  }

  @Test
  void every_move_from_every_state_is_as_the_table_says() {
    MATRIX.check(
        OperationStanding.ALL,
        (at, move, refusal) -> {
          if (OF_REVISION.contains(move) && at.open() == null) {
            assertThat(refusal.reason()).isEqualTo(OperationsReason.NO_OPEN_REVISION);
          } else {
            MATRIX.requireIllegal(told(at, move), at, refusal);
          }
        });
  }

  /** An invitation is no version of the operation. */
  @Test
  void countries_are_invited_until_the_operation_has_ended() {
    for (OperationStanding at : OperationStanding.ALL) {
      Operation operation = in(at);
      if (OVER.contains(at.state())) {
        MATRIX.requireIllegal(
            at.state().name(),
            at,
            catchThrowableOfType(RejectedException.class, operation::invitation));
      } else {
        assertThat(operation.invitation().codeName()).isEqualTo(PLAN.codeName());
      }
    }
  }

  /** A comment is no version of the operation, and is on a text that was read. */
  @Test
  void plans_are_commented_on_until_the_operation_has_ended() {
    for (OperationStanding at : OperationStanding.ALL) {
      Operation operation = in(at);
      if (OVER.contains(at.state())) {
        MATRIX.requireIllegal(
            at.state().name(),
            at,
            catchThrowableOfType(RejectedException.class, () -> operation.commented("hash")));
      } else {
        assertThat(operation.commented("hash")).isEqualTo(operation.newest());
        assertThat(reason(() -> operation.commented("an older hash")))
            .isEqualTo(OperationsReason.HASH_DIFFERS);
      }
    }
  }

  /** A move of the revision is refused for the revision's state, until the operation has ended. */
  private static String told(OperationStanding at, String move) {
    return OF_REVISION.contains(move) && at.open() != null && !OVER.contains(at.state())
        ? at.open().name()
        : at.state().name();
  }

  private static OperationStanding at(OperationState state, @Nullable PlanState open) {
    return new OperationStanding(state, open);
  }

  @Test
  void a_refused_move_says_in_which_state_it_is_and_what_is_possible() {
    var refusal =
        catchThrowableOfType(
            RejectedException.class, () -> in(PLANNED_DRAFT).conclude(NOW, IN_FORCE));

    assertThat(refusal.reason()).isEqualTo(CommonReason.ILLEGAL_MOVE);
    assertThat(refusal.details())
        .containsEntry("possible", "REVISE,SUBMIT,INVITE,COMMENT,ACTIVATE,CANCEL");
  }

  @Test
  void an_edit_voids_the_review_and_leaves_what_is_in_force() {
    Operation before = in(ACTIVE_REVIEW);

    Operation after = before.revise(PLAN, "other", "second-author", NOW);

    PlanRevision open = Objects.requireNonNull(after.open());
    assertThat(open.state()).isEqualTo(PlanState.DRAFT);
    assertThat(open.authors()).containsExactly("author", "second-author");
    assertThat(after.approved()).isEqualTo(before.approved());
    assertThat(after.version()).isEqualTo(before.version() + 1);
  }

  @Test
  void nobody_approves_what_they_wrote_and_nobody_what_they_have_not_read() {
    Operation review = in(PLANNED_REVIEW);

    assertThat(reason(() -> review.approve("author", "hash", NOW)))
        .isEqualTo(OperationsReason.AUTHOR_MAY_NOT_APPROVE);
    assertThat(reason(() -> review.approve("approver", "an older hash", NOW)))
        .isEqualTo(OperationsReason.HASH_DIFFERS);
  }

  @Test
  void nobody_approves_who_wrote_on_the_revision_whatever_path_it_took() {
    Operation first = Operation.create("id", PLAN, "hash", false, "author", NOW);
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
    Operation fresh = Operation.create("id", PLAN, "hash", false, "author", NOW);

    assertThat(reason(() -> fresh.activate(NOW))).isEqualTo(OperationsReason.NO_APPROVED_PLAN);
    assertThat(reason(fresh::invitation)).isEqualTo(OperationsReason.NO_APPROVED_PLAN);
  }

  @Test
  void an_operation_is_stored_in_the_form_that_is_pinned() {
    Operation operation = in(ACTIVE_REVIEW);

    Golden.assertMatches(
        cordon.platform.store.Codecs.with(), operation, "operations/in-review.json");
  }

  @Test
  void what_was_added_later_is_stored_in_the_form_that_is_pinned() {
    Golden.assertMatches(
        cordon.platform.store.Codecs.with(),
        OperationBuilder.builder(in(ACTIVE).conclude(NOW, IN_FORCE))
            .shown(null)
            .moves(null)
            .build(),
        "operations/concluded.json");
    Golden.assertMatches(
        cordon.platform.store.Codecs.with(),
        OperationBuilder.builder(in(ACTIVE).conclude(NOW, IN_FORCE)).moves(null).build(),
        "operations/shown.json");
    Golden.assertMatches(
        cordon.platform.store.Codecs.with(),
        in(ACTIVE).suspend("A court has to decide first.", NOW, IN_FORCE),
        "operations/suspended.json");
    Golden.assertMatches(
        cordon.platform.store.Codecs.with(),
        Operation.create("id", PLAN, "hash", true, "author", NOW),
        "operations/exercise.json");
  }

  @Test
  void a_reason_is_told_for_as_long_as_the_operation_is_where_it_led() {
    Operation held = in(ACTIVE).suspend("a court decides", NOW, IN_FORCE);
    Operation closed = in(ENDED).closeBooks(NOW);
    Operation open = closed.reopenBooks("a late result", NOW);

    assertThat(held.revise(PLAN, "other", "author", NOW).stateReason())
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
        Operation.create("id", PLAN, "hash", false, "author", NOW)
            .submit(NOW)
            .approve("approver", "hash", NOW.plusSeconds(1));
    Operation active = released.activate(NOW.plusSeconds(2));
    Operation revised = active.revise(PLAN, "hash", "author", NOW.plusSeconds(3));
    Operation sentBack = revised.submit(NOW.plusSeconds(4)).sendBack("no", NOW.plusSeconds(5));
    Operation again =
        sentBack.submit(NOW.plusSeconds(6)).approve("approver", "hash", NOW.plusSeconds(7));

    assertThat(List.of(revised.forCountries(), sentBack.forCountries()))
        .containsOnly(active.forCountries());
    assertThat(active.forCountries().updated()).isEqualTo(NOW.plusSeconds(2));
    assertThat(again.forCountries().updated()).isEqualTo(NOW.plusSeconds(7));
    assertThat(List.of(released, active, again).stream().map(o -> o.forCountries().version()))
        .containsExactly(2L, 3L, 4L);
  }

  private static @Nullable Object reason(Runnable act) {
    var refusal = catchThrowableOfType(RejectedException.class, act::run);
    return refusal == null ? null : refusal.reason();
  }

  private static Operation in(OperationStanding at) {
    PlanRevision approved =
        PlanRevision.draft(1, PLAN, "hash", "author").inReview().approvedBy("approver");
    PlanRevision draft = PlanRevision.draft(2, PLAN, "hash", "author");
    PlanRevision open =
        at.open() == null ? null : at.open() == PlanState.DRAFT ? draft : draft.inReview();
    return OperationBuilder.builder()
        .id("id")
        .version(7)
        .state(at.state())
        .approved(approved)
        .open(open)
        .created(NOW)
        .updated(NOW)
        .build();
  }
}
