package cordon.tasking.plan;

import com.mongodb.client.ClientSession;
import com.mongodb.client.model.Filters;
import cordon.plan.KnownOperation;
import cordon.plan.ObservedPlanStore;
import cordon.plan.PlanChange;
import cordon.platform.call.Call;
import cordon.platform.command.Reach;
import cordon.platform.command.Transaction;
import cordon.platform.projection.ViewBuild;
import cordon.platform.projection.Views;
import cordon.platform.refusal.RejectedException;
import cordon.platform.store.Mongo;
import cordon.platform.store.SharedLocks;
import cordon.tasking.TaskingReason;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What tasks may rest on of the observed plans; written by the projection alone. */
@Component
public class PlanStore {
  static final String VIEW = "plan";
  private static final String OBSERVED = "operations/";

  /** Who may be a party to a task may know of its operation. */
  private static final Reach REACH =
      Reach.none().parties(ObservedPlanStore.INVITED, ObservedPlanStore.ACCEPTED);

  /** What is done in it is followed by those that take part; an invitation shows nothing of it. */
  private static final Reach TAKING_PART = Reach.none().parties(ObservedPlanStore.ACCEPTED);

  private final Views views;
  private final ObservedPlanStore observed;
  private final SharedLocks locks;

  PlanStore(Mongo mongo, Views views) {
    this.views = views;
    observed = new ObservedPlanStore(views, VIEW);
    locks = new SharedLocks(mongo);
  }

  /**
   * The operation, if the caller may know that it exists: from a country's declining or withdrawing
   * on it may not.
   *
   * @throws RejectedException NOT_FOUND
   */
  public KnownOperation require(Transaction tx, String operationId) {
    return observed
        .find(tx, operationId, REACH.of(tx))
        .orElseThrow(() -> RejectedException.notFound("operation"));
  }

  /**
   * The operation of a task, for the country that carries it out and knows it by its task.
   *
   * @throws RejectedException COUNTRY_NOT_PARTICIPATING
   */
  public KnownOperation requireTakingPart(Transaction tx, String operationId, String country) {
    return observed
        .find(tx, operationId, Filters.eq(ObservedPlanStore.ACCEPTED, country))
        .orElseThrow(() -> notTakingPart(country));
  }

  /**
   * Lets a country follow what is done in an operation, for as long as it takes part.
   *
   * @throws RejectedException NOT_FOUND
   */
  public void requireTakingPart(Call call, String operationId) {
    if (observed.find(operationId, TAKING_PART.of(call)).isEmpty()) {
      throw RejectedException.notFound("operation");
    }
  }

  /** The operation for no caller, so that it is noticed when anything of it is otherwise. */
  public Optional<KnownOperation> asItStands(String operationId) {
    return observed.find(operationId, Filters.empty());
  }

  /**
   * Holds an act to the participation of a country, which has to be in full.
   *
   * @throws RejectedException COUNTRY_NOT_PARTICIPATING, PARTICIPANT_KIND
   */
  public void requireAccepted(KnownOperation operation, String country) {
    if (!operation.accepted().contains(country)) {
      throw notTakingPart(country);
    }
    requireFull(operation, country);
  }

  /**
   * Holds what a country is to do to its taking part in full.
   *
   * @throws RejectedException PARTICIPANT_KIND
   */
  public void requireFull(KnownOperation operation, String country) {
    if (!operation.full(country)) {
      throw new RejectedException(
              TaskingReason.PARTICIPANT_KIND,
              "The country takes part as an associate, an observer or a supporting organisation; tasks "
                  + "are for full participants.")
          .with("country", country);
    }
  }

  /**
   * Holds a permission to what the plan says of the operation and of these countries in it: while a
   * change of that cannot be read, it may have been taken away. Other countries and operations go
   * on.
   *
   * @throws RejectedException PLAN_NOT_CURRENT
   */
  public void requireWhole(Transaction tx, String operationId, Collection<String> countries) {
    if (views.parked(VIEW) == 0) {
      return;
    }
    Set<String> parked = views.serving(VIEW, tx.session()).parked(tx.session()).keySet();
    String operation = OBSERVED + operationId;
    if (parked.contains(operation)
        || countries.stream().anyMatch(country -> parked.contains(operation + "." + country))) {
      throw new RejectedException(
          TaskingReason.PLAN_NOT_CURRENT,
          "A change of the plan cannot be read yet; repeat the call later.");
    }
  }

  /**
   * Holds what a command rests on until it has committed: where the operation or a participation in
   * it ends at the same moment, the command is decided again or the view waits. The last thing that
   * a command does.
   */
  public void restOn(Transaction tx, String operationId) {
    locks.share(tx.session(), operationId);
  }

  /** What commands may rest on is taken away in these operations. */
  void takeAway(ClientSession session, Collection<String> operationIds) {
    locks.takeAlone(session, operationIds);
  }

  private static RejectedException notTakingPart(String country) {
    return new RejectedException(
            TaskingReason.COUNTRY_NOT_PARTICIPATING,
            "The country does not take part in this operation.")
        .with("country", country);
  }

  /** Applies what was observed, in order. */
  void apply(ClientSession session, ViewBuild build, List<PlanChange> changes) {
    var _ = observed.apply(session, build, changes);
  }
}
