package cordon.operations.intelligence;

import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.PackageFixture.aPackage;
import static cordon.operations.PackageFixture.given;
import static cordon.operations.PackageFixture.packages;
import static cordon.operations.PackageFixture.recalled;
import static cordon.operations.PackageFixture.received;
import static java.util.function.UnaryOperator.identity;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.operations.v1.CountPackagesRequest;
import cordon.operations.v1.IntelligencePackage;
import cordon.operations.v1.PackageCopy;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What waits for a receiver, and since when it is late; days pass, so it has a service of its own.
 */
class PackageLatenessTest extends PackageScene {
  @Test
  void what_waits_is_listed_by_when_it_is_due_and_late_is_told_from_the_clock() {
    IntelligencePackage far = given(service, NG, operation, aPackage("GH").setFeedbackDays(9));
    IntelligencePackage soon = given(service, NG, operation, aPackage("GH").setFeedbackDays(1));
    assertThat(packageIds(desk(GH, identity())))
        .containsExactly(soon.getPackageId(), far.getPackageId());
    assertThat(desk(GH, r -> r.setLate(true))).isEmpty();
    var _ = received(service, GH, far);

    service.clock().advance(Duration.ofDays(2));

    assertThat(packageIds(desk(GH, r -> r.setLate(true)))).containsExactly(soon.getPackageId());
    assertThat(packageIds(copiesOf(PLANNER, r -> r.setLate(true))))
        .containsExactly(soon.getPackageId());
    assertThat(
            packages(service, NG)
                .countPackages(CountPackagesRequest.newBuilder().setOperationId(operation).build())
                .getLate())
        .isEqualTo(1);
    var _ = recalled(service, NG, far);
    assertThat(packageIds(desk(GH, identity())))
        .containsExactly(soon.getPackageId(), far.getPackageId());
    assertThat(desk(NG, identity())).isEmpty();
  }

  private static List<String> packageIds(List<PackageCopy> copies) {
    return copies.stream().map(PackageCopy::getPackageId).toList();
  }
}
