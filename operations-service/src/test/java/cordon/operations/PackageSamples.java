package cordon.operations;

import static cordon.operations.OperationsFixture.REVIEWER;
import static cordon.operations.OperationsFixture.joined;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.operations.PackageFixture.aFeedback;
import static cordon.operations.PackageFixture.aPackage;
import static cordon.operations.PackageFixture.aUse;
import static cordon.operations.PackageFixture.answered;
import static cordon.operations.PackageFixture.asked;
import static cordon.operations.PackageFixture.drafted;
import static cordon.operations.PackageFixture.given;
import static cordon.operations.PackageFixture.recalled;
import static cordon.operations.PackageFixture.received;

import com.google.protobuf.Timestamp;
import cordon.operations.v1.AcknowledgeRecallRequest;
import cordon.operations.v1.AnswerWiderUseRequest;
import cordon.operations.v1.DraftPackageRequest;
import cordon.operations.v1.EvaluationScheme;
import cordon.operations.v1.GivePackageFeedbackRequest;
import cordon.operations.v1.GivePackageRequest;
import cordon.operations.v1.HotspotSource;
import cordon.operations.v1.IntelligencePackage;
import cordon.operations.v1.PackageCopy;
import cordon.operations.v1.PackageOutcome;
import cordon.operations.v1.RecallEnd;
import cordon.operations.v1.RecallPackageRequest;
import cordon.operations.v1.ReceivePackageRequest;
import cordon.operations.v1.ReportPackageUseRequest;
import cordon.operations.v1.RequestWiderUseRequest;
import cordon.operations.v1.ReviewGround;
import cordon.operations.v1.ReviewPackageRequest;
import cordon.operations.v1.RevisePackageRequest;
import cordon.operations.v1.UseKind;
import cordon.operations.v1.UsePackageRequest;
import cordon.operations.v1.WiderUseSpec;
import cordon.operations.v1.WithdrawPackageRequest;
import cordon.platform.conformance.Sample;
import cordon.platform.conformance.ServiceFixture;
import java.util.List;

/** A command of each kind on intelligence packages and their copies. */
final class PackageSamples {
  private PackageSamples() {}

  static List<Sample> of(ServiceFixture service) {
    return List.of(
        Sample.of(
            "DraftPackage",
            ncb("NG"),
            () ->
                DraftPackageRequest.newBuilder()
                    .setOperationId(joined(service, "NG", "GH"))
                    .setSpec(
                        aPackage("GH")
                            .setUseUntilTime(Timestamp.newBuilder().setSeconds(4_102_444_800L))
                            .addSources(
                                HotspotSource.newBuilder()
                                    .setText("A liaison officer")
                                    .setEvaluation("B2")
                                    .setScheme(EvaluationScheme.EVALUATION_SCHEME_ADMIRALTY)))
                    .build()),
        Sample.of(
            "RevisePackage",
            ncb("NG"),
            () -> {
              IntelligencePackage before = draft(service);
              return RevisePackageRequest.newBuilder()
                  .setOperationId(before.getOperationId())
                  .setPackageId(before.getPackageId())
                  .setVersion(before.getVersion())
                  .setSpec(aPackage("GH").setAboutPerson(true))
                  .build();
            }),
        Sample.of(
            "GivePackage",
            ncb("NG"),
            () -> {
              IntelligencePackage before = draft(service);
              return GivePackageRequest.newBuilder()
                  .setOperationId(before.getOperationId())
                  .setPackageId(before.getPackageId())
                  .setVersion(before.getVersion())
                  .build();
            }),
        Sample.of(
            "WithdrawPackage",
            ncb("NG"),
            () -> {
              IntelligencePackage before = draft(service);
              return WithdrawPackageRequest.newBuilder()
                  .setOperationId(before.getOperationId())
                  .setPackageId(before.getPackageId())
                  .setVersion(before.getVersion())
                  .setReason("The accounts were closed.")
                  .build();
            }),
        Sample.of(
            "ReviewPackage",
            REVIEWER,
            () -> {
              IntelligencePackage before = waiting(service);
              return ReviewPackageRequest.newBuilder()
                  .setOperationId(before.getOperationId())
                  .setPackageId(before.getPackageId())
                  .setVersion(before.getVersion())
                  .addGrounds(ReviewGround.REVIEW_GROUND_POLITICAL)
                  .setText("The charge is one of opinion.")
                  .build();
            }),
        Sample.of(
            "RecallPackage",
            ncb("NG"),
            () -> {
              IntelligencePackage before = sent(service);
              return RecallPackageRequest.newBuilder()
                  .setOperationId(before.getOperationId())
                  .setPackageId(before.getPackageId())
                  .setVersion(before.getVersion())
                  .setReason("The source was mistaken.")
                  .build();
            }),
        Sample.of(
            "AnswerWiderUse",
            ncb("NG"),
            () -> {
              IntelligencePackage one = sent(service);
              var _ = received(service, ncb("GH"), one);
              PackageCopy before = asked(service, ncb("GH"), one, UseKind.USE_KIND_EVIDENCE);
              return AnswerWiderUseRequest.newBuilder()
                  .setOperationId(before.getOperationId())
                  .setPackageId(before.getPackageId())
                  .setVersion(before.getVersion())
                  .setCopyNumber(1)
                  .setNumber(1)
                  .setGrant(true)
                  .setUntilTime(Timestamp.newBuilder().setSeconds(4_102_444_800L))
                  .setReason("For the hearing alone.")
                  .build();
            }),
        Sample.of(
            "ReceivePackage",
            ncb("GH"),
            () -> {
              IntelligencePackage before = sent(service);
              return ReceivePackageRequest.newBuilder()
                  .setOperationId(before.getOperationId())
                  .setPackageId(before.getPackageId())
                  .setVersion(1)
                  .build();
            }),
        Sample.of(
            "UsePackage",
            ncb("GH"),
            () -> {
              IntelligencePackage one = sent(service);
              PackageCopy before = received(service, ncb("GH"), one);
              return UsePackageRequest.newBuilder()
                  .setOperationId(before.getOperationId())
                  .setPackageId(before.getPackageId())
                  .setVersion(before.getVersion())
                  .setSpec(aUse(UseKind.USE_KIND_LEAD))
                  .build();
            }),
        Sample.of(
            "ReportPackageUse",
            ncb("GH"),
            () -> {
              IntelligencePackage before = sent(service);
              return ReportPackageUseRequest.newBuilder()
                  .setOperationId(before.getOperationId())
                  .setPackageId(before.getPackageId())
                  .setSpec(aUse(UseKind.USE_KIND_EVIDENCE))
                  .setOccurredTime(Timestamp.newBuilder().setSeconds(1_748_736_000))
                  .build();
            }),
        Sample.of(
            "RequestWiderUse",
            ncb("GH"),
            () -> {
              IntelligencePackage one = sent(service);
              PackageCopy before = received(service, ncb("GH"), one);
              return RequestWiderUseRequest.newBuilder()
                  .setOperationId(before.getOperationId())
                  .setPackageId(before.getPackageId())
                  .setVersion(before.getVersion())
                  .setSpec(
                      WiderUseSpec.newBuilder()
                          .setKind(UseKind.USE_KIND_PASSED_ON)
                          .setToAgency("The customs")
                          .setReason("They hold the parcels."))
                  .build();
            }),
        Sample.of(
            "GivePackageFeedback",
            ncb("GH"),
            () -> {
              IntelligencePackage one = sent(service);
              var _ = received(service, ncb("GH"), one);
              PackageCopy before = answered(service, ncb("GH"), one);
              return GivePackageFeedbackRequest.newBuilder()
                  .setOperationId(before.getOperationId())
                  .setPackageId(before.getPackageId())
                  .setVersion(before.getVersion())
                  .setSpec(
                      aFeedback(
                              PackageOutcome.PACKAGE_OUTCOME_NEW_LEAD,
                              PackageOutcome.PACKAGE_OUTCOME_CASE_OPENED)
                          .setResultReference("GH/2025/118"))
                  .build();
            }),
        Sample.of(
            "AcknowledgeRecall",
            ncb("GH"),
            () -> {
              IntelligencePackage before = recalled(service, ncb("NG"), sent(service));
              return AcknowledgeRecallRequest.newBuilder()
                  .setOperationId(before.getOperationId())
                  .setPackageId(before.getPackageId())
                  .setVersion(2)
                  .setEnd(RecallEnd.RECALL_END_DESTROYED)
                  .setNote("With the printed copy.")
                  .build();
            }));
  }

  private static IntelligencePackage draft(ServiceFixture service) {
    return drafted(service, ncb("NG"), joined(service, "NG", "GH"), aPackage("GH"));
  }

  private static IntelligencePackage sent(ServiceFixture service) {
    return given(
        service, ncb("NG"), joined(service, "NG", "GH"), aPackage("GH").setToSecretariat(true));
  }

  private static IntelligencePackage waiting(ServiceFixture service) {
    return given(
        service, ncb("NG"), joined(service, "NG", "GH"), aPackage("GH").setAboutPerson(true));
  }
}
