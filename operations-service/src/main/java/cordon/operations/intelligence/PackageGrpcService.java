package cordon.operations.intelligence;

import cordon.operations.cases.CaseMessages;
import cordon.operations.cases.CaseStore;
import cordon.operations.v1.GetPackageResponse;
import cordon.operations.v1.IntelligencePackageServiceGrpc;
import cordon.platform.call.Call;
import cordon.platform.call.Caller;
import cordon.platform.command.Transaction;
import cordon.platform.contract.EnumNames;
import cordon.platform.contract.Times;
import cordon.platform.rpc.Rows;
import cordon.platform.rpc.Rpcs;
import cordon.platform.store.ListPage;
import io.grpc.BindableService;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The contract's service of intelligence packages. */
@Configuration(proxyBeanMethods = false)
class PackageGrpcService {
  @Bean
  BindableService intelligencePackageService(
      Rpcs rpcs,
      Packages packages,
      PackageCopies copies,
      PackageStore store,
      PackageCopyStore copyStore,
      CaseStore cases,
      InstantSource clock) {
    return rpcs.service(IntelligencePackageServiceGrpc.getServiceDescriptor())
        .command(
            IntelligencePackageServiceGrpc.getDraftPackageMethod(),
            (call, r) -> PackageMessages.spec(r.getSpec()),
            (tx, r, spec) -> told(packages, tx, packages.draft(tx, r.getOperationId(), spec)))
        .command(
            IntelligencePackageServiceGrpc.getRevisePackageMethod(),
            (call, r) -> PackageMessages.spec(r.getSpec()),
            (tx, r, spec) ->
                told(packages, tx, packages.revise(tx, r.getOperationId(), r.getPackageId(), spec)))
        .command(
            IntelligencePackageServiceGrpc.getGivePackageMethod(),
            (tx, r) -> told(packages, tx, packages.give(tx, r.getOperationId(), r.getPackageId())))
        .command(
            IntelligencePackageServiceGrpc.getWithdrawPackageMethod(),
            (tx, r) ->
                told(
                    packages,
                    tx,
                    packages.withdraw(tx, r.getOperationId(), r.getPackageId(), r.getReason())))
        .command(
            IntelligencePackageServiceGrpc.getReviewPackageMethod(),
            (call, r) -> CaseMessages.grounds(r.getGroundsList()),
            (tx, r, grounds) ->
                told(
                    packages,
                    tx,
                    packages.review(
                        tx, r.getOperationId(), r.getPackageId(), grounds, r.getText())))
        .command(
            IntelligencePackageServiceGrpc.getRecallPackageMethod(),
            (tx, r) ->
                told(
                    packages,
                    tx,
                    packages.recall(tx, r.getOperationId(), r.getPackageId(), r.getReason())))
        .command(
            IntelligencePackageServiceGrpc.getAnswerWiderUseMethod(),
            (tx, r) ->
                CopyMessages.message(
                    copies.answer(
                        tx,
                        r.getOperationId(),
                        r.getPackageId(),
                        r.getCopyNumber(),
                        r.getNumber(),
                        r.getGrant(),
                        r.getReason(),
                        r.hasUntilTime() ? Times.read(r.getUntilTime()) : null),
                    tx.caller()))
        .read(
            IntelligencePackageServiceGrpc.getGetPackageMethod(),
            (call, r) -> {
              IntelligencePackage one = store.require(call, r.getOperationId(), r.getPackageId());
              var message =
                  GetPackageResponse.newBuilder()
                      .setPackage(
                          PackageMessages.message(one, call.caller(), packages.links(call, one)));
              if (PackageView.receives(one, call.caller())) {
                copyStore
                    .own(call, one.operationId(), one.id())
                    .ifPresent(copy -> message.setCopy(CopyMessages.message(copy, call.caller())));
              }
              return message.build();
            })
        .page(
            IntelligencePackageServiceGrpc.getListPackagesMethod(),
            Rows.of(IntelligencePackage::id, PackageGrpcService::unshown),
            (call, r, listing) -> {
              Caller caller = call.caller();
              PackageFilter wanted = PackageMessages.filter(r);
              boolean none =
                  wanted.caseId() != null
                      && cases.find(call, wanted.operationId(), wanted.caseId()).isEmpty();
              return none
                  ? new ListPage<>(List.of(), "")
                  : store.newest(
                      call, wanted, listing.shownAs(one -> PackageMessages.row(one, caller)));
            })
        .read(
            IntelligencePackageServiceGrpc.getCountPackagesMethod(),
            (call, r) -> {
              PackageSide side = EnumNames.given(PackageSide.class, r.getSide());
              return PackageMessages.counted(
                  store.counted(call, r.getOperationId(), side),
                  CopyCounts.of(
                      copyStore.parts(call, r.getOperationId(), side),
                      call.caller().country(),
                      clock.instant()));
            })
        .page(
            IntelligencePackageServiceGrpc.getListPackagesForReviewMethod(),
            Rows.of(IntelligencePackage::id, PackageGrpcService::unshown),
            (call, r, listing) ->
                store.waiting(call, listing.shownAs(one -> forReview(packages, call, one))))
        .all();
  }

  private static cordon.operations.v1.IntelligencePackage forReview(
      Packages packages, Call call, IntelligencePackage one) {
    return PackageMessages.message(one, call.caller(), packages.links(call, one));
  }

  private static cordon.operations.v1.IntelligencePackage told(
      Packages packages, Transaction tx, IntelligencePackage one) {
    return PackageMessages.message(one, tx.caller(), packages.links(tx, one));
  }

  /** Every list says how its reader sees the rows. */
  private static cordon.operations.v1.IntelligencePackage unshown(IntelligencePackage one) {
    throw new IllegalStateException("a package is shown as its reader sees it: " + one.id());
  }
}
