package cordon.operations;

import static cordon.operations.OperationsFixture.REVIEWER;

import cordon.operations.v1.DraftPackageRequest;
import cordon.operations.v1.FeedbackSpec;
import cordon.operations.v1.GivePackageFeedbackRequest;
import cordon.operations.v1.GivePackageRequest;
import cordon.operations.v1.HandlingLevel;
import cordon.operations.v1.IntelligencePackage;
import cordon.operations.v1.IntelligencePackageServiceGrpc;
import cordon.operations.v1.IntelligencePackageServiceGrpc.IntelligencePackageServiceBlockingStub;
import cordon.operations.v1.PackageCopy;
import cordon.operations.v1.PackageCopyServiceGrpc;
import cordon.operations.v1.PackageCopyServiceGrpc.PackageCopyServiceBlockingStub;
import cordon.operations.v1.PackageOutcome;
import cordon.operations.v1.PackageSpec;
import cordon.operations.v1.PackageUse;
import cordon.operations.v1.RecallPackageRequest;
import cordon.operations.v1.ReceivePackageRequest;
import cordon.operations.v1.RequestWiderUseRequest;
import cordon.operations.v1.ReviewGround;
import cordon.operations.v1.ReviewPackageRequest;
import cordon.operations.v1.UseCondition;
import cordon.operations.v1.UseKind;
import cordon.operations.v1.UsePackageRequest;
import cordon.operations.v1.UseSpec;
import cordon.operations.v1.WiderUseSpec;
import cordon.platform.conformance.ServiceFixture;
import cordon.testsupport.TestCaller;
import java.util.List;

/** Intelligence packages for tests of them, as far along as they are asked for. */
public final class PackageFixture {
  private PackageFixture() {}

  public static IntelligencePackageServiceBlockingStub packages(
      ServiceFixture service, TestCaller caller) {
    return IntelligencePackageServiceGrpc.newBlockingStub(service.channel(caller));
  }

  public static PackageCopyServiceBlockingStub copies(ServiceFixture service, TestCaller caller) {
    return PackageCopyServiceGrpc.newBlockingStub(service.channel(caller));
  }

  /** About nobody, as a lead only, for these countries. */
  public static PackageSpec.Builder aPackage(String... receivers) {
    return PackageSpec.newBuilder()
        .setTitle("Accounts behind two call centres")
        .setText("Three accounts took in what forty victims paid.")
        .setLanguage("en")
        .setHandlingLevel(HandlingLevel.HANDLING_LEVEL_AMBER)
        .setUseCondition(UseCondition.USE_CONDITION_LEAD_ONLY)
        .addAllReceiverCountries(List.of(receivers));
  }

  public static IntelligencePackage drafted(
      ServiceFixture service, TestCaller by, String operationId, PackageSpec.Builder spec) {
    return packages(service, by)
        .draftPackage(
            DraftPackageRequest.newBuilder().setOperationId(operationId).setSpec(spec).build())
        .getPackage();
  }

  public static IntelligencePackage give(
      ServiceFixture service, TestCaller by, IntelligencePackage one) {
    return packages(service, by)
        .givePackage(
            GivePackageRequest.newBuilder()
                .setOperationId(one.getOperationId())
                .setPackageId(one.getPackageId())
                .build())
        .getPackage();
  }

  /** Drafted and given, or waiting for a compliance reviewer. */
  public static IntelligencePackage given(
      ServiceFixture service, TestCaller by, String operationId, PackageSpec.Builder spec) {
    return give(service, by, drafted(service, by, operationId, spec));
  }

  /** Passed, or refused with a ground, at the version that is there. */
  public static IntelligencePackage reviewed(
      ServiceFixture service, IntelligencePackage one, ReviewGround... grounds) {
    return packages(service, REVIEWER)
        .reviewPackage(
            ReviewPackageRequest.newBuilder()
                .setOperationId(one.getOperationId())
                .setPackageId(one.getPackageId())
                .setVersion(one.getVersion())
                .setPass(grounds.length == 0)
                .addAllGrounds(List.of(grounds))
                .setText("An ordinary-law crime")
                .build())
        .getPackage();
  }

  public static IntelligencePackage recalled(
      ServiceFixture service, TestCaller by, IntelligencePackage one) {
    return packages(service, by)
        .recallPackage(
            RecallPackageRequest.newBuilder()
                .setOperationId(one.getOperationId())
                .setPackageId(one.getPackageId())
                .setReason("The source was mistaken.")
                .build())
        .getPackage();
  }

  public static PackageCopy received(
      ServiceFixture service, TestCaller by, IntelligencePackage one) {
    return copies(service, by)
        .receivePackage(
            ReceivePackageRequest.newBuilder()
                .setOperationId(one.getOperationId())
                .setPackageId(one.getPackageId())
                .build())
        .getCopy();
  }

  public static FeedbackSpec.Builder aFeedback(PackageOutcome... outcomes) {
    return FeedbackSpec.newBuilder()
        .addAllOutcomes(List.of(outcomes))
        .setText("Two of the accounts are known to us.");
  }

  public static PackageCopy answered(
      ServiceFixture service, TestCaller by, IntelligencePackage one) {
    return copies(service, by)
        .givePackageFeedback(
            GivePackageFeedbackRequest.newBuilder()
                .setOperationId(one.getOperationId())
                .setPackageId(one.getPackageId())
                .setSpec(aFeedback(PackageOutcome.PACKAGE_OUTCOME_CONFIRMED))
                .build())
        .getCopy();
  }

  public static UseSpec.Builder aUse(UseKind kind) {
    return UseSpec.newBuilder().setKind(kind).setText("Compared with another complaint.");
  }

  public static PackageUse used(
      ServiceFixture service, TestCaller by, IntelligencePackage one, UseSpec.Builder use) {
    return copies(service, by)
        .usePackage(
            UsePackageRequest.newBuilder()
                .setOperationId(one.getOperationId())
                .setPackageId(one.getPackageId())
                .setSpec(use)
                .build())
        .getUse();
  }

  public static PackageCopy asked(
      ServiceFixture service, TestCaller by, IntelligencePackage one, UseKind kind) {
    return copies(service, by)
        .requestWiderUse(
            RequestWiderUseRequest.newBuilder()
                .setOperationId(one.getOperationId())
                .setPackageId(one.getPackageId())
                .setSpec(WiderUseSpec.newBuilder().setKind(kind).setReason("The court hears it."))
                .build())
        .getCopy();
  }
}
