package cordon.operations.network;

import static cordon.operations.NetworkFixture.aNetwork;
import static cordon.operations.NetworkFixture.created;
import static cordon.operations.NetworkFixture.elements;
import static cordon.operations.NetworkFixture.networks;
import static cordon.operations.OperationsFixture.ncb;

import cordon.operations.JoinedScene;
import cordon.operations.v1.CloseNetworkRequest;
import cordon.operations.v1.FindNetworkPathRequest;
import cordon.operations.v1.FindNetworkPathResponse;
import cordon.operations.v1.GetNetworkNeighboursRequest;
import cordon.operations.v1.GetNetworkNeighboursResponse;
import cordon.operations.v1.GetNetworkRequest;
import cordon.operations.v1.GetNetworkSpreadRequest;
import cordon.operations.v1.HistoryServiceGrpc;
import cordon.operations.v1.HistoryServiceGrpc.HistoryServiceBlockingStub;
import cordon.operations.v1.ListNetworkNodeChangesRequest;
import cordon.operations.v1.ListNetworkNodesRequest;
import cordon.operations.v1.MergeNetworkNodesRequest;
import cordon.operations.v1.Network;
import cordon.operations.v1.NetworkNode;
import cordon.operations.v1.NetworkNodeSpec;
import cordon.operations.v1.NetworkSpread;
import cordon.operations.v1.RecordChange;
import cordon.operations.v1.RemoveNetworkNodeRequest;
import cordon.operations.v1.ReviseNetworkNodeRequest;
import cordon.testsupport.TestCaller;
import cordon.testsupport.TestIdentity;
import java.util.List;

/** What is asked of its networks. */
abstract class NetworkScene extends JoinedScene {
  static final TestCaller NG = ncb("NG");
  static final TestCaller GH = ncb("GH");
  static final TestCaller DUTY = TestIdentity.person("duty").roles("duty-officer");

  final Network network(TestCaller owner, String... visibleTo) {
    return created(service, owner, operation, aNetwork(visibleTo));
  }

  static List<String> names(TestCaller caller, Network network) {
    return elements(service, caller)
        .listNetworkNodes(
            ListNetworkNodesRequest.newBuilder()
                .setOperationId(network.getOperationId())
                .setNetworkId(network.getNetworkId())
                .setPageSize(200)
                .build())
        .getNodesList()
        .stream()
        .map(one -> one.getSpec().getName())
        .toList();
  }

  static GetNetworkNeighboursResponse around(
      TestCaller caller, Network network, String node, int depth) {
    return elements(service, caller)
        .getNetworkNeighbours(
            GetNetworkNeighboursRequest.newBuilder()
                .setOperationId(network.getOperationId())
                .setNetworkId(network.getNetworkId())
                .setNodeId(node)
                .setDepth(depth)
                .build());
  }

  static FindNetworkPathResponse path(TestCaller caller, Network network, String from, String to) {
    return elements(service, caller)
        .findNetworkPath(
            FindNetworkPathRequest.newBuilder()
                .setOperationId(network.getOperationId())
                .setNetworkId(network.getNetworkId())
                .setNodeId(from)
                .setToNodeId(to)
                .build());
  }

  static NetworkSpread spread(TestCaller caller, Network network) {
    return networks(service, caller)
        .getNetworkSpread(
            GetNetworkSpreadRequest.newBuilder()
                .setOperationId(network.getOperationId())
                .setNetworkId(network.getNetworkId())
                .build())
        .getSpread();
  }

  static Network get(TestCaller caller, Network network) {
    return networks(service, caller)
        .getNetwork(
            GetNetworkRequest.newBuilder()
                .setOperationId(network.getOperationId())
                .setNetworkId(network.getNetworkId())
                .build())
        .getNetwork();
  }

  static NetworkNode merge(TestCaller caller, Network network, String kept, String other) {
    return elements(service, caller)
        .mergeNetworkNodes(
            MergeNetworkNodesRequest.newBuilder()
                .setOperationId(network.getOperationId())
                .setNetworkId(network.getNetworkId())
                .setNodeId(kept)
                .setOtherNodeId(other)
                .setReason("The same two wallets.")
                .build())
        .getNode();
  }

  static NetworkNode remove(TestCaller caller, Network network, String node) {
    return elements(service, caller)
        .removeNetworkNode(
            RemoveNetworkNodeRequest.newBuilder()
                .setOperationId(network.getOperationId())
                .setNetworkId(network.getNetworkId())
                .setNodeId(node)
                .setReason("Of another network.")
                .build())
        .getNode();
  }

  static NetworkNode revise(
      TestCaller caller, Network network, String node, NetworkNodeSpec.Builder spec) {
    return elements(service, caller)
        .reviseNetworkNode(
            ReviseNetworkNodeRequest.newBuilder()
                .setOperationId(network.getOperationId())
                .setNetworkId(network.getNetworkId())
                .setNodeId(node)
                .setSpec(spec)
                .build())
        .getNode();
  }

  static Network close(TestCaller caller, Network network) {
    return networks(service, caller)
        .closeNetwork(
            CloseNetworkRequest.newBuilder()
                .setOperationId(network.getOperationId())
                .setNetworkId(network.getNetworkId())
                .setReason("Its members were tried.")
                .build())
        .getNetwork();
  }

  static HistoryServiceBlockingStub history(TestCaller caller) {
    return HistoryServiceGrpc.newBlockingStub(service.channel(caller));
  }

  /** The methods that changed a node, the newest first, as far as somebody is told. */
  static List<String> nodeChanges(TestCaller caller, Network network, String node) {
    return history(caller)
        .listNetworkNodeChanges(
            ListNetworkNodeChangesRequest.newBuilder()
                .setOperationId(network.getOperationId())
                .setNetworkId(network.getNetworkId())
                .setNodeId(node)
                .build())
        .getChangesList()
        .stream()
        .map(RecordChange::getAction)
        .toList();
  }
}
