package cordon.operations.diligence;

import com.google.protobuf.Message;
import cordon.caveat.ActionKind;
import cordon.operations.v1.AssessDiligenceRequest;
import cordon.operations.v1.ListDiligenceRequest;
import cordon.platform.contract.EnumNames;
import cordon.platform.contract.Texts;
import cordon.platform.contract.Times;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Assessments and waivers between the contract and the domain. */
final class DiligenceMessages {
  private DiligenceMessages() {}

  static Message journaled(DiligenceAssessment one) {
    return whole(one).build();
  }

  static Message journaled(DiligenceWaiver one) {
    return whole(one).build();
  }

  /**
   * @param country of whoever sees it, which is told neither the sources, nor who assessed, nor of
   *     others than this one; null for those without a country
   */
  static cordon.operations.v1.DiligenceAssessment message(
      DiligenceAssessment one, Instant now, @Nullable String country) {
    var message = whole(one).setDue(one.due(now));
    if (country != null) {
      message.clearSupersedesId().clearReviewerSubject();
      message.getSpecBuilder().clearSources();
    }
    return message.build();
  }

  /** As a row of a list. */
  static cordon.operations.v1.DiligenceAssessment row(
      DiligenceAssessment one, Instant now, @Nullable String country) {
    var message = message(one, now, country).toBuilder();
    message.getSpecBuilder().clearGrounds().clearSources();
    return message.build();
  }

  /**
   * @param withholding ids of the assessments that stand and withhold something
   */
  static cordon.operations.v1.DiligenceWaiver message(
      DiligenceWaiver one, Set<String> withholding) {
    return whole(one).setHolds(withholding.contains(one.assessmentId())).build();
  }

  static Diligence.Said said(AssessDiligenceRequest request) {
    var subject = request.getSubject();
    var spec = request.getSpec();
    return new Diligence.Said(
        new DiligenceSubject(
            Texts.read(subject.getCountry()), EnumNames.given(ActionKind.class, subject.getKind())),
        new DiligenceSpec(
            EnumNames.read(DiligenceLevel.class, spec.getLevel()),
            spec.getGrounds(),
            spec.getSourcesList(),
            spec.getMeasuresList(),
            Times.read(spec.getValidUntilTime()),
            spec.getToldToCountry()));
  }

  static DiligenceFilter filter(ListDiligenceRequest request) {
    return new DiligenceFilter(
        Texts.read(request.getCountry()),
        EnumNames.given(ActionKind.class, request.getKind()),
        EnumNames.given(DiligenceLevel.class, request.getLevel()),
        request.getDue(),
        request.getSuperseded(),
        request.getWholeCountries());
  }

  private static cordon.operations.v1.DiligenceAssessment.Builder whole(DiligenceAssessment one) {
    var message =
        cordon.operations.v1.DiligenceAssessment.newBuilder()
            .setAssessmentId(one.id())
            .setVersion(one.version())
            .setSubject(written(one.subject()))
            .setSpec(written(one.spec()))
            .setSupersedesId(Texts.write(one.supersedes()))
            .setSupersededById(Texts.write(one.supersededBy()))
            .setReviewerSubject(one.reviewer())
            .setAssessTime(Times.write(one.assessed()));
    if (one.superseded() != null) {
      message.setSupersedeTime(Times.write(one.superseded()));
    }
    return message;
  }

  private static cordon.operations.v1.DiligenceSubject written(DiligenceSubject subject) {
    var message =
        cordon.operations.v1.DiligenceSubject.newBuilder()
            .setCountry(Texts.write(subject.country()));
    if (subject.kind() != null) {
      message.setKind(EnumNames.write(cordon.operations.v1.ActionKind.class, subject.kind()));
    }
    return message.build();
  }

  private static cordon.operations.v1.DiligenceSpec written(DiligenceSpec spec) {
    return cordon.operations.v1.DiligenceSpec.newBuilder()
        .setLevel(EnumNames.write(cordon.operations.v1.DiligenceLevel.class, spec.level()))
        .setGrounds(spec.grounds())
        .addAllSources(spec.sources())
        .addAllMeasures(spec.measures())
        .setValidUntilTime(Times.write(spec.validUntil()))
        .setToldToCountry(spec.told())
        .build();
  }

  private static cordon.operations.v1.DiligenceWaiver.Builder whole(DiligenceWaiver one) {
    return cordon.operations.v1.DiligenceWaiver.newBuilder()
        .setWaiverId(one.id())
        .setOperationId(one.operationId())
        .setAssessmentId(one.assessmentId())
        .setCountry(one.country())
        .setGrounds(one.grounds())
        .addAllMeasures(one.measures())
        .setReviewerSubject(one.reviewer())
        .setCreateTime(Times.write(one.created()));
  }
}
