package cordon.operations;

import cordon.operations.v1.AddNetworkElementsRequest;
import cordon.operations.v1.CreateNetworkRequest;
import cordon.operations.v1.CrimeArea;
import cordon.operations.v1.EvaluationScheme;
import cordon.operations.v1.FollowUp;
import cordon.operations.v1.GetNetworkNodeRequest;
import cordon.operations.v1.HandlingLevel;
import cordon.operations.v1.HotspotSource;
import cordon.operations.v1.MajorCaseReviewSpec;
import cordon.operations.v1.MajorCaseServiceGrpc;
import cordon.operations.v1.MajorCaseServiceGrpc.MajorCaseServiceBlockingStub;
import cordon.operations.v1.MajorCaseSpec;
import cordon.operations.v1.Network;
import cordon.operations.v1.NetworkConfidence;
import cordon.operations.v1.NetworkElementServiceGrpc;
import cordon.operations.v1.NetworkElementServiceGrpc.NetworkElementServiceBlockingStub;
import cordon.operations.v1.NetworkLinkEnd;
import cordon.operations.v1.NetworkLinkKind;
import cordon.operations.v1.NetworkLinkSpec;
import cordon.operations.v1.NetworkNode;
import cordon.operations.v1.NetworkNodeKind;
import cordon.operations.v1.NetworkNodeSpec;
import cordon.operations.v1.NetworkRole;
import cordon.operations.v1.NetworkServiceGrpc;
import cordon.operations.v1.NetworkServiceGrpc.NetworkServiceBlockingStub;
import cordon.operations.v1.NetworkSpec;
import cordon.operations.v1.NewNetworkLink;
import cordon.operations.v1.NewNetworkNode;
import cordon.operations.v1.RecordMajorCaseReviewRequest;
import cordon.operations.v1.RecordMajorCaseReviewResponse;
import cordon.operations.v1.ReviewGround;
import cordon.operations.v1.ReviewNetworkPersonsRequest;
import cordon.operations.v1.StartMajorCaseRequest;
import cordon.operations.v1.SupervisingBody;
import cordon.platform.conformance.ServiceFixture;
import cordon.testsupport.TestCaller;
import java.util.List;

/** Networks for tests of them. */
public final class NetworkFixture {
  private NetworkFixture() {}

  public static NetworkServiceBlockingStub networks(ServiceFixture service, TestCaller caller) {
    return NetworkServiceGrpc.newBlockingStub(service.channel(caller));
  }

  public static NetworkElementServiceBlockingStub elements(
      ServiceFixture service, TestCaller caller) {
    return NetworkElementServiceGrpc.newBlockingStub(service.channel(caller));
  }

  public static MajorCaseServiceBlockingStub majorCases(ServiceFixture service, TestCaller caller) {
    return MajorCaseServiceGrpc.newBlockingStub(service.channel(caller));
  }

  public static NetworkSpec.Builder aNetwork(String... visibleTo) {
    return NetworkSpec.newBuilder()
        .setName("Lekki network")
        .setSummary("Recruits by messenger and launders through four companies.")
        .addCrimeAreas(CrimeArea.CRIME_AREA_FRAUD)
        .setHandling(HandlingLevel.HANDLING_LEVEL_AMBER)
        .addAllVisibleTo(List.of(visibleTo));
  }

  public static Network created(
      ServiceFixture service, TestCaller caller, String operationId, NetworkSpec.Builder spec) {
    return networks(service, caller)
        .createNetwork(
            CreateNetworkRequest.newBuilder().setOperationId(operationId).setSpec(spec).build())
        .getNetwork();
  }

  public static NetworkNodeSpec.Builder aPerson(String pseudonym) {
    return NetworkNodeSpec.newBuilder()
        .setKind(NetworkNodeKind.NETWORK_NODE_KIND_PERSON)
        .setName(pseudonym)
        .addRoles(NetworkRole.NETWORK_ROLE_OPERATOR)
        .addCountries("NG");
  }

  public static NetworkNodeSpec.Builder aNode(NetworkNodeKind kind, String name) {
    return NetworkNodeSpec.newBuilder().setKind(kind).setName(name).addCountries("GH");
  }

  public static NetworkNodeSpec.Builder aGroup(String name) {
    return aNode(NetworkNodeKind.NETWORK_NODE_KIND_GROUP, name);
  }

  public static NetworkLinkSpec.Builder aLink(NetworkLinkKind kind) {
    return NetworkLinkSpec.newBuilder()
        .setKind(kind)
        .setConfidence(NetworkConfidence.NETWORK_CONFIDENCE_MODERATE)
        .addSources(
            HotspotSource.newBuilder()
                .setText("Seized ledger")
                .setEvaluation("B2")
                .setScheme(EvaluationScheme.EVALUATION_SCHEME_ADMIRALTY))
        .setSinceDay("2024-05-01");
  }

  public static AddNetworkElementsRequest.Builder adding(Network network) {
    return AddNetworkElementsRequest.newBuilder()
        .setOperationId(network.getOperationId())
        .setNetworkId(network.getNetworkId());
  }

  public static NewNetworkNode.Builder node(String key, NetworkNodeSpec.Builder spec) {
    return NewNetworkNode.newBuilder().setKey(key).setSpec(spec);
  }

  /** Between nodes that are there. */
  public static NewNetworkLink.Builder link(String from, String to, NetworkLinkKind kind) {
    return NewNetworkLink.newBuilder()
        .setFrom(NetworkLinkEnd.newBuilder().setNodeId(from))
        .setTo(NetworkLinkEnd.newBuilder().setNodeId(to))
        .setSpec(aLink(kind));
  }

  /** Between nodes of the request. */
  public static NewNetworkLink.Builder keyed(String from, String to, NetworkLinkKind kind) {
    return NewNetworkLink.newBuilder()
        .setFrom(NetworkLinkEnd.newBuilder().setKey(from))
        .setTo(NetworkLinkEnd.newBuilder().setKey(to))
        .setSpec(aLink(kind));
  }

  /** Ids of what was added. */
  public static List<String> added(
      ServiceFixture service,
      TestCaller caller,
      Network network,
      NetworkNodeSpec.Builder... specs) {
    var request = adding(network);
    for (int i = 0; i < specs.length; i++) {
      request.addNodes(node("n" + i, specs[i]));
    }
    return elements(service, caller).addNetworkElements(request.build()).getNodeIdsList();
  }

  public static String linked(
      ServiceFixture service,
      TestCaller caller,
      Network network,
      String from,
      String to,
      NetworkLinkKind kind) {
    return elements(service, caller)
        .addNetworkElements(adding(network).addLinks(link(from, to, kind)).build())
        .getLinkIds(0);
  }

  public static NetworkNode node(
      ServiceFixture service, TestCaller caller, Network network, String id) {
    return elements(service, caller)
        .getNetworkNode(
            GetNetworkNodeRequest.newBuilder()
                .setOperationId(network.getOperationId())
                .setNetworkId(network.getNetworkId())
                .setNodeId(id)
                .build())
        .getNode();
  }

  /** Persons who were passed, or refused with a ground. */
  public static List<NetworkNode> reviewed(
      ServiceFixture service, Network network, List<String> ids, ReviewGround... grounds) {
    var request =
        ReviewNetworkPersonsRequest.newBuilder()
            .setPass(grounds.length == 0)
            .addAllGrounds(List.of(grounds))
            .setText("Ordinary-law crime");
    for (String id : ids) {
      request
          .addPersonsBuilder()
          .setNodeId(id)
          .setVersion(node(service, OperationsFixture.REVIEWER, network, id).getVersion());
    }
    return elements(service, OperationsFixture.REVIEWER)
        .reviewNetworkPersons(request.build())
        .getNodesList();
  }

  public static MajorCaseSpec.Builder aMajorCase() {
    return MajorCaseSpec.newBuilder()
        .addBodies(SupervisingBody.newBuilder().setName("Directorate").setCountry("NG"))
        .setCycleDays(30);
  }

  public static Network started(ServiceFixture service, TestCaller caller, Network network) {
    return majorCases(service, caller)
        .startMajorCase(
            StartMajorCaseRequest.newBuilder()
                .setOperationId(network.getOperationId())
                .setNetworkId(network.getNetworkId())
                .setSpec(aMajorCase())
                .setReason("It acts in nine countries.")
                .build())
        .getNetwork();
  }

  public static MajorCaseReviewSpec.Builder aReview() {
    return MajorCaseReviewSpec.newBuilder()
        .setHeldOn("2025-03-14")
        .setDecision("The two parks are watched further.")
        .addFollowUps(
            FollowUp.newBuilder()
                .setText("Ask for the statements.")
                .setOwner("Financial intelligence unit")
                .setDueDay("2025-04-01"));
  }

  public static RecordMajorCaseReviewResponse recorded(
      ServiceFixture service, TestCaller caller, Network network) {
    return majorCases(service, caller)
        .recordMajorCaseReview(
            RecordMajorCaseReviewRequest.newBuilder()
                .setOperationId(network.getOperationId())
                .setNetworkId(network.getNetworkId())
                .setSpec(aReview())
                .build());
  }
}
