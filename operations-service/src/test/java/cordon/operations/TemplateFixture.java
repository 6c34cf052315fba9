package cordon.operations;

import cordon.operations.v1.PlanTemplate;
import cordon.operations.v1.PlanTemplateServiceGrpc;
import cordon.operations.v1.PlanTemplateServiceGrpc.PlanTemplateServiceBlockingStub;
import cordon.operations.v1.PlanTemplateSpec;
import cordon.operations.v1.Purpose;
import cordon.operations.v1.SavePlanTemplateRequest;
import cordon.platform.conformance.ServiceFixture;
import cordon.testsupport.TestCaller;

/** Templates as planners save them. */
public final class TemplateFixture {
  private TemplateFixture() {}

  public static PlanTemplateServiceBlockingStub templates(ServiceFixture service, TestCaller by) {
    return PlanTemplateServiceGrpc.newBlockingStub(service.channel(by));
  }

  public static PlanTemplateSpec.Builder aTemplate() {
    return PlanTemplateSpec.newBuilder()
        .setName("Joint action days")
        .setNote("Set the targets anew.")
        .addPurposes(Purpose.PURPOSE_CRIME_INVESTIGATION);
  }

  public static SavePlanTemplateRequest saving(String operationId) {
    return SavePlanTemplateRequest.newBuilder()
        .setOperationId(operationId)
        .setRevision(1)
        .setSpec(aTemplate())
        .build();
  }

  public static PlanTemplate saved(ServiceFixture service, TestCaller by, String operationId) {
    return templates(service, by).savePlanTemplate(saving(operationId)).getTemplate();
  }
}
