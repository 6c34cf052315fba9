package cordon.operations;

import static cordon.operations.OperationsFixture.REVIEWER;

import com.google.protobuf.Timestamp;
import cordon.operations.v1.AssessDiligenceRequest;
import cordon.operations.v1.DiligenceAssessment;
import cordon.operations.v1.DiligenceLevel;
import cordon.operations.v1.DiligenceServiceGrpc;
import cordon.operations.v1.DiligenceServiceGrpc.DiligenceServiceBlockingStub;
import cordon.operations.v1.DiligenceSpec;
import cordon.operations.v1.DiligenceSubject;
import cordon.operations.v1.DiligenceWaiver;
import cordon.operations.v1.WaiveDiligenceRequest;
import cordon.platform.conformance.ServiceFixture;
import cordon.testsupport.TestCaller;
import java.time.Duration;

/** Assessments and waivers for tests of them. */
public final class DiligenceFixture {
  private DiligenceFixture() {}

  public static DiligenceServiceBlockingStub diligence(ServiceFixture service, TestCaller caller) {
    return DiligenceServiceGrpc.newBlockingStub(service.channel(caller));
  }

  public static DiligenceSubject of(String country) {
    return DiligenceSubject.newBuilder().setCountry(country).build();
  }

  /** Valid for a year. */
  public static DiligenceSpec.Builder found(ServiceFixture service, DiligenceLevel level) {
    return DiligenceSpec.newBuilder()
        .setLevel(level)
        .setGrounds("Two reports of ill-treatment are being followed up.")
        .addSources("Committee against Torture, 2021")
        .addMeasures("A liaison officer visits whoever is held.")
        .setValidUntilTime(
            Timestamp.newBuilder()
                .setSeconds(service.clock().instant().plus(Duration.ofDays(365)).getEpochSecond()));
  }

  public static AssessDiligenceRequest.Builder assessing(
      ServiceFixture service, DiligenceSubject subject, DiligenceLevel level) {
    return AssessDiligenceRequest.newBuilder().setSubject(subject).setSpec(found(service, level));
  }

  public static DiligenceAssessment assessed(
      ServiceFixture service, AssessDiligenceRequest.Builder request) {
    return diligence(service, REVIEWER).assessDiligence(request.build()).getAssessment();
  }

  /** That a country is invited to nothing, in the place of what stands, if anything does. */
  public static DiligenceAssessment withheld(ServiceFixture service, String country) {
    return assessed(
        service, assessing(service, of(country), DiligenceLevel.DILIGENCE_LEVEL_WITHHELD));
  }

  public static WaiveDiligenceRequest.Builder waiving(String operation, DiligenceAssessment of) {
    return WaiveDiligenceRequest.newBuilder()
        .setOperationId(operation)
        .setAssessmentId(of.getAssessmentId())
        .setGrounds("Victims are brought home.")
        .addMeasures("No names of suspects are given.");
  }

  public static DiligenceWaiver waived(
      ServiceFixture service, String operation, DiligenceAssessment of) {
    return diligence(service, REVIEWER).waiveDiligence(waiving(operation, of).build()).getWaiver();
  }
}
