package cordon.operations.diligence;

import com.google.protobuf.MessageLite;
import com.mongodb.client.model.Filters;
import cordon.platform.call.Call;
import cordon.platform.command.Reach;
import cordon.platform.command.Store;
import cordon.platform.command.Transaction;
import cordon.platform.store.ListPage;
import cordon.platform.store.Listing;
import cordon.platform.store.Mongo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Stored assessments. A country sees those of itself that it is told. */
@Component
class DiligenceStore extends Store<DiligenceAssessment> {

  DiligenceStore(Mongo mongo) {
    super(
        mongo,
        DiligenceMigrations.ASSESSMENTS,
        DiligenceAssessment.class,
        DiligenceAssessment::id,
        DiligenceAssessment::version,
        DiligenceMessages::journaled,
        Reach.none().ownCountry(DiligenceMigrations.TOLD_TO));
  }

  /** The one of a subject that stands, if there is one. */
  Optional<DiligenceAssessment> standing(Transaction tx, DiligenceSubject subject) {
    return select(tx).where("key", subject.key()).where("stands", true).first();
  }

  /** Puts what supersedes it in the place of one that was read in this transaction. */
  void supersede(Transaction tx, DiligenceAssessment before, String by) {
    var _ = beyondReach().replace(tx, before, before.supersede(by, tx.now()));
  }

  /** The newest first. */
  <M extends MessageLite> ListPage<M> newest(
      Call call, DiligenceFilter wanted, Instant now, Listing<DiligenceAssessment, M> listing) {
    return select(call)
        .where("stands", !wanted.superseded())
        .where("subject.country", wanted.country())
        .where("subject.kind", wanted.kind())
        .where("spec.level", wanted.level())
        .where(wanted.due() ? Filters.lte("spec.validUntil", now) : null)
        .where(
            wanted.wholeCountries()
                ? Filters.and(Filters.ne("subject.country", null), Filters.eq("subject.kind", null))
                : null)
        .newest(listing);
  }

  /** Those that withhold something from these countries, whoever asks. */
  List<DiligenceAssessment> withholding(Transaction tx, List<String> countries) {
    List<String> keys =
        countries.stream().map(one -> new DiligenceSubject(one, null).key()).toList();
    return beyondReach()
        .select(tx.session())
        .where(Filters.in("key", keys))
        .where("stands", true)
        .where("spec.level", DiligenceLevel.WITHHELD)
        .all();
  }

  /** Ids of all that withhold something; no more than there are countries. */
  Set<String> withholding() {
    return Set.copyOf(
        beyondReach()
            .select()
            .where("stands", true)
            .where("spec.level", DiligenceLevel.WITHHELD)
            .values("_id"));
  }
}
