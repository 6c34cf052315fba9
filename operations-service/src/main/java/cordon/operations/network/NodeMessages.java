package cordon.operations.network;

import com.google.protobuf.Message;
import cordon.operations.cases.CaseMessages;
import cordon.operations.v1.AddNetworkElementsRequest;
import cordon.operations.v1.AddNetworkElementsResponse;
import cordon.operations.v1.CaseReviewState;
import cordon.operations.v1.ListNetworkNodesRequest;
import cordon.operations.v1.ReviewNetworkPersonsRequest;
import cordon.operations.v1.ReviewNetworkPersonsResponse;
import cordon.platform.command.SeenVersion;
import cordon.platform.contract.EnumNames;
import cordon.platform.contract.Texts;
import cordon.platform.contract.Times;
import cordon.platform.journal.Entry;
import cordon.platform.journal.Versions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Nodes between the contract and the domain. */
public final class NodeMessages {
  private NodeMessages() {}

  static Message journaled(NetworkNode node) {
    return whole(node).build();
  }

  static cordon.operations.v1.NetworkNode message(SeenNode seen) {
    NetworkNode node = seen.node();
    boolean owns = seen.country() == null || seen.country().equals(node.ownerCountry());
    return told(whole(node), seen.country(), owns, seen.hotspot());
  }

  /** As a row of a list, or in a graph. */
  static cordon.operations.v1.NetworkNode row(NetworkNode node, @Nullable String country) {
    var message = message(SeenNode.row(node, country)).toBuilder();
    message.getSpecBuilder().clearOtherNames().clearNote();
    return message.build();
  }

  /** For a compliance reviewer, whole. */
  static cordon.operations.v1.NetworkNode reviewed(NetworkNode node) {
    return message(SeenNode.row(node, null));
  }

  /**
   * As it was after a change. What it named besides is not told.
   *
   * @param owns whether the caller is of the secretariat or of the owner
   */
  public static cordon.operations.v1.NetworkNode then(
      Entry entry, @Nullable String country, boolean owns) {
    return told(kept(entry).toBuilder(), country, owns, false);
  }

  /** Whether whoever saw the network saw it after a change. */
  static boolean isOpen(Entry entry) {
    cordon.operations.v1.NetworkNode node = kept(entry);
    return !node.hasReview()
        || node.getReview().getState() == CaseReviewState.CASE_REVIEW_STATE_PASSED;
  }

  private static cordon.operations.v1.NetworkNode kept(Entry entry) {
    return Versions.state(entry, cordon.operations.v1.NetworkNode.parser());
  }

  private static cordon.operations.v1.NetworkNode told(
      cordon.operations.v1.NetworkNode.Builder message,
      @Nullable String country,
      boolean owns,
      boolean hotspot) {
    if (!owns) {
      message.clearReview();
    } else if (country != null && message.hasReview()) {
      message.getReviewBuilder().clearReviewerSubject();
    }
    if (!hotspot) {
      message.getSpecBuilder().clearHotspotId();
    }
    return message.build();
  }

  static ReviewNetworkPersonsResponse reviewed(List<NetworkNode> nodes) {
    return ReviewNetworkPersonsResponse.newBuilder()
        .addAllNodes(nodes.stream().map(one -> row(one, null)).toList())
        .build();
  }

  static List<NetworkElements.Reviewed> reviewed(ReviewNetworkPersonsRequest request) {
    return request.getPersonsList().stream()
        .map(one -> new NetworkElements.Reviewed(one.getNodeId(), SeenVersion.of(one)))
        .toList();
  }

  static NetworkNodeSpec spec(cordon.operations.v1.NetworkNodeSpec spec) {
    return new NetworkNodeSpec(
        EnumNames.read(NetworkNodeKind.class, spec.getKind()),
        spec.getName(),
        spec.getOtherNamesList(),
        spec.getRolesList().stream().map(role -> EnumNames.read(NetworkRole.class, role)).toList(),
        spec.getCountriesList(),
        spec.getNote(),
        Texts.read(spec.getHotspotId()));
  }

  static List<NewNode> added(AddNetworkElementsRequest request) {
    return request.getNodesList().stream()
        .map(one -> new NewNode(one.getKey(), spec(one.getSpec())))
        .toList();
  }

  static AddNetworkElementsResponse added(Added added) {
    return AddNetworkElementsResponse.newBuilder()
        .addAllNodeIds(added.nodes())
        .addAllLinkIds(added.links())
        .build();
  }

  static NodeFilter filter(ListNetworkNodesRequest request) {
    return new NodeFilter(
        EnumNames.given(NetworkElementState.class, request.getState()),
        EnumNames.given(NetworkNodeKind.class, request.getKind()),
        EnumNames.given(NetworkRole.class, request.getRole()),
        Texts.read(request.getCountry()),
        Texts.read(request.getWords()));
  }

  private static cordon.operations.v1.NetworkNode.Builder whole(NetworkNode node) {
    var message =
        cordon.operations.v1.NetworkNode.newBuilder()
            .setNodeId(node.id())
            .setOperationId(node.operationId())
            .setNetworkId(node.networkId())
            .setVersion(node.version())
            .setState(EnumNames.write(cordon.operations.v1.NetworkElementState.class, node.state()))
            .setEndReason(Texts.write(node.endReason()))
            .setMergedIntoId(Texts.write(node.mergedInto()))
            .setCreateTime(Times.write(node.created()))
            .setUpdateTime(Times.write(node.updated()));
    NetworkNodeSpec spec = node.spec();
    message
        .getSpecBuilder()
        .setKind(EnumNames.write(cordon.operations.v1.NetworkNodeKind.class, spec.kind()))
        .setName(spec.name())
        .addAllOtherNames(spec.otherNames())
        .addAllRoles(
            spec.roles().stream()
                .map(role -> EnumNames.write(cordon.operations.v1.NetworkRole.class, role))
                .toList())
        .addAllCountries(spec.countries())
        .setNote(spec.note())
        .setHotspotId(Texts.write(spec.hotspotId()));
    if (node.review() != null) {
      message.setReview(CaseMessages.written(node.review()));
    }
    return message;
  }
}
