package cordon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoCollection;
import cordon.testsupport.TestMongo;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * This release comes beside the one before, on its databases, both work, one is left, and the way
 * back is gone. Run by {@code ./cordon test --upgrade} alone.
 */
class UpgradeWhole {
  /** What a migration that runs says of itself. */
  private static final String MIGRATES = " runs: ";

  private static final Duration SOON = Duration.ofMinutes(2);

  private static TwoReleases releases;
  private static CordonCopy before;
  private static CordonCopy after;
  private static PlayedOperation operation;

  @BeforeAll
  static void start() throws InterruptedException {
    releases = new TwoReleases(UpgradeWhole.class);
    before = releases.before;
    after = releases.after;
    operation = new PlayedOperation(before, after);
  }

  @AfterAll
  static void stop() throws IOException {
    operation.close();
    releases.close();
  }

  /** Each step goes on from the one before. */
  @Test
  void this_release_comes_the_one_before_goes_and_comes_back() throws Exception {
    migrateWhileTheReleaseBeforeWorks();
    startBesideTheReleaseBefore();
    readFeedsOfEachOther();
    callServicesOfEachOther();
    stopUnderLoad(before, "operations-service", "tasking-service", "reporting-service", "gateway");
    operation.goThrough(after, after);
    refuseBehindWhatCloses();
    comeBack();
    stopUnderLoad(after, "gateway", "operations-service", "tasking-service", "reporting-service");
    operation.goThrough(before, before);
    operation.assertNothingLeftOut(before);
  }

  private static void migrateWhileTheReleaseBeforeWorks() throws Exception {
    for (String service : TwoReleases.SERVICES) {
      List<String> earlier = migrations(service);

      String said = releases.migrate(service);

      assertThat(said).doesNotContain("Exception").endsWith("\n0");
      List<String> later = migrations(service);
      assertThat(later).containsAll(earlier);
      assertThat(said.contains(MIGRATES)).isEqualTo(later.size() > earlier.size());
      assertThat(releases.migrate(service)).doesNotContain(MIGRATES).endsWith("\n0");
    }
    signInAgain();
    operation.assertNothingLeftOut(before);
  }

  /**
   * Whatever view has another version now is built beside the one that the release before reads.
   */
  private static void startBesideTheReleaseBefore() throws InterruptedException {
    Set<String> earlier = builds().keySet();
    assertThat(earlier).isNotEmpty();

    releases.up(after);

    await().atMost(SOON).untilAsserted(() -> assertThat(builds()).doesNotContainValue(false));
    assertThat(builds()).containsKeys(earlier.toArray(String[]::new));
    signInAgain();
    operation.assertSame(before, after);
  }

  /** One reader has a way to a source, so that what arrives has come by it. */
  private static void readFeedsOfEachOther() throws InterruptedException {
    readFeeds(before, after);
    readFeeds(after, before);
  }

  private static void readFeeds(CordonCopy reader, CordonCopy source) throws InterruptedException {
    releases.feeds(source);
    releases.feeds(reader, source);

    operation.planThrough(source, reader);
    operation.goThrough(source, reader);
    operation.goThrough(reader, source);

    operation.assertSame(before, after);
  }

  private static void callServicesOfEachOther() throws InterruptedException {
    releases.calls(before, after);
    releases.calls(after, before);

    operation.goThrough(before, after);

    operation.assertSame(before, after);
    releases.calls(after, after);
  }

  /** As what a later release has closed would be; that is gone where the backup was restored. */
  private static void refuseBehindWhatCloses() throws InterruptedException {
    var migrations = migrationsOf("operations");
    var closes =
        new Document("_id", "service/99")
            .append("part", "service")
            .append("number", 99)
            .append("name", "another form")
            .append("olderGoesOn", false)
            .append("version", "9.0")
            .append("time", new Date());
    migrations.insertOne(closes);

    assertThat(before.start("start", "operations-service").waitFor()).isEqualTo(1);

    assertThat(before.logs())
        .contains("The database was migrated by version 9.0 to a form that this version")
        .contains("cannot go on with: service/99 (another form).")
        .contains("Start version 9.0 or a later one.");
    migrations.deleteOne(new Document("_id", closes.get("_id")));
  }

  /** The gateway first, as an operator is told; it finds its views where it left them. */
  private static void comeBack() throws InterruptedException {
    Set<String> left = builds().keySet();

    signInAgain();
    before.run("start", "gateway");
    for (Process start :
        TwoReleases.SERVICES.stream()
            .map(service -> before.start("start", service + "-service"))
            .toList()) {
      assertThat(start.waitFor()).isZero();
    }

    operation.assertSame(before, after);
    assertThat(builds().keySet()).isEqualTo(left);
  }

  private static void stopUnderLoad(CordonCopy going, String... parts) throws Exception {
    signInAgain();
    new StoppedUnderLoad(releases, operation, going).inTurn(parts);
  }

  /** A token is good for a quarter of an hour. */
  private static void signInAgain() {
    before.forgetTokens();
    after.forgetTokens();
  }

  /** Whether each build of a view has been caught up once, by name and version. */
  private static Map<String, Boolean> builds() {
    var found = new TreeMap<String, Boolean>();
    for (String service : List.of("tasking", "reporting")) {
      TestMongo.shared()
          .client()
          .getDatabase(releases.database(service))
          .getCollection("projections")
          .find()
          .forEach((Document build) ->
              found.put(build.getString("_id"), build.getBoolean("complete", false)));
    }
    return found;
  }

  private static List<String> migrations(String service) {
    var found = new ArrayList<String>();
    migrationsOf(service).find().forEach((Document one) -> found.add(one.getString("_id")));
    return found;
  }

  private static MongoCollection<Document> migrationsOf(String service) {
    return TestMongo.shared()
        .client()
        .getDatabase(releases.database(service))
        .getCollection("migrations");
  }
}
