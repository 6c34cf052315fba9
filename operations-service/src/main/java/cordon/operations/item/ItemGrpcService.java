package cordon.operations.item;

import static cordon.operations.item.ItemMessages.message;

import cordon.operations.operation.LedOperationStore;
import cordon.operations.v1.PlanningItemServiceGrpc;
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
      Rpcs rpcs,
      PlanningItems items,
      ItemStore store,
      LedOperationStore operations,
      InstantSource clock) {
    return rpcs.service(PlanningItemServiceGrpc.getServiceDescriptor())
        .command(
            PlanningItemServiceGrpc.getCreatePlanningItemMethod(),
            (call, r) -> ItemMessages.spec(r.getSpec()),
            (tx, r, spec) -> told(items.create(tx, r.getOperationId(), spec)))
        .command(
            PlanningItemServiceGrpc.getRevisePlanningItemMethod(),
            (call, r) -> ItemMessages.spec(r.getSpec()),
            (tx, r, spec) -> told(items.revise(tx, r.getOperationId(), r.getItemId(), spec)))
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
                message(
                    items.complete(
                        tx, r.getOperationId(), r.getItemId(), Texts.read(r.getRemark())),
                    operations.toldAs(tx.caller(), r.getOperationId())))
        .command(
            PlanningItemServiceGrpc.getDropPlanningItemMethod(),
            (tx, r) -> told(items.drop(tx, r.getOperationId(), r.getItemId(), r.getReason())))
        .command(
            PlanningItemServiceGrpc.getReopenPlanningItemMethod(),
            (tx, r) ->
                message(
                    items.reopen(tx, r.getOperationId(), r.getItemId(), r.getReason()),
                    operations.toldAs(tx.caller(), r.getOperationId())))
        .read(
            PlanningItemServiceGrpc.getGetPlanningItemMethod(),
            (call, r) ->
                message(
                    store.require(call, r.getOperationId(), r.getItemId()),
                    operations.toldAs(call.caller(), r.getOperationId())))
        .page(
            PlanningItemServiceGrpc.getListPlanningItemsMethod(),
            Rows.of(PlanningItem::turn, one -> ItemMessages.row(one, null)),
            (call, r, listing) -> {
              String country = operations.toldAs(call.caller(), r.getOperationId());
              return store.inTurn(
                  call,
                  ItemMessages.filter(r),
                  clock.instant(),
                  listing.shownAs(one -> ItemMessages.row(one, country)));
            })
        .read(
            PlanningItemServiceGrpc.getCountPlanningItemsMethod(),
            (call, r) ->
                ItemMessages.counted(
                    ItemCount.of(store.turns(call, r.getOperationId()), clock.instant())))
        .all();
  }

  /** To those who lead. */
  private static cordon.operations.v1.PlanningItem told(PlanningItem one) {
    return message(one, null);
  }
}
