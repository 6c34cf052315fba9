package cordon.operations.restriction;

import static cordon.operations.CaseFixture.aCase;
import static cordon.operations.CaseFixture.nominated;
import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.aHotspot;
import static cordon.operations.OperationsFixture.added;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.operations.OperationsFixture.stand;
import static cordon.operations.PackageFixture.aPackage;
import static cordon.operations.PackageFixture.aUse;
import static cordon.operations.PackageFixture.asked;
import static cordon.operations.PackageFixture.copies;
import static cordon.operations.PackageFixture.drafted;
import static cordon.operations.PackageFixture.give;
import static cordon.operations.PackageFixture.given;
import static cordon.operations.PackageFixture.packages;
import static cordon.operations.PackageFixture.received;
import static cordon.operations.PackageFixture.reviewed;
import static cordon.operations.PackageFixture.used;
import static cordon.operations.RestrictionFixture.notTo;
import static cordon.operations.RestrictionFixture.refused;
import static cordon.operations.RestrictionFixture.restricted;
import static cordon.operations.RestrictionFixture.strict;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import cordon.operations.JoinedScene;
import cordon.operations.v1.AnswerWiderUseRequest;
import cordon.operations.v1.HandlingLevel;
import cordon.operations.v1.IntelligencePackage;
import cordon.operations.v1.PackageSpec;
import cordon.operations.v1.PackageState;
import cordon.operations.v1.PackageUse;
import cordon.operations.v1.ParticipationState;
import cordon.operations.v1.ReportPackageUseRequest;
import cordon.operations.v1.ReviewGround;
import cordon.operations.v1.RevisePackageRequest;
import cordon.operations.v1.UseBreach;
import cordon.operations.v1.UseCondition;
import cordon.operations.v1.UseKind;
import cordon.testsupport.TestCaller;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Packages are held to the restrictions of those whose data they hold. */
class RestrictedPackagesTest extends JoinedScene {
  private static final TestCaller NG = ncb("NG");
  private static final TestCaller GH = ncb("GH");

  @BeforeEach
  void join() {
    stand(service, operation, "KE", ParticipationState.PARTICIPATION_STATE_ACCEPTED);
  }

  @Test
  void a_package_goes_not_where_its_owner_keeps_it_from_at_no_step() {
    IntelligencePackage before = drafted(service, NG, operation, aPackage("GH", "KE"));
    IntelligencePackage waits =
        given(service, NG, operation, aPackage("GH", "KE").setAboutPerson(true));
    IntelligencePackage stays = given(service, NG, operation, aPackage("KE"));
    restricted(service, operation, "NG", notTo("KE", "UG"));

    assertThat(
            refused(
                () -> drafted(service, NG, operation, aPackage("GH", "KE")),
                "spec.receiver_countries[1]"))
        .containsEntry("country", "NG")
        .containsEntry("restriction", "not-to")
        .containsEntry("rule", "not_to_countries")
        .containsEntry("countries", "KE")
        .containsEntry("note", "No agreement on data");
    refused(() -> revise(before, aPackage("KE")), "spec.receiver_countries[0]");
    refused(() -> give(service, NG, before), "package_id");
    assertThat(refused(() -> reviewed(service, waits), "package_id"))
        .as("a reviewer does not read restrictions")
        .doesNotContainKey("note");
    assertThat(reviewed(service, waits, ReviewGround.REVIEW_GROUND_POLITICAL).getState())
        .as("and refuses it all the same")
        .isEqualTo(PackageState.PACKAGE_STATE_DRAFT);
    assertThat(received(service, ncb("KE"), stays).getReceiverCountry())
        .as("what was given stays given")
        .isEqualTo("KE");

    revise(before, aPackage("GH"));
    assertThat(give(service, NG, before).getNumber()).isEqualTo(2);
    assertThat(given(service, GH, operation, aPackage("KE")).getNumber()).isEqualTo(3);
    assertThat(given(service, PLANNER, operation, aPackage("KE", "NG")).getNumber()).isEqualTo(4);
  }

  @Test
  void a_package_is_marked_as_its_owner_asks_for() {
    restricted(service, operation, "NG", strict());
    PackageSpec.Builder right =
        aPackage("GH")
            .setUseCondition(UseCondition.USE_CONDITION_INTELLIGENCE_ONLY)
            .setConsentToShareOn(true);

    assertThat(
            refused(
                () ->
                    drafted(
                        service,
                        NG,
                        operation,
                        right.clone().setHandlingLevel(HandlingLevel.HANDLING_LEVEL_GREEN)),
                "spec.handling_level"))
        .containsEntry("rule", "least_handling")
        .containsEntry("least", "AMBER")
        .containsEntry("at_most", "INTELLIGENCE_ONLY")
        .containsEntry("consent", "true");
    refused(
        () ->
            drafted(
                service,
                NG,
                operation,
                right.clone().setUseCondition(UseCondition.USE_CONDITION_LEAD_ONLY)),
        "spec.use_condition");
    refused(
        () -> drafted(service, NG, operation, right.clone().setConsentToShareOn(false)),
        "spec.consent_to_share_on");
    assertThat(
            drafted(
                    service,
                    NG,
                    operation,
                    right
                        .clone()
                        .setConsentToShareOn(false)
                        .setHandlingLevel(HandlingLevel.HANDLING_LEVEL_RED))
                .getPackageId())
        .as("TLP:RED asks for consent by itself")
        .isNotEmpty();
    assertThat(given(service, NG, operation, right).getNumber()).isEqualTo(1);
    assertThat(given(service, GH, operation, aPackage("NG")).getNumber()).isEqualTo(2);
  }

  @Test
  void what_others_give_for_its_case_or_about_its_hotspot_is_held_to_it_as_well() {
    String caseId = nominated(service, NG, operation, aCase("NG/1")).getCaseId();
    String hotspot =
        added(service, NG, operation, aHotspot("NG").addVisibleTo("GH")).getHotspotId();
    restricted(service, operation, "NG", notTo("KE"));

    assertThat(
            refused(
                () -> drafted(service, PLANNER, operation, aPackage("KE").setCaseId(caseId)),
                "spec.receiver_countries[0]"))
        .containsEntry("country", "NG")
        .containsKey("note");
    assertThat(
            refused(
                () -> drafted(service, GH, operation, aPackage("KE").addHotspotIds(hotspot)),
                "spec.receiver_countries[0]"))
        .as("another country is not told its words")
        .doesNotContainKey("note");
    assertThat(
            given(service, PLANNER, operation, aPackage("GH", "NG").setCaseId(caseId)).getNumber())
        .isEqualTo(1);
  }

  @Test
  void what_was_given_is_not_passed_on_and_a_report_of_that_is_taken_and_marked() {
    IntelligencePackage one =
        given(
            service,
            NG,
            operation,
            aPackage("GH").setHandlingLevel(HandlingLevel.HANDLING_LEVEL_GREEN));
    received(service, GH, one);
    var onward = aUse(UseKind.USE_KIND_PASSED_ON).setToCountry("KE");
    Timestamp before = seconds(service.clock().instant());
    assertThat(reported(one, before).getBreachesList()).isEmpty();

    restricted(service, operation, "NG", notTo("KE"));

    assertThat(refused(() -> used(service, GH, one, onward), "spec.to_country"))
        .containsEntry("countries", "KE");
    assertThat(used(service, GH, one, onward.clone().setToCountry("UG")).getBreachesList())
        .isEmpty();
    assertThat(reported(one, before).getBreachesList()).isEmpty();
    assertThat(
            reported(one, seconds(service.clock().instant().plusSeconds(3600))).getBreachesList())
        .containsExactly(UseBreach.USE_BREACH_RESTRICTION);
  }

  @Test
  void no_wider_use_is_granted_than_a_restriction_leaves() {
    IntelligencePackage one =
        given(
            service,
            NG,
            operation,
            aPackage("GH").setUseCondition(UseCondition.USE_CONDITION_INTELLIGENCE_ONLY));
    received(service, GH, one);
    asked(service, GH, one, UseKind.USE_KIND_LEAD);
    restricted(service, operation, "NG", strict());

    refused(() -> answered(one, 1, true), "number");
    answered(one, 1, false);
    asked(service, GH, one, UseKind.USE_KIND_LEAD);
    restricted(service, operation, "NG");
    answered(one, 2, true);
  }

  private static void answered(IntelligencePackage one, int number, boolean grant) {
    var _ =
        packages(service, NG)
            .answerWiderUse(
                AnswerWiderUseRequest.newBuilder()
                    .setOperationId(one.getOperationId())
                    .setPackageId(one.getPackageId())
                    .setCopyNumber(1)
                    .setNumber(number)
                    .setGrant(grant)
                    .setReason("For the hearing alone.")
                    .build());
  }

  private static PackageUse reported(IntelligencePackage one, Timestamp occurred) {
    return copies(service, GH)
        .reportPackageUse(
            ReportPackageUseRequest.newBuilder()
                .setOperationId(one.getOperationId())
                .setPackageId(one.getPackageId())
                .setSpec(aUse(UseKind.USE_KIND_PASSED_ON).setToCountry("KE"))
                .setOccurredTime(occurred)
                .build())
        .getUse();
  }

  private static IntelligencePackage revise(IntelligencePackage one, PackageSpec.Builder spec) {
    return packages(service, NG)
        .revisePackage(
            RevisePackageRequest.newBuilder()
                .setOperationId(one.getOperationId())
                .setPackageId(one.getPackageId())
                .setSpec(spec)
                .build())
        .getPackage();
  }

  private static Timestamp seconds(Instant at) {
    return Timestamp.newBuilder().setSeconds(at.getEpochSecond()).build();
  }
}
