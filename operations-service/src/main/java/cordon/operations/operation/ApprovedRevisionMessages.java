package cordon.operations.operation;

import cordon.platform.contract.Times;

/** Approved revisions between the contract and the domain. */
final class ApprovedRevisionMessages {
  private ApprovedRevisionMessages() {}

  static cordon.operations.v1.ApprovedRevision message(ApprovedRevision kept, boolean inForce) {
    return form(kept).setInForce(inForce).build();
  }

  /** In a list: what tells it from others, without the plan. */
  static cordon.operations.v1.ApprovedRevision row(ApprovedRevision kept, boolean inForce) {
    var row = form(kept).setInForce(inForce);
    row.getRevisionBuilder().clearPlan();
    return row.build();
  }

  /** Without what is told in answers alone. */
  static cordon.operations.v1.ApprovedRevision kept(ApprovedRevision kept) {
    return form(kept).build();
  }

  private static cordon.operations.v1.ApprovedRevision.Builder form(ApprovedRevision kept) {
    var message =
        cordon.operations.v1.ApprovedRevision.newBuilder()
            .setOperationId(kept.operationId())
            .setRevision(OperationMessages.revision(kept.revision()));
    if (kept.approved() != null) {
      message.setApproveTime(Times.write(kept.approved()));
    }
    return message;
  }
}
