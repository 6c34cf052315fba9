package cordon.operations.programme;

import static cordon.operations.programme.ProgrammeMessages.message;

import cordon.operations.operation.LeadMessages;
import cordon.operations.v1.ProgrammeServiceGrpc;
import cordon.platform.rpc.Rows;
import cordon.platform.rpc.Rpcs;
import io.grpc.BindableService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The contract's programme service. */
@Configuration(proxyBeanMethods = false)
class ProgrammeGrpcService {

  @Bean
  BindableService programmeService(Rpcs rpcs, Programmes programmes, ProgrammeStore store) {
    return rpcs.service(ProgrammeServiceGrpc.getServiceDescriptor())
        .command(
            ProgrammeServiceGrpc.getCreateProgrammeMethod(),
            (call, r) -> ProgrammeMessages.spec(r.getSpec()),
            (tx, r, spec) ->
                message(programmes.create(tx, spec, LeadMessages.asked(r.hasLead(), r.getLead()))))
        .command(
            ProgrammeServiceGrpc.getReviseProgrammeMethod(),
            (call, r) -> ProgrammeMessages.spec(r.getSpec()),
            (tx, r, spec) -> message(programmes.revise(tx, r.getProgrammeId(), spec)))
        .read(
            ProgrammeServiceGrpc.getGetProgrammeMethod(),
            (call, r) ->
                message(store.shownTo(call).apply(store.require(call, r.getProgrammeId()))))
        .page(
            ProgrammeServiceGrpc.getListProgrammesMethod(),
            Rows.of(Programme::id, ProgrammeMessages::message),
            (call, r, listing) ->
                store.newest(
                    call, listing.shownAs(store.shownTo(call).andThen(ProgrammeMessages::message))))
        .all();
  }
}
