package cordon.bench;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;

/**
 * Pages of lists and searches at the gateway, of a country and of the secretariat, in turns with
 * the bare reading of as many records. Prints a line for each figure and round, in milliseconds.
 */
public final class ListsLoad {
  private static final int PAGE = 50;
  private static final int ROUNDS = 11;
  private static final int EACH = 12;
  private static final int WARM = 120;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String gateway;

  private ListsLoad(String gateway) {
    this.gateway = gateway;
  }

  /**
   * Lays down, or measures what was laid down.
   *
   * @param arguments the database's address and name, and how many operations, countries and
   *     hotspots; or the same two, the gateway's address, and files with access tokens of a planner
   *     of the secretariat and of an NCB officer of NG
   */
  public static void main(String[] arguments) throws Exception {
    try (var mongo = MongoClients.create(arguments[0])) {
      MongoDatabase database = mongo.getDatabase(arguments[1]);
      if (arguments[2].contains(":")) {
        measure(database, arguments);
        System.exit(0);
      }
      var rows = new ListsRows(database, Integer.parseInt(arguments[3]));
      rows.layOperations(Integer.parseInt(arguments[2]));
      rows.layHotspots(Integer.parseInt(arguments[4]));
    }
  }

  private static void measure(MongoDatabase database, String[] arguments) throws Exception {
    String operation = ListsRows.id(0);
    var load = new ListsLoad(arguments[2]);
    Map<String, Callable<?>> measured = new LinkedHashMap<>();
    measured.put("floor: operations", () -> read(database, "operations", Filters.empty()));
    measured.put(
        "floor: hotspots", () -> read(database, "hotspots", Filters.eq("operationId", operation)));
    load.add(measured, "secretariat", arguments[3], operation);
    load.add(measured, "country", arguments[4], operation);
    rounds(measured);
  }

  private void add(
      Map<String, Callable<?>> measured, String who, String tokenFile, String operation)
      throws IOException {
    String token = "Bearer " + Files.readString(Path.of(tokenFile)).strip();
    String search = "/operations:search?words=";
    measured.put("ListOperations, " + who, call(token, "/operations"));
    measured.put("SearchOperations by a word, " + who, call(token, search + "oryx"));
    measured.put("SearchOperations in Arabic, " + who, call(token, search + encoded("الصقر")));
    measured.put(
        "SearchOperations by all, " + who,
        call(token, search + "o&purpose=PURPOSE_CRIME_INVESTIGATION&exercise=false"));
    measured.put("ListHotspots, " + who, call(token, "/operations/" + operation + "/hotspots"));
  }

  private Callable<?> call(String token, String path) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + gateway + "/api/v1" + path))
            .header("Authorization", token)
            .build();
    return () -> {
      var answer = client.send(request, BodyHandlers.ofByteArray());
      if (answer.statusCode() != 200) {
        throw new IOException(path + " answered " + answer.statusCode());
      }
      return answer;
    };
  }

  private static long read(MongoDatabase database, String collection, Bson wanted) {
    long bytes = 0;
    for (RawBsonDocument one :
        database
            .getCollection(collection, RawBsonDocument.class)
            .find(wanted)
            .sort(Sorts.descending("_id"))
            .limit(PAGE)) {
      bytes += one.getByteBuffer().remaining();
    }
    return bytes;
  }

  private static void rounds(Map<String, Callable<?>> measured) throws Exception {
    for (int i = 0; i < WARM; i++) {
      for (Callable<?> one : measured.values()) {
        var _ = one.call();
      }
    }
    for (int round = 0; round < ROUNDS; round++) {
      for (var one : measured.entrySet()) {
        System.out.printf("%s %.3f%n", one.getKey(), median(one.getValue()));
      }
    }
  }

  private static double median(Callable<?> call) throws Exception {
    var took = new long[EACH];
    for (int i = 0; i < EACH; i++) {
      long began = System.nanoTime();
      var _ = call.call();
      took[i] = System.nanoTime() - began;
    }
    Arrays.sort(took);
    return took[EACH / 2] / 1e6;
  }

  private static String encoded(String words) {
    return URLEncoder.encode(words, StandardCharsets.UTF_8);
  }
}
