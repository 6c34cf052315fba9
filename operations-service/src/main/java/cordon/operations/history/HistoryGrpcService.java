package cordon.operations.history;

import cordon.operations.cases.CaseHistory;
import cordon.operations.cases.CaseMessages;
import cordon.operations.hotspot.HotspotHistory;
import cordon.operations.hotspot.HotspotMessages;
import cordon.operations.network.NetworkHistory;
import cordon.operations.network.NetworkMessages;
import cordon.operations.network.NetworkNodeHistory;
import cordon.operations.network.NodeMessages;
import cordon.operations.operation.OperationHistory;
import cordon.operations.operation.OperationMessages;
import cordon.operations.participation.ParticipationHistory;
import cordon.operations.participation.ParticipationMessages;
import cordon.operations.v1.HistoryServiceGrpc;
import cordon.operations.v1.RecordChange;
import cordon.platform.rpc.Rows;
import cordon.platform.rpc.Rpcs;
import io.grpc.BindableService;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The contract's service of what was before. */
@Configuration(proxyBeanMethods = false)
class HistoryGrpcService {
  private static final Rows<SeenChange, RecordChange> CHANGES =
      Rows.of(SeenChange::place, ChangeMessages::row);

  @Bean
  BindableService historyService(
      Rpcs rpcs,
      OperationHistory operations,
      ParticipationHistory participations,
      HotspotHistory hotspots,
      CaseHistory cases,
      NetworkHistory networks,
      NetworkNodeHistory nodes,
      InstantSource clock) {
    return rpcs.service(HistoryServiceGrpc.getServiceDescriptor())
        .page(
            HistoryServiceGrpc.getListOperationChangesMethod(),
            CHANGES,
            (call, r, listing) -> operations.changes(call, r.getOperationId(), listing))
        .read(
            HistoryServiceGrpc.getGetOperationAsOfMethod(),
            (call, r) ->
                operations.asOf(
                    call,
                    r.getOperationId(),
                    ChangeMessages.moment(r.hasTime(), r.getTime(), clock.instant()),
                    OperationMessages::then))
        .page(
            HistoryServiceGrpc.getListParticipationChangesMethod(),
            CHANGES,
            (call, r, listing) ->
                participations.changes(call, r.getOperationId(), r.getCountry(), listing))
        .read(
            HistoryServiceGrpc.getGetParticipationAsOfMethod(),
            (call, r) ->
                participations.asOf(
                    call,
                    r.getOperationId(),
                    r.getCountry(),
                    ChangeMessages.moment(r.hasTime(), r.getTime(), clock.instant()),
                    ParticipationMessages::then))
        .page(
            HistoryServiceGrpc.getListHotspotChangesMethod(),
            CHANGES,
            (call, r, listing) ->
                hotspots.changes(call, r.getOperationId(), r.getHotspotId(), listing))
        .read(
            HistoryServiceGrpc.getGetHotspotAsOfMethod(),
            (call, r) ->
                hotspots.asOf(
                    call,
                    r.getOperationId(),
                    r.getHotspotId(),
                    ChangeMessages.moment(r.hasTime(), r.getTime(), clock.instant()),
                    HotspotMessages::then))
        .page(
            HistoryServiceGrpc.getListCaseChangesMethod(),
            CHANGES,
            (call, r, listing) -> cases.changes(call, r.getOperationId(), r.getCaseId(), listing))
        .read(
            HistoryServiceGrpc.getGetCaseAsOfMethod(),
            (call, r) ->
                cases.asOf(
                    call,
                    r.getOperationId(),
                    r.getCaseId(),
                    ChangeMessages.moment(r.hasTime(), r.getTime(), clock.instant()),
                    CaseMessages::then))
        .page(
            HistoryServiceGrpc.getListNetworkChangesMethod(),
            CHANGES,
            (call, r, listing) ->
                networks.changes(call, r.getOperationId(), r.getNetworkId(), listing))
        .read(
            HistoryServiceGrpc.getGetNetworkAsOfMethod(),
            (call, r) ->
                networks.asOf(
                    call,
                    r.getOperationId(),
                    r.getNetworkId(),
                    ChangeMessages.moment(r.hasTime(), r.getTime(), clock.instant()),
                    NetworkMessages::then))
        .page(
            HistoryServiceGrpc.getListNetworkNodeChangesMethod(),
            CHANGES,
            (call, r, listing) ->
                nodes.changes(call, r.getOperationId(), r.getNetworkId(), r.getNodeId(), listing))
        .read(
            HistoryServiceGrpc.getGetNetworkNodeAsOfMethod(),
            (call, r) ->
                nodes.asOf(
                    call,
                    r.getOperationId(),
                    r.getNetworkId(),
                    r.getNodeId(),
                    ChangeMessages.moment(r.hasTime(), r.getTime(), clock.instant()),
                    NodeMessages::then))
        .all();
  }
}
