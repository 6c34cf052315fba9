package cordon.operations.operation;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cordon.operations.PlanFixture;
import cordon.platform.refusal.RejectedException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An operation in any situation, with a plan that keeps the rules. What is in review or in force
 * was submitted before there was a completeness list.
 */
final class AnOperation {
  static final Instant NOW = Instant.parse("2025-06-02T08:00:00Z");
  static final Instant IN_FORCE = NOW.plusSeconds(60);
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
                  Instant.parse("2025-08-01T00:00:00Z"),
                  null)),
          List.of(new Objective("infrastructures_taken_down", 10_000, null, null, null, null)),
          "USD",
          true,
          null);

  /** With everything that a plan can say. */
  static final Plan WHOLE = PlanMessages.plan(PlanFixture.aWholePlan().build());

  /** The same, with a waiver beside. */
  static final Plan WAIVING =
      PlanMessages.plan(
          PlanFixture.aWholePlan().addWaivers(PlanFixture.waivers().getFirst()).build());

  static final OperationStanding PLANNED = at(OperationState.PLANNED, null);
  static final OperationStanding PLANNED_DRAFT = at(OperationState.PLANNED, PlanState.DRAFT);
  static final OperationStanding PLANNED_REVIEW = at(OperationState.PLANNED, PlanState.IN_REVIEW);
  static final OperationStanding ACTIVE = at(OperationState.ACTIVE, null);
  static final OperationStanding ACTIVE_DRAFT = at(OperationState.ACTIVE, PlanState.DRAFT);
  static final OperationStanding ACTIVE_REVIEW = at(OperationState.ACTIVE, PlanState.IN_REVIEW);
  static final OperationStanding HELD = at(OperationState.SUSPENDED, null);
  static final OperationStanding HELD_DRAFT = at(OperationState.SUSPENDED, PlanState.DRAFT);
  static final OperationStanding HELD_REVIEW = at(OperationState.SUSPENDED, PlanState.IN_REVIEW);
  static final OperationStanding ENDED = at(OperationState.CONCLUDED, null);
  static final OperationStanding ENDED_DRAFT = at(OperationState.CONCLUDED, PlanState.DRAFT);
  static final OperationStanding ENDED_REVIEW = at(OperationState.CONCLUDED, PlanState.IN_REVIEW);
  static final OperationStanding CLOSED = at(OperationState.BOOKS_CLOSED, null);
  static final OperationStanding CLOSED_DRAFT = at(OperationState.BOOKS_CLOSED, PlanState.DRAFT);
  static final OperationStanding CLOSED_REVIEW =
      at(OperationState.BOOKS_CLOSED, PlanState.IN_REVIEW);
  static final OperationStanding GONE = at(OperationState.CANCELLED, null);
  static final OperationStanding GONE_DRAFT = at(OperationState.CANCELLED, PlanState.DRAFT);
  static final OperationStanding GONE_REVIEW = at(OperationState.CANCELLED, PlanState.IN_REVIEW);

  static OperationStanding at(OperationState state, @Nullable PlanState open) {
    return new OperationStanding(state, open);
  }

  private AnOperation() {}

  /** Somebody whose token names no unit. */
  static Writer by(String subject) {
    return new Writer(subject, null);
  }

  static @Nullable Object reason(Runnable act) {
    var refusal = catchThrowableOfType(RejectedException.class, act::run);
    return refusal == null ? null : refusal.reason();
  }

  static Operation in(OperationStanding at) {
    PlanRevision approved =
        PlanRevision.draft(1, PLAN, "hash", by("author"))
            .inReview(null)
            .approvedBy(by("approver"), null);
    PlanRevision open =
        at.open() == null
            ? null
            : at.open() == PlanState.DRAFT
                ? PlanRevision.draft(2, WHOLE, "hash", by("author"))
                : PlanRevision.draft(2, PLAN, "hash", by("author")).inReview(null);
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
