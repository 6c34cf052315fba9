package cordon.operations.joining;

import com.mongodb.client.ClientSession;
import cordon.operations.intelligence.PackageCopyStore;
import cordon.operations.operation.Operation;
import cordon.operations.operation.OperationStore;
import cordon.operations.order.OrdersThen;
import cordon.operations.participation.ParticipantAct;
import cordon.operations.participation.Participation;
import cordon.operations.participation.ParticipationStore;
import cordon.platform.call.Call;
import cordon.platform.call.Caller;
import cordon.platform.refusal.RejectedException;
import cordon.platform.store.Mongo;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What those who lead are told of countries that came late, and of those that left. */
@Component
class Surveying {
  /** What is left in the name of a country that left, and can be seen to by those who lead. */
  private static final Set<ConsequenceKind> TO_MEND =
      EnumSet.of(
          ConsequenceKind.ORDER_COPIES_TO_DESTROY,
          ConsequenceKind.NETWORKS,
          ConsequenceKind.CONTRIBUTIONS_ASKED,
          ConsequenceKind.ITEMS_OPEN,
          ConsequenceKind.MEETINGS_AHEAD,
          ConsequenceKind.PLAN_PLACES,
          ConsequenceKind.LEADS);

  private final Mongo mongo;
  private final ParticipationStore participations;
  private final OperationStore operations;
  private final OrdersThen orders;
  private final PackageCopyStore packages;
  private final Joining joining;
  private final Leaving leaving;

  Surveying(
      Mongo mongo,
      ParticipationStore participations,
      OperationStore operations,
      OrdersThen orders,
      PackageCopyStore packages,
      Joining joining,
      Leaving leaving) {
    this.mongo = mongo;
    this.participations = participations;
    this.operations = operations;
    this.orders = orders;
    this.packages = packages;
    this.joining = joining;
    this.leaving = leaving;
  }

  /**
   * As of one moment.
   *
   * @throws RejectedException NOT_FOUND, NOT_LEAD
   */
  Survey survey(Call call, String operationId) {
    String id = operations.require(call, operationId).id();
    return mongo.inTransaction(session -> {
      Operation operation = operations.then(session, id).orElseThrow();
      List<Participation> all =
          participations.allThen(session, id).stream()
              .sorted(Comparator.comparing(Participation::country))
              .toList();
      return new Survey(late(session, operation, all), left(session, call, id, all));
    });
  }

  private List<Survey.Late> late(
      ClientSession session, Operation operation, List<Participation> all) {
    List<Participation> late =
        joining
            .missedFrom(session, operation)
            .map(since ->
                all.stream()
                    .filter(one -> one.accepted() && one.acceptance().isAfter(since))
                    .toList())
            .orElse(List.of());
    if (late.isEmpty()) {
      return List.of();
    }
    Set<String> countries = countries(late);
    Optional<OrdersThen.InForce> order = orders.inForce(session, operation.id(), countries);
    Set<String> given = packages.receivers(session, operation.id(), countries);
    Set<String> liaisons = operation.liaisonCountries();
    return late.stream()
        .map(one ->
            new Survey.Late(one.country(), one.acceptance(), lacks(one, order, given, liaisons)))
        .toList();
  }

  private static List<Lack> lacks(
      Participation of,
      Optional<OrdersThen.InForce> order,
      Set<String> given,
      Set<String> liaisons) {
    var lacks = EnumSet.noneOf(Lack.class);
    String country = of.country();
    if (order.isPresent() && of.may(ParticipantAct.RECEIVE_ORDERS)) {
      if (order.get().calledIn().contains(country)) {
        lacks.add(Lack.ORDER_COPY_CALLED_IN);
      } else if (!order.get().holders().contains(country)) {
        lacks.add(Lack.ORDER_COPY);
      } else if (order.get().unreceived().contains(country)) {
        lacks.add(Lack.ORDER_RECEIPT);
      }
    }
    if (!given.contains(country) && of.may(ParticipantAct.RECEIVE_PACKAGES)) {
      lacks.add(Lack.PACKAGE);
    }
    if (!liaisons.contains(country)) {
      lacks.add(Lack.LIAISON_OFFICER);
    }
    if (of.agencyCount() == 0) {
      lacks.add(Lack.AGENCY);
    }
    return List.copyOf(lacks);
  }

  private List<Survey.Left> left(
      ClientSession session, Call call, String operationId, List<Participation> all) {
    List<Participation> gone = all.stream().filter(one -> !one.accepted()).toList();
    var on = new Hanging(operationId, countries(gone), false, call.caller().country(), TO_MEND);
    if (!gone.isEmpty()) {
      leaving.count(session, on);
    }
    return gone.stream()
        .map(one ->
            new Survey.Left(
                one.country(),
                one.left() ? one.updated() : null,
                on.of(one.country()).stream()
                    .filter(hangs -> isToMend(hangs.kind(), one, call.caller()))
                    .toList()))
        .filter(one -> !one.consequences().isEmpty())
        .toList();
  }

  /**
   * Networks of others are closed by the secretariat alone; the plan may name, and the lead may be
   * given to, a country whose answer is awaited.
   */
  private static boolean isToMend(ConsequenceKind kind, Participation of, Caller caller) {
    return switch (kind) {
      case NETWORKS -> caller.country() == null;
      case PLAN_PLACES, LEADS -> of.left();
      default -> true;
    };
  }

  private static Set<String> countries(List<Participation> all) {
    return all.stream().map(Participation::country).collect(Collectors.toSet());
  }
}
