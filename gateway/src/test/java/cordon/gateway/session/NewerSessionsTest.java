package cordon.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import cordon.gateway.GatewayProcess;
import cordon.gateway.RecordingService;
import cordon.testsupport.TestMongo;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway in a process of its own, since how that ends is what its supervisor goes by. */
class NewerSessionsTest {
  private static final Duration LONGEST = Duration.ofSeconds(60);

  @TempDir private Path folder;

  @Test
  void a_gateway_does_not_start_where_newer_code_has_left_what_it_cannot_go_on_with()
      throws Exception {
    String database = TestMongo.database(NewerSessionsTest.class);
    MongoCollection<Document> migrations =
        TestMongo.shared().client().getDatabase(database).getCollection("migrations");
    migrations.deleteOne(Filters.eq("_id", "gateway/9"));
    migrations.insertOne(
        new Document("_id", "gateway/9")
            .append("part", "gateway")
            .append("number", 9)
            .append("name", "sessions by device")
            .append("olderGoesOn", false)
            .append("version", "9.0"));

    try (var service = new RecordingService();
        var ending =
            new GatewayProcess(service, folder, Map.of("cordon.mongodb.database", database))) {
      assertThat(ending.end(LONGEST)).isEqualTo(1);

      assertThat(ending.log())
          .contains("The database was migrated by version 9.0 to a form that this version")
          .contains("cannot go on with: gateway/9 (sessions by device).")
          .contains("Start version 9.0 or a later one.")
          .doesNotContain("Netty started")
          .doesNotContain("\tat ");
    }
  }
}
