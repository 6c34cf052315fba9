package cordon.operations.network;

import static cordon.operations.network.NetworkMessages.message;

import cordon.operations.v1.MajorCaseServiceGrpc;
import cordon.platform.contract.Texts;
import cordon.platform.rpc.Rows;
import cordon.platform.rpc.Rpcs;
import io.grpc.BindableService;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The contract's service of major cases. */
@Configuration(proxyBeanMethods = false)
class MajorCaseGrpcService {
  @Bean
  BindableService majorCaseService(
      Rpcs rpcs,
      MajorCases majorCases,
      NetworkStore networks,
      ReviewStore reviews,
      InstantSource clock) {
    return rpcs.service(MajorCaseServiceGrpc.getServiceDescriptor())
        .command(
            MajorCaseServiceGrpc.getStartMajorCaseMethod(),
            (call, r) -> NetworkMessages.spec(r.getSpec()),
            (tx, r, spec) ->
                message(
                    majorCases.start(
                        tx, r.getOperationId(), r.getNetworkId(), spec, r.getReason())))
        .command(
            MajorCaseServiceGrpc.getReviseMajorCaseMethod(),
            (call, r) -> NetworkMessages.spec(r.getSpec()),
            (tx, r, spec) ->
                message(majorCases.revise(tx, r.getOperationId(), r.getNetworkId(), spec)))
        .command(
            MajorCaseServiceGrpc.getRecordMajorCaseReviewMethod(),
            (call, r) -> NetworkMessages.spec(r.getSpec()),
            (tx, r, spec) ->
                NetworkMessages.recorded(
                    majorCases.record(tx, r.getOperationId(), r.getNetworkId(), spec)))
        .command(
            MajorCaseServiceGrpc.getFinishFollowUpMethod(),
            (tx, r) ->
                message(
                    majorCases.finish(
                        tx,
                        r.getOperationId(),
                        r.getNetworkId(),
                        r.getReviewId(),
                        r.getNumber(),
                        Texts.read(r.getRemark())),
                    tx.now()))
        .command(
            MajorCaseServiceGrpc.getEndMajorCaseMethod(),
            (tx, r) ->
                message(majorCases.end(tx, r.getOperationId(), r.getNetworkId(), r.getReason())))
        .page(
            MajorCaseServiceGrpc.getListMajorCaseReviewsMethod(),
            Rows.of(MajorCaseReview::id, one -> message(one, clock.instant())),
            (call, r, listing) ->
                reviews.newest(
                    call, networks.require(call, r.getOperationId(), r.getNetworkId()), listing))
        .all();
  }
}
