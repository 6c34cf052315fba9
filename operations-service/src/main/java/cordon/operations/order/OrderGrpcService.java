package cordon.operations.order;

import static cordon.operations.order.OrderMessages.message;

import cordon.operations.paper.PageWords;
import cordon.operations.paper.Press;
import cordon.operations.v1.OrderServiceGrpc;
import cordon.platform.command.SeenVersion;
import cordon.platform.contract.EnumNames;
import cordon.platform.contract.Texts;
import cordon.platform.contract.Times;
import cordon.platform.rpc.Rows;
import cordon.platform.rpc.Rpcs;
import io.grpc.BindableService;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The contract's service of orders. */
@Configuration(proxyBeanMethods = false)
class OrderGrpcService {
  @Bean
  BindableService orderService(
      Rpcs rpcs,
      Orders orders,
      OrderCopies copies,
      SeenOrders seen,
      OrderStore store,
      OrderCopyStore copyStore,
      OrderReadingStore readings,
      Press press,
      InstantSource clock) {
    return rpcs.service(OrderServiceGrpc.getServiceDescriptor())
        .command(
            OrderServiceGrpc.getIssueOrderMethod(),
            (tx, r) ->
                message(
                    orders.issue(
                        tx,
                        r.getOperationId(),
                        r.getHash(),
                        r.getReceiverCountriesList(),
                        r.hasDestroyTime() ? Times.read(r.getDestroyTime()) : null,
                        SeenVersion.of(r, "order_in_force"))))
        .command(
            OrderServiceGrpc.getAddOrderCopiesMethod(),
            (tx, r) ->
                message(
                    orders.addCopies(
                        tx, r.getOperationId(), r.getOrderId(), r.getReceiverCountriesList())))
        .command(
            OrderServiceGrpc.getRecallOrderMethod(),
            (tx, r) ->
                message(orders.recall(tx, r.getOperationId(), r.getOrderId(), r.getReason())))
        .command(
            OrderServiceGrpc.getReceiveOrderMethod(),
            (tx, r) -> message(copies.receive(tx, r.getOperationId(), r.getOrderId())))
        .command(
            OrderServiceGrpc.getConfirmOrderReadMethod(),
            (tx, r) -> message(copies.confirmRead(tx, r.getOperationId(), r.getOrderId())))
        .command(
            OrderServiceGrpc.getConfirmOrderDestroyedMethod(),
            (tx, r) ->
                message(
                    copies.confirmDestroyed(
                        tx, r.getOperationId(), r.getOrderId(), Texts.read(r.getNote()))))
        .read(
            OrderServiceGrpc.getGetOrderMethod(),
            (call, r) -> message(seen.get(call, r.getOperationId(), r.getOrderId())))
        .read(
            OrderServiceGrpc.getGetOrderPdfMethod(),
            (call, r) -> {
              PageWords words = OrderPaperMessages.words(r);
              SeenOrder one = seen.taken(call, r.getOperationId(), r.getOrderId());
              return press.make(() -> OrderPaperMessages.message(one, words, clock.instant()));
            })
        .page(
            OrderServiceGrpc.getListOrdersMethod(),
            Rows.of(Order::id, OrderMessages::message),
            (call, r, listing) -> {
              boolean all = orders.seesAll(call, r.getOperationId());
              return store.newest(
                  call, r.getOperationId(), listing.shownAs(one -> message(one, all)));
            })
        .page(
            OrderServiceGrpc.getListOrderCopiesMethod(),
            Rows.of(OrderCopy::id, OrderMessages::message),
            (call, r, listing) ->
                copyStore.of(
                    call,
                    store.require(call, r.getOperationId(), r.getOrderId()),
                    EnumNames.given(OrderCopyState.class, r.getState()),
                    listing))
        .page(
            OrderServiceGrpc.getListOrderReadersMethod(),
            Rows.of(OrderReading::id, OrderMessages::message),
            (call, r, listing) ->
                readings.of(
                    call, copies.require(call, r.getOperationId(), r.getOrderId()), listing))
        .page(
            OrderServiceGrpc.getListOrderCopiesForUsMethod(),
            Rows.of(OrderCopy::turn, OrderMessages::message),
            (call, r, listing) -> copyStore.toDo(call, clock.instant(), listing))
        .all();
  }
}
