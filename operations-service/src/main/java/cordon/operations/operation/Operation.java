package cordon.operations.operation;

import cordon.operations.OperationsReason;
import cordon.platform.refusal.RejectedException;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * An operation: the revision of the plan that is in force and the one in work. Every move gives the
 * next version and changes nothing in place.
 *
 * @param approved in force; null until the first approval
 * @param open in work; null while none is
 * @param inForce from when its end, suspension or cancellation is in force in every service; null
 *     while it is planned or active, and where it was concluded before that was kept
 * @param shown when what countries see of it last changed; null until something did, and where it
 *     did before that was kept
 * @param stateReason why it is suspended, cancelled or open again; null in every other state
 * @param moves how often its state has changed; null where its state alone tells that, as it did
 *     before operations could go back; its lead and its programme count as well
 * @param exercise true if nothing in it is real, else null
 * @param lead null where the secretariat leads alone
 * @param programmeId null where it belongs to no programme
 */
@RecordBuilder
public record Operation(
    @BsonId String id,
    long version,
    OperationState state,
    @Nullable PlanRevision approved,
    @Nullable PlanRevision open,
    Instant created,
    Instant updated,
    @Nullable Instant inForce,
    @Nullable Instant shown,
    @Nullable String stateReason,
    @Nullable Long moves,
    @Nullable Boolean exercise,
    @Nullable Lead lead,
    @Nullable String programmeId) {

  static Operation create(
      String id, Plan plan, String hash, boolean exercise, Lead lead, Writer author, Instant now) {
    PlanRules.require(plan);
    PlanRevision first = PlanRevision.draft(1, plan, hash, author);
    return OperationBuilder.builder()
        .id(id)
        .version(1)
        .state(OperationState.PLANNED)
        .open(first)
        .created(now)
        .updated(now)
        .exercise(exercise ? true : null)
        .lead(lead.stored())
        .build();
  }

  /** Countries of which the plan in force names liaison officers. */
  public Set<String> liaisonCountries() {
    return approved == null
        ? Set.of()
        : approved.plan().annexOrNone().liaisonOfficers().stream()
            .map(PlanAnnex.LiaisonOfficer::country)
            .collect(Collectors.toSet());
  }

  /** Who works on it. */
  public Lead ledBy() {
    return Lead.read(lead);
  }

  /**
   * Others lead it from now on, and whoever is not among them has no rights of it any more.
   *
   * @throws RejectedException INCONSISTENT if these lead it already
   */
  Operation changeLead(Lead next, Instant now) {
    var _ = OperationTable.CHANGE_LEAD.from(standing());
    if (next.equals(ledBy())) {
      throw RejectedException.inconsistent(
          "lead", "lead.same", "These lead it already; name others.");
    }
    return shownOtherwise(now).lead(next.stored()).build();
  }

  /**
   * @param programme null for none
   */
  Operation setProgramme(@Nullable String programme, Instant now) {
    var _ = OperationTable.SET_PROGRAMME.from(standing());
    return shownOtherwise(now).programmeId(programme).build();
  }

  /** Whether nothing in it is real. */
  public boolean isExercise() {
    return Boolean.TRUE.equals(exercise);
  }

  /** Rewrites the open revision, or opens the next; what is approved stays in force. */
  Operation revise(Plan plan, String hash, Writer author, Instant now) {
    OperationStanding after = OperationTable.REVISE.from(standing());
    PlanRules.require(plan);
    PlanRevision next =
        open != null
            ? open.rewritten(plan, hash, author)
            : PlanRevision.draft(approved == null ? 1 : approved.number() + 1, plan, hash, author);
    return next(after, approved, next, now);
  }

  /**
   * Puts the draft before the approvers.
   *
   * @throws RejectedException PLAN_INCOMPLETE, with what is missing
   */
  Operation submit(Instant now) {
    PlanRevision draft = requireOpen();
    OperationStanding after = OperationTable.SUBMIT.from(standing());
    Completeness.require(draft.plan());
    return next(after, approved, draft.inReview(Completeness.VERSION), now);
  }

  /**
   * Releases the revision in review.
   *
   * @param noOtherUnit why no approver of another unit can do it; null where that is not said
   * @throws RejectedException AUTHOR_MAY_NOT_APPROVE, SAME_UNIT, or HASH_DIFFERS if another text
   *     was read
   */
  Operation approve(Writer approver, String hash, @Nullable String noOtherUnit, Instant now) {
    PlanRevision review = requireOpen();
    OperationStanding after = OperationTable.APPROVE.from(standing());
    if (review.authors().contains(approver.subject())) {
      throw new RejectedException(
          OperationsReason.AUTHOR_MAY_NOT_APPROVE,
          "Whoever wrote on the plan may not approve it; another approver has to.");
    }
    review.requireRead(hash, "The plan in review is not the one with this hash; read it again.");
    requireUnit(review, approver, noOtherUnit);
    return next(after, review.approvedBy(approver, noOtherUnit), null, now);
  }

  /** The domain's law: an approver is of another unit than the authors where there is another. */
  private static void requireUnit(
      PlanRevision review, Writer approver, @Nullable String noOtherUnit) {
    Unit unit = approver.unit();
    boolean same = unit != null && review.unitsOfAuthors().contains(unit);
    if (unit != null && same && noOtherUnit == null) {
      throw new RejectedException(
              OperationsReason.SAME_UNIT,
              "Somebody of your unit wrote on the plan; an approver of another unit has to approve it, or say why there is none.")
          .with("unit", unit.name())
          .at("no_other_unit_reason");
    }
    if (!same && noOtherUnit != null) {
      throw RejectedException.inconsistent(
          "no_other_unit_reason",
          "approval.other_unit",
          "Nobody of your unit wrote on the plan; leave the reason out.");
    }
  }

  Operation sendBack(String reason, Instant now) {
    PlanRevision review = requireOpen();
    return next(OperationTable.RETURN.from(standing()), approved, review.returned(reason), now);
  }

  Operation activate(Instant now) {
    OperationStanding after = OperationTable.ACTIVATE.from(standing());
    var _ = requireApproved();
    return moved(after, now).build();
  }

  /**
   * @param inForceFrom when nobody acts any more on what was before
   */
  Operation suspend(String reason, Instant now, Instant inForceFrom) {
    return moved(OperationTable.SUSPEND.from(standing()), now)
        .stateReason(reason)
        .inForce(inForceFrom)
        .build();
  }

  Operation resume(Instant now) {
    return moved(OperationTable.RESUME.from(standing()), now).build();
  }

  /**
   * @param inForceFrom when nobody acts any more on what was before
   */
  Operation conclude(Instant now, Instant inForceFrom) {
    return moved(OperationTable.CONCLUDE.from(standing()), now).inForce(inForceFrom).build();
  }

  /**
   * @param inForceFrom when nobody acts any more on what was before
   */
  Operation cancel(String reason, Instant now, Instant inForceFrom) {
    return moved(OperationTable.CANCEL.from(standing()), now)
        .stateReason(reason)
        .inForce(inForceFrom)
        .build();
  }

  /** What its end has taken away stays so; beyond that only results are no longer taken. */
  Operation closeBooks(Instant now) {
    return moved(OperationTable.CLOSE_BOOKS.from(standing()), now).inForce(inForce).build();
  }

  Operation reopenBooks(String reason, Instant now) {
    return moved(OperationTable.REOPEN_BOOKS.from(standing()), now)
        .stateReason(reason)
        .inForce(inForce)
        .build();
  }

  /**
   * What a country is shown with its invitation. Countries are invited to a plan that is released,
   * and to nothing that has ended.
   *
   * @throws RejectedException NO_APPROVED_PLAN or ILLEGAL_MOVE
   */
  public Invitation invitation() {
    var _ = OperationTable.INVITE.from(standing());
    return Invitation.to(requireApproved().plan());
  }

  /**
   * Lets a country take part that was invited. What has ended may still be joined, for the sake of
   * what the country did in it; in what was cancelled there is nothing to take part in.
   *
   * @throws RejectedException ILLEGAL_MOVE
   */
  void requireJoinable() {
    if (state == OperationState.CANCELLED) {
      throw RejectedException.illegalMove("ACCEPT", state.name(), List.of());
    }
  }

  /**
   * Lets somebody comment on the plan, who has to have read a revision that is still there.
   *
   * @throws RejectedException ILLEGAL_MOVE, or HASH_DIFFERS if another text has taken its place
   */
  public PlanRevision commented(String hash) {
    requireCommentable();
    PlanRevision newest = newest();
    if (!newest.hash().equals(hash) && approved != null && approved.hash().equals(hash)) {
      return approved;
    }
    newest.requireRead(
        hash, "The plan with this hash is neither in work nor in force any more; read it again.");
    return newest;
  }

  /**
   * Lets comments be answered, settled and reopened.
   *
   * @throws RejectedException ILLEGAL_MOVE once it has ended
   */
  public void requireCommentable() {
    var _ = OperationTable.COMMENT.from(standing());
  }

  /**
   * Lets planning items and meetings be added: also to what has ended, for its debrief.
   *
   * @throws RejectedException ILLEGAL_MOVE once the books are closed
   */
  public void requirePreparable() {
    var _ = OperationTable.PREPARE.from(standing());
  }

  /**
   * Lets resources be asked for, pledged and committed.
   *
   * @throws RejectedException ILLEGAL_MOVE once it has ended
   */
  public void requireCountedOn() {
    var _ = OperationTable.COUNT_ON.from(standing());
  }

  /**
   * What an order is made of: the revision in force, as its issuer has read it.
   *
   * @throws RejectedException ILLEGAL_MOVE once it has ended, NO_APPROVED_PLAN, or HASH_DIFFERS if
   *     another is in force
   */
  public PlanRevision ordered(String hash) {
    requireOrdering();
    PlanRevision inForce = requireApproved();
    inForce.requireRead(
        hash,
        "Another revision of the plan is in force than the one that was read; read it again.");
    return inForce;
  }

  /**
   * Orders, and copies of one, are given until it is over.
   *
   * @throws RejectedException ILLEGAL_MOVE
   */
  public void requireOrdering() {
    var _ = OperationTable.ORDER.from(standing());
  }

  /** The plan in force, or the one in work where none is. */
  public Plan planned() {
    return approved == null ? newest().plan() : approved.plan();
  }

  /**
   * The plan in force.
   *
   * @throws RejectedException NO_APPROVED_PLAN
   */
  public Plan requirePlanInForce() {
    return requireApproved().plan();
  }

  /** The revision in work, or the one in force while none is. */
  public PlanRevision newest() {
    return open == null ? requireApproved() : open;
  }

  /**
   * What a country is shown: the plan in force and nothing of the one in work, not even by a
   * version or a time that tells that somebody works on it.
   */
  Operation forCountries() {
    int released = approved == null ? 0 : approved.number();
    return OperationBuilder.builder(this)
        .version(released + movesSoFar() + 1)
        .approved(approved == null ? null : approved.forCountries())
        .open(null)
        .updated(shown == null ? created : shown)
        .build();
  }

  private PlanRevision requireApproved() {
    if (approved == null) {
      throw new RejectedException(
          OperationsReason.NO_APPROVED_PLAN, "No revision of the plan is approved yet.");
    }
    return approved;
  }

  private PlanRevision requireOpen() {
    if (open == null) {
      throw new RejectedException(
          OperationsReason.NO_OPEN_REVISION,
          "No revision of the plan is in work; revise it first.");
    }
    return open;
  }

  /** What can be done with it depends on this. */
  OperationStanding standing() {
    return new OperationStanding(state, open == null ? null : open.state());
  }

  private long movesSoFar() {
    return moves == null ? state.ordinal() : moves;
  }

  /** The next version, in the same state, of which countries see something otherwise. */
  private OperationBuilder shownOtherwise(Instant now) {
    return OperationBuilder.builder(this)
        .version(version + 1)
        .updated(now)
        .shown(now)
        .moves(movesSoFar() + 1);
  }

  /** The next version, in another state. */
  private OperationBuilder moved(OperationStanding after, Instant now) {
    return OperationBuilder.builder(this)
        .version(version + 1)
        .state(after.state())
        .updated(now)
        .shown(now)
        .moves(movesSoFar() + 1)
        .stateReason(null)
        .inForce(null);
  }

  private Operation next(
      OperationStanding after,
      @Nullable PlanRevision nextApproved,
      @Nullable PlanRevision nextOpen,
      Instant now) {
    boolean isSeen = !Objects.equals(nextApproved, approved);
    return OperationBuilder.builder(this)
        .version(version + 1)
        .state(after.state())
        .approved(nextApproved)
        .open(nextOpen)
        .updated(now)
        .shown(isSeen ? now : shown)
        .build();
  }
}
