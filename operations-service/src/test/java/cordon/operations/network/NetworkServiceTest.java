package cordon.operations.network;

import static cordon.operations.NetworkFixture.aGroup;
import static cordon.operations.NetworkFixture.aNetwork;
import static cordon.operations.NetworkFixture.aNode;
import static cordon.operations.NetworkFixture.aPerson;
import static cordon.operations.NetworkFixture.added;
import static cordon.operations.NetworkFixture.elements;
import static cordon.operations.NetworkFixture.linked;
import static cordon.operations.NetworkFixture.networks;
import static cordon.operations.NetworkFixture.node;
import static cordon.operations.NetworkFixture.reviewed;
import static cordon.operations.OperationsFixture.APPROVER;
import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.REVIEWER;
import static cordon.operations.OperationsFixture.aHotspot;
import static cordon.operations.OperationsFixture.hotspots;
import static cordon.operations.OperationsFixture.participations;
import static cordon.operations.OperationsFixture.withdrawal;
import static cordon.operations.v1.NetworkLinkKind.NETWORK_LINK_KIND_MEMBER_OF;
import static cordon.operations.v1.NetworkNodeKind.NETWORK_NODE_KIND_PARK;
import static cordon.platform.conformance.Refusals.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.operations.OperationsFixture;
import cordon.operations.v1.GetNetworkLinkRequest;
import cordon.operations.v1.Hotspot;
import cordon.operations.v1.HotspotSpec;
import cordon.operations.v1.ListNetworkNodesRequest;
import cordon.operations.v1.ListNetworksRequest;
import cordon.operations.v1.Network;
import cordon.operations.v1.NetworkElementState;
import cordon.operations.v1.NetworkLink;
import cordon.operations.v1.NetworkNodeSpec;
import cordon.operations.v1.NetworkSpec;
import cordon.operations.v1.NetworkState;
import cordon.operations.v1.ReviewNetworkPersonsRequest;
import cordon.operations.v1.ReviewedNetworkPerson;
import cordon.operations.v1.ReviseHotspotRequest;
import cordon.operations.v1.ReviseNetworkRequest;
import cordon.testsupport.TestCaller;
import cordon.testsupport.TestIdentity;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkServiceTest extends NetworkScene {
  @Test
  void a_country_sees_what_it_owns_and_what_names_it_and_no_other() {
    Network own = network(NG);
    Network shown = network(PLANNER, "GH");

    assertThat(get(NG, own).getSpec().getName()).isEqualTo("Lekki network");
    assertThat(reasonOf(() -> get(GH, own))).isEqualTo("NOT_FOUND");
    assertThat(get(GH, shown).getSpec().getVisibleToList()).isEmpty();
    assertThat(reasonOf(() -> get(NG, shown))).isEqualTo("NOT_FOUND");
    assertThat(get(PLANNER, own).getOwnerCountry()).isEqualTo("NG");
  }

  @Test
  void whom_it_names_is_not_told_who_owns_it_nor_by_a_filter() {
    Network shown = network(NG, "GH");

    var byOwner =
        ListNetworksRequest.newBuilder().setOperationId(operation).setOwnerCountry("NG").build();

    assertThat(get(GH, shown).getOwnerCountry()).isEmpty();
    assertThat(networks(service, GH).listNetworks(byOwner).getNetworksList()).isEmpty();
    assertThat(networks(service, NG).listNetworks(byOwner).getNetworksList()).hasSize(1);
  }

  @Test
  void nobody_but_its_owner_works_on_it() {
    Network shown = network(NG, "GH");

    assertThat(reasonOf(() -> added(service, GH, shown, aGroup("Theirs"))))
        .isEqualTo("NOT_YOUR_NETWORK");
    assertThat(reasonOf(() -> added(service, PLANNER, shown, aGroup("Theirs"))))
        .isEqualTo("NOT_YOUR_NETWORK");
    assertThat(reasonOf(() -> close(PLANNER, shown))).isEqualTo("NOT_YOUR_NETWORK");
  }

  @Test
  void the_secretariat_narrows_and_closes_what_an_owner_left_behind_and_does_nothing_else() {
    Network network = network(NG, "GH");
    var _ = added(service, NG, network, aGroup("Callers"));
    assertThat(reasonOf(() -> reviseNetwork(PLANNER, network, aNetwork())))
        .isEqualTo("NOT_YOUR_NETWORK");
    var _ = participations(service, NG).withdrawParticipation(withdrawal(operation, "NG"));

    assertThat(reasonOf(() -> reviseNetwork(PLANNER, network, aNetwork("GH", "KE"))))
        .isEqualTo("NOT_YOUR_NETWORK");
    assertThat(reasonOf(() -> reviseNetwork(PLANNER, network, aNetwork().setName("Another"))))
        .isEqualTo("NOT_YOUR_NETWORK");
    assertThat(reasonOf(() -> reviseNetwork(GH, network, aNetwork("GH"))))
        .isEqualTo("NOT_YOUR_NETWORK");
    assertThat(reasonOf(() -> added(service, PLANNER, network, aGroup("More"))))
        .isEqualTo("NOT_YOUR_NETWORK");
    assertThat(names(GH, network)).containsExactly("Callers");

    assertThat(reviseNetwork(PLANNER, network, aNetwork()).getSpec().getVisibleToList()).isEmpty();

    assertThat(reasonOf(() -> get(GH, network))).isEqualTo("NOT_FOUND");
    assertThat(close(PLANNER, network).getState()).isEqualTo(NetworkState.NETWORK_STATE_CLOSED);
  }

  @Test
  void a_person_is_seen_by_the_owner_and_the_reviewer_alone_until_passed_and_so_are_the_links() {
    Network network = network(NG, "GH");
    List<String> ids = added(service, NG, network, aGroup("Callers"), aPerson("HERON"));
    var _ =
        linked(service, NG, network, ids.getLast(), ids.getFirst(), NETWORK_LINK_KIND_MEMBER_OF);

    assertThat(names(NG, network)).containsExactlyInAnyOrder("Callers", "HERON");
    assertThat(names(REVIEWER, network)).containsExactlyInAnyOrder("Callers", "HERON");
    for (TestCaller other : List.of(GH, PLANNER, DUTY, APPROVER)) {
      assertThat(names(other, network)).containsExactly("Callers");
      assertThat(spread(other, network).getLinksList()).isEmpty();
      assertThat(around(other, network, ids.getFirst(), 3).getLinksList()).isEmpty();
      assertThat(around(other, network, ids.getFirst(), 3).getNodes(0).getLinksLeftOut()).isZero();
      assertThat(reasonOf(() -> path(other, network, ids.getFirst(), ids.getLast())))
          .isEqualTo("NOT_FOUND");
    }
    var _ = reviewed(service, network, List.of(ids.getLast()));
    for (TestCaller other : List.of(GH, PLANNER, DUTY, APPROVER)) {
      assertThat(names(other, network)).containsExactlyInAnyOrder("Callers", "HERON");
      assertThat(around(other, network, ids.getFirst(), 1).getLinksList()).hasSize(1);
    }
    assertThat(node(service, GH, network, ids.getLast()).hasReview()).isFalse();
  }

  @Test
  void what_is_said_of_a_person_anew_is_reviewed_anew() {
    Network network = network(NG, "GH");
    List<String> ids = added(service, NG, network, aPerson("HERON"));
    var _ = reviewed(service, network, ids);

    var _ = revise(NG, network, ids.getFirst(), aPerson("EGRET"));

    assertThat(names(GH, network)).isEmpty();
    assertThat(names(NG, network)).containsExactly("EGRET");
  }

  @Test
  void of_a_person_who_became_part_of_a_hidden_one_others_learn_nothing() {
    Network network = network(NG, "GH");
    List<String> ids =
        added(service, NG, network, aGroup("Callers"), aPerson("HERON"), aPerson("EGRET"));
    String group = ids.getFirst();
    var _ = linked(service, NG, network, ids.get(1), group, NETWORK_LINK_KIND_MEMBER_OF);
    String doubled = linked(service, NG, network, ids.get(2), group, NETWORK_LINK_KIND_MEMBER_OF);
    var _ = reviewed(service, network, List.of(ids.get(2)));
    assertThat(link(GH, network, doubled).getToNodeId()).isEqualTo(group);

    var _ = merge(NG, network, ids.get(1), ids.get(2));

    for (TestCaller other : List.of(GH, PLANNER, DUTY, APPROVER)) {
      assertThat(reasonOf(() -> node(service, other, network, ids.get(2)))).isEqualTo("NOT_FOUND");
      assertThat(reasonOf(() -> link(other, network, doubled))).isEqualTo("NOT_FOUND");
      assertThat(reasonOf(() -> nodeChanges(other, network, ids.get(2)))).isEqualTo("NOT_FOUND");
      assertThat(merged(other, network)).isEmpty();
      assertThat(names(other, network)).containsExactly("Callers");
    }
    assertThat(merged(NG, network)).containsExactly("EGRET");
    assertThat(merged(REVIEWER, network)).containsExactly("EGRET");
    var _ = reviewed(service, network, List.of(ids.get(1)));
    assertThat(merged(GH, network)).isEmpty();
    assertThat(node(service, GH, network, ids.get(1)).getSpec().getOtherNamesList())
        .containsExactly("EGRET");
  }

  @Test
  void a_hotspot_that_its_owner_sees_no_more_stays_when_a_park_is_revised() {
    HotspotSpec.Builder spec = aHotspot("GH");
    Hotspot hotspot = OperationsFixture.added(service, PLANNER, operation, spec.addVisibleTo("NG"));
    Network network = network(NG);
    NetworkNodeSpec.Builder park = aNode(NETWORK_NODE_KIND_PARK, "Park");
    String id = added(service, NG, network, park.setHotspotId(hotspot.getHotspotId())).getFirst();
    var _ =
        hotspots(service, PLANNER)
            .reviseHotspot(
                ReviseHotspotRequest.newBuilder()
                    .setOperationId(operation)
                    .setHotspotId(hotspot.getHotspotId())
                    .setSpec(spec.clearVisibleTo())
                    .build());
    assertThat(node(service, NG, network, id).getSpec().getHotspotId()).isEmpty();

    var _ = revise(NG, network, id, park.clearHotspotId().setNote("Behind the market."));

    assertThat(node(service, PLANNER, network, id).getSpec().getHotspotId())
        .isEqualTo(hotspot.getHotspotId());
  }

  @Test
  void who_wrote_does_not_review_nor_does_an_approver_and_all_are_reviewed_or_none() {
    TestCaller both = TestIdentity.person("both").roles("planner", "compliance-reviewer");
    Network network = network(both);
    List<String> ids = added(service, both, network, aPerson("HERON"), aPerson("EGRET"));
    var request =
        ReviewNetworkPersonsRequest.newBuilder().setPass(true).setText("Ordinary-law crime");
    ids.forEach(
        id -> request.addPersons(ReviewedNetworkPerson.newBuilder().setNodeId(id).setVersion(1)));
    TestCaller approver = TestIdentity.person("approving").roles("approver", "compliance-reviewer");

    assertThat(reasonOf(() -> elements(service, both).reviewNetworkPersons(request.build())))
        .isEqualTo("MAY_NOT_REVIEW");
    assertThat(reasonOf(() -> elements(service, approver).reviewNetworkPersons(request.build())))
        .isEqualTo("MAY_NOT_REVIEW");
    request.getPersonsBuilder(1).setVersion(2);
    assertThat(reasonOf(() -> elements(service, REVIEWER).reviewNetworkPersons(request.build())))
        .isEqualTo("STALE_VERSION");
    assertThat(names(DUTY, network)).isEmpty();
  }

  @Test
  void a_node_that_is_removed_takes_its_links_with_it_and_stays_readable() {
    Network network = network(NG);
    List<String> ids = added(service, NG, network, aPerson("HERON"), aGroup("Callers"));
    String link =
        linked(service, NG, network, ids.getFirst(), ids.getLast(), NETWORK_LINK_KIND_MEMBER_OF);

    var _ = remove(NG, network, ids.getFirst());

    assertThat(names(NG, network)).containsExactly("Callers");
    assertThat(node(service, NG, network, ids.getFirst()).getEndReason()).isNotEmpty();
    assertThat(link(NG, network, link).getState())
        .isEqualTo(NetworkElementState.NETWORK_ELEMENT_STATE_REMOVED);
    assertThat(reasonOf(() -> remove(NG, network, ids.getFirst()))).isEqualTo("ILLEGAL_MOVE");
  }

  @Test
  void nothing_of_a_closed_network_changes() {
    Network network = network(NG);
    List<String> ids = added(service, NG, network, aGroup("Callers"));

    var _ = close(NG, network);

    assertThat(reasonOf(() -> added(service, NG, network, aGroup("More"))))
        .isEqualTo("ILLEGAL_MOVE");
    assertThat(reasonOf(() -> remove(NG, network, ids.getFirst()))).isEqualTo("ILLEGAL_MOVE");
    assertThat(reasonOf(() -> close(NG, network))).isEqualTo("ILLEGAL_MOVE");
    assertThat(names(NG, network)).containsExactly("Callers");
  }

  private static Network reviseNetwork(
      TestCaller caller, Network network, NetworkSpec.Builder spec) {
    return networks(service, caller)
        .reviseNetwork(
            ReviseNetworkRequest.newBuilder()
                .setOperationId(network.getOperationId())
                .setNetworkId(network.getNetworkId())
                .setSpec(spec)
                .build())
        .getNetwork();
  }

  private static List<String> merged(TestCaller caller, Network network) {
    return elements(service, caller)
        .listNetworkNodes(
            ListNetworkNodesRequest.newBuilder()
                .setOperationId(network.getOperationId())
                .setNetworkId(network.getNetworkId())
                .setState(NetworkElementState.NETWORK_ELEMENT_STATE_MERGED)
                .build())
        .getNodesList()
        .stream()
        .map(one -> one.getSpec().getName())
        .toList();
  }

  private static NetworkLink link(TestCaller caller, Network network, String id) {
    return elements(service, caller)
        .getNetworkLink(
            GetNetworkLinkRequest.newBuilder()
                .setOperationId(network.getOperationId())
                .setNetworkId(network.getNetworkId())
                .setLinkId(id)
                .build())
        .getLink();
  }
}
