package cordon.platform.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import cordon.platform.conformance.ServiceFixture;
import cordon.platform.feed.FeedReader;
import cordon.platform.journal.JournalAudit;
import cordon.platform.projection.Projector;
import cordon.platform.sample.Author;
import cordon.platform.sample.SampleApplication;
import cordon.testsupport.MongoMembers;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two services, one of which reads the other's feed, are backed up while they work, and restored on
 * another MongoDB to a moment between.
 */
class BackupTest {
  private static final String SOURCE = "backed_source";
  private static final String READER = "backed_reader";
  private static final String BOTH = SOURCE + "," + READER;

  /** What is written without anybody's doing. */
  private static final List<String> RESTLESS =
      List.of("leases", "sequencer", "stream_keys", "projections", "feeds");

  private static final Pattern LATEST = Pattern.compile("with --to not later than (\\S+)\\.\n");

  @TempDir static Path folder;
  private static MongoMembers before;
  private static MongoMembers after;
  private static Path key;

  @BeforeAll
  static void start() throws IOException {
    before = MongoMembers.start(1, 64);
    after = MongoMembers.start(1, 64);
    key = Files.writeString(folder.resolve("master.key"), key((byte) 1));
  }

  @AfterAll
  static void stop() {
    after.close();
    before.close();
  }

  @Test
  void a_restore_to_a_moment_is_what_was_there_and_everything_finds_its_place_again()
      throws Exception {
    Path file = folder.resolve("night.backup");
    Map<String, List<Document>> then;
    Instant moment;
    try (var source = service(before, SOURCE, Map.of());
        var reader = service(before, READER, Map.of("cordon.feeds.other", source.address()))) {
      write(source, "first", 20);
      settle(reader, 20);
      assertThat(run(before, "backup", file)).extracting(Said::code).isEqualTo(0);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");

      write(source, "second", 10);
      settle(reader, 30);
      then = contents(before);
      moment = pass();
      write(source, "third", 5);
      settle(reader, 35);
      Said added = run(before, "backup", file);
      assertThat(added.code()).as(added.err()).isZero();
      assertThat(added.out()).contains("changes since");
    }

    Said restored = run(after, "restore", file, "--to", moment.toString());

    assertThat(restored.code()).as(restored.err()).isZero();
    assertThat(restored.out())
        .contains("digests equal")
        .containsPattern("Journal of backed_source: 30 entries, head [0-9a-f]{64}, as it was")
        .containsPattern("Journal of backed_reader: 30 entries, head [0-9a-f]{64}, as it was");
    assertThat(contents(after)).isEqualTo(then);
    assertThat(indexes(after)).isEqualTo(indexes(before));
    try (var source = service(after, SOURCE, Map.of());
        var reader = service(after, READER, Map.of("cordon.feeds.other", source.address()))) {
      write(source, "fourth", 5);
      settle(reader, 35);
      assertThat(reader.bean(FeedReader.class).healthy()).isTrue();
      JournalAudit.check(source.mongo());
      JournalAudit.check(reader.mongo());
      Said again = run(after, "restore", file);
      assertThat(again.code()).isEqualTo(1);
      assertThat(again.err())
          .isEqualTo(
              "The database backed_source is not empty: restore into a new MongoDB, or set"
                  + " CORDON_RESTORE_DROP=backed_source,backed_reader to have what is there"
                  + " dropped.\n");
      replacing(file, BOTH).refused("Parts of Cordon are connected to this MongoDB: stop all");
      assertThat(journal(after, SOURCE)).isEqualTo(35);
    }
    replaces(file, then, moment);
    refusals(file);
  }

  /** Whoever wants what is there dropped names all of it, and the file has to be good. */
  private static void replaces(Path file, Map<String, List<Document>> then, Instant moment)
      throws IOException {
    for (String named : List.of(SOURCE, BOTH + ",other", "yes")) {
      replacing(file, named).refused("names other databases than are restored: " + BOTH);
    }
    Path damaged = copy(file, "cut short");
    Files.write(damaged, Arrays.copyOf(Files.readAllBytes(file), (int) Files.size(file) - 9));
    replacing(damaged, BOTH).refused("is damaged, or not whole, from byte");
    assertThat(journal(after, SOURCE)).isEqualTo(35);

    // The server may notice a moment later that the parts are gone.
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> replacing(file, BOTH, "--to", moment.toString()).done());

    assertThat(contents(after)).isEqualTo(then);
  }

  private static void refusals(Path file) throws IOException {
    drop(after);
    run(after, "restore", file, "--to", "2020-01-01T00:00:00Z").refused("has no state of");
    run(after, "restore", file, "--to", "yesterday").refused("yesterday is no time");
    run(after, "restore", folder.resolve("none")).refused("There is no file");
    Path other = Files.writeString(folder.resolve("text"), "not a backup at all");
    run(after, "restore", other).refused("is no backup of Cordon.");
    Path damaged = copy(file, "damaged");
    byte[] bytes = Files.readAllBytes(damaged);
    bytes[bytes.length / 2] ^= 1;
    Files.write(damaged, bytes);
    run(after, "restore", damaged).refused("is damaged, or not whole, from byte");
    Path cut = copy(file, "cut");
    Files.write(cut, Arrays.copyOf(Files.readAllBytes(file), (int) Files.size(file) - 9));
    Said told = run(after, "restore", cut);
    told.refused("is damaged, or not whole, from byte");
    Matcher latest = LATEST.matcher(told.err());
    assertThat(latest.find()).as(told.err()).isTrue();
    Instant late = Instant.parse(latest.group(1)).plusMillis(1);
    run(after, "restore", cut, "--to", late.toString()).refused("or restore with --to not later");
    run(after, "restore", cut, "--to", latest.group(1)).done();
    assertThat(journal(after, SOURCE)).isEqualTo(20);
    drop(after);
    Path newer = folder.resolve("newer");
    try (var writer =
        new FrameWriter(
            FileChannel.open(newer, StandardOpenOption.CREATE, StandardOpenOption.WRITE))) {
      writer.magic();
      writer.write(Frame.BEGIN, new BsonDocument("format", new BsonInt32(2)));
      writer.force();
    }
    run(after, "restore", newer).refused("The backup is of a newer version (form 2");
    Files.writeString(key, key((byte) 2));
    run(after, "restore", file).refused("is not that of the backup");
    Files.writeString(key, key((byte) 1));
    assertThat(contents(after)).isEmpty();

    // What an addition has left that did not come to its end is cut off by the next one.
    assertThat(run(before, "backup", cut)).extracting(Said::code).isEqualTo(0);
    assertThat(run(after, "restore", cut)).extracting(Said::code).isEqualTo(0);
    assertThat(journal(after, SOURCE)).isEqualTo(35);
    drop(after);
  }

  @Test
  void no_service_starts_on_a_restore_that_did_not_come_to_its_end() {
    try (MongoClient client = MongoClients.create(after.uri())) {
      client.getDatabase("backed_half").createCollection("restore_under_way");

      assertThatThrownBy(() -> service(after, "backed_half", Map.of()).close())
          .rootCause()
          .hasMessage("A restore of this database has not come to its end.");
      client.getDatabase("backed_half").drop();
    }
  }

  @Test
  void room_is_looked_for_before_anything_is_written() {
    assertThatThrownBy(() -> Target.requireRoom(600, 1_000))
        .hasMessage(
            "The disk of the MongoDB has no room for it: 1,000 bytes are free, and it takes up to"
                + " 1,200.");
    Target.requireRoom(500, 1_000);
  }

  private static ServiceFixture service(
      MongoMembers at, String database, Map<String, String> extra) {
    var properties = new HashMap<>(extra);
    properties.put("cordon.mongodb.uri", at.uri());
    properties.put("cordon.mongodb.database", database);
    return ServiceFixture.start(SampleApplication.class, BackupTest.class, properties);
  }

  private static void write(ServiceFixture source, String name, int notes) {
    for (int i = 0; i < notes; i++) {
      Author.write(source, name + "-" + i);
    }
  }

  private static void settle(ServiceFixture reader, long position) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> reader.bean(Projector.class).reached().position() == position);
  }

  /** A moment between what was written and what will be, which bear times of their own. */
  private static Instant pass() throws InterruptedException {
    Thread.sleep(1_100);
    Instant moment = Instant.now();
    Thread.sleep(1_100);
    return moment;
  }

  private static Said run(MongoMembers at, String verb, Path file, String... more) {
    return run(at, "", verb, file, more);
  }

  private static Said replacing(Path file, String named, String... more) {
    return run(after, named, "restore", file, more);
  }

  private static Said run(MongoMembers at, String dropped, String verb, Path file, String... more) {
    var words = new ArrayList<>(List.of(verb, file.toString()));
    words.addAll(List.of(more));
    return Said.by(
        Map.of(
            "CORDON_MONGODB_URI",
            at.uri(),
            "CORDON_BACKUP_DATABASES",
            BOTH,
            "CORDON_RESTORE_DROP",
            dropped,
            "CORDON_KEYS_MASTERFILE",
            key.toString()),
        words.toArray(String[]::new));
  }

  private static Map<String, List<Document>> contents(MongoMembers at) {
    var contents = new TreeMap<String, List<Document>>();
    try (MongoClient client = MongoClients.create(at.uri())) {
      for (String database : List.of(SOURCE, READER)) {
        for (String name : client.getDatabase(database).listCollectionNames()) {
          if (!RESTLESS.contains(name)) {
            contents.put(
                database + "." + name,
                client
                    .getDatabase(database)
                    .getCollection(name)
                    .find()
                    .sort(new Document("_id", 1))
                    .into(new ArrayList<>()));
          }
        }
      }
    }
    return contents;
  }

  private static Map<String, List<String>> indexes(MongoMembers at) {
    var indexes = new TreeMap<String, List<String>>();
    try (MongoClient client = MongoClients.create(at.uri())) {
      for (String database : List.of(SOURCE, READER)) {
        for (String name : client.getDatabase(database).listCollectionNames()) {
          if (!RESTLESS.contains(name)) {
            indexes.put(
                database + "." + name,
                client
                    .getDatabase(database)
                    .getCollection(name)
                    .listIndexes()
                    .map(Document::toJson)
                    .into(new ArrayList<>())
                    .stream()
                    .sorted()
                    .toList());
          }
        }
      }
    }
    return indexes;
  }

  private static long journal(MongoMembers at, String database) {
    try (MongoClient client = MongoClients.create(at.uri())) {
      return client.getDatabase(database).getCollection("journal").countDocuments();
    }
  }

  private static void drop(MongoMembers at) {
    try (MongoClient client = MongoClients.create(at.uri())) {
      List.of(SOURCE, READER).forEach(name -> client.getDatabase(name).drop());
    }
  }

  private static Path copy(Path file, String name) throws IOException {
    return Files.copy(file, folder.resolve(name));
  }

  private static String key(byte fill) {
    byte[] bytes = new byte[48];
    Arrays.fill(bytes, fill);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
