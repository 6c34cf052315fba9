package cordon.operations.order;

import com.google.protobuf.Message;
import cordon.operations.operation.PlanMessages;
import cordon.platform.contract.EnumNames;
import cordon.platform.contract.Texts;
import cordon.platform.contract.Times;

/** Orders, their copies and readers between the contract and the domain. */
final class OrderMessages {
  private OrderMessages() {}

  static Message journaled(Order one) {
    return message(one);
  }

  static Message journaled(OrderCopy one) {
    return message(one);
  }

  static Message journaled(OrderReading one) {
    return message(one);
  }

  /** To whoever sees all copies. */
  static cordon.operations.v1.Order message(Order one) {
    var message =
        cordon.operations.v1.Order.newBuilder()
            .setOrderId(one.id())
            .setOperationId(one.operationId())
            .setVersion(one.version())
            .setNumber(one.number())
            .setState(EnumNames.write(cordon.operations.v1.OrderState.class, one.state()))
            .setRevisionNumber(one.revision())
            .setRevisionHash(one.hash())
            .setHandlingLevel(
                EnumNames.write(cordon.operations.v1.HandlingLevel.class, one.handlingLevel()))
            .setExercise(one.isExercise())
            .setIssueTime(Times.write(one.issued()))
            .setDestroyTime(Times.write(one.destroyBy()))
            .setRecallReason(Texts.write(one.recallReason()))
            .setSupersededByNumber(one.supersededBy() == null ? 0 : one.supersededBy())
            .setCopies(one.receivers().size())
            .setUpdateTime(Times.write(one.updated()));
    if (one.ended() != null) {
      message.setEndTime(Times.write(one.ended()));
    }
    return message.build();
  }

  /**
   * To a reader: version, number of copies and last change would tell a country of the others.
   *
   * @param all whether they see all copies
   */
  static cordon.operations.v1.Order message(Order one, boolean all) {
    cordon.operations.v1.Order whole = message(one);
    return all ? whole : whole.toBuilder().clearVersion().clearCopies().clearUpdateTime().build();
  }

  /** With all that its reader is told of it. */
  static cordon.operations.v1.Order message(SeenOrder seen) {
    var message =
        message(seen.order(), seen.all()).toBuilder().setNewerRevisionNumber(seen.newer());
    if (seen.own() != null) {
      message.setOwnCopy(message(seen.own()));
    }
    if (seen.readAt() != null) {
      message.setOwnReadTime(Times.write(seen.readAt()));
    }
    if (seen.counts() != null) {
      message.setCounts(message(seen.counts()));
    }
    if (seen.plan() != null) {
      message.setContent(OrderContentMessages.content(PlanMessages.message(seen.plan())));
    }
    return message.build();
  }

  static cordon.operations.v1.OrderCopy message(OrderCopy one) {
    var message =
        cordon.operations.v1.OrderCopy.newBuilder()
            .setOrderId(one.orderId())
            .setCopyNumber(one.number())
            .setOfCopies(one.of())
            .setOperationId(one.operationId())
            .setVersion(one.version())
            .setOrderNumber(one.orderNumber())
            .setState(EnumNames.write(cordon.operations.v1.OrderCopyState.class, one.state()))
            .setReceiverCountry(one.receiver())
            .setReceiverName(one.receiverName())
            .setHandlingLevel(
                EnumNames.write(cordon.operations.v1.HandlingLevel.class, one.handlingLevel()))
            .setGiveTime(Times.write(one.givenAt()))
            .setDestroyTime(Times.write(one.destroyBy()))
            .setReaders(one.readers())
            .setDestructionNote(Texts.write(one.destructionNote()))
            .setUpdateTime(Times.write(one.updated()));
    if (one.receivedAt() != null) {
      message.setReceiveTime(Times.write(one.receivedAt()));
    }
    if (one.calledInAt() != null) {
      message.setCallInTime(Times.write(one.calledInAt()));
    }
    if (one.destroyedAt() != null) {
      message.setDestructionTime(Times.write(one.destroyedAt()));
    }
    return message.build();
  }

  static cordon.operations.v1.OrderReader message(OrderReading one) {
    return cordon.operations.v1.OrderReader.newBuilder()
        .setOrderId(one.orderId())
        .setCopyNumber(one.copyNumber())
        .setOperationId(one.operationId())
        .setVersion(one.version())
        .setCountry(one.country())
        .setPersonId(one.person())
        .setReadTime(Times.write(one.readAt()))
        .build();
  }

  static cordon.operations.v1.OrderCounts message(OrderCounts counts) {
    return cordon.operations.v1.OrderCounts.newBuilder()
        .setCopies(counts.copies())
        .setReceived(counts.received())
        .setRead(counts.read())
        .setReaders(counts.readers())
        .setDestroyed(counts.destroyed())
        .build();
  }
}
