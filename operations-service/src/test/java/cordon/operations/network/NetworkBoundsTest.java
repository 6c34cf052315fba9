package cordon.operations.network;

import static cordon.operations.NetworkFixture.aGroup;
import static cordon.operations.NetworkFixture.aPerson;
import static cordon.operations.NetworkFixture.added;
import static cordon.operations.NetworkFixture.adding;
import static cordon.operations.NetworkFixture.elements;
import static cordon.operations.NetworkFixture.linked;
import static cordon.operations.NetworkFixture.node;
import static cordon.platform.conformance.Refusals.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.operations.v1.AddNetworkElementsRequest;
import cordon.operations.v1.ListNetworkNodesRequest;
import cordon.operations.v1.Network;
import cordon.operations.v1.NetworkLinkKind;
import cordon.operations.v1.NetworkNode;
import cordon.operations.v1.NewNetworkLink;
import cordon.platform.time.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is too much, and what is found in it. */
class NetworkBoundsTest extends NetworkScene {
  // Reports of large graphs tell of views that leave things out in silence (OpenCTI, MISP).
  @Test
  void a_node_has_two_hundred_links_at_most_and_all_that_is_left_out_is_counted() {
    Network network = network(NG);
    String middle = added(service, NG, network, aGroup("Middle")).getFirst();
    for (int half = 0; half < 2; half++) {
      var _ = elements(service, NG).addNetworkElements(members(network, middle, half, 100));
    }

    assertThat(
            reasonOf(
                () -> elements(service, NG).addNetworkElements(members(network, middle, 2, 1))))
        .isEqualTo("NETWORK_FULL");
    var around = around(NG, network, middle, 1);
    assertThat(around.getNodesCount()).isEqualTo(200);
    assertThat(around.getLinksCount()).isEqualTo(199);
    assertThat(around.getNodes(0).getLinksLeftOut()).isEqualTo(1);
  }

  @Test
  void what_there_is_already_is_counted_without_reading_it() {
    Network network = network(NG);
    String middle = added(service, NG, network, aGroup("Middle")).getFirst();
    var _ = elements(service, NG).addNetworkElements(members(network, middle, 0, 50));

    Runnable more =
        () -> {
          var _ = added(service, NG, network, aGroup("More"));
        };

    assertThat(service.examined("network_nodes", more)).isZero();
    assertThat(service.examined("network_links", more)).isZero();
  }

  @Test
  void a_circle_of_twenty_thousand_is_found_without_reading_its_links() {
    Network network = network(NG);
    List<String> ends = added(service, NG, network, aGroup("First"), aGroup("Last"));
    var chain = new ArrayList<NetworkLink>();
    String to = ends.getLast();
    for (int i = 1; i < Limits.LINKS; i++) {
      String from = i + 1 == Limits.LINKS ? ends.getFirst() : Ids.next();
      chain.add(command(network, from, to));
      to = from;
    }
    service.mongo().collection("network_links", NetworkLink.class).insertMany(chain);

    Runnable back =
        () ->
            assertThat(
                    reasonOf(() ->
                        linked(
                            service,
                            NG,
                            network,
                            ends.getLast(),
                            ends.getFirst(),
                            NetworkLinkKind.NETWORK_LINK_KIND_COMMAND)))
                .isEqualTo("COMMAND_CYCLE");

    // The two that touch its ends are read for a double link, and none for the circle.
    assertThat(service.examined("network_links", back)).isLessThanOrEqualTo(4);
  }

  private static NetworkLink command(Network network, String from, String to) {
    var spec =
        new NetworkLinkSpec(
            cordon.operations.network.NetworkLinkKind.COMMAND,
            NetworkConfidence.LOW,
            List.of(),
            null,
            null);
    Instant now = Instant.parse("2025-03-14T09:00:00Z");
    return new NetworkLink(
        Ids.next(),
        network.getOperationId(),
        network.getNetworkId(),
        1,
        NetworkElementState.ACTIVE,
        from,
        to,
        spec,
        null,
        now,
        now);
  }

  @Test
  void more_than_two_hundred_at_once_or_a_key_that_stands_twice_is_refused() {
    Network network = network(NG);
    var twice =
        adding(network)
            .addNodes(node("a", aGroup("Group A")))
            .addNodes(node("a", aGroup("Group B")));
    var many = adding(network);
    for (int i = 0; i < 200; i++) {
      many.addNodes(node("n" + i, aGroup("G" + i)));
    }
    many.addLinks(link("n0", "n1"));

    assertThat(reasonOf(() -> elements(service, NG).addNetworkElements(twice.build())))
        .isEqualTo("INCONSISTENT");
    assertThat(reasonOf(() -> elements(service, NG).addNetworkElements(many.build())))
        .isEqualTo("INCONSISTENT");
    assertThat(names(NG, network)).isEmpty();
  }

  @Test
  void names_are_found_by_the_beginnings_of_their_words_in_any_script() {
    Network network = network(NG);
    var _ =
        added(service, NG, network, aPerson("HERON"), aPerson("Été bleu"), aGroup("مجموعة ليكي"));

    assertThat(found(network, "her")).containsExactly("HERON");
    assertThat(found(network, "ete")).containsExactly("Été bleu");
    assertThat(found(network, "ليكي")).containsExactly("مجموعة ليكي");
    assertThat(found(network, "eron")).isEmpty();
    assertThat(found(network, "…")).isEmpty();
  }

  private static List<String> found(Network network, String words) {
    return elements(service, NG)
        .listNetworkNodes(
            ListNetworkNodesRequest.newBuilder()
                .setOperationId(network.getOperationId())
                .setNetworkId(network.getNetworkId())
                .setWords(words)
                .build())
        .getNodesList()
        .stream()
        .map(NetworkNode::getSpec)
        .map(spec -> spec.getName())
        .toList();
  }

  private static AddNetworkElementsRequest members(
      Network network, String group, int half, int number) {
    var request = adding(network);
    for (int i = 0; i < number; i++) {
      String key = "n" + half + "-" + i;
      request.addNodes(node(key, aPerson("P" + half + " " + i)));
      NewNetworkLink.Builder link = link(key, "");
      link.getToBuilder().setNodeId(group);
      request.addLinks(link);
    }
    return request.build();
  }

  private static NewNetworkLink.Builder link(String from, String to) {
    return cordon.operations.NetworkFixture.keyed(
        from, to, NetworkLinkKind.NETWORK_LINK_KIND_MEMBER_OF);
  }
}
