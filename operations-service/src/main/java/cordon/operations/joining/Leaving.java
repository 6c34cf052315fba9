package cordon.operations.joining;

import com.mongodb.client.ClientSession;
import cordon.operations.operation.LedOperationStore;
import cordon.operations.participation.Participation;
import cordon.operations.participation.ParticipationStore;
import cordon.platform.call.Call;
import cordon.platform.call.Caller;
import cordon.platform.refusal.RejectedException;
import cordon.platform.store.Mongo;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What becomes of what a country has to do with an operation when it leaves it. */
@Component
class Leaving {
  private static final Set<ConsequenceKind> ALL = EnumSet.allOf(ConsequenceKind.class);

  private final Mongo mongo;
  private final ParticipationStore participations;
  private final LedOperationStore led;
  private final List<HangsOn> all;

  Leaving(
      Mongo mongo, ParticipationStore participations, LedOperationStore led, List<HangsOn> all) {
    this.mongo = mongo;
    this.participations = participations;
    this.led = led;
    this.all = List.copyOf(all);
  }

  /**
   * As of one moment.
   *
   * @throws RejectedException NOT_FOUND, ILLEGAL_MOVE for a country that does not take part
   */
  List<Consequence> preview(Call call, String operationId, String country) {
    Caller caller = call.caller();
    String id = participations.require(call, Participation.idOf(operationId, country)).id();
    boolean leads = led.toldAs(caller, operationId) == null;
    boolean own = country.equals(caller.country()) && caller.has("ncb-officer");
    return mongo.inTransaction(session -> {
      Participation of = participations.then(session, id);
      if (!leads) {
        of.requireMayWithdraw();
      }
      var on = new Hanging(operationId, Set.of(country), own, caller.country(), ALL);
      count(session, on);
      if (of.accepted()) {
        on.add(ConsequenceKind.CAVEATS, country, of.caveatCount());
      }
      on.add(ConsequenceKind.RESTRICTIONS, country, of.restrictionCount());
      on.add(ConsequenceKind.AGENCIES, country, of.agencyCount());
      return on.of(country);
    });
  }

  /** Counts all that there is of what hangs on somebody's taking part. */
  void count(ClientSession session, Hanging on) {
    all.forEach(one -> one.count(session, on));
  }
}
