package cordon.operations.template;

import com.google.protobuf.Message;
import cordon.operations.operation.PlanMessages;
import cordon.operations.operation.Purpose;
import cordon.operations.v1.BeginFromPlanTemplateResponse;
import cordon.operations.v1.ListPlanTemplatesRequest;
import cordon.platform.contract.EnumNames;
import cordon.platform.contract.Texts;
import cordon.platform.contract.Times;
import java.time.Instant;

/** Templates between the contract and the domain. */
final class PlanTemplateMessages {
  private PlanTemplateMessages() {}

  static Message journaled(PlanTemplate one) {
    return message(one);
  }

  static cordon.operations.v1.PlanTemplate message(PlanTemplate one) {
    return row(one).toBuilder().setPlan(PlanMessages.message(one.plan())).build();
  }

  /** As a row of a list. */
  static cordon.operations.v1.PlanTemplate row(PlanTemplate one) {
    return cordon.operations.v1.PlanTemplate.newBuilder()
        .setTemplateId(one.id())
        .setVersion(one.version())
        .setSpec(written(one.spec()))
        .setState(EnumNames.write(cordon.operations.v1.PlanTemplateState.class, one.state()))
        .setRetireReason(Texts.write(one.retireReason()))
        .setCountry(one.owner().equals(PlanTemplate.SECRETARIAT) ? "" : one.owner())
        .addAllLeftOut(one.leftOut())
        .setCompletenessVersion(
            one.completeness() == null ? 0 : Math.toIntExact(one.completeness()))
        .setCreateTime(Times.write(one.created()))
        .setUpdateTime(Times.write(one.updated()))
        .build();
  }

  static BeginFromPlanTemplateResponse begun(PlanTemplate one, Instant start) {
    return BeginFromPlanTemplateResponse.newBuilder()
        .setPlan(PlanMessages.message(one.begin(start)))
        .build();
  }

  static PlanTemplateSpec spec(cordon.operations.v1.PlanTemplateSpec spec) {
    return new PlanTemplateSpec(
        spec.getName(),
        spec.getNote(),
        spec.getPurposesList().stream().map(one -> EnumNames.read(Purpose.class, one)).toList());
  }

  static PlanTemplateFilter filter(ListPlanTemplatesRequest request) {
    return new PlanTemplateFilter(
        EnumNames.given(PlanTemplateState.class, request.getState()),
        EnumNames.given(Purpose.class, request.getPurpose()),
        Texts.read(request.getWords()));
  }

  private static cordon.operations.v1.PlanTemplateSpec written(PlanTemplateSpec spec) {
    return cordon.operations.v1.PlanTemplateSpec.newBuilder()
        .setName(spec.name())
        .setNote(spec.note())
        .addAllPurposes(
            spec.purposes().stream()
                .map(one -> EnumNames.write(cordon.operations.v1.Purpose.class, one))
                .toList())
        .build();
  }
}
