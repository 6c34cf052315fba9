package cordon.operations;

import static cordon.operations.PackageFixture.aFeedback;
import static cordon.operations.PackageFixture.aPackage;
import static cordon.operations.PackageFixture.aUse;

import com.google.protobuf.Timestamp;
import cordon.operations.v1.AcknowledgeRecallRequest;
import cordon.operations.v1.AnswerWiderUseRequest;
import cordon.operations.v1.CountPackagesRequest;
import cordon.operations.v1.DraftPackageRequest;
import cordon.operations.v1.GetPackageRequest;
import cordon.operations.v1.GivePackageFeedbackRequest;
import cordon.operations.v1.GivePackageRequest;
import cordon.operations.v1.IntelligencePackage;
import cordon.operations.v1.ListCopiesForUsRequest;
import cordon.operations.v1.ListPackageCopiesRequest;
import cordon.operations.v1.ListPackageUsesRequest;
import cordon.operations.v1.ListPackagesForReviewRequest;
import cordon.operations.v1.ListPackagesRequest;
import cordon.operations.v1.PackageOutcome;
import cordon.operations.v1.PackageSide;
import cordon.operations.v1.RecallEnd;
import cordon.operations.v1.RecallPackageRequest;
import cordon.operations.v1.ReceivePackageRequest;
import cordon.operations.v1.ReportPackageUseRequest;
import cordon.operations.v1.RequestWiderUseRequest;
import cordon.operations.v1.ReviewPackageRequest;
import cordon.operations.v1.RevisePackageRequest;
import cordon.operations.v1.UseKind;
import cordon.operations.v1.UsePackageRequest;
import cordon.operations.v1.WiderUseSpec;
import cordon.operations.v1.WithdrawPackageRequest;
import cordon.platform.conformance.Attempt;
import java.util.List;

/**
 * What those who may not try on intelligence packages.
 *
 * @param person one that waits for a compliance reviewer
 */
record PackageAttempts(IntelligencePackage sent, IntelligencePackage person) {

  private String operation() {
    return sent.getOperationId();
  }

  List<Attempt> all() {
    return List.of(
        Attempt.of(
            "RevisePackage",
            RevisePackageRequest.newBuilder()
                .setOperationId(operation())
                .setPackageId(sent.getPackageId())
                .setSpec(aPackage("GH"))
                .build()),
        Attempt.of(
            "GivePackage",
            GivePackageRequest.newBuilder()
                .setOperationId(operation())
                .setPackageId(sent.getPackageId())
                .build()),
        Attempt.of(
            "WithdrawPackage",
            WithdrawPackageRequest.newBuilder()
                .setOperationId(operation())
                .setPackageId(sent.getPackageId())
                .setReason("Not ours")
                .build()),
        Attempt.of(
            "RecallPackage",
            RecallPackageRequest.newBuilder()
                .setOperationId(operation())
                .setPackageId(sent.getPackageId())
                .setReason("Not ours")
                .build()),
        Attempt.of(
            "GetPackage",
            GetPackageRequest.newBuilder()
                .setOperationId(operation())
                .setPackageId(sent.getPackageId())
                .build()),
        Attempt.of(
            "ReceivePackage",
            ReceivePackageRequest.newBuilder()
                .setOperationId(operation())
                .setPackageId(sent.getPackageId())
                .build()),
        Attempt.of(
            "UsePackage",
            UsePackageRequest.newBuilder()
                .setOperationId(operation())
                .setPackageId(sent.getPackageId())
                .setSpec(aUse(UseKind.USE_KIND_LEAD))
                .build()),
        Attempt.of(
            "ReportPackageUse",
            ReportPackageUseRequest.newBuilder()
                .setOperationId(operation())
                .setPackageId(sent.getPackageId())
                .setSpec(aUse(UseKind.USE_KIND_LEAD))
                .setOccurredTime(Timestamp.newBuilder().setSeconds(1_748_736_000))
                .build()),
        Attempt.of(
            "ListPackageUses",
            ListPackageUsesRequest.newBuilder()
                .setOperationId(operation())
                .setPackageId(sent.getPackageId())
                .build()),
        Attempt.of(
            "RevisePackage",
            RevisePackageRequest.newBuilder()
                .setOperationId(operation())
                .setPackageId(person.getPackageId())
                .setSpec(aPackage("GH"))
                .build()),
        Attempt.of(
            "GivePackage",
            GivePackageRequest.newBuilder()
                .setOperationId(operation())
                .setPackageId(person.getPackageId())
                .build()),
        Attempt.of(
            "WithdrawPackage",
            WithdrawPackageRequest.newBuilder()
                .setOperationId(operation())
                .setPackageId(person.getPackageId())
                .setReason("Not ours")
                .build()),
        Attempt.of(
            "RecallPackage",
            RecallPackageRequest.newBuilder()
                .setOperationId(operation())
                .setPackageId(person.getPackageId())
                .setReason("Not ours")
                .build()),
        Attempt.of(
            "GetPackage",
            GetPackageRequest.newBuilder()
                .setOperationId(operation())
                .setPackageId(person.getPackageId())
                .build()),
        Attempt.of(
            "ReceivePackage",
            ReceivePackageRequest.newBuilder()
                .setOperationId(operation())
                .setPackageId(person.getPackageId())
                .build()),
        Attempt.of(
            "UsePackage",
            UsePackageRequest.newBuilder()
                .setOperationId(operation())
                .setPackageId(person.getPackageId())
                .setSpec(aUse(UseKind.USE_KIND_LEAD))
                .build()),
        Attempt.of(
            "ReportPackageUse",
            ReportPackageUseRequest.newBuilder()
                .setOperationId(operation())
                .setPackageId(person.getPackageId())
                .setSpec(aUse(UseKind.USE_KIND_LEAD))
                .setOccurredTime(Timestamp.newBuilder().setSeconds(1_748_736_000))
                .build()),
        Attempt.of(
            "ListPackageUses",
            ListPackageUsesRequest.newBuilder()
                .setOperationId(operation())
                .setPackageId(person.getPackageId())
                .build()),
        Attempt.of(
            "ReviewPackage",
            ReviewPackageRequest.newBuilder()
                .setOperationId(operation())
                .setPackageId(person.getPackageId())
                .setVersion(1)
                .setPass(true)
                .setText("Not ours")
                .build()),
        Attempt.of(
            "AnswerWiderUse",
            AnswerWiderUseRequest.newBuilder()
                .setOperationId(operation())
                .setPackageId(sent.getPackageId())
                .setCopyNumber(1)
                .setNumber(1)
                .setGrant(true)
                .setReason("Not ours")
                .build()),
        Attempt.of(
            "RequestWiderUse",
            RequestWiderUseRequest.newBuilder()
                .setOperationId(operation())
                .setPackageId(sent.getPackageId())
                .setSpec(
                    WiderUseSpec.newBuilder()
                        .setKind(UseKind.USE_KIND_EVIDENCE)
                        .setReason("Not ours"))
                .build()),
        Attempt.of(
            "GivePackageFeedback",
            GivePackageFeedbackRequest.newBuilder()
                .setOperationId(operation())
                .setPackageId(sent.getPackageId())
                .setSpec(aFeedback(PackageOutcome.PACKAGE_OUTCOME_CONFIRMED))
                .build()),
        Attempt.of(
            "AcknowledgeRecall",
            AcknowledgeRecallRequest.newBuilder()
                .setOperationId(operation())
                .setPackageId(sent.getPackageId())
                .setEnd(RecallEnd.RECALL_END_DESTROYED)
                .build()),
        Attempt.of(
            "DraftPackage",
            DraftPackageRequest.newBuilder()
                .setOperationId(operation())
                .setSpec(aPackage("GH"))
                .build()),
        Attempt.of(
            "ListPackages", ListPackagesRequest.newBuilder().setOperationId(operation()).build()),
        Attempt.of(
            "CountPackages", CountPackagesRequest.newBuilder().setOperationId(operation()).build()),
        Attempt.of(
            "ListPackageCopies",
            ListPackageCopiesRequest.newBuilder().setOperationId(operation()).build()),
        Attempt.of(
            "ListPackageCopies",
            ListPackageCopiesRequest.newBuilder()
                .setOperationId(operation())
                .setPackageId(sent.getPackageId())
                .build()),
        Attempt.of("ListPackagesForReview", ListPackagesForReviewRequest.getDefaultInstance()),
        Attempt.of("ListCopiesForUs", ListCopiesForUsRequest.getDefaultInstance()),
        Attempt.of(
            "ListCopiesForUs",
            ListCopiesForUsRequest.newBuilder().setSide(PackageSide.PACKAGE_SIDE_BY_US).build()));
  }
}
