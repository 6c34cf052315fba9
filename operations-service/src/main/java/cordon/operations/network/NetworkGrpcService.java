package cordon.operations.network;

import static cordon.operations.network.NetworkMessages.message;

import cordon.operations.v1.NetworkServiceGrpc;
import cordon.platform.rpc.Rows;
import cordon.platform.rpc.Rpcs;
import io.grpc.BindableService;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The contract's network service. */
@Configuration(proxyBeanMethods = false)
class NetworkGrpcService {
  @Bean
  BindableService networkService(
      Rpcs rpcs,
      Networks networks,
      NetworkStore store,
      NetworkSpreads spreads,
      InstantSource clock) {
    return rpcs.service(NetworkServiceGrpc.getServiceDescriptor())
        .command(
            NetworkServiceGrpc.getCreateNetworkMethod(),
            (call, r) -> NetworkMessages.spec(r.getSpec()),
            (tx, r, spec) -> message(networks.create(tx, r.getOperationId(), spec)))
        .command(
            NetworkServiceGrpc.getReviseNetworkMethod(),
            (call, r) -> NetworkMessages.spec(r.getSpec()),
            (tx, r, spec) ->
                message(networks.revise(tx, r.getOperationId(), r.getNetworkId(), spec)))
        .command(
            NetworkServiceGrpc.getCloseNetworkMethod(),
            (tx, r) ->
                message(networks.close(tx, r.getOperationId(), r.getNetworkId(), r.getReason())))
        .command(
            NetworkServiceGrpc.getLinkNetworkCaseMethod(),
            (tx, r) ->
                message(networks.linkCase(tx, r.getOperationId(), r.getNetworkId(), r.getCaseId())))
        .command(
            NetworkServiceGrpc.getUnlinkNetworkCaseMethod(),
            (tx, r) ->
                message(
                    networks.unlinkCase(
                        tx, r.getOperationId(), r.getNetworkId(), r.getCaseId(), r.getReason())))
        .read(
            NetworkServiceGrpc.getGetNetworkMethod(),
            (call, r) -> message(networks.get(call, r.getOperationId(), r.getNetworkId())))
        .page(
            NetworkServiceGrpc.getListNetworksMethod(),
            Rows.of(Network::id, one -> NetworkMessages.row(one, null, clock.instant())),
            (call, r, listing) ->
                store.newest(
                    call,
                    NetworkMessages.filter(r),
                    clock.instant(),
                    listing.shownAs(
                        one -> NetworkMessages.row(one, call.caller().country(), clock.instant()))))
        .read(
            NetworkServiceGrpc.getGetNetworkSpreadMethod(),
            (call, r) ->
                LinkMessages.spread(spreads.of(call, r.getOperationId(), r.getNetworkId())))
        .all();
  }
}
