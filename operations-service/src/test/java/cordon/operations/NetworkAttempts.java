package cordon.operations;

import static cordon.operations.NetworkFixture.aGroup;
import static cordon.operations.NetworkFixture.aMajorCase;
import static cordon.operations.NetworkFixture.aNetwork;
import static cordon.operations.NetworkFixture.aPerson;
import static cordon.operations.NetworkFixture.aReview;
import static cordon.operations.NetworkFixture.added;
import static cordon.operations.NetworkFixture.adding;
import static cordon.operations.NetworkFixture.created;
import static cordon.operations.NetworkFixture.linked;
import static cordon.operations.NetworkFixture.node;
import static cordon.operations.NetworkFixture.recorded;
import static cordon.operations.NetworkFixture.started;
import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.ncb;

import cordon.operations.v1.CloseNetworkRequest;
import cordon.operations.v1.CreateNetworkRequest;
import cordon.operations.v1.EndMajorCaseRequest;
import cordon.operations.v1.FindNetworkPathRequest;
import cordon.operations.v1.FinishFollowUpRequest;
import cordon.operations.v1.GetNetworkAsOfRequest;
import cordon.operations.v1.GetNetworkLinkRequest;
import cordon.operations.v1.GetNetworkNeighboursRequest;
import cordon.operations.v1.GetNetworkNodeAsOfRequest;
import cordon.operations.v1.GetNetworkNodeRequest;
import cordon.operations.v1.GetNetworkRequest;
import cordon.operations.v1.GetNetworkSpreadRequest;
import cordon.operations.v1.LinkNetworkCaseRequest;
import cordon.operations.v1.ListMajorCaseReviewsRequest;
import cordon.operations.v1.ListNetworkChangesRequest;
import cordon.operations.v1.ListNetworkNodeChangesRequest;
import cordon.operations.v1.ListNetworkNodesRequest;
import cordon.operations.v1.ListNetworkPersonsForReviewRequest;
import cordon.operations.v1.ListNetworksRequest;
import cordon.operations.v1.MergeNetworkNodesRequest;
import cordon.operations.v1.Network;
import cordon.operations.v1.NetworkLinkKind;
import cordon.operations.v1.RecordMajorCaseReviewRequest;
import cordon.operations.v1.RemoveNetworkLinkRequest;
import cordon.operations.v1.RemoveNetworkNodeRequest;
import cordon.operations.v1.ReviewNetworkPersonsRequest;
import cordon.operations.v1.ReviewedNetworkPerson;
import cordon.operations.v1.ReviseMajorCaseRequest;
import cordon.operations.v1.ReviseNetworkNodeRequest;
import cordon.operations.v1.ReviseNetworkRequest;
import cordon.operations.v1.StartMajorCaseRequest;
import cordon.operations.v1.UnlinkNetworkCaseRequest;
import cordon.platform.conformance.Attempt;
import cordon.platform.conformance.ServiceFixture;
import cordon.testsupport.TestCaller;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What those who may not try on a network, its persons and its supervision. */
record NetworkAttempts(Network network, String group, String person, String link, String review) {

  /** A network of a country, which names also those that do not take part. */
  static NetworkAttempts on(
      ServiceFixture service, String operationId, String country, List<String> shown) {
    TestCaller owner = ncb(country);
    Network network = created(service, owner, operationId, aNetwork(shown.toArray(String[]::new)));
    List<String> nodes = added(service, owner, network, aGroup("Callers"), aPerson("HERON"));
    String link =
        linked(
            service,
            owner,
            network,
            nodes.getLast(),
            nodes.getFirst(),
            NetworkLinkKind.NETWORK_LINK_KIND_MEMBER_OF);
    Network supervised = started(service, PLANNER, network);
    return new NetworkAttempts(
        supervised,
        nodes.getFirst(),
        nodes.getLast(),
        link,
        recorded(service, PLANNER, supervised).getReview().getReviewId());
  }

  Stream<Attempt> all() {
    return Stream.of(ofNetworks(), ofElements(), ofMajorCases()).flatMap(List::stream);
  }

  Set<String> ids() {
    return Set.of(id(), group, person, link, review);
  }

  String id() {
    return network.getNetworkId();
  }

  private String operation() {
    return network.getOperationId();
  }

  private List<Attempt> ofNetworks() {
    return List.of(
        Attempt.of(
            "CreateNetwork",
            CreateNetworkRequest.newBuilder()
                .setOperationId(operation())
                .setSpec(aNetwork().setName("Theirs"))
                .build()),
        Attempt.of(
            "ListNetworks", ListNetworksRequest.newBuilder().setOperationId(operation()).build()),
        Attempt.of(
            "ListNetworks",
            ListNetworksRequest.newBuilder()
                .setOperationId(operation())
                .setWords("lekki")
                .setMajorCase(true)
                .build()),
        Attempt.of(
            "ReviseNetwork",
            ReviseNetworkRequest.newBuilder()
                .setOperationId(operation())
                .setNetworkId(id())
                .setSpec(aNetwork().setName("Theirs"))
                .build()),
        Attempt.of(
            "CloseNetwork",
            CloseNetworkRequest.newBuilder()
                .setOperationId(operation())
                .setNetworkId(id())
                .setReason("Not ours")
                .build()),
        Attempt.of(
            "LinkNetworkCase",
            LinkNetworkCaseRequest.newBuilder()
                .setOperationId(operation())
                .setNetworkId(id())
                .setCaseId(link())
                .build()),
        Attempt.of(
            "UnlinkNetworkCase",
            UnlinkNetworkCaseRequest.newBuilder()
                .setOperationId(operation())
                .setNetworkId(id())
                .setCaseId(link())
                .setReason("Not ours")
                .build()),
        Attempt.of(
            "GetNetwork",
            GetNetworkRequest.newBuilder().setOperationId(operation()).setNetworkId(id()).build()),
        Attempt.of(
            "GetNetworkSpread",
            GetNetworkSpreadRequest.newBuilder()
                .setOperationId(operation())
                .setNetworkId(id())
                .build()),
        Attempt.of(
            "ListNetworkChanges",
            ListNetworkChangesRequest.newBuilder()
                .setOperationId(operation())
                .setNetworkId(id())
                .build()),
        Attempt.of(
            "GetNetworkAsOf",
            GetNetworkAsOfRequest.newBuilder()
                .setOperationId(operation())
                .setNetworkId(id())
                .build()));
  }

  private List<Attempt> ofElements() {
    return List.of(
        Attempt.of(
            "AddNetworkElements", adding(network).addNodes(node("a", aPerson("Theirs"))).build()),
        Attempt.of(
            "ReviseNetworkNode",
            ReviseNetworkNodeRequest.newBuilder()
                .setOperationId(operation())
                .setNetworkId(id())
                .setNodeId(group)
                .setSpec(aPerson("Theirs"))
                .build()),
        Attempt.of(
            "RemoveNetworkNode",
            RemoveNetworkNodeRequest.newBuilder()
                .setOperationId(operation())
                .setNetworkId(id())
                .setNodeId(group)
                .setReason("Not ours")
                .build()),
        Attempt.of(
            "MergeNetworkNodes",
            MergeNetworkNodesRequest.newBuilder()
                .setOperationId(operation())
                .setNetworkId(id())
                .setNodeId(group)
                .setOtherNodeId(group)
                .setReason("Not ours")
                .build()),
        Attempt.of(
            "GetNetworkNode",
            GetNetworkNodeRequest.newBuilder()
                .setOperationId(operation())
                .setNetworkId(id())
                .setNodeId(group)
                .build()),
        Attempt.of(
            "GetNetworkNeighbours",
            GetNetworkNeighboursRequest.newBuilder()
                .setOperationId(operation())
                .setNetworkId(id())
                .setNodeId(group)
                .setDepth(3)
                .build()),
        Attempt.of(
            "FindNetworkPath",
            FindNetworkPathRequest.newBuilder()
                .setOperationId(operation())
                .setNetworkId(id())
                .setNodeId(group)
                .setToNodeId(group)
                .build()),
        Attempt.of(
            "ListNetworkNodeChanges",
            ListNetworkNodeChangesRequest.newBuilder()
                .setOperationId(operation())
                .setNetworkId(id())
                .setNodeId(group)
                .build()),
        Attempt.of(
            "GetNetworkNodeAsOf",
            GetNetworkNodeAsOfRequest.newBuilder()
                .setOperationId(operation())
                .setNetworkId(id())
                .setNodeId(group)
                .build()),
        Attempt.of(
            "ReviseNetworkNode",
            ReviseNetworkNodeRequest.newBuilder()
                .setOperationId(operation())
                .setNetworkId(id())
                .setNodeId(person)
                .setSpec(aPerson("Theirs"))
                .build()),
        Attempt.of(
            "RemoveNetworkNode",
            RemoveNetworkNodeRequest.newBuilder()
                .setOperationId(operation())
                .setNetworkId(id())
                .setNodeId(person)
                .setReason("Not ours")
                .build()),
        Attempt.of(
            "MergeNetworkNodes",
            MergeNetworkNodesRequest.newBuilder()
                .setOperationId(operation())
                .setNetworkId(id())
                .setNodeId(person)
                .setOtherNodeId(group)
                .setReason("Not ours")
                .build()),
        Attempt.of(
            "GetNetworkNode",
            GetNetworkNodeRequest.newBuilder()
                .setOperationId(operation())
                .setNetworkId(id())
                .setNodeId(person)
                .build()),
        Attempt.of(
            "GetNetworkNeighbours",
            GetNetworkNeighboursRequest.newBuilder()
                .setOperationId(operation())
                .setNetworkId(id())
                .setNodeId(person)
                .setDepth(3)
                .build()),
        Attempt.of(
            "FindNetworkPath",
            FindNetworkPathRequest.newBuilder()
                .setOperationId(operation())
                .setNetworkId(id())
                .setNodeId(person)
                .setToNodeId(group)
                .build()),
        Attempt.of(
            "ListNetworkNodeChanges",
            ListNetworkNodeChangesRequest.newBuilder()
                .setOperationId(operation())
                .setNetworkId(id())
                .setNodeId(person)
                .build()),
        Attempt.of(
            "GetNetworkNodeAsOf",
            GetNetworkNodeAsOfRequest.newBuilder()
                .setOperationId(operation())
                .setNetworkId(id())
                .setNodeId(person)
                .build()),
        Attempt.of(
            "RemoveNetworkLink",
            RemoveNetworkLinkRequest.newBuilder()
                .setOperationId(operation())
                .setNetworkId(id())
                .setLinkId(link)
                .setReason("Not ours")
                .build()),
        Attempt.of(
            "GetNetworkLink",
            GetNetworkLinkRequest.newBuilder()
                .setOperationId(operation())
                .setNetworkId(id())
                .setLinkId(link)
                .build()),
        Attempt.of(
            "ListNetworkNodes",
            ListNetworkNodesRequest.newBuilder()
                .setOperationId(operation())
                .setNetworkId(id())
                .build()),
        Attempt.of(
            "ReviewNetworkPersons",
            ReviewNetworkPersonsRequest.newBuilder()
                .addPersons(ReviewedNetworkPerson.newBuilder().setNodeId(person).setVersion(1))
                .setPass(true)
                .setText("Fine")
                .build()),
        Attempt.of(
            "ListNetworkPersonsForReview",
            ListNetworkPersonsForReviewRequest.getDefaultInstance()));
  }

  private List<Attempt> ofMajorCases() {
    return List.of(
        Attempt.of(
            "StartMajorCase",
            StartMajorCaseRequest.newBuilder()
                .setOperationId(operation())
                .setNetworkId(id())
                .setSpec(aMajorCase())
                .setReason("Not ours")
                .build()),
        Attempt.of(
            "ReviseMajorCase",
            ReviseMajorCaseRequest.newBuilder()
                .setOperationId(operation())
                .setNetworkId(id())
                .setSpec(aMajorCase())
                .build()),
        Attempt.of(
            "RecordMajorCaseReview",
            RecordMajorCaseReviewRequest.newBuilder()
                .setOperationId(operation())
                .setNetworkId(id())
                .setSpec(aReview())
                .build()),
        Attempt.of(
            "FinishFollowUp",
            FinishFollowUpRequest.newBuilder()
                .setOperationId(operation())
                .setNetworkId(id())
                .setReviewId(review)
                .setNumber(1)
                .build()),
        Attempt.of(
            "EndMajorCase",
            EndMajorCaseRequest.newBuilder()
                .setOperationId(operation())
                .setNetworkId(id())
                .setReason("Not ours")
                .build()),
        Attempt.of(
            "ListMajorCaseReviews",
            ListMajorCaseReviewsRequest.newBuilder()
                .setOperationId(operation())
                .setNetworkId(id())
                .build()));
  }
}
