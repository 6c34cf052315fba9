package cordon.operations.intelligence;

import static cordon.operations.OperationsFixture.ncb;
import static cordon.operations.OperationsFixture.stand;
import static cordon.operations.PackageFixture.copies;
import static cordon.operations.PackageFixture.packages;

import com.google.protobuf.Timestamp;
import cordon.operations.JoinedScene;
import cordon.operations.v1.AcknowledgeRecallRequest;
import cordon.operations.v1.AnswerWiderUseRequest;
import cordon.operations.v1.GetPackageRequest;
import cordon.operations.v1.GetPackageResponse;
import cordon.operations.v1.IntelligencePackage;
import cordon.operations.v1.ListCopiesForUsRequest;
import cordon.operations.v1.ListPackageCopiesRequest;
import cordon.operations.v1.ListPackagesRequest;
import cordon.operations.v1.PackageCopy;
import cordon.operations.v1.PackageSpec;
import cordon.operations.v1.PackageUse;
import cordon.operations.v1.ParticipationState;
import cordon.operations.v1.RecallEnd;
import cordon.operations.v1.ReportPackageUseRequest;
import cordon.operations.v1.RevisePackageRequest;
import cordon.operations.v1.UseSpec;
import cordon.operations.v1.WithdrawPackageRequest;
import cordon.testsupport.TestCaller;
import cordon.testsupport.TestIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;

/** Three countries, and what is asked of their packages. */
abstract class PackageScene extends JoinedScene {
  static final TestCaller PLANNER2 = TestIdentity.person("planner2").roles("planner");
  static final TestCaller DUTY = TestIdentity.person("duty").roles("duty-officer");
  static final TestCaller NG = ncb("NG");
  static final TestCaller GH = ncb("GH");
  static final TestCaller KE = ncb("KE");

  @BeforeEach
  void join() {
    stand(service, operation, "KE", ParticipationState.PARTICIPATION_STATE_ACCEPTED);
  }

  static Timestamp in(Duration from) {
    Instant then = service.clock().instant().plus(from);
    return Timestamp.newBuilder().setSeconds(then.getEpochSecond()).build();
  }

  static GetPackageResponse get(TestCaller caller, IntelligencePackage one) {
    return packages(service, caller)
        .getPackage(
            GetPackageRequest.newBuilder()
                .setOperationId(one.getOperationId())
                .setPackageId(one.getPackageId())
                .build());
  }

  static IntelligencePackage revise(
      TestCaller caller, IntelligencePackage one, PackageSpec.Builder spec) {
    return packages(service, caller)
        .revisePackage(
            RevisePackageRequest.newBuilder()
                .setOperationId(one.getOperationId())
                .setPackageId(one.getPackageId())
                .setSpec(spec)
                .build())
        .getPackage();
  }

  static IntelligencePackage withdraw(TestCaller caller, IntelligencePackage one) {
    return packages(service, caller)
        .withdrawPackage(
            WithdrawPackageRequest.newBuilder()
                .setOperationId(one.getOperationId())
                .setPackageId(one.getPackageId())
                .setReason("The accounts were closed.")
                .build())
        .getPackage();
  }

  static PackageUse reported(
      TestCaller caller, IntelligencePackage one, UseSpec.Builder use, Duration ago) {
    return copies(service, caller)
        .reportPackageUse(
            ReportPackageUseRequest.newBuilder()
                .setOperationId(one.getOperationId())
                .setPackageId(one.getPackageId())
                .setSpec(use)
                .setOccurredTime(in(ago.negated()))
                .build())
        .getUse();
  }

  static AnswerWiderUseRequest.Builder answer(IntelligencePackage one, int copy, boolean grant) {
    return AnswerWiderUseRequest.newBuilder()
        .setOperationId(one.getOperationId())
        .setPackageId(one.getPackageId())
        .setCopyNumber(copy)
        .setNumber(1)
        .setGrant(grant)
        .setReason("For the hearing alone.");
  }

  static PackageCopy acknowledge(TestCaller caller, IntelligencePackage one) {
    return copies(service, caller)
        .acknowledgeRecall(
            AcknowledgeRecallRequest.newBuilder()
                .setOperationId(one.getOperationId())
                .setPackageId(one.getPackageId())
                .setEnd(RecallEnd.RECALL_END_DESTROYED)
                .build())
        .getCopy();
  }

  final List<IntelligencePackage> listed(
      TestCaller caller, UnaryOperator<ListPackagesRequest.Builder> wanted) {
    return packages(service, caller)
        .listPackages(
            wanted
                .apply(ListPackagesRequest.newBuilder().setOperationId(operation).setPageSize(200))
                .build())
        .getPackagesList();
  }

  final List<PackageCopy> copiesOf(
      TestCaller caller, UnaryOperator<ListPackageCopiesRequest.Builder> wanted) {
    return copies(service, caller)
        .listPackageCopies(
            wanted
                .apply(
                    ListPackageCopiesRequest.newBuilder()
                        .setOperationId(operation)
                        .setPageSize(200))
                .build())
        .getCopiesList();
  }

  /** What waits for somebody in this operation. */
  final List<PackageCopy> desk(
      TestCaller caller, UnaryOperator<ListCopiesForUsRequest.Builder> wanted) {
    return copies(service, caller)
        .listCopiesForUs(wanted.apply(ListCopiesForUsRequest.newBuilder().setPageSize(200)).build())
        .getCopiesList()
        .stream()
        .filter(one -> one.getOperationId().equals(operation))
        .toList();
  }
}
