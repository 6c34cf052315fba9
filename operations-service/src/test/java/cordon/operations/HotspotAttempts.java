package cordon.operations;

import static cordon.operations.OperationsFixture.aHotspot;
import static cordon.operations.PreparationFixture.country;

import cordon.operations.v1.AddHotspotRequest;
import cordon.operations.v1.CloseHotspotRequest;
import cordon.operations.v1.ConfirmHotspotRequest;
import cordon.operations.v1.GetHotspotAsOfRequest;
import cordon.operations.v1.GetHotspotRequest;
import cordon.operations.v1.ListHotspotChangesRequest;
import cordon.operations.v1.ListHotspotsRequest;
import cordon.operations.v1.ListNearHotspotsRequest;
import cordon.operations.v1.MergeHotspotsRequest;
import cordon.operations.v1.ReviseHotspotRequest;
import cordon.platform.conformance.Attempt;
import java.util.List;

/**
 * What anybody may try with hotspots of an operation.
 *
 * @param hotspot of the insider, shown to those that are not there any more
 * @param another of somebody else
 */
record HotspotAttempts(String id, String hotspot, String another) {

  List<Attempt> all() {
    return List.of(
        Attempt.of(
            "ListHotspotChanges",
            ListHotspotChangesRequest.newBuilder()
                .setOperationId(id)
                .setHotspotId(hotspot)
                .build()),
        Attempt.of(
            "GetHotspotAsOf",
            GetHotspotAsOfRequest.newBuilder().setOperationId(id).setHotspotId(hotspot).build()),
        Attempt.of("AddHotspot", this::addition),
        Attempt.of(
            "ReviseHotspot",
            country ->
                ReviseHotspotRequest.newBuilder()
                    .setOperationId(id)
                    .setHotspotId(hotspot)
                    .setSpec(aHotspot(country))
                    .build()),
        Attempt.of(
            "ConfirmHotspot",
            ConfirmHotspotRequest.newBuilder().setOperationId(id).setHotspotId(hotspot).build()),
        Attempt.of(
            "CloseHotspot",
            CloseHotspotRequest.newBuilder()
                .setOperationId(id)
                .setHotspotId(hotspot)
                .setReason("Not ours")
                .build()),
        Attempt.of(
            "MergeHotspots",
            MergeHotspotsRequest.newBuilder()
                .setOperationId(id)
                .setHotspotId(hotspot)
                .setOtherHotspotId(another)
                .build()),
        Attempt.of(
            "GetHotspot",
            GetHotspotRequest.newBuilder().setOperationId(id).setHotspotId(hotspot).build()),
        Attempt.of("ListHotspots", ListHotspotsRequest.newBuilder().setOperationId(id).build()),
        Attempt.of(
            "ListHotspots",
            ListHotspotsRequest.newBuilder()
                .setOperationId(id)
                .setNearLatitude(6.4281)
                .setNearLongitude(3.4219)
                .setWithinMetres(10)
                .build()),
        Attempt.of(
            "ListNearHotspots",
            ListNearHotspotsRequest.newBuilder().setOperationId(id).setHotspotId(hotspot).build()),
        Attempt.of(
            "ListNearHotspots",
            ListNearHotspotsRequest.newBuilder()
                .setOperationId(id)
                .setLatitude(6.4281)
                .setLongitude(3.4219)
                .addNames("Compound at the lagoon")
                .build()));
  }

  private AddHotspotRequest addition(String country) {
    return AddHotspotRequest.newBuilder().setOperationId(id).setSpec(aHotspot(country)).build();
  }
}
