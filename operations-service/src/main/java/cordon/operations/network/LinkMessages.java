package cordon.operations.network;

import com.google.protobuf.Message;
import cordon.operations.hotspot.HotspotMessages;
import cordon.operations.v1.AddNetworkElementsRequest;
import cordon.operations.v1.FindNetworkPathResponse;
import cordon.operations.v1.GetNetworkNeighboursResponse;
import cordon.operations.v1.NetworkLinkEnd;
import cordon.operations.v1.NetworkSpread;
import cordon.platform.contract.EnumNames;
import cordon.platform.contract.Texts;
import cordon.platform.contract.Times;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Links, walks and counts between the contract and the domain. */
final class LinkMessages {
  private LinkMessages() {}

  static Message journaled(NetworkLink link) {
    return message(link);
  }

  static cordon.operations.v1.NetworkLink message(NetworkLink link) {
    var message =
        cordon.operations.v1.NetworkLink.newBuilder()
            .setLinkId(link.id())
            .setOperationId(link.operationId())
            .setNetworkId(link.networkId())
            .setVersion(link.version())
            .setState(EnumNames.write(cordon.operations.v1.NetworkElementState.class, link.state()))
            .setFromNodeId(link.from())
            .setToNodeId(link.to())
            .setEndReason(Texts.write(link.endReason()))
            .setCreateTime(Times.write(link.created()))
            .setUpdateTime(Times.write(link.updated()));
    NetworkLinkSpec spec = link.spec();
    message
        .getSpecBuilder()
        .setKind(EnumNames.write(cordon.operations.v1.NetworkLinkKind.class, spec.kind()))
        .setConfidence(
            EnumNames.write(cordon.operations.v1.NetworkConfidence.class, spec.confidence()))
        .addAllSources(spec.sources().stream().map(HotspotMessages::written).toList())
        .setSinceDay(Texts.write(spec.sinceDay()))
        .setUntilDay(Texts.write(spec.untilDay()));
    return message.build();
  }

  /** As it stands in a graph. */
  static cordon.operations.v1.NetworkLink drawn(NetworkLink link) {
    var message = message(link).toBuilder();
    message.getSpecBuilder().clearSources();
    return message.build();
  }

  static List<NewLink> added(AddNetworkElementsRequest request) {
    return request.getLinksList().stream()
        .map(one -> new NewLink(end(one.getFrom()), end(one.getTo()), spec(one.getSpec())))
        .toList();
  }

  static Set<NetworkLinkKind> kinds(List<cordon.operations.v1.NetworkLinkKind> kinds) {
    return kinds.stream()
        .map(one -> EnumNames.read(NetworkLinkKind.class, one))
        .collect(Collectors.toSet());
  }

  static GetNetworkNeighboursResponse around(Neighbours around, @Nullable String country) {
    var message = GetNetworkNeighboursResponse.newBuilder();
    for (Neighbours.Neighbour one : around.nodes()) {
      message
          .addNodesBuilder()
          .setNode(NodeMessages.row(one.node(), country))
          .setDistance(one.distance())
          .setLinksLeftOut(one.leftOut());
    }
    around.links().forEach(one -> message.addLinks(drawn(one)));
    return message.build();
  }

  static FindNetworkPathResponse path(NetworkPath path, @Nullable String country) {
    var message = FindNetworkPathResponse.newBuilder();
    path.nodes().forEach(one -> message.addNodes(NodeMessages.row(one, country)));
    path.links().forEach(one -> message.addLinks(drawn(one)));
    return message.build();
  }

  static NetworkSpread spread(Spread spread) {
    var message =
        NetworkSpread.newBuilder()
            .setWithoutCountry(spread.withoutCountry())
            .setCrossingLinks(spread.crossing())
            .setCrossingsLeftOut(spread.crossingsLeftOut())
            .setNotPassed(spread.notPassed());
    spread
        .kinds()
        .forEach((kind, number) ->
            message
                .addKindsBuilder()
                .setKind(EnumNames.write(cordon.operations.v1.NetworkNodeKind.class, kind))
                .setNumber(number));
    spread
        .roles()
        .forEach((role, number) ->
            message
                .addRolesBuilder()
                .setRole(EnumNames.write(cordon.operations.v1.NetworkRole.class, role))
                .setNumber(number));
    spread
        .links()
        .forEach((kind, number) ->
            message
                .addLinksBuilder()
                .setKind(EnumNames.write(cordon.operations.v1.NetworkLinkKind.class, kind))
                .setNumber(number));
    spread
        .countries()
        .forEach(
            one -> message.addCountriesBuilder().setCountry(one.getKey()).setNodes(one.getValue()));
    spread
        .crossings()
        .forEach(one ->
            message
                .addCrossingsBuilder()
                .setCountry(one.getKey().country())
                .setOtherCountry(one.getKey().other())
                .setLinks(one.getValue()));
    return message.build();
  }

  private static NewLink.End end(NetworkLinkEnd end) {
    return new NewLink.End(Texts.read(end.getNodeId()), Texts.read(end.getKey()));
  }

  private static NetworkLinkSpec spec(cordon.operations.v1.NetworkLinkSpec spec) {
    return new NetworkLinkSpec(
        EnumNames.read(NetworkLinkKind.class, spec.getKind()),
        EnumNames.read(NetworkConfidence.class, spec.getConfidence()),
        spec.getSourcesList().stream().map(HotspotMessages::source).toList(),
        Texts.read(spec.getSinceDay()),
        Texts.read(spec.getUntilDay()));
  }
}
