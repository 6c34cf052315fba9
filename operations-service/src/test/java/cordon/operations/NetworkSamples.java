package cordon.operations;

import static cordon.operations.CaseFixture.aCase;
import static cordon.operations.CaseFixture.nominated;
import static cordon.operations.NetworkFixture.aGroup;
import static cordon.operations.NetworkFixture.aMajorCase;
import static cordon.operations.NetworkFixture.aNetwork;
import static cordon.operations.NetworkFixture.aPerson;
import static cordon.operations.NetworkFixture.aReview;
import static cordon.operations.NetworkFixture.added;
import static cordon.operations.NetworkFixture.adding;
import static cordon.operations.NetworkFixture.created;
import static cordon.operations.NetworkFixture.keyed;
import static cordon.operations.NetworkFixture.linked;
import static cordon.operations.NetworkFixture.networks;
import static cordon.operations.NetworkFixture.node;
import static cordon.operations.NetworkFixture.recorded;
import static cordon.operations.NetworkFixture.started;
import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.REVIEWER;
import static cordon.operations.OperationsFixture.joined;
import static cordon.operations.OperationsFixture.ncb;

import cordon.operations.v1.Case;
import cordon.operations.v1.CloseNetworkRequest;
import cordon.operations.v1.CreateNetworkRequest;
import cordon.operations.v1.EndMajorCaseRequest;
import cordon.operations.v1.FinishFollowUpRequest;
import cordon.operations.v1.LinkNetworkCaseRequest;
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
import cordon.platform.conformance.Sample;
import cordon.platform.conformance.ServiceFixture;
import java.util.List;
import java.util.stream.Stream;

/** A command of each kind on networks. */
final class NetworkSamples {
  private NetworkSamples() {}

  static Stream<Sample> of(ServiceFixture service) {
    return Stream.of(ofNetworks(service), ofElements(service), ofMajorCases(service))
        .flatMap(List::stream);
  }

  private static List<Sample> ofNetworks(ServiceFixture service) {
    return List.of(
        Sample.of(
            "CreateNetwork",
            ncb("NG"),
            () -> {
              return CreateNetworkRequest.newBuilder()
                  .setOperationId(joined(service, "NG"))
                  .setSpec(aNetwork("GH"))
                  .build();
            }),
        Sample.of(
            "ReviseNetwork",
            ncb("NG"),
            () -> {
              Network before = network(service);
              return ReviseNetworkRequest.newBuilder()
                  .setOperationId(before.getOperationId())
                  .setNetworkId(before.getNetworkId())
                  .setVersion(before.getVersion())
                  .setSpec(aNetwork().setName("Another name"))
                  .build();
            }),
        Sample.of(
            "CloseNetwork",
            ncb("NG"),
            () -> {
              Network before = network(service);
              return CloseNetworkRequest.newBuilder()
                  .setOperationId(before.getOperationId())
                  .setNetworkId(before.getNetworkId())
                  .setVersion(before.getVersion())
                  .setReason("Its members were tried.")
                  .build();
            }),
        Sample.of(
            "LinkNetworkCase",
            ncb("NG"),
            () -> {
              Network before = network(service);
              Case known = nominated(service, ncb("NG"), before.getOperationId(), aCase("NG/1"));
              return LinkNetworkCaseRequest.newBuilder()
                  .setOperationId(before.getOperationId())
                  .setNetworkId(before.getNetworkId())
                  .setVersion(before.getVersion())
                  .setCaseId(known.getCaseId())
                  .build();
            }),
        Sample.of(
            "UnlinkNetworkCase",
            ncb("NG"),
            () -> {
              Network before = withCase(service);
              return UnlinkNetworkCaseRequest.newBuilder()
                  .setOperationId(before.getOperationId())
                  .setNetworkId(before.getNetworkId())
                  .setVersion(before.getVersion())
                  .setCaseId(before.getCaseIds(0))
                  .setReason("Another group.")
                  .build();
            }));
  }

  private static List<Sample> ofElements(ServiceFixture service) {
    return List.of(
        Sample.of(
            "AddNetworkElements",
            ncb("NG"),
            () -> {
              Network before = network(service);
              return adding(before)
                  .addNodes(node("a", aPerson("HERON")))
                  .addNodes(node("b", aGroup("Callers")))
                  .addLinks(keyed("a", "b", NetworkLinkKind.NETWORK_LINK_KIND_MEMBER_OF))
                  .build();
            }),
        Sample.of(
            "ReviseNetworkNode",
            ncb("NG"),
            () -> {
              Network before = network(service);
              String one = added(service, ncb("NG"), before, aPerson("HERON")).getFirst();
              return ReviseNetworkNodeRequest.newBuilder()
                  .setOperationId(before.getOperationId())
                  .setNetworkId(before.getNetworkId())
                  .setVersion(1)
                  .setNodeId(one)
                  .setSpec(aPerson("EGRET"))
                  .build();
            }),
        Sample.of(
            "RemoveNetworkNode",
            ncb("NG"),
            () -> {
              Network before = network(service);
              String one = added(service, ncb("NG"), before, aPerson("HERON")).getFirst();
              return RemoveNetworkNodeRequest.newBuilder()
                  .setOperationId(before.getOperationId())
                  .setNetworkId(before.getNetworkId())
                  .setVersion(1)
                  .setNodeId(one)
                  .setReason("Of another network.")
                  .build();
            }),
        Sample.of(
            "RemoveNetworkLink",
            ncb("NG"),
            () -> {
              Network before = network(service);
              List<String> ends =
                  added(service, ncb("NG"), before, aPerson("HERON"), aPerson("EGRET"));
              return RemoveNetworkLinkRequest.newBuilder()
                  .setOperationId(before.getOperationId())
                  .setNetworkId(before.getNetworkId())
                  .setVersion(1)
                  .setLinkId(
                      linked(
                          service,
                          ncb("NG"),
                          before,
                          ends.getFirst(),
                          ends.getLast(),
                          NetworkLinkKind.NETWORK_LINK_KIND_KINSHIP))
                  .setReason("The source took it back.")
                  .build();
            }),
        Sample.of(
            "MergeNetworkNodes",
            ncb("NG"),
            () -> {
              Network before = network(service);
              List<String> ends =
                  added(service, ncb("NG"), before, aPerson("HERON"), aPerson("EGRET"));
              return MergeNetworkNodesRequest.newBuilder()
                  .setOperationId(before.getOperationId())
                  .setNetworkId(before.getNetworkId())
                  .setVersion(1)
                  .setNodeId(ends.getFirst())
                  .setOtherNodeId(ends.getLast())
                  .setReason("The same wallets.")
                  .build();
            }),
        Sample.of(
            "ReviewNetworkPersons",
            REVIEWER,
            () -> {
              Network before = network(service);
              String one = added(service, ncb("NG"), before, aPerson("HERON")).getFirst();
              return ReviewNetworkPersonsRequest.newBuilder()
                  .addPersons(ReviewedNetworkPerson.newBuilder().setNodeId(one).setVersion(1))
                  .setPass(true)
                  .setText("Ordinary-law crime")
                  .build();
            }));
  }

  private static List<Sample> ofMajorCases(ServiceFixture service) {
    return List.of(
        Sample.of(
            "StartMajorCase",
            PLANNER,
            () -> {
              Network before = network(service);
              return StartMajorCaseRequest.newBuilder()
                  .setOperationId(before.getOperationId())
                  .setNetworkId(before.getNetworkId())
                  .setVersion(before.getVersion())
                  .setSpec(aMajorCase())
                  .setReason("It acts in nine countries.")
                  .build();
            }),
        Sample.of(
            "ReviseMajorCase",
            PLANNER,
            () -> {
              Network before = started(service, PLANNER, network(service));
              return ReviseMajorCaseRequest.newBuilder()
                  .setOperationId(before.getOperationId())
                  .setNetworkId(before.getNetworkId())
                  .setVersion(before.getVersion())
                  .setSpec(aMajorCase().setCycleDays(14))
                  .build();
            }),
        Sample.of(
            "RecordMajorCaseReview",
            PLANNER,
            () -> {
              Network before = started(service, PLANNER, network(service));
              return RecordMajorCaseReviewRequest.newBuilder()
                  .setOperationId(before.getOperationId())
                  .setNetworkId(before.getNetworkId())
                  .setVersion(before.getVersion())
                  .setSpec(aReview())
                  .build();
            }),
        Sample.of(
            "FinishFollowUp",
            PLANNER,
            () -> {
              Network before = started(service, PLANNER, network(service));
              return FinishFollowUpRequest.newBuilder()
                  .setOperationId(before.getOperationId())
                  .setNetworkId(before.getNetworkId())
                  .setVersion(1)
                  .setReviewId(recorded(service, PLANNER, before).getReview().getReviewId())
                  .setNumber(1)
                  .setRemark("They are here.")
                  .build();
            }),
        Sample.of(
            "EndMajorCase",
            PLANNER,
            () -> {
              Network before = started(service, PLANNER, network(service));
              return EndMajorCaseRequest.newBuilder()
                  .setOperationId(before.getOperationId())
                  .setNetworkId(before.getNetworkId())
                  .setVersion(before.getVersion())
                  .setReason("It has not acted for a year.")
                  .build();
            }));
  }

  private static Network network(ServiceFixture service) {
    return created(service, ncb("NG"), joined(service, "NG"), aNetwork());
  }

  private static Network withCase(ServiceFixture service) {
    Network before = network(service);
    Case known = nominated(service, ncb("NG"), before.getOperationId(), aCase("NG/1"));
    return networks(service, ncb("NG"))
        .linkNetworkCase(
            LinkNetworkCaseRequest.newBuilder()
                .setOperationId(before.getOperationId())
                .setNetworkId(before.getNetworkId())
                .setCaseId(known.getCaseId())
                .build())
        .getNetwork();
  }
}
