package cordon.reporting.outcome;

import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import cordon.platform.journal.Numbered;
import cordon.platform.projection.ViewBuild;
import cordon.platform.projection.ViewCollection;
import cordon.reporting.money.Currency;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;

/** The rows of the outcome, as one build of the view has them; written by the projection alone. */
class OutcomeStore {
  /**
   * The view's version from which on a result may count towards several indicators, and money is
   * kept by indicator.
   */
  static final int MEASURES = 4;

  /** From which on figures are kept by day and hour too, and when a country first reported. */
  static final int DAYS = 5;

  /** From which on it is known who took part before the operation began. */
  static final int LEFT_EARLY = 6;

  /** From which on an operation may be suspended, closed or cancelled. */
  static final int LIFE = 7;

  private static final Bson PLACE = Indexes.ascending("operationId", "dimension", "country");
  static final List<ViewCollection> COLLECTIONS =
      List.of(
          ViewCollection.of("count_rows", PLACE),
          ViewCollection.of("money_rows", PLACE),
          ViewCollection.of("reporters", PLACE),
          ViewCollection.of("pending", PLACE),
          ViewCollection.of("heads"));
  private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);
  private static final BulkWriteOptions ANY_ORDER = new BulkWriteOptions().ordered(false);

  private final ViewBuild build;
  private final MongoCollection<CountRow> counts;
  private final MongoCollection<MoneyRow> sums;
  private final MongoCollection<Document> reporters;
  private final MongoCollection<Document> pending;
  private final MongoCollection<Document> heads;

  OutcomeStore(ViewBuild build) {
    this.build = build;
    counts = build.collection("count_rows", CountRow.class);
    sums = build.collection("money_rows", MoneyRow.class);
    reporters = build.collection("reporters", Document.class);
    pending = build.collection("pending", Document.class);
    heads = build.collection("heads", Document.class);
  }

  /** Adds to the rows; a row that becomes nothing goes, so that a rebuild gives the same rows. */
  void add(ClientSession session, Increments increments) {
    var counted = new ArrayList<WriteModel<CountRow>>();
    Map<Cell, long[]> counts = increments.counts();
    counts.forEach((key, change) ->
        counted.add(
            new UpdateOneModel<>(
                Filters.eq("_id", key.id()),
                Updates.combine(
                    Updates.setOnInsert("operationId", key.operationId()),
                    Updates.setOnInsert("dimension", key.dimension()),
                    Updates.setOnInsert("country", key.country()),
                    Updates.setOnInsert("indicator", key.indicator()),
                    Updates.inc("validated", change[0]),
                    Updates.inc("provisional", change[1])),
                UPSERT)));
    write(
        session,
        this.counts,
        counted,
        counts.keySet().stream().map(Cell::id).toList(),
        Filters.and(Filters.eq("validated", 0L), Filters.eq("provisional", 0L)));
    var summed = new ArrayList<WriteModel<MoneyRow>>();
    increments
        .sums()
        .forEach((key, change) ->
            summed.add(
                new UpdateOneModel<>(
                    Filters.eq("_id", idOf(key)),
                    Updates.combine(
                        inserted(key),
                        added("validated", change[0]),
                        added("provisional", change[1])),
                    UPSERT)));
    write(
        session,
        sums,
        summed,
        increments.sums().keySet().stream().map(this::idOf).toList(),
        Filters.and(nothing("validated"), nothing("provisional")));
  }

  private String idOf(Increments.MoneyKey key) {
    return hasMeasures() ? key.id() : key.idWithoutIndicator();
  }

  private Bson inserted(Increments.MoneyKey key) {
    Cell cell = key.cell();
    var fields =
        new Document("operationId", cell.operationId())
            .append("dimension", cell.dimension().name())
            .append("country", cell.country());
    if (hasMeasures()) {
      fields.append("indicator", cell.indicator());
    }
    return Updates.combine(
        new Document("$setOnInsert", fields),
        Updates.setOnInsert("currency", key.unit().currency()),
        Updates.setOnInsert("scale", key.unit().scale()),
        Updates.setOnInsert("day", key.day().toString()));
  }

  private boolean hasMeasures() {
    return build.version() >= MEASURES;
  }

  static Bson added(String field, Sum by) {
    return new Document(
        "$inc", new Document(field + ".high", by.high()).append(field + ".low", by.low()));
  }

  private static Bson nothing(String field) {
    return Filters.and(
        Filters.eq(field + ".high", BigInteger.ZERO), Filters.eq(field + ".low", BigInteger.ZERO));
  }

  private static <T> void write(
      ClientSession session,
      MongoCollection<T> rows,
      List<WriteModel<T>> changes,
      List<String> touched,
      Bson nothing) {
    if (!changes.isEmpty()) {
      rows.bulkWrite(session, changes, ANY_ORDER);
      rows.deleteMany(session, Filters.and(Filters.in("_id", touched), nothing));
    }
  }

  /** That these countries have reported something, first in the hour that is kept. */
  void reported(
      ClientSession session, String operationId, Collection<String> countries, String hour) {
    Bson first =
        build.version() < DAYS
            ? Updates.setOnInsert("operationId", operationId)
            : Updates.combine(
                Updates.setOnInsert("operationId", operationId), Updates.min("hour", hour));
    for (String country : countries) {
      reporters.updateOne(
          session,
          Filters.eq("_id", operationId + "/" + country),
          Updates.combine(first, Updates.setOnInsert("country", country)),
          UPSERT);
    }
  }

  /** Lines of a submission that are still to be posted; none forgets it. */
  void pending(ClientSession session, OutcomeChange.Posting posting) {
    Bson id = Filters.eq("_id", posting.submissionId());
    if (posting.lines() == 0) {
      pending.deleteOne(session, id);
    } else {
      pending.replaceOne(
          session,
          id,
          new Document("_id", posting.submissionId())
              .append("operationId", posting.operationId())
              .append("country", posting.country())
              .append("lines", (long) posting.lines())
              .append("parked", posting.parked()),
          new ReplaceOptions().upsert(true));
    }
  }

  /** Notes with which entries figures have changed last. */
  void changed(ClientSession session, Map<String, Numbered> latest) {
    var writes = new ArrayList<UpdateOneModel<Document>>();
    latest.forEach((head, entry) ->
        writes.add(
            new UpdateOneModel<>(
                Filters.eq("_id", head),
                Updates.combine(
                    // What had been left out comes late, with the place that it has always had.
                    Updates.max("position", entry.position()),
                    Updates.max("time", entry.numbered())),
                UPSERT)));
    if (!writes.isEmpty()) {
      heads.bulkWrite(session, writes);
    }
  }

  /** The positions with which any of these last changed, the latest of them. */
  long lastChange(Collection<String> ids) {
    long latest = 0;
    for (Document head : heads.find(Filters.in("_id", ids))) {
      latest = Math.max(latest, head.getLong("position"));
    }
    return latest;
  }

  /** When any of these last changed. */
  Instant lastTime(ClientSession session, Collection<String> ids) {
    Instant latest = Instant.EPOCH;
    for (Document head : heads.find(session, Filters.in("_id", ids))) {
      Instant time = head.getDate("time").toInstant();
      latest = time.isAfter(latest) ? time : latest;
    }
    return latest;
  }

  /** Everything that is noted of an operation's changes, and of rates. */
  Map<String, Reading.Head> heads(ClientSession session, String operationId) {
    Map<String, Reading.Head> found = new HashMap<>();
    Bson wanted =
        Filters.or(Filters.in("_id", operationId, Heads.EVERY_OPERATION), under(operationId + "/"));
    for (Document head : heads.find(session, wanted)) {
      found.put(
          head.getString("_id"),
          new Reading.Head(head.getLong("position"), head.getDate("time").toInstant()));
    }
    return found;
  }

  /** Countries with cells of their own, and the totals if there are any. */
  Set<String> countries(ClientSession session, String operationId) {
    var found = new HashSet<String>();
    for (MongoCollection<?> rows : List.of(counts, sums)) {
      for (Dimension dimension : Dimension.values()) {
        Bson wanted =
            Filters.and(Filters.eq("operationId", operationId), Filters.eq("dimension", dimension));
        rows.distinct(session, "country", wanted, String.class).into(found);
      }
    }
    return found;
  }

  /** The cells of a country, or of the totals. */
  List<CountRow> counts(ClientSession session, String operationId, String country) {
    Bson wanted =
        Filters.and(
            Filters.eq("operationId", operationId),
            Filters.in("dimension", List.of(Dimension.values())),
            Filters.eq("country", country));
    return counts.find(session, wanted).into(new ArrayList<>());
  }

  /** The same for money; of these currencies, or of all if there are none. */
  void sums(
      ClientSession session,
      String operationId,
      String country,
      Collection<Currency> currencies,
      Consumer<MoneyRow> each) {
    var wanted = new ArrayList<Bson>();
    for (Dimension dimension : Dimension.values()) {
      String cell = String.join("/", operationId, dimension.name(), country, "");
      if (currencies.isEmpty()) {
        wanted.add(under(cell));
      }
      currencies.stream()
          .flatMap(currency -> currency.spellings().stream())
          .forEach(currency -> wanted.add(under(cell + currency.key() + "/")));
    }
    sums.find(session, Filters.or(wanted)).forEach(each);
  }

  /** The money of one cell. */
  void sums(ClientSession session, Cell cell, Consumer<MoneyRow> each) {
    Bson wanted = Filters.and(under(cell.place() + "/"), Filters.eq("indicator", cell.indicator()));
    sums.find(session, wanted).forEach(each);
  }

  /** The days on which there is money, by currency. */
  Map<Currency, NavigableSet<LocalDate>> days(ClientSession session, String operationId) {
    var days = new MoneyDays();
    sums(session, operationId, Heads.TOTALS, Set.of(), days::add);
    return days.byCurrency();
  }

  /** Ids that begin so; the end is a stroke. */
  static Bson under(String beginning) {
    String beyond = beginning.substring(0, beginning.length() - 1) + "0";
    return Filters.and(Filters.gte("_id", beginning), Filters.lt("_id", beyond));
  }

  Set<String> reporters(ClientSession session, String operationId) {
    return reporters
        .find(session, Filters.eq("operationId", operationId))
        .map(found -> found.getString("country"))
        .into(new HashSet<>());
  }

  /** Lines of submissions that are still to be posted, by country. */
  Map<String, Reading.Pending> pendingLines(ClientSession session, String operationId) {
    Map<String, Reading.Pending> lines = new HashMap<>();
    for (Document one : pending.find(session, Filters.eq("operationId", operationId))) {
      long waiting = one.getLong("lines");
      boolean parked = one.getBoolean("parked", false);
      lines.merge(
          one.getString("country"),
          new Reading.Pending(waiting, parked ? waiting : 0),
          Reading.Pending::plus);
    }
    return lines;
  }
}
