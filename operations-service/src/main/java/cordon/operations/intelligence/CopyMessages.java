package cordon.operations.intelligence;

import com.google.protobuf.Message;
import cordon.operations.v1.ListPackageCopiesRequest;
import cordon.platform.call.Caller;
import cordon.platform.contract.EnumNames;
import cordon.platform.contract.Texts;
import cordon.platform.contract.Times;

/** Copies of packages and their uses between the contract and the domain. */
final class CopyMessages {
  private CopyMessages() {}

  static Message journaled(PackageCopy one) {
    return whole(one).build();
  }

  static Message journaled(PackageUse one) {
    return message(one);
  }

  /** As its reader sees it. */
  static cordon.operations.v1.PackageCopy message(PackageCopy one, Caller caller) {
    var message = whole(one);
    switch (PackageView.of(one, caller)) {
      case OWNER, REVIEWER -> {}
      case RECEIVER -> {
        if (one.recalledAt() != null) {
          message.clearTitle();
        }
      }
      // The version, and when it last changed, would tell of each use and each wider use.
      case OVERSEER ->
          message
              .clearVersion()
              .clearUpdateTime()
              .clearTitle()
              .clearFeedback()
              .clearWiderUses()
              .clearUses()
              .clearUsesAgainst()
              .clearRecallNote();
    }
    return message.build();
  }

  static cordon.operations.v1.PackageUse message(PackageUse one) {
    return cordon.operations.v1.PackageUse.newBuilder()
        .setUseId(one.id())
        .setPackageId(one.packageId())
        .setCopyNumber(one.number())
        .setOperationId(one.operationId())
        .setReceiverCountry(Texts.write(one.receiver()))
        .setSpec(
            cordon.operations.v1.UseSpec.newBuilder()
                .setKind(kind(one.spec().kind()))
                .setLetterReference(Texts.write(one.spec().letter()))
                .setToCountry(Texts.write(one.spec().toCountry()))
                .setToAgency(Texts.write(one.spec().toAgency()))
                .setText(one.spec().text()))
        .setReported(one.reported())
        .addAllBreaches(
            one.breaches().stream()
                .map(found -> EnumNames.write(cordon.operations.v1.UseBreach.class, found))
                .toList())
        .setOccurredTime(Times.write(one.occurred()))
        .setRecordedTime(Times.write(one.recorded()))
        .setClockAhead(one.clockAhead())
        .setOutOfOrder(one.outOfOrder())
        .build();
  }

  static UseSpec use(cordon.operations.v1.UseSpec spec) {
    return new UseSpec(
        EnumNames.read(UseKind.class, spec.getKind()),
        Texts.read(spec.getLetterReference()),
        Texts.read(spec.getToCountry()),
        Texts.read(spec.getToAgency()),
        spec.getText());
  }

  static WiderUse.Said wider(cordon.operations.v1.WiderUseSpec spec) {
    return new WiderUse.Said(
        EnumNames.read(UseKind.class, spec.getKind()),
        Texts.read(spec.getToCountry()),
        Texts.read(spec.getToAgency()),
        spec.getReason());
  }

  static PackageFeedback.Said feedback(cordon.operations.v1.FeedbackSpec spec) {
    return new PackageFeedback.Said(
        spec.getOutcomesList().stream()
            .map(one -> EnumNames.read(PackageOutcome.class, one))
            .toList(),
        spec.getText(),
        Texts.read(spec.getResultReference()));
  }

  static CopyFilter filter(ListPackageCopiesRequest request) {
    return new CopyFilter(
        request.getOperationId(),
        Texts.read(request.getPackageId()),
        EnumNames.given(PackageCopyState.class, request.getState()),
        EnumNames.given(PackageSide.class, request.getSide()),
        Texts.read(request.getReceiverCountry()),
        request.getLate(),
        request.getAsked());
  }

  private static cordon.operations.v1.PackageCopy.Builder whole(PackageCopy one) {
    var message =
        cordon.operations.v1.PackageCopy.newBuilder()
            .setPackageId(one.packageId())
            .setCopyNumber(one.number())
            .setOperationId(one.operationId())
            .setVersion(one.version())
            .setState(EnumNames.write(cordon.operations.v1.PackageCopyState.class, one.state()))
            .setPackageNumber(one.packageNumber())
            .setOwnerCountry(Texts.write(one.ownerCountry()))
            .setReceiverCountry(Texts.write(one.receiver()))
            .setTitle(one.title())
            .setGiveTime(Times.write(one.givenAt()))
            .setFeedbackDueTime(Times.write(one.due()))
            .setUses(one.uses())
            .setUsesAgainst(one.against())
            .setRecallNote(Texts.write(one.recallNote()))
            .setUpdateTime(Times.write(one.updated()));
    if (one.receivedAt() != null) {
      message.setReceiveTime(Times.write(one.receivedAt()));
    }
    if (one.recalledAt() != null) {
      message.setRecallTime(Times.write(one.recalledAt()));
    }
    if (one.acknowledgedAt() != null) {
      message.setAcknowledgeTime(Times.write(one.acknowledgedAt()));
    }
    if (one.recallEnd() != null) {
      message.setRecallEnd(EnumNames.write(cordon.operations.v1.RecallEnd.class, one.recallEnd()));
    }
    for (PackageFeedback said : one.feedback()) {
      message.addFeedback(written(said, message.getFeedbackCount() + 1));
    }
    if (!one.feedback().isEmpty()) {
      message.setFeedbackTime(Times.write(one.feedback().getFirst().at()));
    }
    one.wider().forEach(asked -> message.addWiderUses(written(asked)));
    return message;
  }

  private static cordon.operations.v1.PackageFeedback written(PackageFeedback one, int number) {
    return cordon.operations.v1.PackageFeedback.newBuilder()
        .setNumber(number)
        .setSpec(
            cordon.operations.v1.FeedbackSpec.newBuilder()
                .addAllOutcomes(
                    one.said().outcomes().stream()
                        .map(outcome ->
                            EnumNames.write(cordon.operations.v1.PackageOutcome.class, outcome))
                        .toList())
                .setText(one.said().text())
                .setResultReference(Texts.write(one.said().reference())))
        .setTime(Times.write(one.at()))
        .build();
  }

  private static cordon.operations.v1.WiderUse written(WiderUse one) {
    var message =
        cordon.operations.v1.WiderUse.newBuilder()
            .setNumber(one.number())
            .setSpec(
                cordon.operations.v1.WiderUseSpec.newBuilder()
                    .setKind(kind(one.said().kind()))
                    .setToCountry(Texts.write(one.said().toCountry()))
                    .setToAgency(Texts.write(one.said().toAgency()))
                    .setReason(one.said().reason()))
            .setState(EnumNames.write(cordon.operations.v1.WiderUseState.class, one.state()))
            .setRequestTime(Times.write(one.requested()))
            .setAnswer(Texts.write(one.answer()));
    if (one.answered() != null) {
      message.setAnswerTime(Times.write(one.answered()));
    }
    if (one.until() != null) {
      message.setUntilTime(Times.write(one.until()));
    }
    return message.build();
  }

  private static cordon.operations.v1.UseKind kind(UseKind kind) {
    return EnumNames.write(cordon.operations.v1.UseKind.class, kind);
  }
}
