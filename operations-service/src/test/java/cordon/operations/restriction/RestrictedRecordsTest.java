package cordon.operations.restriction;

import static cordon.operations.CaseFixture.aCase;
import static cordon.operations.CaseFixture.cases;
import static cordon.operations.CaseFixture.nominated;
import static cordon.operations.CaseFixture.reviewed;
import static cordon.operations.NetworkFixture.aGroup;
import static cordon.operations.NetworkFixture.aNetwork;
import static cordon.operations.NetworkFixture.aPerson;
import static cordon.operations.NetworkFixture.created;
import static cordon.operations.NetworkFixture.elements;
import static cordon.operations.NetworkFixture.networks;
import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.aHotspot;
import static cordon.operations.OperationsFixture.added;
import static cordon.operations.OperationsFixture.hotspots;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.operations.OperationsFixture.stand;
import static cordon.operations.RestrictionFixture.least;
import static cordon.operations.RestrictionFixture.notTo;
import static cordon.operations.RestrictionFixture.refused;
import static cordon.operations.RestrictionFixture.restricted;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.operations.JoinedScene;
import cordon.operations.LeadFixture;
import cordon.operations.NetworkFixture;
import cordon.operations.v1.Case;
import cordon.operations.v1.CaseSpec;
import cordon.operations.v1.CloseNetworkRequest;
import cordon.operations.v1.HandlingLevel;
import cordon.operations.v1.Hotspot;
import cordon.operations.v1.HotspotSpec;
import cordon.operations.v1.MergeHotspotsRequest;
import cordon.operations.v1.Network;
import cordon.operations.v1.NetworkSpec;
import cordon.operations.v1.ParticipationState;
import cordon.operations.v1.RemoveNetworkNodeRequest;
import cordon.operations.v1.ReviewGround;
import cordon.operations.v1.ReviseCaseRequest;
import cordon.operations.v1.ReviseHotspotRequest;
import cordon.operations.v1.ReviseNetworkRequest;
import cordon.testsupport.TestCaller;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Hotspots, networks and cases are held to the restrictions of those whose data they hold. */
class RestrictedRecordsTest extends JoinedScene {
  private static final TestCaller NG = ncb("NG");
  private static final TestCaller GH = ncb("GH");

  @BeforeEach
  void join() {
    stand(service, operation, "KE", ParticipationState.PARTICIPATION_STATE_ACCEPTED);
  }

  @Test
  void a_hotspot_is_shown_to_nobody_whom_those_keep_it_from_who_have_said_something_of_it() {
    Hotspot shown = added(service, NG, operation, aHotspot("NG").addVisibleTo("KE"));
    Hotspot own = added(service, NG, operation, aHotspot("NG"));
    Hotspot theirs = added(service, PLANNER, operation, aHotspot("NG").addVisibleTo("KE"));
    restricted(service, operation, "NG", notTo("KE"));

    refused(
        () -> added(service, NG, operation, aHotspot("NG").addVisibleTo("GH").addVisibleTo("KE")),
        "spec.visible_to[1]");
    refused(() -> revise(NG, own, aHotspot("NG").addVisibleTo("KE")), "spec.visible_to[0]");
    assertThat(
            refused(
                () -> revise(PLANNER, own, aHotspot("NG").addVisibleTo("KE")),
                "spec.visible_to[0]"))
        .containsEntry("country", "NG");
    refused(() -> revise(PLANNER, own, aHotspot("KE")), "spec.country");
    refused(
        () -> revise(NG, shown, aHotspot("NG").setGrounds("More is known.").addVisibleTo("KE")),
        "spec.visible_to[0]");
    refused(
        () -> revise(NG, theirs, aHotspot("NG").setGrounds("More is known.")), "spec.visible_to");
    refused(() -> merge(theirs, shown, "KE"), "visible_to");

    assertThat(revise(NG, shown, aHotspot("NG")).getSpec().getVisibleToList()).isEmpty();
    revise(PLANNER, theirs, aHotspot("NG").addVisibleTo("KE").setGrounds("Known to many."));
    revise(GH, added(service, GH, operation, aHotspot("GH")), aHotspot("GH").addVisibleTo("KE"));
  }

  @Test
  void what_a_country_has_said_of_another_s_hotspot_stays_kept_after_a_merger() {
    Hotspot theirs = added(service, PLANNER, operation, aHotspot("NG"));
    Hotspot own = added(service, NG, operation, aHotspot("NG").setName("Second compound"));
    Hotspot kept = merge(theirs, own);
    Hotspot said = added(service, PLANNER, operation, aHotspot("NG").setName("Third"));
    revise(NG, said, aHotspot("NG").setName("Third"));
    restricted(service, operation, "NG", notTo("KE"));

    for (Hotspot one : List.of(kept, said)) {
      refused(() -> revise(PLANNER, one, aHotspot("NG").addVisibleTo("KE")), "spec.visible_to[0]");
    }
    revise(PLANNER, kept, aHotspot("NG").addVisibleTo("GH"));
  }

  @Test
  void a_network_is_shown_and_marked_as_its_owner_asks_for() {
    Network before = created(service, NG, operation, aNetwork("GH", "KE"));
    String node = NetworkFixture.added(service, NG, before, aGroup("Cell")).getFirst();
    String person = NetworkFixture.added(service, NG, before, aPerson("P-1")).getFirst();
    restricted(service, operation, "NG", notTo("KE"), least(HandlingLevel.HANDLING_LEVEL_AMBER));

    refused(() -> created(service, NG, operation, aNetwork("KE")), "spec.visible_to[0]");
    refused(
        () ->
            created(
                service,
                NG,
                operation,
                aNetwork("GH").setHandling(HandlingLevel.HANDLING_LEVEL_GREEN)),
        "spec.handling");
    refused(
        () -> revise(before, aNetwork("GH", "KE").setName("Another name")), "spec.visible_to[1]");
    refused(() -> NetworkFixture.added(service, NG, before, aGroup("Another cell")), "network_id");
    refused(() -> NetworkFixture.reviewed(service, before, List.of(person)), "persons[0].node_id");
    var _ =
        NetworkFixture.reviewed(
            service, before, List.of(person), ReviewGround.REVIEW_GROUND_POLITICAL);
    var _ =
        elements(service, NG)
            .removeNetworkNode(
                RemoveNetworkNodeRequest.newBuilder()
                    .setOperationId(operation)
                    .setNetworkId(before.getNetworkId())
                    .setNodeId(node)
                    .setReason("It was another's.")
                    .build());

    revise(before, aNetwork("GH"));
    assertThat(NetworkFixture.added(service, NG, before, aGroup("Another cell"))).hasSize(1);
    assertThat(created(service, GH, operation, aNetwork("KE")).getNetworkId()).isNotEmpty();
    Network shown = created(service, NG, operation, aNetwork("GH"));
    restricted(service, operation, "NG", notTo("GH"));
    assertThat(
            networks(service, NG)
                .closeNetwork(
                    CloseNetworkRequest.newBuilder()
                        .setOperationId(operation)
                        .setNetworkId(shown.getNetworkId())
                        .setReason("Dismantled")
                        .build())
                .getNetwork()
                .getCloseReason())
        .as("what is kept from somebody may be closed")
        .isEqualTo("Dismantled");
  }

  @Test
  void a_case_is_not_nominated_where_those_lead_whom_it_is_kept_from() {
    Case before = nominated(service, NG, operation, aCase("NG/1"));
    Case waits = nominated(service, NG, operation, aCase("NG/2").setAboutPerson(true));
    Case theirs = nominated(service, GH, operation, aCase("GH/1"));
    restricted(service, operation, "NG", notTo("ZA", "KE"));
    assertThat(refused(() -> LeadFixture.handed(service, operation, "BW", "ZA"), "lead.countries"))
        .containsEntry("country", "NG");
    restricted(service, operation, "NG");
    LeadFixture.handed(service, operation, "ZA");
    restricted(service, operation, "NG", notTo("ZA"));

    refused(() -> nominated(service, NG, operation, aCase("NG/3")), "operation_id");
    refused(() -> revise(before, aCase("NG/1")), "case_id");
    refused(() -> reviewed(service, waits), "case_id");
    assertThat(
            reviewed(service, waits, ReviewGround.REVIEW_GROUND_POLITICAL)
                .getReview()
                .getGroundsList())
        .hasSize(1);
    assertThat(theirs.getCaseId()).isNotEmpty();
    assertThat(nominated(service, GH, operation, aCase("GH/2")).getCaseId()).isNotEmpty();
  }

  @Test
  void hotspots_and_cases_are_marked_as_the_operation() {
    restricted(service, operation, "NG", least(HandlingLevel.HANDLING_LEVEL_RED));

    assertThat(refused(() -> nominated(service, NG, operation, aCase("NG/1")), "operation_id"))
        .containsEntry("least", "RED");
    refused(() -> added(service, NG, operation, aHotspot("NG")), "operation_id");

    Hotspot shown = unrestricted(() -> aHotspot("NG").addVisibleTo("GH").addVisibleTo("KE"));
    refused(() -> revise(NG, shown, aHotspot("NG").setGrounds("More is known.")), "operation_id");
    assertThat(revise(NG, shown, aHotspot("NG").addVisibleTo("GH")).getSpec().getVisibleToList())
        .as("fewer may see it at any time")
        .containsExactly("GH");

    restricted(service, operation, "NG", least(HandlingLevel.HANDLING_LEVEL_AMBER));
    assertThat(nominated(service, NG, operation, aCase("NG/1")).getCaseId()).isNotEmpty();
    assertThat(added(service, NG, operation, aHotspot("NG")).getHotspotId()).isNotEmpty();
  }

  /** Added while nothing is restricted, as before. */
  private Hotspot unrestricted(Supplier<HotspotSpec.Builder> spec) {
    restricted(service, operation, "NG");
    Hotspot added = added(service, NG, operation, spec.get());
    restricted(service, operation, "NG", least(HandlingLevel.HANDLING_LEVEL_RED));
    return added;
  }

  private Case revise(Case one, CaseSpec.Builder spec) {
    return cases(service, NG)
        .reviseCase(
            ReviseCaseRequest.newBuilder()
                .setOperationId(operation)
                .setCaseId(one.getCaseId())
                .setSpec(spec)
                .build())
        .getCase();
  }

  private Network revise(Network one, NetworkSpec.Builder spec) {
    return networks(service, NG)
        .reviseNetwork(
            ReviseNetworkRequest.newBuilder()
                .setOperationId(operation)
                .setNetworkId(one.getNetworkId())
                .setSpec(spec)
                .build())
        .getNetwork();
  }

  private Hotspot revise(TestCaller caller, Hotspot one, HotspotSpec.Builder spec) {
    return hotspots(service, caller)
        .reviseHotspot(
            ReviseHotspotRequest.newBuilder()
                .setOperationId(operation)
                .setHotspotId(one.getHotspotId())
                .setSpec(spec)
                .build())
        .getHotspot();
  }

  private Hotspot merge(Hotspot kept, Hotspot other, String... shown) {
    return hotspots(service, PLANNER)
        .mergeHotspots(
            MergeHotspotsRequest.newBuilder()
                .setOperationId(operation)
                .setHotspotId(kept.getHotspotId())
                .setOtherHotspotId(other.getHotspotId())
                .addAllVisibleTo(List.of(shown))
                .build())
        .getHotspot();
  }
}
