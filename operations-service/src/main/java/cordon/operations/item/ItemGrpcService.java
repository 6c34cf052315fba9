package cordon.operations.item;

import static cordon.operations.item.ItemMessages.message;

import cordon.operations.v1.PlanningItemServiceGrpc;
import cordon.platform.command.Transaction;
import cordon.platform.contract.Texts;
import cordon.platform.contract.Times;
import cordon.platform.rpc.Rows;
import cordon.platform.rpc.Rpcs;
import io.grpc.BindableService;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The contract's service of planning items. */
@Configuration(proxyBeanMethods = false)
class ItemGrpcService {
  @Bean
  BindableService planningItemService(
      Rpcs rpcs, PlanningItems items, ItemStore store, InstantSource clock) {
    return rpcs.service(PlanningItemServiceGrpc.getServiceDescriptor())
        .command(
            PlanningItemServiceGrpc.getCreatePlanningItemMethod(),
            (call, r) -> ItemMessages.spec(r.getSpec()),
            (tx, r, spec) -> told(tx, items.create(tx, r.getOperationId(), spec)))
        .command(
            PlanningItemServiceGrpc.getRevisePlanningItemMethod(),
            (call, r) -> ItemMessages.spec(r.getSpec()),
            (tx, r, spec) -> told(tx, items.revise(tx, r.getOperationId(), r.getItemId(), spec)))
        .command(
            PlanningItemServiceGrpc.getMovePlanningItemsMethod(),
            (call, r) -> ItemMessages.moved(r),
            (tx, r, moved) ->
                ItemMessages.moved(
                    items.move(
                        tx, r.getOperationId(), Times.read(r.getDueTime()), r.getReason(), moved)))
        .command(
            PlanningItemServiceGrpc.getCompletePlanningItemMethod(),
            (tx, r) ->
                told(
                    tx,
                    items.complete(
                        tx, r.getOperationId(), r.getItemId(), Texts.read(r.getRemark()))))
        .command(
            PlanningItemServiceGrpc.getDropPlanningItemMethod(),
            (tx, r) -> told(tx, items.drop(tx, r.getOperationId(), r.getItemId(), r.getReason())))
        .command(
            PlanningItemServiceGrpc.getReopenPlanningItemMethod(),
            (tx, r) -> told(tx, items.reopen(tx, r.getOperationId(), r.getItemId(), r.getReason())))
        .read(
            PlanningItemServiceGrpc.getGetPlanningItemMethod(),
            (call, r) ->
                message(
                    store.require(call, r.getOperationId(), r.getItemId()),
                    call.caller().country()))
        .page(
            PlanningItemServiceGrpc.getListPlanningItemsMethod(),
            Rows.of(PlanningItem::turn, one -> ItemMessages.row(one, null)),
            (call, r, listing) ->
                store.inTurn(
                    call,
                    ItemMessages.filter(r),
                    clock.instant(),
                    listing.shownAs(one -> ItemMessages.row(one, call.caller().country()))))
        .read(
            PlanningItemServiceGrpc.getCountPlanningItemsMethod(),
            (call, r) ->
                ItemMessages.counted(
                    ItemCount.of(store.turns(call, r.getOperationId()), clock.instant())))
        .all();
  }

  private static cordon.operations.v1.PlanningItem told(Transaction tx, PlanningItem one) {
    return message(one, tx.caller().country());
  }
}
