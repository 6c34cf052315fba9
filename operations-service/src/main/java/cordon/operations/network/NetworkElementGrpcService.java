package cordon.operations.network;

import static cordon.operations.network.NodeMessages.message;

import cordon.operations.cases.CaseMessages;
import cordon.operations.v1.NetworkElementServiceGrpc;
import cordon.platform.command.SeenVersion;
import cordon.platform.rpc.Rows;
import cordon.platform.rpc.Rpcs;
import io.grpc.BindableService;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The contract's service of nodes and links. */
@Configuration(proxyBeanMethods = false)
class NetworkElementGrpcService {
  @Bean
  BindableService networkElementService(
      Rpcs rpcs,
      NetworkAdding adding,
      NetworkElements elements,
      NetworkGraph graph,
      NetworkStore networks,
      NodeStore nodes) {
    return rpcs.service(NetworkElementServiceGrpc.getServiceDescriptor())
        .command(
            NetworkElementServiceGrpc.getAddNetworkElementsMethod(),
            (call, r) -> new Wanted(NodeMessages.added(r), LinkMessages.added(r)),
            (tx, r, wanted) ->
                NodeMessages.added(
                    adding.add(
                        tx, r.getOperationId(), r.getNetworkId(), wanted.nodes(), wanted.links())))
        .command(
            NetworkElementServiceGrpc.getReviseNetworkNodeMethod(),
            (call, r) -> NodeMessages.spec(r.getSpec()),
            (tx, r, spec) ->
                message(
                    elements.revise(tx, r.getOperationId(), r.getNetworkId(), r.getNodeId(), spec)))
        .command(
            NetworkElementServiceGrpc.getRemoveNetworkNodeMethod(),
            (tx, r) ->
                message(
                    elements.remove(
                        tx, r.getOperationId(), r.getNetworkId(), r.getNodeId(), r.getReason())))
        .command(
            NetworkElementServiceGrpc.getRemoveNetworkLinkMethod(),
            (tx, r) ->
                LinkMessages.message(
                    elements.removeLink(
                        tx, r.getOperationId(), r.getNetworkId(), r.getLinkId(), r.getReason())))
        .command(
            NetworkElementServiceGrpc.getMergeNetworkNodesMethod(),
            (tx, r) ->
                message(
                    elements.merge(
                        tx,
                        r.getOperationId(),
                        r.getNetworkId(),
                        r.getNodeId(),
                        r.getOtherNodeId(),
                        SeenVersion.of(r, "other_version"),
                        r.getReason())))
        .command(
            NetworkElementServiceGrpc.getReviewNetworkPersonsMethod(),
            (call, r) -> CaseMessages.grounds(r.getGroundsList()),
            (tx, r, grounds) ->
                NodeMessages.reviewed(
                    elements.review(tx, NodeMessages.reviewed(r), grounds, r.getText())))
        .page(
            NetworkElementServiceGrpc.getListNetworkPersonsForReviewMethod(),
            Rows.of(NetworkNode::id, one -> NodeMessages.reviewed(one)),
            (call, r, listing) -> nodes.waiting(call, listing))
        .read(
            NetworkElementServiceGrpc.getGetNetworkNodeMethod(),
            (call, r) ->
                message(graph.node(call, r.getOperationId(), r.getNetworkId(), r.getNodeId())))
        .read(
            NetworkElementServiceGrpc.getGetNetworkLinkMethod(),
            (call, r) ->
                LinkMessages.message(
                    graph.link(call, r.getOperationId(), r.getNetworkId(), r.getLinkId())))
        .page(
            NetworkElementServiceGrpc.getListNetworkNodesMethod(),
            Rows.of(NetworkNode::id, one -> NodeMessages.row(one, null)),
            (call, r, listing) ->
                nodes.newest(
                    call,
                    networks.require(call, r.getOperationId(), r.getNetworkId()),
                    NodeMessages.filter(r),
                    listing.shownAs(one -> NodeMessages.row(one, call.caller().country()))))
        .read(
            NetworkElementServiceGrpc.getGetNetworkNeighboursMethod(),
            (call, r) ->
                LinkMessages.around(
                    graph.around(
                        call,
                        r.getOperationId(),
                        r.getNetworkId(),
                        r.getNodeId(),
                        Math.max(1, r.getDepth()),
                        LinkMessages.kinds(r.getKindsList())),
                    call.caller().country()))
        .read(
            NetworkElementServiceGrpc.getFindNetworkPathMethod(),
            (call, r) ->
                LinkMessages.path(
                    graph.path(
                        call,
                        r.getOperationId(),
                        r.getNetworkId(),
                        r.getNodeId(),
                        r.getToNodeId(),
                        LinkMessages.kinds(r.getKindsList())),
                    call.caller().country()))
        .all();
  }

  private record Wanted(List<NewNode> nodes, List<NewLink> links) {}
}
