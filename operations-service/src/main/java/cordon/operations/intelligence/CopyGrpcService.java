package cordon.operations.intelligence;

import static cordon.operations.intelligence.CopyMessages.message;

import cordon.operations.v1.PackageCopyServiceGrpc;
import cordon.platform.call.Caller;
import cordon.platform.contract.EnumNames;
import cordon.platform.contract.Texts;
import cordon.platform.contract.Times;
import cordon.platform.rpc.Rows;
import cordon.platform.rpc.Rpcs;
import io.grpc.BindableService;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The contract's service of copies of intelligence packages. */
@Configuration(proxyBeanMethods = false)
class CopyGrpcService {
  @Bean
  BindableService packageCopyService(
      Rpcs rpcs,
      PackageCopies copies,
      PackageStore packages,
      PackageCopyStore store,
      PackageUseStore uses,
      InstantSource clock) {
    return rpcs.service(PackageCopyServiceGrpc.getServiceDescriptor())
        .command(
            PackageCopyServiceGrpc.getReceivePackageMethod(),
            (tx, r) ->
                message(copies.receive(tx, r.getOperationId(), r.getPackageId()), tx.caller()))
        .command(
            PackageCopyServiceGrpc.getUsePackageMethod(),
            (call, r) -> CopyMessages.use(r.getSpec()),
            (tx, r, spec) -> message(copies.use(tx, r.getOperationId(), r.getPackageId(), spec)))
        .command(
            PackageCopyServiceGrpc.getReportPackageUseMethod(),
            (call, r) -> CopyMessages.use(r.getSpec()),
            (tx, r, spec) ->
                message(
                    copies.reportUse(
                        tx,
                        r.getOperationId(),
                        r.getPackageId(),
                        spec,
                        Times.read(r.getOccurredTime()))))
        .command(
            PackageCopyServiceGrpc.getRequestWiderUseMethod(),
            (call, r) -> CopyMessages.wider(r.getSpec()),
            (tx, r, spec) ->
                message(
                    copies.requestWiderUse(tx, r.getOperationId(), r.getPackageId(), spec),
                    tx.caller()))
        .command(
            PackageCopyServiceGrpc.getGivePackageFeedbackMethod(),
            (call, r) -> CopyMessages.feedback(r.getSpec()),
            (tx, r, spec) ->
                message(
                    copies.giveFeedback(tx, r.getOperationId(), r.getPackageId(), spec),
                    tx.caller()))
        .command(
            PackageCopyServiceGrpc.getAcknowledgeRecallMethod(),
            (call, r) -> EnumNames.read(RecallEnd.class, r.getEnd()),
            (tx, r, end) ->
                message(
                    copies.acknowledge(
                        tx, r.getOperationId(), r.getPackageId(), end, Texts.read(r.getNote())),
                    tx.caller()))
        .page(
            PackageCopyServiceGrpc.getListPackageCopiesMethod(),
            Rows.of(PackageCopy::id, CopyGrpcService::unshown),
            (call, r, listing) -> {
              Caller caller = call.caller();
              return store.newest(
                  call,
                  CopyMessages.filter(r),
                  clock.instant(),
                  listing.shownAs(one -> message(one, caller)));
            })
        .page(
            PackageCopyServiceGrpc.getListPackageUsesMethod(),
            Rows.of(PackageUse::id, CopyMessages::message),
            (call, r, listing) ->
                uses.newest(
                    call,
                    packages.require(call, r.getOperationId(), r.getPackageId()).id(),
                    r.getAgainst(),
                    listing))
        .page(
            PackageCopyServiceGrpc.getListCopiesForUsMethod(),
            Rows.of(PackageCopy::turn, CopyGrpcService::unshown),
            (call, r, listing) -> {
              Caller caller = call.caller();
              return store.toDo(
                  call,
                  EnumNames.given(PackageSide.class, r.getSide()) == PackageSide.BY_US,
                  r.getLate() ? clock.instant() : null,
                  listing.shownAs(one -> message(one, caller)));
            })
        .all();
  }

  /** Every list says how its reader sees the rows. */
  private static cordon.operations.v1.PackageCopy unshown(PackageCopy one) {
    throw new IllegalStateException("a copy is shown as its reader sees it: " + one.id());
  }
}
