package cordon.bench;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Many operations with many countries and, in one of them, many hotspots: copies of those of the
 * demonstration under other ids and names, with what the search keeps of them. The copy is of no
 * use for anything else after.
 */
final class ListsRows {
  private static final int BATCH = 5_000;
  private static final InsertManyOptions ANY_ORDER = new InsertManyOptions().ordered(false);
  private static final List<String> NAMES =
      List.of("gazelle", "sécurité", "frontera", "الصقر", "oryx", "savanna", "harbour", "kestrel");

  private final MongoDatabase database;
  private final String found;
  private final List<String> countries;
  private final Document operation;
  private final Document participation;

  ListsRows(MongoDatabase database, int countries) {
    this.database = database;
    // Those first of which people of the demonstration measure.
    this.countries =
        Stream.concat(Stream.of("NG"), Stream.of(Locale.getISOCountries()))
            .distinct()
            .limit(countries)
            .toList();
    found = "found_operations" + suffixOfView();
    participation =
        first(
            database.getCollection("participations"),
            Filters.and(Filters.eq("country", "NG"), Filters.eq("state", "ACCEPTED")));
    operation =
        first(
            database.getCollection("operations"),
            Filters.eq("_id", participation.getString("operationId")));
  }

  private String suffixOfView() {
    Document build =
        first(
            database.getCollection("projections"),
            Filters.and(Filters.eq("view", "search"), Filters.eq("complete", true)));
    return build.getString("suffix");
  }

  /** Lays operations down, and tells how many of what. */
  void layOperations(int number) {
    Document whole = first(rows(), Filters.eq("_id", operation.getString("_id") + "."));
    Document part = first(rows(), Filters.eq("_id", operation.getString("_id") + ".NG"));
    var operations = new Batch("operations");
    var participations = new Batch("participations");
    var rows = new Batch(found);
    for (int i = 0; i < number; i++) {
      String id = id(i);
      String name = NAMES.get(i % NAMES.size());
      Document made = new Document(operation).append("_id", id);
      Document approved = new Document(made.get("approved", Document.class));
      approved.append(
          "plan",
          new Document(approved.get("plan", Document.class)).append("codeName", name + " " + i));
      operations.add(made.append("approved", approved));
      rows.add(row(whole, id, "", name));
      for (String country : countries) {
        participations.add(
            new Document(participation)
                .append("_id", id + "." + country)
                .append("operationId", id)
                .append("country", country));
        rows.add(row(part, id, country, name));
      }
    }
    System.out.println("operations " + operations.done());
    System.out.println("participations " + participations.done());
    System.out.println("rows of the search " + rows.done());
  }

  /** Lays hotspots down in the first operation. */
  void layHotspots(int number) {
    Document one = first(database.getCollection("hotspots"), Filters.exists("_id"));
    var hotspots = new Batch("hotspots");
    for (int i = 0; i < number; i++) {
      hotspots.add(
          new Document(one)
              .append("_id", id(i))
              .append("operationId", id(0))
              .append("state", "CONFIRMED")
              .append("seenBy", List.of("NG", countries.get(i % countries.size()))));
    }
    System.out.println("hotspots " + hotspots.done());
  }

  private static Document row(Document of, String id, String viewer, String name) {
    String letters = name.equals("الصقر") ? "alsqr" : name.replace("é", "e");
    var keys = new ArrayList<>(of.getList("keys", String.class));
    keys.add("w:" + letters.substring(0, 3));
    keys.add("w:" + letters.charAt(0));
    var words = new ArrayList<>(of.getList("words", String.class));
    words.add(letters);
    return new Document(of)
        .append("_id", id + "." + viewer)
        .append("viewer", viewer)
        .append("operationId", id)
        .append("keys", keys.stream().distinct().toList())
        .append("words", words);
  }

  private MongoCollection<Document> rows() {
    return database.getCollection(found);
  }

  private static Document first(MongoCollection<Document> of, Bson filter) {
    return Objects.requireNonNull(
        of.find(filter).sort(Sorts.descending("_id")).first(),
        () -> "the demonstration has none in " + of.getNamespace().getCollectionName());
  }

  /** Of the form that ids have, later than all that the demonstration has. */
  static String id(int number) {
    return "0fff0000-0000-7000-8000-%012x".formatted(number);
  }

  private final class Batch {
    private final MongoCollection<Document> into;
    private final List<Document> rows = new ArrayList<>();
    private long done;

    Batch(String collection) {
      into = database.getCollection(collection);
    }

    void add(Document row) {
      rows.add(row);
      if (rows.size() == BATCH) {
        flush();
      }
    }

    long done() {
      flush();
      return done;
    }

    private void flush() {
      if (!rows.isEmpty()) {
        into.insertMany(rows, ANY_ORDER);
        done += rows.size();
        rows.clear();
      }
    }
  }
}
