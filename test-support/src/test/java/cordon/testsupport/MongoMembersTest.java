package cordon.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.WriteConcern;
import com.mongodb.client.ChangeStreamIterable;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.changestream.ChangeStreamDocument;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MongoMembersTest {
  private static final int CHANGE_STREAM_HISTORY_LOST = 286;

  @Test
  void three_members_outlive_their_primary_and_take_it_back() {
    try (MongoMembers members = MongoMembers.start(3, 64);
        MongoClient client = MongoClients.create(members.uri() + "&w=majority")) {
      MongoCollection<Document> rows = client.getDatabase("test").getCollection("rows");
      rows.insertOne(new Document("_id", 1));

      int killed = members.killPrimary();
      rows.insertOne(new Document("_id", 2));

      assertThat(members.primary()).isNotEqualTo(killed);
      members.restart(killed);
      rows.withWriteConcern(WriteConcern.W3).insertOne(new Document("_id", 3));
      assertThat(rows.countDocuments()).isEqualTo(3);
    }
  }

  @Test
  void a_frozen_majority_accepts_nothing_until_it_goes_on() {
    try (MongoMembers members = MongoMembers.start(3, 64);
        MongoClient client = MongoClients.create(members.uri() + "&w=majority&timeoutMS=2000")) {
      MongoCollection<Document> rows = client.getDatabase("test").getCollection("rows");
      rows.insertOne(new Document("_id", 1));
      int primary = members.primary();
      List<Integer> others = IntStream.range(0, 3).filter(m -> m != primary).boxed().toList();

      others.forEach(members::pause);

      // Closing a client waits for ever on a frozen member, so they go on whatever happens.
      try {
        assertThatThrownBy(() -> rows.insertOne(new Document("_id", 2)))
            .isInstanceOf(MongoException.class);
      } finally {
        others.forEach(members::resume);
      }
      members.primary();
      rows.insertOne(new Document("_id", 3));
      assertThat(rows.find(new Document("_id", 3))).isNotEmpty();
    }
  }

  @Test
  void a_small_oplog_forgets_where_a_change_stream_was() {
    try (MongoMembers members = MongoMembers.start(1, 1);
        MongoClient client = MongoClients.create(members.uri())) {
      MongoCollection<Document> rows = client.getDatabase("test").getCollection("rows");
      BsonDocument token = positionAfterOneInsert(rows);
      var filler = new Document("bytes", new Binary(new byte[64 * 1024]));

      boolean lost = false;
      for (int round = 0; round < 2000 && !lost; round++) {
        rows.insertOne(new Document(filler));
        lost = round % 50 == 49 && lost(rows, token);
      }

      assertThat(lost).isTrue();
    }
  }

  private static BsonDocument positionAfterOneInsert(MongoCollection<Document> rows) {
    try (MongoCursor<ChangeStreamDocument<Document>> stream = rows.watch().cursor()) {
      rows.insertOne(new Document("_id", "first"));
      return stream.next().getResumeToken();
    }
  }

  private static boolean lost(MongoCollection<Document> rows, BsonDocument token) {
    ChangeStreamIterable<Document> resumed = rows.watch().resumeAfter(token);
    try (var stream = resumed.cursor()) {
      stream.tryNext();
      return false;
    } catch (MongoCommandException e) {
      assertThat(e.getErrorCode()).isEqualTo(CHANGE_STREAM_HISTORY_LOST);
      return true;
    }
  }
}
