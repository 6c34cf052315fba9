package cordon.bench;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;
import org.bson.types.Decimal128;

/**
 * Money of as many countries, currencies and days as an operation of the largest kind has, put
 * where the view of the reporting service keeps it. The copy is of no use for anything else after.
 */
final class OutcomeRows {
  static final int COUNTRIES = 190;
  static final int CURRENCIES = 40;
  static final int DAYS = 90;

  private static final String INDICATOR = "funds_intercepted";
  private static final LocalDate FIRST = LocalDate.parse("2025-04-01");
  private static final int BATCH = 10_000;

  private final MongoCollection<Document> rows;
  private final MongoCollection<RawBsonDocument> raw;
  private final MongoCollection<Document> heads;
  private final String operation;
  private final List<Document> batch = new ArrayList<>();

  OutcomeRows(MongoDatabase reporting, String operation) {
    String suffix = suffixOfView(reporting);
    this.rows = reporting.getCollection("money_rows" + suffix);
    this.raw = reporting.getCollection("money_rows" + suffix, RawBsonDocument.class);
    this.heads = reporting.getCollection("heads" + suffix);
    this.operation = operation;
  }

  /** Of the collections that the view's latest version is read from. */
  private static String suffixOfView(MongoDatabase reporting) {
    Document build =
        Objects.requireNonNull(
            reporting
                .getCollection("projections")
                .find(Filters.and(Filters.eq("view", "outcome"), Filters.eq("complete", true)))
                .sort(Sorts.descending("version"))
                .first(),
            "the view has not been built");
    return build.getString("suffix");
  }

  /** Lays them down, with the heads by which the service sees that they have changed. */
  void lay() {
    List<String> currencies =
        Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .filter(code -> !code.equals("USD"))
            .sorted()
            .limit(CURRENCIES)
            .toList();
    List<String> countries = List.of(Locale.getISOCountries()).subList(0, COUNTRIES);
    rows.deleteMany(Filters.eq("operationId", operation));
    var changed = new ArrayList<>(countries);
    changed.add("");
    for (String country : changed) {
      List<String> dimensions = country.isEmpty() ? List.of("TOTAL") : List.of("CREDITED", "OWN");
      dimensions.forEach(dimension -> lay(dimension, country, currencies));
      heads.replaceOne(
          Filters.eq("_id", operation + "/" + country),
          new Document("_id", operation + "/" + country)
              .append("position", 1L)
              .append("time", new Date()),
          new ReplaceOptions().upsert(true));
    }
    flush();
  }

  private void lay(String dimension, String country, List<String> currencies) {
    for (String code : currencies) {
      for (int day = 0; day < DAYS; day++) {
        String date = FIRST.plusDays(day).toString();
        var nothing =
            new Document("high", Decimal128.POSITIVE_ZERO).append("low", Decimal128.POSITIVE_ZERO);
        batch.add(
            new Document(
                    "_id",
                    String.join(
                        "/",
                        operation,
                        dimension,
                        country,
                        "ISO_4217." + code + ".-",
                        "2",
                        date,
                        INDICATOR))
                .append("operationId", operation)
                .append("dimension", dimension)
                .append("country", country)
                .append("indicator", INDICATOR)
                .append(
                    "currency",
                    new Document("scheme", "ISO_4217").append("code", code).append("network", ""))
                .append("scale", 2)
                .append("day", date)
                .append(
                    "validated",
                    new Document("high", Decimal128.POSITIVE_ZERO)
                        .append("low", new Decimal128(100L + day)))
                .append("provisional", nothing));
      }
    }
    if (batch.size() >= BATCH) {
      flush();
    }
  }

  private void flush() {
    if (!batch.isEmpty()) {
      rows.insertMany(batch);
      batch.clear();
    }
  }

  /** Reads the rows of one country and of the totals, and does nothing with them. */
  long readOne(String country) {
    return read(Filters.or(under("TOTAL", ""), under("CREDITED", country), under("OWN", country)));
  }

  /** Reads every row of the operation. */
  long readAll() {
    return read(
        Filters.and(Filters.gte("_id", operation + "/"), Filters.lt("_id", operation + "0")));
  }

  private Bson under(String dimension, String country) {
    String cell = String.join("/", operation, dimension, country);
    return Filters.and(Filters.gte("_id", cell + "/"), Filters.lt("_id", cell + "0"));
  }

  private long read(Bson wanted) {
    long bytes = 0;
    for (RawBsonDocument one : raw.find(wanted)) {
      bytes += one.getByteBuffer().remaining();
    }
    return bytes;
  }
}
