package cordon.operations.comment;

import cordon.platform.contract.EnumNames;
import cordon.platform.contract.Times;

/** Comments on plans between the contract and the domain. */
final class PlanCommentMessages {
  private PlanCommentMessages() {}

  static cordon.operations.v1.PlanComment message(PlanComments.Placed placed) {
    return form(placed.comment())
        .setPlaceState(EnumNames.write(cordon.operations.v1.PlanPlaceState.class, placed.place()))
        .build();
  }

  /** Without what is told in answers alone. */
  static cordon.operations.v1.PlanComment kept(PlanComment comment) {
    return form(comment).build();
  }

  private static cordon.operations.v1.PlanComment.Builder form(PlanComment comment) {
    var message =
        cordon.operations.v1.PlanComment.newBuilder()
            .setCommentId(comment.id())
            .setOperationId(comment.operationId())
            .setVersion(comment.version())
            .setState(EnumNames.write(cordon.operations.v1.PlanCommentState.class, comment.state()))
            .setRevisionNumber(comment.revision())
            .setHash(comment.hash())
            .setPlace(comment.place())
            .setText(comment.text())
            .setAuthorSubject(comment.author())
            .setSettlerSubject(comment.settler() == null ? "" : comment.settler())
            .setCreateTime(Times.write(comment.created()))
            .setUpdateTime(Times.write(comment.updated()));
    PlanPlaceMessages.stood(comment.plan(), comment.place()).ifPresent(message::setStood);
    if (comment.settled() != null) {
      message.setSettleTime(Times.write(comment.settled()));
    }
    comment
        .answers()
        .forEach(answer ->
            message
                .addAnswersBuilder()
                .setText(answer.text())
                .setAuthorSubject(answer.author())
                .setCreateTime(Times.write(answer.created())));
    return message;
  }
}
