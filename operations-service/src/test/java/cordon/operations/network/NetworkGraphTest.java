package cordon.operations.network;

import static cordon.operations.NetworkFixture.aGroup;
import static cordon.operations.NetworkFixture.aPerson;
import static cordon.operations.NetworkFixture.added;
import static cordon.operations.NetworkFixture.adding;
import static cordon.operations.NetworkFixture.elements;
import static cordon.operations.NetworkFixture.keyed;
import static cordon.operations.NetworkFixture.linked;
import static cordon.operations.NetworkFixture.node;
import static cordon.operations.v1.NetworkLinkKind.NETWORK_LINK_KIND_COMMAND;
import static cordon.operations.v1.NetworkLinkKind.NETWORK_LINK_KIND_FINANCE;
import static cordon.operations.v1.NetworkLinkKind.NETWORK_LINK_KIND_KINSHIP;
import static cordon.operations.v1.NetworkLinkKind.NETWORK_LINK_KIND_MEMBER_OF;
import static cordon.platform.conformance.Refusals.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cordon.operations.v1.Network;
import cordon.operations.v1.NetworkCrossing;
import cordon.operations.v1.NetworkLinkKind;
import cordon.operations.v1.NetworkSpread;
import cordon.platform.conformance.Refusals;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Links of networks, circles of them, ways and neighbours. */
class NetworkGraphTest extends NetworkScene {
  @Test
  void circles_of_command_and_of_groups_are_refused_with_their_chain() {
    Network network = network(NG);
    List<String> ids =
        added(service, NG, network, aGroup("Group A"), aGroup("Group B"), aGroup("Group C"));
    for (NetworkLinkKind kind : List.of(NETWORK_LINK_KIND_COMMAND, NETWORK_LINK_KIND_MEMBER_OF)) {
      var _ = linked(service, NG, network, ids.get(0), ids.get(1), kind);
      var _ = linked(service, NG, network, ids.get(1), ids.get(2), kind);

      assertThat(reasonOf(() -> linked(service, NG, network, ids.get(2), ids.get(0), kind)))
          .isEqualTo(kind == NETWORK_LINK_KIND_COMMAND ? "COMMAND_CYCLE" : "GROUP_CYCLE");
    }
  }

  @Test
  void in_a_circle_nodes_of_the_request_stand_by_their_keys() {
    Network network = network(NG);
    String there = added(service, NG, network, aGroup("Group A")).getFirst();
    var back = keyed("b", "", NETWORK_LINK_KIND_COMMAND);
    back.getToBuilder().setNodeId(there);
    var on = keyed("", "b", NETWORK_LINK_KIND_COMMAND);
    on.getFromBuilder().setNodeId(there);
    var request =
        adding(network).addNodes(node("b", aGroup("Group B"))).addLinks(on).addLinks(back);

    var refused =
        Refusals.refusalOf(() -> {
          var _ = elements(service, NG).addNetworkElements(request.build());
        });

    assertThat(reasonOf(refused)).isEqualTo("COMMAND_CYCLE");
    assertThat(Refusals.metadata(refused)).containsEntry("nodes", "b," + there + ",b");
  }

  @Test
  void a_double_link_is_refused_also_turned_round_where_it_has_no_direction() {
    Network network = network(NG);
    List<String> ids = added(service, NG, network, aPerson("HERON"), aPerson("EGRET"));
    String one = ids.getFirst();
    String other = ids.getLast();
    var _ = linked(service, NG, network, one, other, NETWORK_LINK_KIND_KINSHIP);
    var _ = linked(service, NG, network, one, other, NETWORK_LINK_KIND_FINANCE);

    assertThat(reasonOf(() -> linked(service, NG, network, other, one, NETWORK_LINK_KIND_KINSHIP)))
        .isEqualTo("DOUBLE_LINK");
    assertThat(reasonOf(() -> linked(service, NG, network, one, other, NETWORK_LINK_KIND_FINANCE)))
        .isEqualTo("DOUBLE_LINK");
    assertThat(linked(service, NG, network, other, one, NETWORK_LINK_KIND_FINANCE)).isNotEmpty();
  }

  @Test
  void links_that_make_no_sense_are_refused() {
    Network network = network(NG);
    List<String> ids = added(service, NG, network, aPerson("HERON"), aGroup("Callers"));

    assertThat(
            reasonOf(() ->
                linked(
                    service,
                    NG,
                    network,
                    ids.getLast(),
                    ids.getFirst(),
                    NETWORK_LINK_KIND_MEMBER_OF)))
        .isEqualTo("INCONSISTENT");
    assertThat(
            reasonOf(() ->
                linked(
                    service,
                    NG,
                    network,
                    ids.getFirst(),
                    ids.getFirst(),
                    NETWORK_LINK_KIND_FINANCE)))
        .isEqualTo("INCONSISTENT");
    Network other = network(NG);
    assertThat(
            reasonOf(() ->
                linked(
                    service,
                    NG,
                    other,
                    ids.getFirst(),
                    ids.getLast(),
                    NETWORK_LINK_KIND_MEMBER_OF)))
        .isEqualTo("INCONSISTENT");
  }

  @Test
  void the_shortest_way_is_found_in_either_direction_and_none_where_there_is_none() {
    Network network = network(NG);
    List<String> ids =
        added(
            service,
            NG,
            network,
            aGroup("Group A"),
            aGroup("Group B"),
            aGroup("Group C"),
            aGroup("Group D"));
    var _ = linked(service, NG, network, ids.get(1), ids.get(0), NETWORK_LINK_KIND_MEMBER_OF);
    var _ = linked(service, NG, network, ids.get(1), ids.get(2), NETWORK_LINK_KIND_FINANCE);

    assertThat(path(NG, network, ids.get(0), ids.get(2)).getNodesList())
        .extracting(one -> one.getSpec().getName())
        .containsExactly("Group A", "Group B", "Group C");
    assertThat(path(NG, network, ids.get(0), ids.get(3)).getNodesList()).isEmpty();
    assertThat(path(NG, network, ids.get(0), ids.get(0)).getLinksList()).isEmpty();
  }

  @Test
  void what_is_left_out_of_a_neighbourhood_is_told() {
    Network network = network(NG);
    List<String> ids =
        added(service, NG, network, aGroup("Group A"), aGroup("Group B"), aGroup("Group C"));
    var _ = linked(service, NG, network, ids.get(1), ids.get(0), NETWORK_LINK_KIND_MEMBER_OF);
    var _ = linked(service, NG, network, ids.get(2), ids.get(1), NETWORK_LINK_KIND_MEMBER_OF);

    var near = around(NG, network, ids.get(0), 1);

    assertThat(near.getNodesList())
        .extracting(one -> one.getNode().getSpec().getName(), one -> one.getLinksLeftOut())
        .containsExactly(tuple("Group A", 0), tuple("Group B", 1));
    assertThat(around(NG, network, ids.get(0), 2).getNodesCount()).isEqualTo(3);
  }

  @Test
  void it_is_told_how_a_network_spreads_and_what_crosses() {
    Network network = network(NG);
    List<String> ids =
        added(
            service,
            NG,
            network,
            aPerson("HERON").addCountries("KE"),
            aGroup("Callers"),
            aGroup("Nowhere").clearCountries());
    var _ = linked(service, NG, network, ids.get(0), ids.get(1), NETWORK_LINK_KIND_MEMBER_OF);
    var _ = linked(service, NG, network, ids.get(0), ids.get(2), NETWORK_LINK_KIND_MEMBER_OF);

    NetworkSpread spread = spread(NG, network);

    assertThat(spread.getCrossingLinks()).isEqualTo(1);
    assertThat(spread.getCrossingsList())
        .extracting(
            NetworkCrossing::getCountry,
            NetworkCrossing::getOtherCountry,
            NetworkCrossing::getLinks)
        .containsExactly(tuple("GH", "KE", 1), tuple("GH", "NG", 1));
    assertThat(spread.getWithoutCountry()).isEqualTo(1);
    assertThat(spread.getNotPassed()).isEqualTo(1);
  }
}
