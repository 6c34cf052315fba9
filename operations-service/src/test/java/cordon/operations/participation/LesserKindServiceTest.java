package cordon.operations.participation;

import static cordon.operations.CaseFixture.aCase;
import static cordon.operations.CaseFixture.nominated;
import static cordon.operations.NetworkFixture.aNetwork;
import static cordon.operations.NetworkFixture.networks;
import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.aHotspot;
import static cordon.operations.OperationsFixture.acceptance;
import static cordon.operations.OperationsFixture.added;
import static cordon.operations.OperationsFixture.caveats;
import static cordon.operations.OperationsFixture.hotspots;
import static cordon.operations.OperationsFixture.invitation;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.operations.OperationsFixture.participations;
import static cordon.operations.OperationsFixture.withdrawal;
import static cordon.operations.PackageFixture.aPackage;
import static cordon.operations.PackageFixture.drafted;
import static cordon.operations.PackageFixture.given;
import static cordon.operations.ParticipationFixture.participation;
import static cordon.operations.PreparationFixture.committed;
import static cordon.operations.PreparationFixture.contributed;
import static cordon.operations.PreparationFixture.planned;
import static cordon.operations.RestrictionFixture.notTo;
import static cordon.operations.RestrictionFixture.restricted;
import static cordon.platform.conformance.Refusals.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import cordon.operations.NetworkFixture;
import cordon.operations.OperationsFixture;
import cordon.operations.PackageFixture;
import cordon.operations.v1.ContributionState;
import cordon.operations.v1.HotspotSpec;
import cordon.operations.v1.LinkNetworkCaseRequest;
import cordon.operations.v1.PackageState;
import cordon.operations.v1.ParticipantKind;
import cordon.operations.v1.ReviseHotspotRequest;
import cordon.operations.v1.StandingRestriction;
import cordon.operations.v1.UnlinkNetworkCaseRequest;
import cordon.platform.conformance.Refusals;
import cordon.platform.conformance.ServiceFixture;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What Nigeria has from when it took part in full, once it takes part as a lesser kind. */
class LesserKindServiceTest {
  private static ServiceFixture service;

  @BeforeAll
  static void start() {
    service = OperationsFixture.start(LesserKindServiceTest.class);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void its_restrictions_are_kept_as_it_accepts() {
    String id = planned(service, "NG", "GH");
    var restriction = notTo("KE").build();
    var _ = restricted(service, id, "NG", notTo("KE"));
    leaveAndInvite(id, ParticipantKind.PARTICIPANT_KIND_OBSERVER);

    var accepted =
        participations(service, ncb("NG"))
            .acceptParticipation(
                acceptance(id, "NG").toBuilder().addRestrictions(restriction).build())
            .getParticipation();

    assertThat(accepted.getRestrictionsList())
        .extracting(StandingRestriction::getRestriction)
        .containsExactly(restriction);
  }

  @Test
  void its_caveats_are_given_up_in_part_and_none_is_added() {
    String id = planned(service, "NG");
    var all = caveats(id, "NG").build();
    var _ = participations(service, ncb("NG")).changeCaveats(all);
    var _ =
        service
            .mongo()
            .collection("participations", Document.class)
            .updateOne(
                Filters.and(Filters.eq("operationId", id), Filters.eq("country", "NG")),
                Updates.set("kind", "ASSOCIATE"));
    var fewer = all.toBuilder().setVersion(version(id)).removeCaveats(0).build();
    var other = fewer.toBuilder();
    other.getCaveatsBuilder(0).setNote("Another article");

    assertThat(reasonOf(() -> participations(service, ncb("NG")).changeCaveats(other.build())))
        .isEqualTo("KIND_MAY_NOT");
    assertThat(
            participations(service, ncb("NG"))
                .changeCaveats(fewer)
                .getParticipation()
                .getCaveatsCount())
        .isEqualTo(all.getCaveatsCount() - 1);
  }

  @Test
  void its_hotspot_is_shown_to_fewer_and_not_revised_else() {
    String id = planned(service, "NG", "GH");
    var spec = aHotspot("NG").addVisibleTo("GH");
    String hotspot = added(service, ncb("NG"), id, spec).getHotspotId();
    comeBack(id, ParticipantKind.PARTICIPANT_KIND_OBSERVER);

    assertThat(reasonOf(() -> revise(id, hotspot, spec.clone().setName("Another name"))))
        .isEqualTo("KIND_MAY_NOT");
    assertThat(revise(id, hotspot, spec.clone().clearVisibleTo()).getVisibleToList()).isEmpty();
  }

  @Test
  void its_package_that_waits_for_review_is_a_draft_again() {
    String id = planned(service, "NG", "GH");
    var waiting = given(service, ncb("NG"), id, aPackage("GH").setAboutPerson(true));
    comeBack(id, ParticipantKind.PARTICIPANT_KIND_OBSERVER);

    assertThat(waiting.getState()).isEqualTo(PackageState.PACKAGE_STATE_WAITING);
    assertThat(PackageFixture.reviewed(service, waiting).getState())
        .isEqualTo(PackageState.PACKAGE_STATE_DRAFT);
  }

  @Test
  void its_network_is_linked_to_no_more_cases_and_unlinked_from_those_it_is() {
    String id = planned(service, "NG");
    String network = NetworkFixture.created(service, ncb("NG"), id, aNetwork()).getNetworkId();
    String linked = nominated(service, ncb("NG"), id, aCase("one")).getCaseId();
    String other = nominated(service, ncb("NG"), id, aCase("two")).getCaseId();
    link(id, network, linked);
    comeBack(id, ParticipantKind.PARTICIPANT_KIND_OBSERVER);

    assertThat(reasonOf(() -> link(id, network, other))).isEqualTo("KIND_MAY_NOT");
    var unlinked =
        networks(service, ncb("NG"))
            .unlinkNetworkCase(
                UnlinkNetworkCaseRequest.newBuilder()
                    .setOperationId(id)
                    .setNetworkId(network)
                    .setCaseId(linked)
                    .setReason("It is of another network.")
                    .build());
    assertThat(unlinked.getNetwork().getVersion()).isEqualTo(3);
  }

  @Test
  void its_pledge_is_not_committed() {
    String id = planned(service, "NG");
    var pledged = contributed(service, id, "NG", ContributionState.CONTRIBUTION_STATE_PLEDGED);
    comeBack(id, ParticipantKind.PARTICIPANT_KIND_ASSOCIATE);

    assertThat(reasonOf(() -> committed(service, pledged, 4))).isEqualTo("KIND_MAY_NOT");
  }

  @Test
  void another_country_is_not_told_as_what_it_takes_part() {
    String id = planned(service, "NG", "GH");
    comeBack(id, ParticipantKind.PARTICIPANT_KIND_OBSERVER);

    for (String to : new String[] {"NG", "KE"}) {
      var refusal = Refusals.refusalOf(() -> drafted(service, ncb("GH"), id, aPackage(to)));
      assertThat(reasonOf(refusal)).isEqualTo("NOT_A_RECEIVER");
      assertThat(Refusals.metadata(refusal))
          .containsEntry("countries", to)
          .doesNotContainKey("kind");
    }
    assertThat(reasonOf(() -> drafted(service, PLANNER, id, aPackage("NG"))))
        .isEqualTo("KIND_MAY_NOT");
  }

  private static void link(String id, String network, String caseId) {
    var _ =
        networks(service, ncb("NG"))
            .linkNetworkCase(
                LinkNetworkCaseRequest.newBuilder()
                    .setOperationId(id)
                    .setNetworkId(network)
                    .setCaseId(caseId)
                    .build());
  }

  private static HotspotSpec revise(String id, String hotspot, HotspotSpec.Builder spec) {
    return hotspots(service, ncb("NG"))
        .reviseHotspot(
            ReviseHotspotRequest.newBuilder()
                .setOperationId(id)
                .setHotspotId(hotspot)
                .setSpec(spec)
                .build())
        .getHotspot()
        .getSpec();
  }

  private static long version(String id) {
    return participation(service, ncb("NG"), id, "NG").getVersion();
  }

  private static void comeBack(String id, ParticipantKind kind) {
    leaveAndInvite(id, kind);
    var _ = participations(service, ncb("NG")).acceptParticipation(acceptance(id, "NG"));
  }

  private static void leaveAndInvite(String id, ParticipantKind kind) {
    var _ = participations(service, ncb("NG")).withdrawParticipation(withdrawal(id, "NG"));
    var _ =
        participations(service, PLANNER)
            .inviteCountry(invitation(id, "NG").toBuilder().setKind(kind).build());
  }
}
