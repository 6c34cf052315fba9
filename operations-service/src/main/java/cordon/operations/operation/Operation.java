package cordon.operations.operation;

import cordon.operations.OperationsReason;
import cordon.platform.refusal.RejectedException;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.Objects;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * An operation: the revision of the plan that is in force and the one in work. Every move gives the
 * next version and changes nothing in place.
 *
 * @param approved in force; null until the first approval
 * @param open in work; null while none is
 * @param inForce from when its end is in force in every service; null until it is concluded, and
 *     where it was concluded before that was kept
 * @param shown when what countries see of it last changed; null until something did, and where it
 *     did before that was kept
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
    @Nullable Instant shown) {

  static Operation create(String id, Plan plan, String hash, String author, Instant now) {
    PlanRules.require(plan);
    PlanRevision first = PlanRevision.draft(1, plan, hash, author);
    return new Operation(id, 1, OperationState.PLANNED, null, first, now, now, null, null);
  }

  /** Rewrites the open revision, or opens the next; what is approved stays in force. */
  Operation revise(Plan plan, String hash, String author, Instant now) {
    OperationStanding after = OperationTable.REVISE.from(standing());
    PlanRules.require(plan);
    PlanRevision next =
        open != null
            ? open.rewritten(plan, hash, author)
            : PlanRevision.draft(approved == null ? 1 : approved.number() + 1, plan, hash, author);
    return next(after, approved, next, now);
  }

  Operation submit(Instant now) {
    PlanRevision draft = requireOpen();
    return next(OperationTable.SUBMIT.from(standing()), approved, draft.inReview(), now);
  }

  /**
   * Releases the revision in review.
   *
   * @throws RejectedException AUTHOR_MAY_NOT_APPROVE, or HASH_DIFFERS if another text was read
   */
  Operation approve(String approver, String hash, Instant now) {
    PlanRevision review = requireOpen();
    OperationStanding after = OperationTable.APPROVE.from(standing());
    if (review.authors().contains(approver)) {
      throw new RejectedException(
          OperationsReason.AUTHOR_MAY_NOT_APPROVE,
          "Whoever wrote on the plan may not approve it; another approver has to.");
    }
    if (!review.hash().equals(hash)) {
      throw new RejectedException(
              OperationsReason.HASH_DIFFERS,
              "The plan in review is not the one with this hash; read it again.")
          .with("hash", review.hash())
          .at("hash");
    }
    return next(after, review.approvedBy(approver), null, now);
  }

  Operation sendBack(String reason, Instant now) {
    PlanRevision review = requireOpen();
    return next(OperationTable.RETURN.from(standing()), approved, review.returned(reason), now);
  }

  Operation activate(Instant now) {
    OperationStanding after = OperationTable.ACTIVATE.from(standing());
    var _ = requireApproved();
    return next(after, approved, open, now);
  }

  /**
   * @param inForceFrom when nobody acts any more on what was before
   */
  Operation conclude(Instant now, Instant inForceFrom) {
    OperationState ended = OperationTable.CONCLUDE.from(standing()).state();
    return OperationBuilder.builder(this)
        .version(version + 1)
        .state(ended)
        .updated(now)
        .inForce(inForceFrom)
        .shown(now)
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
   * What a country is shown: the plan in force and nothing of the one in work, not even by a
   * version or a time that tells that somebody works on it.
   */
  Operation forCountries() {
    int released = approved == null ? 0 : approved.number();
    return OperationBuilder.builder(this)
        .version(released + state.ordinal() + 1L)
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

  private Operation next(
      OperationStanding after,
      @Nullable PlanRevision nextApproved,
      @Nullable PlanRevision nextOpen,
      Instant now) {
    boolean isSeen = after.state() != state || !Objects.equals(nextApproved, approved);
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
