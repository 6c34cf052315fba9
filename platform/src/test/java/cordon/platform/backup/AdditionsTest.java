package cordon.platform.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import cordon.testsupport.MongoMembers;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonTimestamp;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is added to a backup, by databases into which a test writes whatever it wants. */
class AdditionsTest {
  private static final int SEVEN_MEGABYTES = 7 * 1024 * 1024;

  @TempDir static Path folder;
  private static MongoMembers before;
  private static MongoMembers after;
  private static MongoClient there;
  private static MongoClient here;

  @BeforeAll
  static void start() {
    before = MongoMembers.start(1, 64);
    after = MongoMembers.start(1, 64);
    there = MongoClients.create(before.uri());
    here = MongoClients.create(after.uri());
  }

  @AfterAll
  static void stop() {
    here.close();
    there.close();
    after.close();
    before.close();
  }

  @Test
  void collections_and_indexes_that_come_and_go_between_two_additions_do_so_again() {
    String name = "added_collections";
    Path file = folder.resolve(name);
    MongoDatabase database = there.getDatabase(name);
    fill(database.getCollection("old"), 20);
    database.getCollection("old").createIndex(Indexes.ascending("a"));
    fill(database.getCollection("replaced"), 5);
    database.getCollection("replaced").createIndex(Indexes.ascending("a"));
    backup(name, file).done();

    MongoCollection<Document> made = database.getCollection("made");
    made.createIndex(Indexes.ascending("a"), new IndexOptions().unique(true));
    fill(made, 30);
    made.createIndex(Indexes.descending("b"));
    made.dropIndex("a_1");
    made.updateMany(Filters.gt("_id", 10), Updates.set("b", "changed"));
    made.deleteMany(Filters.gt("_id", 25));
    database.getCollection("old").dropIndex("a_1");
    database.getCollection("old").createIndex(Indexes.ascending("a", "b"));
    fill(database.getCollection("dropped"), 3);
    database.getCollection("dropped").createIndex(Indexes.ascending("b"));
    database.getCollection("dropped").drop();
    database.getCollection("replaced").drop();
    fill(database.getCollection("replaced"), 2);
    backup(name, file).done();
    backup(name, file).done();
    Said restored = restore(name, file);

    restored.done();
    assertThat(contents(here.getDatabase(name))).isEqualTo(contents(database));
    assertThat(contents(here.getDatabase(name))).containsOnlyKeys("old", "made", "replaced");
  }

  @Test
  void a_transaction_of_several_entries_is_done_again_as_a_whole() {
    String name = "added_transaction";
    Path file = folder.resolve(name);
    MongoDatabase database = there.getDatabase(name);
    fill(database.getCollection("small"), 1);
    database.createCollection("large");
    backup(name, file).done();

    try (ClientSession session = there.startSession()) {
      session.withTransaction(() -> {
        for (int i = 0; i < 3; i++) {
          Document one = new Document("_id", i).append("text", "x".repeat(SEVEN_MEGABYTES));
          database.getCollection("large").insertOne(session, one);
        }
        return database.getCollection("small").deleteMany(session, new Document());
      });
    }
    backup(name, file).done();
    Said restored = restore(name, file);

    restored.done();
    assertThat(here.getDatabase(name).getCollection("large").countDocuments()).isEqualTo(3);
    assertThat(contents(here.getDatabase(name))).isEqualTo(contents(database));
    BsonDocument last =
        there
            .getDatabase("local")
            .getCollection("oplog.rs", BsonDocument.class)
            .find(Filters.exists("o.count"))
            .sort(new Document("$natural", -1))
            .first();
    var reader = new Change.Reader(List.of(name));
    assertThatThrownBy(() -> reader.read(Objects.requireNonNull(last)))
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith("Among the changes is the end of a transaction without its begin");
  }

  @Test
  void what_a_restore_cannot_do_again_is_refused_when_it_is_added() throws IOException {
    String name = "added_dropped";
    Path file = folder.resolve(name);
    MongoDatabase database = there.getDatabase(name);
    fill(database.getCollection("some"), 4);
    backup(name, file).done();
    byte[] whole = Files.readAllBytes(file);

    database.drop();
    fill(database.getCollection("some"), 5);

    backup(name, file)
        .refused(
            "Since the file was last added to the databases were restored or changed"
                + " (dropDatabase): take a new backup.");
    assertThat(file).hasBinaryContent(whole);
    restore(name, file).done();
    assertThat(here.getDatabase(name).getCollection("some").countDocuments()).isEqualTo(4);
  }

  @Test
  void a_restore_in_the_place_of_what_was_backed_up_is_no_addition() throws IOException {
    String name = "added_restored";
    Path file = folder.resolve(name);
    MongoDatabase database = there.getDatabase(name);
    fill(database.getCollection("some"), 4);
    backup(name, file).done();
    byte[] whole = Files.readAllBytes(file);

    database.createCollection("restore_under_way");

    backup(name, file).refused("restored or changed (create restore_under_way): take a new");
    assertThat(file).hasBinaryContent(whole);
  }

  @Test
  void another_mongodb_does_not_add_to_it() throws IOException {
    String name = "added_another";
    Path file = folder.resolve(name);
    fill(there.getDatabase(name).getCollection("some"), 4);
    fill(here.getDatabase(name).getCollection("some"), 4);
    backup(name, file).done();
    byte[] whole = Files.readAllBytes(file);

    Said.by(environment(after.uri(), name), "backup", file.toString())
        .refused("The file is a backup of another MongoDB, or of this one before it was made anew");

    assertThat(file).hasBinaryContent(whole);
  }

  @Test
  void two_do_not_write_to_one_file() throws IOException {
    String name = "added_twice";
    Path file = folder.resolve(name);
    fill(there.getDatabase(name).getCollection("some"), 1);
    Path lock = folder.resolve(name + ".lock");

    try (var channel =
        FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      assertThat(channel.tryLock()).isNotNull();

      backup(name, file).refused("Another backup writes to %s.".formatted(file));
    }
    backup(name, file).done();
  }

  @Test
  void a_collection_that_was_listed_before_it_was_made_is_made_once() throws IOException {
    String name = "added_early";
    MongoDatabase database = here.getDatabase(name);
    fill(database.getCollection("early"), 3);
    Path file = folder.resolve(name);
    try (var writer =
        new FrameWriter(
            FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE))) {
      writer.magic();
      var create =
          new BsonDocument("op", new BsonString("c"))
              .append("ns", new BsonString(name + ".$cmd"))
              .append("o", new BsonDocument("create", new BsonString("early")))
              .append("wall", new BsonDateTime(0));
      writer.gather(
          Frame.CHANGES, Snapshot.bytes(new RawBsonDocument(create, new BsonDocumentCodec())));
      writer.flush(Frame.CHANGES);
      writer.force();
    }
    var nothing = new Manifest(new BsonTimestamp(1, 1), 0, List.of(name), null, List.of());

    new Replay(here, List.of(name), new cordon.platform.backup.Indexes(nothing), null)
        .replay(file, Files.size(file));

    assertThat(contents(database)).containsOnlyKeys("early");
    assertThat(database.getCollection("early").countDocuments()).isZero();
  }

  /** Its documents would be there, and its indexes not. */
  @ParameterizedTest
  @ValueSource(strings = {"first", "second"})
  void a_collection_that_is_dropped_while_it_is_read_ends_the_backup(String dropped)
      throws IOException {
    String name = "added_while_" + dropped;
    MongoDatabase database = there.getDatabase(name);
    fill(database.getCollection("first"), 2);
    fill(database.getCollection("second"), 2);
    Path file = folder.resolve(name);
    var settings =
        MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(before.uri()))
            .addCommandListener(
                new CommandListener() {
                  @Override
                  public void commandStarted(CommandStartedEvent event) {
                    if (event.getCommandName().equals("listIndexes")) {
                      database.getCollection(dropped).drop();
                    }
                  }
                })
            .build();
    try (MongoClient client = MongoClients.create(settings);
        var writer =
            new FrameWriter(
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE))) {
      var snapshot =
          new Snapshot(client, new Installation(before.uri(), List.of(name), null, null));

      assertThatThrownBy(() -> snapshot.write(writer, 0))
          .isInstanceOf(RefusedException.class)
          .hasMessageStartingWith("Collections are being made or dropped");
    }
  }

  @Test
  void what_keeps_it_from_its_work_is_told_by_its_kind() {
    String name = "added_refused";
    Path file = folder.resolve(name);
    fill(there.getDatabase(name).getCollection("some"), 1);
    backup(name, file).done();
    String stranger = before.uri().replace("mongodb://", "mongodb://nobody:none@");

    Said.by(environment(stranger, name), "backup", file.toString())
        .refused("lets this user read every database and the oplog.");
    Said.by(environment(stranger, name), "restore", file.toString())
        .refused("lets this user do anything (anyAction on anyResource).");
    backup(name, folder.resolve("none").resolve("file"))
        .refused("cannot be written: there is no such folder.");
    Said.by(environment(before.uri(), name), "backup", "no\0file")
        .refused("The backup has ended by a fault of its own (InvalidPathException): begin again");
  }

  private static Said backup(String database, Path file) {
    return Said.by(environment(before.uri(), database), "backup", file.toString());
  }

  private static Said restore(String database, Path file) {
    return Said.by(environment(after.uri(), database), "restore", file.toString());
  }

  private static Map<String, String> environment(String uri, String database) {
    return Map.of("CORDON_MONGODB_URI", uri, "CORDON_BACKUP_DATABASES", database);
  }

  private static void fill(MongoCollection<Document> collection, int documents) {
    collection.insertMany(
        IntStream.range(0, documents)
            .mapToObj(i -> new Document("_id", i).append("a", i).append("b", "of " + i))
            .toList());
  }

  private record Content(List<Document> documents, List<String> indexes) {}

  private static Map<String, Content> contents(MongoDatabase database) {
    var contents = new TreeMap<String, Content>();
    for (String name : database.listCollectionNames()) {
      MongoCollection<Document> collection = database.getCollection(name);
      contents.put(
          name,
          new Content(
              collection.find().sort(new Document("_id", 1)).into(new ArrayList<>()),
              collection.listIndexes().map(Document::toJson).into(new ArrayList<>()).stream()
                  .sorted()
                  .toList()));
    }
    return contents;
  }
}
