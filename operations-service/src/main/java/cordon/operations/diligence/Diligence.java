package cordon.operations.diligence;

import cordon.operations.OperationsReason;
import cordon.operations.cases.Overseen;
import cordon.operations.operation.OperationStore;
import cordon.platform.command.Transaction;
import cordon.platform.refusal.RejectedException;
import cordon.platform.time.Ids;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a compliance reviewer can do with assessments and waivers. */
@Component
class Diligence {
  private final DiligenceStore store;
  private final DiligenceWaiverStore waivers;
  private final OperationStore operations;

  Diligence(DiligenceStore store, DiligenceWaiverStore waivers, OperationStore operations) {
    this.store = store;
    this.waivers = waivers;
    this.operations = operations;
  }

  /** An assessment to make. */
  record Said(DiligenceSubject subject, DiligenceSpec spec) {}

  /**
   * @param supersedes id of the one that the reviewer has read; null where there is none
   * @throws RejectedException MAY_NOT_REVIEW, ASSESSMENT_SUPERSEDED, INCONSISTENT
   */
  DiligenceAssessment assess(Transaction tx, Said said, @Nullable String supersedes) {
    Overseen.requireReviewerOfOthers(tx.caller());
    said.spec().requireValid(tx.now());
    Optional<DiligenceAssessment> standing = store.standing(tx, said.subject());
    String there = standing.map(DiligenceAssessment::id).orElse(null);
    if (!Objects.equals(there, supersedes)) {
      throw superseded(there, "supersedes_id");
    }
    String id = Ids.next();
    standing.ifPresent(before -> store.supersede(tx, before, id));
    return store.insert(
        tx,
        DiligenceAssessment.assess(
            id, said.subject(), said.spec(), there, tx.caller().subject(), tx.now()));
  }

  /**
   * @throws RejectedException NOT_FOUND, MAY_NOT_REVIEW, ASSESSMENT_SUPERSEDED, NOTHING_WITHHELD
   */
  DiligenceWaiver waive(
      Transaction tx,
      String operationId,
      String assessmentId,
      String grounds,
      List<String> measures) {
    Overseen.requireReviewerOfOthers(tx.caller());
    var _ = operations.require(tx, operationId);
    DiligenceAssessment waived = store.require(tx, assessmentId);
    if (!waived.stands()) {
      throw superseded(
          store.standing(tx, waived.subject()).map(DiligenceAssessment::id).orElse(null),
          "assessment_id");
    }
    String country = waived.subject().country();
    if (!waived.withholds() || country == null) {
      throw new RejectedException(
              OperationsReason.NOTHING_WITHHELD,
              "The assessment withholds nothing; there is nothing to waive.")
          .at("assessment_id");
    }
    return waivers.insert(
        tx,
        new DiligenceWaiver(
            Ids.next(),
            operationId,
            1,
            assessmentId,
            country,
            grounds,
            measures,
            tx.caller().subject(),
            tx.now()));
  }

  private static RejectedException superseded(@Nullable String there, String field) {
    var refusal =
        new RejectedException(
                OperationsReason.ASSESSMENT_SUPERSEDED,
                there == null
                    ? "No assessment stands; leave out the one that it is to supersede."
                    : "Another assessment stands; read it, and name it.")
            .at(field);
    return there == null ? refusal : refusal.with("assessment", there);
  }
}
