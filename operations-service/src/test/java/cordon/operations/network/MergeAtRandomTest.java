package cordon.operations.network;

import static cordon.operations.NetworkFixture.aPerson;
import static cordon.operations.NetworkFixture.added;
import static cordon.operations.NetworkFixture.linked;
import static cordon.operations.NetworkFixture.node;
import static cordon.platform.conformance.Refusals.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.operations.v1.Network;
import cordon.operations.v1.NetworkLink;
import cordon.operations.v1.NetworkLinkKind;
import cordon.operations.v1.NetworkNodeSpec;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random networks in which two persons turn out to be the same: no link is lost, none is double.
 */
class MergeAtRandomTest extends NetworkScene {
  private static final List<NetworkLinkKind> KINDS =
      List.of(
          NetworkLinkKind.NETWORK_LINK_KIND_COMMAND,
          NetworkLinkKind.NETWORK_LINK_KIND_FINANCE,
          NetworkLinkKind.NETWORK_LINK_KIND_KINSHIP);

  /** What a link says, of kinship in one order. */
  private record Said(NetworkLinkKind kind, String from, String to) {
    static Said of(NetworkLink link) {
      return of(link.getSpec().getKind(), link.getFromNodeId(), link.getToNodeId());
    }

    static Said of(NetworkLinkKind kind, String from, String to) {
      boolean turned = kind == NetworkLinkKind.NETWORK_LINK_KIND_KINSHIP && from.compareTo(to) > 0;
      return new Said(kind, turned ? to : from, turned ? from : to);
    }

    Said with(String other, String kept) {
      return of(kind, from.equals(other) ? kept : from, to.equals(other) ? kept : to);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void what_was_said_of_either_is_said_once_of_the_one_that_goes_on(long seed) {
    var random = new Random(seed);
    Network network = network(NG);
    List<String> ids =
        added(
            service,
            NG,
            network,
            IntStream.range(0, 6)
                .mapToObj(one -> aPerson("P" + one))
                .toArray(NetworkNodeSpec.Builder[]::new));
    for (int i = 0; i < 14; i++) {
      try {
        var _ =
            linked(
                service,
                NG,
                network,
                ids.get(random.nextInt(6)),
                ids.get(random.nextInt(6)),
                KINDS.get(random.nextInt(3)));
      } catch (StatusRuntimeException refused) {
        assertThat(reasonOf(refused)).isIn("COMMAND_CYCLE", "DOUBLE_LINK", "INCONSISTENT");
      }
    }
    String kept = ids.get(0);
    String other = ids.get(1);
    List<Said> before = said(network, ids);

    try {
      var _ = merge(NG, network, kept, other);
    } catch (StatusRuntimeException refused) {
      assertThat(reasonOf(refused)).isEqualTo(refusal(before, other, kept));
      assertThat(said(network, ids)).containsExactlyInAnyOrderElementsOf(before);
      return;
    }

    assertThat(refusal(before, other, kept)).isEmpty();
    List<Said> after = said(network, ids.stream().filter(id -> !id.equals(other)).toList());
    assertThat(after).doesNotHaveDuplicates();
    assertThat(Set.copyOf(after))
        .isEqualTo(before.stream().map(one -> one.with(other, kept)).collect(Collectors.toSet()));
    assertThat(node(service, NG, network, kept).getSpec().getOtherNamesList()).contains("P1");
    assertThat(node(service, NG, network, other).getMergedIntoId()).isEqualTo(kept);
  }

  /** What is taken away that nobody commands, until nothing is left, or a circle. */
  private static String refusal(List<Said> before, String other, String kept) {
    List<Said> after = before.stream().map(one -> one.with(other, kept)).toList();
    var left = new ArrayList<>(after);
    left.removeIf(one ->
        one.kind() != NetworkLinkKind.NETWORK_LINK_KIND_COMMAND || one.from().equals(one.to()));
    while (left.removeIf(one -> left.stream().noneMatch(above -> above.to().equals(one.from())))) {}
    boolean linked = after.stream().anyMatch(one -> one.from().equals(one.to()));
    return !left.isEmpty() ? "COMMAND_CYCLE" : linked ? "INCONSISTENT" : "";
  }

  private static List<Said> said(Network network, List<String> ids) {
    Map<String, NetworkLink> links = new HashMap<>();
    for (String id : ids) {
      around(NG, network, id, 1).getLinksList().forEach(one -> links.put(one.getLinkId(), one));
    }
    return links.values().stream().map(Said::of).toList();
  }
}
