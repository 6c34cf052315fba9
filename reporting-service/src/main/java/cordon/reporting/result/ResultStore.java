package cordon.reporting.result;

import com.google.protobuf.MessageLite;
import com.mongodb.client.ClientSession;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import cordon.platform.call.Caller;
import cordon.platform.command.Aggregates;
import cordon.platform.command.Transaction;
import cordon.platform.journal.Entry;
import cordon.platform.journal.Journal;
import cordon.platform.refusal.RejectedException;
import cordon.platform.store.ListPage;
import cordon.platform.store.Listing;
import cordon.platform.store.Mongo;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Stored results; every filter holds the caller to what they may see. */
@Component
public class ResultStore {
  /** A country's own by this and no other, or the time tells how many results others have. */
  private static final Bson OF_COUNTRY =
      Indexes.compoundIndex(Indexes.ascending("operationId", "country"), Indexes.descending("_id"));

  private static final String KIND = "spec.finding.kind";
  private static final Bson OF_KIND =
      Indexes.compoundIndex(Indexes.ascending("operationId", KIND), Indexes.descending("_id"));
  private static final Bson OF_COUNTRY_AND_KIND =
      Indexes.compoundIndex(
          Indexes.ascending("operationId", "country", KIND), Indexes.descending("_id"));

  private final Aggregates<Result> results;
  private final Journal journal;

  ResultStore(Mongo mongo, Journal journal) {
    this.journal = journal;
    results =
        new Aggregates<>(
            mongo, "results", Result.class, Result::id, Result::version, ResultMessages::journaled);
  }

  Result insert(Transaction tx, Result created) {
    return results.insert(tx, created);
  }

  /** Many at once, for a stretch of a submission. */
  public void insertAll(Transaction tx, List<Result> created) {
    results.insertAll(tx, created);
  }

  /** Puts the next version in the place of one that was read in this transaction. */
  public Result replace(Transaction tx, Result before, Result after) {
    return results.replace(tx, before, after);
  }

  void requireSeen(Transaction tx, Result current) {
    results.requireSeen(tx, current);
  }

  /**
   * A result of the caller's own country.
   *
   * @throws RejectedException NOT_FOUND for everybody else
   */
  Result requireOwn(Transaction tx, String id) {
    return results
        .find(
            tx,
            Filters.and(Filters.eq("_id", id), Filters.eq("country", tx.caller().requireCountry())))
        .orElseThrow(() -> RejectedException.notFound("result"));
  }

  /** Lines of a submission, in order. */
  public List<Result> lines(Transaction tx, String submissionId, int first, int last) {
    return results
        .collection()
        .find(
            tx.session(),
            Filters.and(
                Filters.eq("submissionId", submissionId),
                Filters.gte("line", first),
                Filters.lte("line", last)))
        .sort(Sorts.ascending("line"))
        .into(new ArrayList<>());
  }

  /** Whether somebody has written on a line of a submission that another had reported. */
  public boolean wroteOnLines(Transaction tx, String submissionId, String subject) {
    return results
        .find(
            tx,
            Filters.and(
                Filters.eq("submissionId", submissionId),
                Filters.exists("coauthors"),
                Filters.or(Filters.eq("reporter", subject), Filters.eq("coauthors", subject))))
        .isPresent();
  }

  /** Operations of those of the ids that are results, by result. */
  public Map<String, String> operationsOf(ClientSession session, Collection<String> ids) {
    return results.texts(session, ids, "operationId");
  }

  /** What the journal keeps of a version. */
  Optional<Entry> entry(Result result, long version) {
    return journal.find(Entry.name(result.id(), version));
  }

  Optional<Result> find(Caller caller, String id) {
    return results.find(Filters.and(Filters.eq("_id", id), reachOf(caller)));
  }

  /** The newest first. */
  <M extends MessageLite> ListPage<M> newest(
      Caller caller, ResultFilter wanted, Listing<Result, M> listing) {
    var filters = new ArrayList<Bson>();
    filters.add(Filters.eq("operationId", wanted.operationId()));
    filters.add(reachOf(caller));
    if (wanted.state() != null) {
      filters.add(Filters.eq("state", wanted.state()));
    }
    if (wanted.country() != null) {
      filters.add(Filters.eq("country", wanted.country()));
    }
    if (wanted.correctionWaits()) {
      filters.add(Filters.exists("correction"));
    }
    if (wanted.indicator() != null) {
      filters.add(Filters.in(KIND, FindingKind.storedOf(wanted.indicator())));
    }
    listing.after().ifPresent(id -> filters.add(Filters.lt("_id", id)));
    Bson newestFirst = Sorts.descending("_id");
    Bson index = indexFor(caller, wanted);
    return index == null
        ? results.page(Filters.and(filters), newestFirst, listing)
        : results.page(Filters.and(filters), newestFirst, listing, index);
  }

  private static @Nullable Bson indexFor(Caller caller, ResultFilter wanted) {
    if (wanted.indicator() == null) {
      return caller.national() ? OF_COUNTRY : null;
    }
    return caller.national() || wanted.country() != null ? OF_COUNTRY_AND_KIND : OF_KIND;
  }

  private static Bson reachOf(Caller caller) {
    return caller.national() ? Filters.eq("country", caller.requireCountry()) : Filters.empty();
  }
}
