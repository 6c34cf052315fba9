package cordon.operations.joining;

import com.mongodb.client.ClientSession;
import cordon.operations.operation.Operation;
import cordon.operations.operation.OperationStore;
import cordon.operations.order.OrdersThen;
import cordon.operations.participation.Participation;
import cordon.operations.participation.ParticipationStore;
import cordon.platform.call.Call;
import cordon.platform.refusal.RejectedException;
import cordon.platform.store.Mongo;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Who joined late: it accepted after the first instant of the plan in force, or after the first
 * order, whichever was earlier. Nobody is invited before a first approval, so that this says
 * nothing of who is late; up to these two, whatever is given is given to all that take part, and
 * from then on not again to whoever comes later.
 */
@Component
class Joining {
  private final Mongo mongo;
  private final ParticipationStore participations;
  private final OperationStore operations;
  private final OrdersThen orders;
  private final List<CatchesUp> all;
  private final InstantSource clock;

  Joining(
      Mongo mongo,
      ParticipationStore participations,
      OperationStore operations,
      OrdersThen orders,
      List<CatchesUp> all,
      InstantSource clock) {
    this.mongo = mongo;
    this.participations = participations;
    this.operations = operations;
    this.orders = orders;
    this.all = List.copyOf(all);
    this.clock = clock;
  }

  /**
   * As of one moment.
   *
   * @throws RejectedException NOT_FOUND, ILLEGAL_MOVE where it does not take part
   */
  CatchUp catchUp(Call call, String operationId, String country) {
    String id = participations.require(call, Participation.idOf(operationId, country)).id();
    return mongo.inTransaction(session -> {
      Participation of = participations.then(session, id);
      of.requireMayWithdraw();
      Operation operation = operations.then(session, operationId).orElseThrow();
      return missedFrom(session, operation)
          .filter(since -> of.acceptance().isAfter(since))
          .map(since -> told(session, of, operation, since))
          .orElse(CatchUp.NOTHING);
    });
  }

  private CatchUp told(
      ClientSession session, Participation of, Operation operation, Instant since) {
    var to = new CatchingUp(of, clock.instant());
    to.add(CatchUpKind.AGENCIES, of.agencyCount() == 0 ? 1 : 0, null);
    all.forEach(one -> one.tell(session, to));
    int revision = operation.approved() == null ? 0 : operation.approved().number();
    return new CatchUp(since, of.acceptance(), revision, to.points());
  }

  /** From when on others were given what one that joins later was not; empty before. */
  Optional<Instant> missedFrom(ClientSession session, Operation operation) {
    Stream<Instant> begin =
        Stream.ofNullable(operation.approved()).map(approved -> approved.plan().start());
    return Stream.concat(begin, orders.firstIssued(session, operation.id()).stream())
        .min(Instant::compareTo);
  }
}
