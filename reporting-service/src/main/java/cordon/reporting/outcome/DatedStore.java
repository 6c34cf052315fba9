package cordon.reporting.outcome;

import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import cordon.platform.projection.ViewBuild;
import cordon.platform.projection.ViewCollection;
import cordon.platform.refusal.CommonReason;
import cordon.platform.refusal.RejectedException;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * The figures by day of the act, and by how much they changed in each hour of the journal, as one
 * build of the view has them. Days add up to the figure, and so do hours: what stood at the
 * beginning of an hour is the figure of now less what has come since.
 */
final class DatedStore {
  static final List<ViewCollection> COLLECTIONS =
      List.of(
          ViewCollection.of("day_rows"),
          ViewCollection.of("hour_rows"),
          ViewCollection.of("hour_sums"));

  /** Its text sorts as the time does. */
  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);
  private static final BulkWriteOptions ANY_ORDER = new BulkWriteOptions().ordered(false);
  private static final List<String> PARTS =
      List.of("validated.high", "validated.low", "provisional.high", "provisional.low");

  private final ViewBuild build;
  private final MongoCollection<DayRow> days;
  private final MongoCollection<HourRow> hours;
  private final MongoCollection<HourSum> hourSums;

  DatedStore(ViewBuild build) {
    this.build = build;
    days = build.collection("day_rows", DayRow.class);
    hours = build.collection("hour_rows", HourRow.class);
    hourSums = build.collection("hour_sums", HourSum.class);
  }

  /** The hour of a place in the journal, in UTC: {@code YYYY-MM-DDTHH}. */
  static String hourOf(Instant numbered) {
    return HOUR.format(numbered);
  }

  /**
   * Adds what was recorded within one hour. Rows that become nothing go, so that a rebuild gives
   * the same rows.
   */
  void add(ClientSession session, Increments increments, String hour) {
    if (build.version() < OutcomeStore.DAYS) {
      return;
    }
    var byDay = new Changes<DayRow>();
    increments
        .days()
        .forEach((key, change) ->
            byDay.count(key.id(), key.cell(), "day", key.day().toString(), change));
    byDay.write(session, days);
    var byHour = new Changes<HourRow>();
    increments
        .counts()
        .forEach((cell, change) ->
            byHour.count(id(cell, hour, cell.rest()), cell, "hour", hour, change));
    byHour.write(session, hours);
    var money = new Changes<HourSum>();
    increments
        .sums()
        .forEach((key, change) -> money.sum(id(key.cell(), hour, key.rest()), key, hour, change));
    money.write(session, hourSums);
  }

  /** By day what is counted in one cell. */
  List<DayRow> days(ClientSession session, Cell cell) {
    requireDays();
    return days.find(session, OutcomeStore.under(cell.id() + "/")).into(new ArrayList<>());
  }

  /** The same for all cells of a country, or of the totals; none in builds that have no days. */
  void days(ClientSession session, String operationId, String country, Consumer<DayRow> each) {
    if (build.version() < OutcomeStore.DAYS) {
      return;
    }
    var cells = new ArrayList<Bson>();
    for (Dimension dimension : Dimension.values()) {
      cells.add(OutcomeStore.under(String.join("/", operationId, dimension.name(), country, "")));
    }
    days.find(session, Filters.or(cells)).forEach(each);
  }

  /** What counts have changed by from this hour on. */
  void since(ClientSession session, String operationId, String hour, Consumer<HourRow> each) {
    requireDays();
    hours.find(session, from(operationId, hour)).forEach(each);
  }

  /** The same for money. */
  void sumsSince(ClientSession session, String operationId, String hour, Consumer<MoneyRow> each) {
    hourSums.find(session, from(operationId, hour)).map(HourSum::change).forEach(each);
  }

  /** Countries that had reported anything before this hour. */
  Set<String> reportedBefore(ClientSession session, String operationId, String hour) {
    return build
        .collection("reporters", Document.class)
        .find(
            session, Filters.and(Filters.eq("operationId", operationId), Filters.lt("hour", hour)))
        .map(found -> found.getString("country"))
        .into(new HashSet<>());
  }

  /**
   * Builds of the versions before have no days.
   *
   * @throws RejectedException STORE_UNAVAILABLE until the build of this version serves
   */
  private void requireDays() {
    if (build.version() < OutcomeStore.DAYS) {
      throw new RejectedException(
          CommonReason.STORE_UNAVAILABLE,
          "Figures by day are being built; repeat the call in a moment.");
    }
  }

  private static String id(Cell cell, String hour, String rest) {
    return String.join("/", cell.operationId(), hour, rest);
  }

  private static Bson from(String operationId, String hour) {
    return Filters.and(
        Filters.gte("_id", operationId + "/" + hour), OutcomeStore.under(operationId + "/"));
  }

  /** Changes of the rows of one collection. */
  private static final class Changes<T> {
    private final List<WriteModel<T>> changes = new ArrayList<>();
    private final List<String> touched = new ArrayList<>();
    private Bson nothing = Filters.empty();

    void count(String id, Cell cell, String when, String value, long[] change) {
      nothing = Filters.and(Filters.eq("validated", 0L), Filters.eq("provisional", 0L));
      add(
          id,
          Updates.combine(
              inserted(cell, when, value),
              Updates.inc("validated", change[0]),
              Updates.inc("provisional", change[1])));
    }

    void sum(String id, Increments.MoneyKey key, String hour, Sum[] change) {
      nothing = Filters.and(PARTS.stream().map(part -> Filters.eq(part, BigInteger.ZERO)).toList());
      add(
          id,
          Updates.combine(
              inserted(key.cell(), "hour", hour),
              Updates.setOnInsert("currency", key.unit().currency()),
              Updates.setOnInsert("scale", key.unit().scale()),
              Updates.setOnInsert("day", key.day().toString()),
              OutcomeStore.added("validated", change[0]),
              OutcomeStore.added("provisional", change[1])));
    }

    private void add(String id, Bson change) {
      changes.add(new UpdateOneModel<>(Filters.eq("_id", id), change, UPSERT));
      touched.add(id);
    }

    private static Bson inserted(Cell cell, String when, String value) {
      return Updates.combine(
          Updates.setOnInsert("operationId", cell.operationId()),
          Updates.setOnInsert("dimension", cell.dimension()),
          Updates.setOnInsert("country", cell.country()),
          Updates.setOnInsert("indicator", cell.indicator()),
          Updates.setOnInsert(when, value));
    }

    void write(ClientSession session, MongoCollection<T> rows) {
      if (!changes.isEmpty()) {
        rows.bulkWrite(session, changes, ANY_ORDER);
        rows.deleteMany(session, Filters.and(Filters.in("_id", touched), nothing));
      }
    }
  }
}
