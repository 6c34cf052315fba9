package cordon.operations.hotspot;

import static cordon.operations.hotspot.HotspotMessages.message;

import cordon.operations.v1.HotspotServiceGrpc;
import cordon.operations.v1.ListNearHotspotsRequest;
import cordon.platform.call.Call;
import cordon.platform.command.SeenVersion;
import cordon.platform.rpc.Rows;
import cordon.platform.rpc.Rpcs;
import io.grpc.BindableService;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The contract's hotspot service. */
@Configuration(proxyBeanMethods = false)
class HotspotGrpcService {
  /** Metres, for whoever does not say how far is near. */
  private static final int USUALLY_NEAR = 300;

  @Bean
  BindableService hotspotService(Rpcs rpcs, Hotspots hotspots, HotspotStore store) {
    return rpcs.service(HotspotServiceGrpc.getServiceDescriptor())
        .command(
            HotspotServiceGrpc.getAddHotspotMethod(),
            (call, r) -> HotspotMessages.spec(r.getSpec()),
            (tx, r, spec) -> message(hotspots.add(tx, r.getOperationId(), spec)))
        .command(
            HotspotServiceGrpc.getReviseHotspotMethod(),
            (call, r) -> HotspotMessages.spec(r.getSpec()),
            (tx, r, spec) ->
                message(hotspots.revise(tx, r.getOperationId(), r.getHotspotId(), spec)))
        .command(
            HotspotServiceGrpc.getConfirmHotspotMethod(),
            (tx, r) -> message(hotspots.confirm(tx, r.getOperationId(), r.getHotspotId())))
        .command(
            HotspotServiceGrpc.getCloseHotspotMethod(),
            (tx, r) ->
                message(hotspots.close(tx, r.getOperationId(), r.getHotspotId(), r.getReason())))
        .command(
            HotspotServiceGrpc.getMergeHotspotsMethod(),
            (tx, r) ->
                message(
                    hotspots.merge(
                        tx,
                        r.getOperationId(),
                        r.getHotspotId(),
                        r.getOtherHotspotId(),
                        SeenVersion.of(r, "other_version"),
                        r.getVisibleToList())))
        .read(
            HotspotServiceGrpc.getGetHotspotMethod(),
            (call, r) -> {
              SeenHotspot seen = hotspots.get(call, r.getOperationId(), r.getHotspotId());
              return HotspotMessages.told(seen, hotspots.movedTo(call, seen));
            })
        .page(
            HotspotServiceGrpc.getListHotspotsMethod(),
            Rows.of(Hotspot::id, one -> HotspotMessages.row(one, null)),
            (call, r, listing) ->
                store.newest(
                    call,
                    HotspotMessages.filter(r),
                    listing.shownAs(one -> HotspotMessages.row(one, call.caller().country()))))
        .read(
            HotspotServiceGrpc.getListNearHotspotsMethod(),
            (call, r) -> HotspotMessages.near(near(hotspots, call, r), call.caller().country()))
        .all();
  }

  private static List<NearHotspot> near(
      Hotspots hotspots, Call call, ListNearHotspotsRequest request) {
    double metres = request.getWithinMetres() == 0 ? USUALLY_NEAR : request.getWithinMetres();
    if (!request.getHotspotId().isEmpty()) {
      return hotspots.near(call, request.getOperationId(), request.getHotspotId(), metres);
    }
    return hotspots.near(
        call,
        request.getOperationId(),
        request.hasLatitude() ? new Position(request.getLatitude(), request.getLongitude()) : null,
        0,
        Spelling.keys(request.getNamesList(), List.of(request.getAddress())),
        metres);
  }
}
