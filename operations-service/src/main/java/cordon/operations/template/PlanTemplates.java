package cordon.operations.template;

import cordon.operations.operation.ApprovedRevisions;
import cordon.operations.operation.CommandPost;
import cordon.operations.operation.Objective;
import cordon.operations.operation.Operation;
import cordon.operations.operation.OperationStore;
import cordon.operations.operation.PlanAnnex;
import cordon.operations.operation.PlanRevision;
import cordon.operations.participation.Participation;
import cordon.operations.participation.ParticipationStore;
import cordon.platform.command.Transaction;
import cordon.platform.time.Ids;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What can be done with templates. */
@Component
class PlanTemplates {
  private final PlanTemplateStore store;
  private final OperationStore operations;
  private final ApprovedRevisions revisions;
  private final ParticipationStore participations;

  PlanTemplates(
      PlanTemplateStore store,
      OperationStore operations,
      ApprovedRevisions revisions,
      ParticipationStore participations) {
    this.store = store;
    this.operations = operations;
    this.revisions = revisions;
    this.participations = participations;
  }

  /**
   * @param number of the revision
   * @throws cordon.platform.refusal.RejectedException UNKNOWN_REVISION
   */
  PlanTemplate save(Transaction tx, String operationId, int number, PlanTemplateSpec spec) {
    return operations.leading(
        tx,
        operationId,
        operation -> {
          PlanRevision revision = revisions.require(tx, operation, number, "revision");
          Kept kept = Kept.of(revision.plan(), names(tx, operation, revision));
          return store.insert(
              tx,
              PlanTemplate.save(
                  Ids.next(),
                  PlanTemplate.ownerOf(tx.caller().country()),
                  spec,
                  kept,
                  revision.listInUse(),
                  tx.now()));
        });
  }

  PlanTemplate revise(Transaction tx, String id, PlanTemplateSpec spec) {
    return store.change(tx, id, before -> before.revise(spec, tx.now()));
  }

  PlanTemplate retire(Transaction tx, String id, String reason) {
    tx.because(reason);
    return store.change(tx, id, before -> before.retire(reason, tx.now()));
  }

  private SourceNames names(Transaction tx, Operation operation, PlanRevision revision) {
    Set<String> countries = new HashSet<>(operation.ledBy().countries());
    List<Participation> joined = participations.allOf(tx, operation.id());
    joined.forEach(one -> countries.add(one.country()));
    PlanAnnex annex = revision.plan().annexOrNone();
    Stream.of(
            revision.plan().objectives().stream().map(Objective::country),
            annex.commandPosts().stream().map(CommandPost::country),
            annex.liaisonOfficers().stream().map(PlanAnnex.LiaisonOfficer::country))
        .flatMap(named -> named)
        .filter(Objects::nonNull)
        .forEach(countries::add);
    var others = new ArrayList<String>();
    joined.forEach(one -> others.add(one.displayName()));
    others.add(operation.id());
    others.add(revision.plan().codeName());
    others.addAll(revision.authors());
    if (revision.approver() != null) {
      others.add(revision.approver());
    }
    var phrases = new ArrayList<>(annex.supportingAgencies());
    phrases.add(revision.plan().leadAgency());
    annex.liaisonOfficers().forEach(one -> phrases.add(one.agency()));
    annex.commandPosts().forEach(one -> phrases.add(one.agency()));
    annex.coordinationUnits().forEach(one -> phrases.add(one.name()));
    return new SourceNames(countries, others, phrases);
  }
}
