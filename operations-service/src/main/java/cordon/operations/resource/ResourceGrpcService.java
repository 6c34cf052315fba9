package cordon.operations.resource;

import static cordon.operations.resource.ContributionMessages.message;

import cordon.operations.v1.ResourceServiceGrpc;
import cordon.platform.contract.EnumNames;
import cordon.platform.contract.Texts;
import cordon.platform.contract.Times;
import cordon.platform.rpc.Rows;
import cordon.platform.rpc.Rpcs;
import io.grpc.BindableService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The contract's resource service. */
@Configuration(proxyBeanMethods = false)
class ResourceGrpcService {
  @Bean
  BindableService resourceService(Rpcs rpcs, Contributions all, ContributionStore store) {
    return rpcs.service(ResourceServiceGrpc.getServiceDescriptor())
        .command(
            ResourceServiceGrpc.getAskContributionsMethod(),
            (call, r) -> ContributionMessages.asked(r),
            (tx, r, asked) ->
                ContributionMessages.asked(
                    all.ask(
                        tx,
                        r.getOperationId(),
                        r.getNeedKey(),
                        Times.read(r.getNeededTime()),
                        Texts.read(r.getMessage()),
                        asked)))
        .command(
            ResourceServiceGrpc.getPledgeContributionMethod(),
            (tx, r) ->
                message(all.pledge(tx, r.getOperationId(), r.getContributionId(), r.getQuantity())))
        .command(
            ResourceServiceGrpc.getDeclineContributionMethod(),
            (tx, r) ->
                message(all.decline(tx, r.getOperationId(), r.getContributionId(), r.getReason())))
        .command(
            ResourceServiceGrpc.getTakeBackContributionMethod(),
            (tx, r) ->
                message(all.takeBack(tx, r.getOperationId(), r.getContributionId(), r.getReason())))
        .command(
            ResourceServiceGrpc.getCommitContributionMethod(),
            (tx, r) ->
                message(all.commit(tx, r.getOperationId(), r.getContributionId(), r.getQuantity())))
        .command(
            ResourceServiceGrpc.getWithdrawContributionMethod(),
            (tx, r) ->
                message(all.withdraw(tx, r.getOperationId(), r.getContributionId(), r.getReason())))
        .command(
            ResourceServiceGrpc.getDeployContributionMethod(),
            (tx, r) ->
                message(
                    all.deploy(
                        tx,
                        r.getOperationId(),
                        r.getContributionId(),
                        r.getQuantity(),
                        r.getPlace(),
                        Times.read(r.getDeployTime()))))
        .command(
            ResourceServiceGrpc.getReleaseContributionMethod(),
            (tx, r) ->
                message(
                    all.release(
                        tx,
                        r.getOperationId(),
                        r.getContributionId(),
                        Times.read(r.getReleaseTime()))))
        .read(
            ResourceServiceGrpc.getGetContributionMethod(),
            (call, r) -> message(store.require(call, r.getOperationId(), r.getContributionId())))
        .page(
            ResourceServiceGrpc.getListContributionsMethod(),
            Rows.of(Contribution::id, ContributionMessages::message),
            (call, r, listing) ->
                store.newest(
                    call,
                    r.getOperationId(),
                    EnumNames.given(ContributionState.class, r.getState()),
                    Texts.read(r.getNeedKey()),
                    Texts.read(r.getCountry()),
                    listing))
        .read(
            ResourceServiceGrpc.getSumResourcesMethod(),
            (call, r) -> ContributionMessages.summed(all.sum(call, r.getOperationId())))
        .all();
  }
}
