package cordon.operations.diligence;

import static cordon.operations.diligence.DiligenceMessages.message;

import cordon.operations.v1.DiligenceServiceGrpc;
import cordon.platform.contract.Texts;
import cordon.platform.rpc.Rows;
import cordon.platform.rpc.Rpcs;
import io.grpc.BindableService;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The contract's service of due diligence. */
@Configuration(proxyBeanMethods = false)
class DiligenceGrpcService {
  private static final int USUAL = 300;

  @Bean
  BindableService diligenceService(
      Rpcs rpcs,
      Diligence diligence,
      DiligenceStore store,
      DiligenceWaiverStore waivers,
      InstantSource clock) {
    return rpcs.service(DiligenceServiceGrpc.getServiceDescriptor())
        .command(
            DiligenceServiceGrpc.getAssessDiligenceMethod(),
            (call, r) -> DiligenceMessages.said(r),
            (tx, r, said) ->
                message(
                    diligence.assess(tx, said, Texts.read(r.getSupersedesId())), tx.now(), null))
        .read(
            DiligenceServiceGrpc.getGetDiligenceMethod(),
            (call, r) ->
                message(
                    store.require(call, r.getAssessmentId()),
                    clock.instant(),
                    call.caller().country()))
        .page(
            DiligenceServiceGrpc.getListDiligenceMethod(),
            Rows.of(
                    DiligenceAssessment::id,
                    (DiligenceAssessment one) ->
                        DiligenceMessages.row(one, one.assessed(), one.toldTo()))
                .usually(USUAL),
            (call, r, listing) -> {
              Instant now = clock.instant();
              String country = call.caller().country();
              return store.newest(
                  call,
                  DiligenceMessages.filter(r),
                  now,
                  listing.shownAs(one -> DiligenceMessages.row(one, now, country)));
            })
        .command(
            DiligenceServiceGrpc.getWaiveDiligenceMethod(),
            (tx, r) ->
                message(
                    diligence.waive(
                        tx,
                        r.getOperationId(),
                        r.getAssessmentId(),
                        r.getGrounds(),
                        r.getMeasuresList()),
                    Set.of(r.getAssessmentId())))
        .page(
            DiligenceServiceGrpc.getListDiligenceWaiversMethod(),
            Rows.of(DiligenceWaiver::id, (DiligenceWaiver one) -> message(one, Set.of())),
            (call, r, listing) -> {
              Set<String> withholding = store.withholding();
              return waivers.of(
                  call, r.getOperationId(), listing.shownAs(one -> message(one, withholding)));
            })
        .all();
  }
}
