package cordon.operations.diligence;

import static cordon.operations.DiligenceFixture.assessed;
import static cordon.operations.DiligenceFixture.assessing;
import static cordon.operations.DiligenceFixture.diligence;
import static cordon.operations.DiligenceFixture.of;
import static cordon.operations.DiligenceFixture.waived;
import static cordon.operations.DiligenceFixture.waiving;
import static cordon.operations.DiligenceFixture.withheld;
import static cordon.operations.NetworkFixture.aNetwork;
import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.aHotspot;
import static cordon.operations.OperationsFixture.active;
import static cordon.operations.OperationsFixture.hotspots;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.operations.OperationsFixture.stand;
import static cordon.operations.OrderFixture.issued;
import static cordon.operations.PackageFixture.aPackage;
import static cordon.operations.PackageFixture.aUse;
import static cordon.operations.PackageFixture.copies;
import static cordon.operations.PackageFixture.given;
import static cordon.operations.PackageFixture.packages;
import static cordon.operations.PackageFixture.used;
import static cordon.platform.conformance.Refusals.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.operations.JoinedScene;
import cordon.operations.LeadFixture;
import cordon.operations.NetworkFixture;
import cordon.operations.OrderFixture;
import cordon.operations.PackageFixture;
import cordon.operations.v1.AddHotspotRequest;
import cordon.operations.v1.AddOrderCopiesRequest;
import cordon.operations.v1.AnswerWiderUseRequest;
import cordon.operations.v1.DiligenceAssessment;
import cordon.operations.v1.DiligenceLevel;
import cordon.operations.v1.IntelligencePackage;
import cordon.operations.v1.Network;
import cordon.operations.v1.Operation;
import cordon.operations.v1.Order;
import cordon.operations.v1.ParticipationState;
import cordon.operations.v1.RequestWiderUseRequest;
import cordon.operations.v1.ReviseNetworkRequest;
import cordon.operations.v1.UseKind;
import cordon.operations.v1.UseSpec;
import cordon.operations.v1.WiderUseSpec;
import cordon.testsupport.TestCaller;
import cordon.testsupport.TestIdentity;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is withheld from a country reaches it by no other way either. */
class WithheldGivingTest extends JoinedScene {
  private static final DiligenceLevel STANDARD = DiligenceLevel.DILIGENCE_LEVEL_STANDARD;

  @Test
  void nothing_else_of_the_secretariat_reaches_whom_it_is_withheld_from() {
    stand(service, operation, "BJ", ParticipationState.PARTICIPATION_STATE_ACCEPTED);
    Network before = NetworkFixture.created(service, PLANNER, operation, aNetwork("BJ"));
    DiligenceAssessment standing = withheld(service, "BJ");

    assertThat(reasonOf(() -> issued(service, PLANNER, operation, "NG", "BJ")))
        .isEqualTo("DILIGENCE_WITHHELD");
    Order order = issued(service, PLANNER, operation, "NG");
    List<Runnable> others =
        List.of(
            () -> addCopies(order, "BJ"),
            () -> NetworkFixture.created(service, PLANNER, operation, aNetwork("NG", "BJ")),
            () -> shown("BJ"));
    others.forEach(one -> assertThat(reasonOf(one::run)).isEqualTo("DILIGENCE_WITHHELD"));
    // What a country shows is its own matter, and what was shown stays.
    assertThat(NetworkFixture.created(service, ncb("NG"), operation, aNetwork("BJ"))).isNotNull();
    assertThat(
            NetworkFixture.networks(service, PLANNER)
                .reviseNetwork(
                    ReviseNetworkRequest.newBuilder()
                        .setOperationId(operation)
                        .setNetworkId(before.getNetworkId())
                        .setVersion(before.getVersion())
                        .setSpec(aNetwork("BJ").setSummary("Said anew."))
                        .build())
                .getNetwork()
                .getVersion())
        .isEqualTo(2);

    waived(service, operation, standing);
    others.forEach(Runnable::run);
  }

  @Test
  void it_is_no_lead_either() {
    DiligenceAssessment standing = withheld(service, "GW");
    Operation active = active(service);

    assertThat(reasonOf(() -> LeadFixture.led(service, PLANNER, LeadFixture.lead(true, "GW"))))
        .isEqualTo("DILIGENCE_WITHHELD");
    assertThat(
            reasonOf(() -> LeadFixture.handed(service, active, LeadFixture.lead(true, "GW", "ZA"))))
        .isEqualTo("DILIGENCE_WITHHELD");
    waived(service, active.getOperationId(), standing);
    Operation led = LeadFixture.handed(service, active, LeadFixture.lead(true, "GW", "ZA"));
    assertThat(led.getLead().getCountriesList()).containsExactly("GW", "ZA");
    // Its own is what it leads anyway.
    assertThat(
            LeadFixture.led(service, LeadFixture.planner("GW"), LeadFixture.lead(false, "GW"))
                .getLead()
                .getCountriesList())
        .containsExactly("GW");
  }

  /** As where a package of the secretariat goes on by another's hand. */
  @Test
  void a_receiver_hands_nothing_of_the_secretariat_on_to_it() {
    IntelligencePackage ours = given(service, PLANNER, operation, aPackage("NG"));
    IntelligencePackage theirs = given(service, ncb("GH"), operation, aPackage("NG"));
    for (IntelligencePackage one : List.of(ours, theirs)) {
      PackageFixture.received(service, ncb("NG"), one);
    }
    requested(ours, "LR");
    requested(theirs, "LR");
    DiligenceAssessment standing = withheld(service, "LR");

    assertThat(reasonOf(() -> granted(PLANNER, ours))).isEqualTo("DILIGENCE_WITHHELD");
    granted(ncb("GH"), theirs);
    assertThat(handedOn(theirs, "LR").getToCountry()).isEqualTo("LR");
    waived(service, operation, standing);
    granted(PLANNER, ours);
    assertThat(handedOn(ours, "LR").getToCountry()).isEqualTo("LR");
    var _ =
        assessed(
            service,
            assessing(service, of("LR"), DiligenceLevel.DILIGENCE_LEVEL_WITHHELD)
                .setSupersedesId(standing.getAssessmentId()));
    assertThat(reasonOf(() -> handedOn(ours, "LR"))).isEqualTo("DILIGENCE_WITHHELD");
  }

  /** As in kindfi/kindfi PR 1016, where one person alone made an exception effective. */
  @Test
  void who_plans_waives_nothing_and_assesses_nobody() {
    DiligenceAssessment standing = withheld(service, "MR");
    for (String role : List.of("planner", "approver", "duty-officer")) {
      TestCaller both = TestIdentity.person("both-" + role).roles(role, "compliance-reviewer");
      assertThat(
              reasonOf(() ->
                  diligence(service, both).waiveDiligence(waiving(operation, standing).build())))
          .isEqualTo("MAY_NOT_REVIEW");
      assertThat(
              reasonOf(() ->
                  diligence(service, both)
                      .assessDiligence(
                          assessing(service, of("MR"), STANDARD)
                              .setSupersedesId(standing.getAssessmentId())
                              .build())))
          .isEqualTo("MAY_NOT_REVIEW");
    }
  }

  private void addCopies(Order order, String country) {
    var _ =
        OrderFixture.orders(service, PLANNER)
            .addOrderCopies(
                AddOrderCopiesRequest.newBuilder()
                    .setOperationId(operation)
                    .setOrderId(order.getOrderId())
                    .addReceiverCountries(country)
                    .build());
  }

  private void shown(String country) {
    var _ =
        hotspots(service, PLANNER)
            .addHotspot(
                AddHotspotRequest.newBuilder()
                    .setOperationId(operation)
                    .setSpec(aHotspot("NG").addVisibleTo(country))
                    .build());
  }

  private void requested(IntelligencePackage one, String to) {
    var _ =
        copies(service, ncb("NG"))
            .requestWiderUse(
                RequestWiderUseRequest.newBuilder()
                    .setOperationId(one.getOperationId())
                    .setPackageId(one.getPackageId())
                    .setSpec(
                        WiderUseSpec.newBuilder()
                            .setKind(UseKind.USE_KIND_PASSED_ON)
                            .setToCountry(to)
                            .setReason("The court hears it."))
                    .build());
  }

  private void granted(TestCaller by, IntelligencePackage one) {
    var _ =
        packages(service, by)
            .answerWiderUse(
                AnswerWiderUseRequest.newBuilder()
                    .setOperationId(one.getOperationId())
                    .setPackageId(one.getPackageId())
                    .setCopyNumber(1)
                    .setNumber(1)
                    .setGrant(true)
                    .setReason("As asked for.")
                    .build());
  }

  private UseSpec handedOn(IntelligencePackage one, String to) {
    return used(service, ncb("NG"), one, aUse(UseKind.USE_KIND_PASSED_ON).setToCountry(to))
        .getSpec();
  }
}
