package cordon.gateway.session;

import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import cordon.gateway.GatewayFixture;
import cordon.testsupport.TestMongo;
import java.time.Duration;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** A gateway alone, as it takes the threads of any beside it with it when it ends. */
class NewerSessionsTest {
  /** What an end may wait for, with what its server allows its connections. */
  private static final Duration LONGEST = Duration.ofSeconds(60);

  @Test
  void a_gateway_ends_where_newer_code_has_left_what_it_cannot_go_on_with() {
    MongoCollection<Document> migrations =
        TestMongo.shared()
            .client()
            .getDatabase(TestMongo.database(GatewayFixture.class))
            .getCollection("migrations");
    migrations.insertOne(
        new Document("_id", "gateway/9")
            .append("part", "gateway")
            .append("number", 9)
            .append("name", "sessions by device")
            .append("olderGoesOn", false)
            .append("version", "9.0"));
    var ending = new GatewayFixture(Map.of());
    try {
      await().atMost(LONGEST).until(() -> hasEnded(ending));
    } finally {
      migrations.deleteOne(Filters.eq("_id", "gateway/9"));
      ending.close();
    }
  }

  private static boolean hasEnded(GatewayFixture gateway) {
    try {
      return gateway.bean(SessionStore.class) == null;
    } catch (IllegalStateException closed) {
      return true;
    }
  }
}
