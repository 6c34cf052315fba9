package cordon.operations.order;

import com.mongodb.client.ClientSession;
import cordon.operations.joining.CatchUpKind;
import cordon.operations.joining.CatchesUp;
import cordon.operations.joining.CatchingUp;
import cordon.operations.participation.ParticipantAct;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is asked of orders as of one moment: the one in force, and who has a copy of it. */
@Component
public class OrdersThen implements CatchesUp {
  private final OrderStore orders;
  private final OrderCopyStore copies;
  private final InstantSource clock;

  OrdersThen(OrderStore orders, OrderCopyStore copies, InstantSource clock) {
    this.orders = orders;
    this.copies = copies;
    this.clock = clock;
  }

  /**
   * Who of some countries has a copy of the order in force in hand.
   *
   * @param unreceived those of them that have not given receipt
   * @param calledIn who had one that was called in, and is given none of the same order again
   */
  public record InForce(Set<String> holders, Set<String> unreceived, Set<String> calledIn) {}

  /** When the first order of an operation was issued. */
  public Optional<Instant> firstIssued(ClientSession session, String operationId) {
    return orders.first(session, operationId).map(Order::issued);
  }

  /** Empty where none is in force, or its time has passed. */
  public Optional<InForce> inForce(
      ClientSession session, String operationId, Collection<String> countries) {
    return orders
        .lastThen(session, operationId)
        .filter(one -> one.told(clock.instant()))
        .map(one -> {
          List<OrderCopy> had = copies.ofOrder(session, one, countries);
          return new InForce(
              receivers(had, OrderCopy::isOut),
              receivers(had, copy -> copy.state() == OrderCopyState.SENT),
              receivers(had, copy -> !copy.isOut()));
        });
  }

  @Override
  public void tell(ClientSession session, CatchingUp to) {
    orders
        .lastThen(session, to.operationId())
        .filter(one -> one.told(to.now()))
        .ifPresent(one ->
            tell(
                to,
                copies.ofOrder(session, one, Set.of(to.country())).stream()
                    .findFirst()
                    .orElse(null)));
  }

  private static void tell(CatchingUp to, @Nullable OrderCopy own) {
    if (own != null && own.isOut()) {
      to.add(CatchUpKind.ORDER_TO_RECEIVE, own.state() == OrderCopyState.SENT ? 1 : 0, null);
      to.add(CatchUpKind.ORDER_TO_READ, own.readers() == 0 ? 1 : 0, null);
      return;
    }
    boolean given = to.participation().may(ParticipantAct.RECEIVE_ORDERS);
    to.add(CatchUpKind.ORDER_MISSING, given ? 1 : 0, null);
    boolean calledIn = own != null && own.state() == OrderCopyState.CALLED_IN;
    to.add(CatchUpKind.ORDER_TO_DESTROY, calledIn ? 1 : 0, null);
  }

  private static Set<String> receivers(List<OrderCopy> all, Predicate<OrderCopy> which) {
    return all.stream().filter(which).map(OrderCopy::receiver).collect(Collectors.toSet());
  }
}
