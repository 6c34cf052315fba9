package cordon.reporting.result;

import com.google.protobuf.MessageLite;
import com.mongodb.client.ClientSession;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import cordon.platform.call.Call;
import cordon.platform.command.Reach;
import cordon.platform.command.Selection;
import cordon.platform.command.Store;
import cordon.platform.command.Transaction;
import cordon.platform.journal.Entry;
import cordon.platform.journal.Journal;
import cordon.platform.store.ListPage;
import cordon.platform.store.Listing;
import cordon.platform.store.Mongo;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Stored results. A country sees its own. */
@Component
public class ResultStore extends Store<Result> {
  private static final String COUNTRY = "country";
  private static final String PLACE = "spec.place";
  private static final String KIND = "spec.finding.kind";
  private static final String SUBMISSION = "submissionId";
  private static final String OCCURRED = "spec.occurred";

  /** The states in which a result is in the figures. */
  private static final List<ResultState> COUNTED =
      List.of(ResultState.PROVISIONAL, ResultState.VALIDATED);

  /** What was reported out of order or ahead of our clock, and a correction that was. */
  private static final List<Bson> MARKED =
      List.of(
          Filters.eq("outOfOrder", true),
          Filters.eq("clockAhead", true),
          Filters.eq("correction.clockAhead", true));

  /** Indexes of these alone, for a country's own and for all of an operation. */
  private static final Bson OWN_MARKED =
      Indexes.compoundIndex(
          Indexes.ascending("operationId", COUNTRY),
          Indexes.descending("_id"),
          Indexes.ascending("outOfOrder"));

  private static final Bson ALL_MARKED =
      Indexes.compoundIndex(
          Indexes.ascending("operationId"),
          Indexes.descending("_id"),
          Indexes.ascending("outOfOrder"));

  private final Journal journal;

  ResultStore(Mongo mongo, Journal journal) {
    super(
        mongo,
        "results",
        Result.class,
        Result::id,
        Result::version,
        ResultMessages::journaled,
        Reach.none().ownCountry(COUNTRY));
    this.journal = journal;
  }

  /** Lines of a submission, in order, as an act on it is posted to them. */
  public List<Result> lines(Transaction tx, String submissionId, int first, int last) {
    return beyondReach()
        .select(tx.session())
        .where(SUBMISSION, submissionId)
        .where(Filters.gte("line", first))
        .where(Filters.lte("line", last))
        .list(Sorts.ascending("line"), last - first + 1);
  }

  /** Posts an act to one of these lines. */
  public Result replaceLine(Transaction tx, Result before, Result after) {
    return beyondReach().replace(tx, before, after);
  }

  /** Whether somebody has written on a line of a submission that another had reported. */
  public boolean wroteOnLines(Transaction tx, String submissionId, String subject) {
    return select(tx)
        .where(SUBMISSION, submissionId)
        .where(Filters.exists("coauthors"))
        .where(Filters.or(Filters.eq("reporter", subject), Filters.eq("coauthors", subject)))
        .first()
        .isPresent();
  }

  /** Operations of those of the ids that are results, by result. */
  public Map<String, String> operationsOf(ClientSession session, Collection<String> ids) {
    return beyondReach().texts(session, ids, "operationId");
  }

  /** What the journal keeps of a version. */
  Optional<Entry> entry(Result result, long version) {
    return journal.find(Entry.name(result.id(), version));
  }

  /**
   * Whether somebody has done one of these to it, as the journal keeps it.
   *
   * @param actions methods of the contract
   */
  boolean wrote(Result result, String subject, Collection<String> actions) {
    return journal.anyBy(result.id(), subject, actions);
  }

  /** The newest first; lines of a submission as they stand in it, by which their ids grow. */
  <M extends MessageLite> ListPage<M> list(
      Call call, ResultFilter wanted, Listing<Result, M> listing) {
    Selection<Result> selected = selected(call, wanted);
    if (wanted.submission() != null) {
      return selected
          .by(Indexes.ascending(COUNTRY, SUBMISSION, "_id"), Indexes.ascending(SUBMISSION, "_id"))
          .ascending("_id", listing);
    }
    // A country's own by this and no other, or the time tells how many results others have.
    return wanted.markedOnly()
        ? selected.by(OWN_MARKED, ALL_MARKED).newest(listing)
        : selected.by(index(COUNTRY, narrowing(wanted)), indexOfAll(wanted)).newest(listing);
  }

  private Selection<Result> selected(Call call, ResultFilter wanted) {
    String indicator = wanted.indicator();
    return select(call)
        .where("operationId", wanted.operationId())
        .where("state", wanted.state())
        .where(COUNTRY, wanted.country())
        .where(wanted.correctionWaits() ? Filters.exists("correction") : null)
        .where(PLACE, wanted.place())
        .where(wanted.day() == null ? null : during(wanted.day()))
        .where(wanted.counted() ? Filters.in("state", COUNTED) : null)
        .where(SUBMISSION, wanted.submission())
        .where(indicator == null ? null : Filters.in(KIND, FindingKind.storedOf(indicator)))
        .whereAny(wanted.markedOnly() ? MARKED : List.of());
  }

  /** For whoever reaches all of them; null where the database may choose. */
  private static @Nullable Bson indexOfAll(ResultFilter wanted) {
    String narrowing = narrowing(wanted);
    if (wanted.place() != null) {
      return index(PLACE, narrowing);
    }
    return narrowing == null ? null : index(wanted.country() == null ? null : COUNTRY, narrowing);
  }

  private static @Nullable String narrowing(ResultFilter wanted) {
    if (wanted.day() != null) {
      return OCCURRED;
    }
    return wanted.indicator() == null ? null : KIND;
  }

  /** One of those that the migrations make. */
  private static Bson index(@Nullable String whose, @Nullable String narrowing) {
    var fields = new ArrayList<String>();
    fields.add("operationId");
    if (whose != null) {
      fields.add(whose);
    }
    if (narrowing != null) {
      fields.add(narrowing);
    }
    return Indexes.compoundIndex(Indexes.ascending(fields), Indexes.descending("_id"));
  }

  private static Bson during(LocalDate day) {
    Instant begins = day.atStartOfDay(ZoneOffset.UTC).toInstant();
    Instant ends = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    return Filters.and(Filters.gte(OCCURRED, begins), Filters.lt(OCCURRED, ends));
  }
}
