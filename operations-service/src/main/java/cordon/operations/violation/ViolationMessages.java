package cordon.operations.violation;

import com.google.protobuf.Message;
import cordon.operations.v1.ListViolationsRequest;
import cordon.platform.call.Caller;
import cordon.platform.contract.EnumNames;
import cordon.platform.contract.Texts;
import cordon.platform.contract.Times;

/** Reports of potential violations between the contract and the domain. */
final class ViolationMessages {
  private ViolationMessages() {}

  static Message journaled(Violation one) {
    return whole(one).build();
  }

  /** To its reporter, who is not told who examines it, or to a compliance reviewer. */
  static cordon.operations.v1.Violation message(Violation one, Caller to) {
    var message = whole(one);
    return (one.reporter().equals(to.subject()) ? message.clearExaminerSubject() : message).build();
  }

  /** As a row of a list. */
  static cordon.operations.v1.Violation row(Violation one) {
    var message = whole(one).clearNotes().clearMeasures().clearReasons().clearExaminerSubject();
    message.getSpecBuilder().clearText();
    return message.build();
  }

  static ViolationSpec spec(cordon.operations.v1.ViolationSpec spec) {
    return new ViolationSpec(
        spec.getKindsList().stream().map(one -> EnumNames.read(ViolationKind.class, one)).toList(),
        spec.getText(),
        Texts.read(spec.getCountry()),
        Texts.read(spec.getCaseId()),
        Texts.read(spec.getPackageId()));
  }

  static ViolationState outcome(cordon.operations.v1.ViolationState state) {
    return EnumNames.read(ViolationState.class, state);
  }

  static ViolationFilter filter(ListViolationsRequest request) {
    return new ViolationFilter(
        Texts.read(request.getOperationId()),
        EnumNames.given(ViolationState.class, request.getState()),
        request.getMine());
  }

  private static cordon.operations.v1.Violation.Builder whole(Violation one) {
    var message =
        cordon.operations.v1.Violation.newBuilder()
            .setViolationId(one.id())
            .setOperationId(one.operationId())
            .setVersion(one.version())
            .setState(EnumNames.write(cordon.operations.v1.ViolationState.class, one.state()))
            .setSpec(written(one.spec()))
            .setReporterCountry(Texts.write(one.reporterCountry()))
            .setReporterSubject(one.reporter())
            .setExaminerSubject(Texts.write(one.examiner()))
            .setAsked(one.asked())
            .setExercise(one.isExercise())
            .setReasons(Texts.write(one.reasons()))
            .setCreateTime(Times.write(one.created()))
            .setUpdateTime(Times.write(one.updated()));
    for (ViolationNote note : one.notes()) {
      message
          .addNotesBuilder()
          .setByReviewer(note.byReviewer())
          .setText(note.text())
          .setTime(Times.write(note.at()));
    }
    for (ViolationMeasure measure : one.measures()) {
      message.addMeasuresBuilder().setText(measure.text()).setTime(Times.write(measure.at()));
    }
    if (one.examined() != null) {
      message.setExamineTime(Times.write(one.examined()));
    }
    if (one.closed() != null) {
      message.setCloseTime(Times.write(one.closed()));
    }
    return message;
  }

  private static cordon.operations.v1.ViolationSpec written(ViolationSpec spec) {
    return cordon.operations.v1.ViolationSpec.newBuilder()
        .addAllKinds(
            spec.kinds().stream()
                .map(one -> EnumNames.write(cordon.operations.v1.ViolationKind.class, one))
                .toList())
        .setText(spec.text())
        .setCountry(Texts.write(spec.country()))
        .setCaseId(Texts.write(spec.caseId()))
        .setPackageId(Texts.write(spec.packageId()))
        .build();
  }
}
