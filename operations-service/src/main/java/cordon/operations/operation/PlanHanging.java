package cordon.operations.operation;

import com.mongodb.client.ClientSession;
import cordon.operations.joining.CatchUpKind;
import cordon.operations.joining.CatchesUp;
import cordon.operations.joining.CatchingUp;
import cordon.operations.joining.ConsequenceKind;
import cordon.operations.joining.Hanging;
import cordon.operations.joining.HangsOn;
import cordon.operations.operation.PlanAnnex.LiaisonOfficer;
import cordon.operations.operation.PlanAnnex.ReportingDuty;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the plan in force has for a country, and the lead. */
@Component
class PlanHanging implements CatchesUp, HangsOn {
  private final OperationStore operations;

  PlanHanging(OperationStore operations) {
    this.operations = operations;
  }

  @Override
  public void count(ClientSession session, Hanging on) {
    operations.then(session, on.operationId()).ifPresent(one -> count(one, on));
  }

  @Override
  public void tell(ClientSession session, CatchingUp to) {
    operations
        .then(session, to.operationId())
        .map(Operation::approved)
        .map(PlanRevision::plan)
        .ifPresent(plan -> tell(plan, to));
  }

  private static void tell(Plan plan, CatchingUp to) {
    to.add(CatchUpKind.PLAN, 1, null);
    long begun = plan.phases().stream().filter(one -> !one.start().isAfter(to.now())).count();
    to.add(CatchUpKind.PHASES_BEGUN, Math.toIntExact(begun), null);
    List<ReportingDuty> duties = plan.annexOrNone().reportingDuties();
    Instant next =
        duties.stream()
            .map(ReportingDuty::cutOff)
            .flatMap(one -> one.next(plan, to.now()).stream())
            .min(Instant::compareTo)
            .orElse(null);
    to.add(CatchUpKind.REPORTS, duties.size(), next);
  }

  private static void count(Operation operation, Hanging on) {
    on.add(ConsequenceKind.LEADS, () -> operation.ledBy().countries());
    if (operation.approved() != null) {
      Plan plan = operation.approved().plan();
      for (CommandPost post : plan.annexOrNone().commandPosts()) {
        on.add(ConsequenceKind.PLAN_PLACES, post.country(), 1);
      }
      for (LiaisonOfficer officer : plan.annexOrNone().liaisonOfficers()) {
        on.add(ConsequenceKind.PLAN_PLACES, officer.country(), 1);
      }
      for (Objective objective : plan.objectives()) {
        on.add(ConsequenceKind.PLAN_PLACES, objective.country(), 1);
      }
    }
  }
}
