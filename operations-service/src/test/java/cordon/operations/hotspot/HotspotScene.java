package cordon.operations.hotspot;

import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.aHotspot;
import static cordon.operations.OperationsFixture.hotspots;
import static cordon.platform.conformance.Refusals.reasonOf;

import cordon.operations.JoinedScene;
import cordon.operations.v1.AddHotspotRequest;
import cordon.operations.v1.CloseHotspotRequest;
import cordon.operations.v1.GetHotspotRequest;
import cordon.operations.v1.Hotspot;
import cordon.operations.v1.HotspotSpec;
import cordon.operations.v1.ListHotspotsRequest;
import cordon.operations.v1.ListNearHotspotsRequest;
import cordon.operations.v1.MergeHotspotsRequest;
import cordon.operations.v1.NearHotspot;
import cordon.operations.v1.OnlineSite;
import cordon.operations.v1.OnlineType;
import cordon.testsupport.TestCaller;
import java.util.List;
import java.util.function.UnaryOperator;

/** What is asked of its hotspots. */
abstract class HotspotScene extends JoinedScene {
  static HotspotSpec.Builder online(String address) {
    return aHotspot("NG")
        .clearCountry()
        .setOnline(
            OnlineSite.newBuilder()
                .setType(OnlineType.ONLINE_TYPE_HOSTING_RANGE)
                .setAddress(address));
  }

  static HotspotSpec.Builder area(String name, double... corners) {
    var spec = aHotspot("NG").setName(name);
    var ring = spec.getPhysicalBuilder().getAreaBuilder();
    for (int i = 0; i < corners.length; i += 2) {
      ring.addRingBuilder().setLatitude(corners[i]).setLongitude(corners[i + 1]);
    }
    return spec;
  }

  final ListHotspotsRequest.Builder request() {
    return ListHotspotsRequest.newBuilder().setOperationId(operation);
  }

  static UnaryOperator<ListHotspotsRequest.Builder> all() {
    return UnaryOperator.identity();
  }

  static ListHotspotsRequest.Builder box(
      ListHotspotsRequest.Builder request, double west, double south, double east, double north) {
    return request.setWest(west).setSouth(south).setEast(east).setNorth(north);
  }

  static ListHotspotsRequest.Builder circle(
      ListHotspotsRequest.Builder request, double latitude, double longitude, int metres) {
    return request.setNearLatitude(latitude).setNearLongitude(longitude).setWithinMetres(metres);
  }

  final List<String> names(TestCaller caller, UnaryOperator<ListHotspotsRequest.Builder> wanted) {
    return hotspots(service, caller)
        .listHotspots(wanted.apply(request()).build())
        .getHotspotsList()
        .stream()
        .map(one -> one.getSpec().getName())
        .toList();
  }

  final List<String> near(
      TestCaller caller, UnaryOperator<ListNearHotspotsRequest.Builder> wanted) {
    return hotspots(service, caller)
        .listNearHotspots(
            wanted.apply(ListNearHotspotsRequest.newBuilder().setOperationId(operation)).build())
        .getHotspotsList()
        .stream()
        .map(HotspotScene::told)
        .toList();
  }

  static String told(NearHotspot near) {
    return "%s %s %s"
        .formatted(
            near.getHotspot().getSpec().getName(),
            near.hasMetres() ? Integer.toString(near.getMetres()) : "-",
            near.getAlike());
  }

  static Hotspot get(TestCaller caller, Hotspot one) {
    return hotspots(service, caller)
        .getHotspot(
            GetHotspotRequest.newBuilder()
                .setOperationId(one.getOperationId())
                .setHotspotId(one.getHotspotId())
                .build())
        .getHotspot();
  }

  static void close(Hotspot one) {
    var _ =
        hotspots(service, PLANNER)
            .closeHotspot(
                CloseHotspotRequest.newBuilder()
                    .setOperationId(one.getOperationId())
                    .setHotspotId(one.getHotspotId())
                    .setReason("Torn down")
                    .build());
  }

  static Hotspot merge(Hotspot kept, Hotspot other) {
    return hotspots(service, PLANNER)
        .mergeHotspots(
            MergeHotspotsRequest.newBuilder()
                .setOperationId(kept.getOperationId())
                .setHotspotId(kept.getHotspotId())
                .setOtherHotspotId(other.getHotspotId())
                .build())
        .getHotspot();
  }

  final String refused(HotspotSpec.Builder spec) {
    return reasonOf(() ->
        hotspots(service, PLANNER)
            .addHotspot(
                AddHotspotRequest.newBuilder().setOperationId(operation).setSpec(spec).build()));
  }
}
