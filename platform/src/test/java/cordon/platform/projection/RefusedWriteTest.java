package cordon.platform.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoException;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import cordon.platform.store.Mongo;
import cordon.testsupport.TestMongo;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** As the database itself says it. */
class RefusedWriteTest {
  private static final String HALF = "x".repeat(9 * 1024 * 1024);
  private static final Mongo MONGO =
      Mongo.connect(TestMongo.shared().uri(), TestMongo.database(RefusedWriteTest.class));
  private static final MongoCollection<Document> ROWS = MONGO.collection("rows", Document.class);

  @BeforeEach
  void one_row() {
    ROWS.deleteMany(new Document());
    ROWS.insertOne(
        new Document("_id", "full")
            .append("number", Long.MAX_VALUE)
            .append("text", "word")
            .append("parts", List.of(HALF)));
  }

  @AfterAll
  static void stop() {
    MONGO.close();
  }

  @Test
  void what_would_be_refused_again_is_known() {
    var full = Filters.eq("_id", "full");

    assertRefused((session, rows) -> rows.insertOne(session, new Document("_id", "full")));
    assertRefused((session, rows) -> rows.updateOne(session, full, Updates.inc("number", 1L)));
    assertRefused((session, rows) -> rows.updateOne(session, full, Updates.inc("text", 1L)));
    assertRefused((session, rows) -> rows.updateOne(session, full, Updates.push("parts", HALF)));
    assertRefused((session, rows) ->
        rows.bulkWrite(session, List.of(new InsertOneModel<>(new Document("_id", "full")))));
    assertRefused((session, rows) ->
        rows.bulkWrite(
            session, List.of(new UpdateOneModel<Document>(full, Updates.push("parts", HALF)))));
  }

  @Test
  void what_another_try_may_mend_is_not() {
    var full = Filters.eq("_id", "full");
    var ended =
        catchThrowableOfType(
            IllegalStateException.class,
            () ->
                MONGO.inTransaction(session -> {
                  var _ = ROWS.find(session, full).first();
                  ROWS.updateOne(full, Updates.set("text", "another"));
                  try {
                    return ROWS.updateOne(session, full, Updates.set("text", "mine"));
                  } catch (MongoException e) {
                    throw new IllegalStateException(e);
                  }
                }));
    var conflict = (MongoException) Objects.requireNonNull(ended.getCause());

    assertThat(conflict.hasErrorLabel(MongoException.TRANSIENT_TRANSACTION_ERROR_LABEL)).isTrue();
    assertThat(RefusedWrite.is(conflict)).isFalse();
  }

  private static void assertRefused(BiConsumer<ClientSession, MongoCollection<Document>> write) {
    assertThatThrownBy(() ->
            MONGO.inTransaction(session -> {
              write.accept(session, ROWS);
              return true;
            }))
        .isInstanceOfSatisfying(
            MongoException.class, e -> assertThat(RefusedWrite.is(e)).as("%s", e).isTrue());
  }
}
