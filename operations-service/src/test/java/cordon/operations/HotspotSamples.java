package cordon.operations;

import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.aHotspot;
import static cordon.operations.OperationsFixture.added;
import static cordon.operations.OperationsFixture.joined;
import static cordon.operations.OperationsFixture.ncb;

import cordon.operations.v1.AddHotspotRequest;
import cordon.operations.v1.CloseHotspotRequest;
import cordon.operations.v1.ConfirmHotspotRequest;
import cordon.operations.v1.Displacement;
import cordon.operations.v1.GeoArea;
import cordon.operations.v1.Hotspot;
import cordon.operations.v1.MergeHotspotsRequest;
import cordon.operations.v1.OnlineSite;
import cordon.operations.v1.OnlineType;
import cordon.operations.v1.ReviseHotspotRequest;
import cordon.platform.conformance.Sample;
import cordon.platform.conformance.ServiceFixture;
import java.util.stream.Stream;

/** Commands on hotspots that are accepted. */
final class HotspotSamples {
  private final ServiceFixture service;

  private HotspotSamples(ServiceFixture service) {
    this.service = service;
  }

  static Stream<Sample> of(ServiceFixture service) {
    return new HotspotSamples(service).all();
  }

  private Stream<Sample> all() {
    return Stream.of(
        Sample.of(
            "AddHotspot",
            ncb("NG"),
            () ->
                AddHotspotRequest.newBuilder()
                    .setOperationId(joined(service, "NG"))
                    .setSpec(
                        aHotspot("NG")
                            .setPhysical(
                                aHotspot("NG").getPhysicalBuilder().clearPoint().setArea(square())))
                    .build()),
        Sample.of(
            "ReviseHotspot",
            ncb("NG"),
            () -> {
              Hotspot before = hotspot();
              Hotspot from = added(service, PLANNER, before.getOperationId(), aHotspot("NG"));
              return ReviseHotspotRequest.newBuilder()
                  .setOperationId(before.getOperationId())
                  .setHotspotId(before.getHotspotId())
                  .setVersion(before.getVersion())
                  .setSpec(
                      aHotspot("NG")
                          .setOnline(
                              OnlineSite.newBuilder()
                                  .setType(OnlineType.ONLINE_TYPE_HOSTING_RANGE)
                                  .setAddress("203.0.113.0/24"))
                          .setDisplacedFrom(
                              Displacement.newBuilder()
                                  .setOperationId(from.getOperationId())
                                  .setHotspotId(from.getHotspotId())
                                  .setNote("The same numbers call from there.")))
                  .build();
            }),
        Sample.of(
            "ConfirmHotspot",
            PLANNER,
            () -> {
              Hotspot before = hotspot();
              return ConfirmHotspotRequest.newBuilder()
                  .setOperationId(before.getOperationId())
                  .setHotspotId(before.getHotspotId())
                  .setVersion(before.getVersion())
                  .build();
            }),
        Sample.of(
            "CloseHotspot",
            ncb("NG"),
            () -> {
              Hotspot before = hotspot();
              return CloseHotspotRequest.newBuilder()
                  .setOperationId(before.getOperationId())
                  .setHotspotId(before.getHotspotId())
                  .setVersion(before.getVersion())
                  .setReason("The building was torn down.")
                  .build();
            }),
        Sample.of(
            "MergeHotspots",
            PLANNER,
            () -> {
              Hotspot kept = hotspot();
              Hotspot other =
                  added(service, PLANNER, kept.getOperationId(), aHotspot("NG").setName("Ọjà"));
              return MergeHotspotsRequest.newBuilder()
                  .setOperationId(kept.getOperationId())
                  .setHotspotId(kept.getHotspotId())
                  .setVersion(kept.getVersion())
                  .setOtherHotspotId(other.getHotspotId())
                  .build();
            }));
  }

  private Hotspot hotspot() {
    return added(service, ncb("NG"), joined(service, "NG"), aHotspot("NG"));
  }

  private static GeoArea square() {
    var area = GeoArea.newBuilder();
    for (double[] corner : new double[][] {{6, 3}, {6, 3.1}, {6.1, 3.1}, {6.1, 3}, {6, 3}}) {
      area.addRingBuilder().setLatitude(corner[0]).setLongitude(corner[1]);
    }
    return area.build();
  }
}
