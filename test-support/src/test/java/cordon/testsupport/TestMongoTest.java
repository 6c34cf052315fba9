package cordon.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoDatabase;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class TestMongoTest {
  @Test
  void a_transaction_commits_on_the_shared_server() {
    MongoDatabase database =
        TestMongo.shared().client().getDatabase(TestMongo.database(TestMongoTest.class));

    try (ClientSession session = TestMongo.shared().client().startSession()) {
      session.withTransaction(
          () -> database.getCollection("rows").insertOne(session, new Document("_id", 1)));
    }

    assertThat(database.getCollection("rows").countDocuments()).isEqualTo(1);
  }

  @Test
  void a_class_keeps_its_database_for_the_whole_run() {
    String first = TestMongo.database(Kept.class);
    TestMongo.shared()
        .client()
        .getDatabase(first)
        .getCollection("rows")
        .insertOne(new Document("_id", 1));

    String second = TestMongo.database(Kept.class);

    assertThat(second).isEqualTo(first);
    assertThat(
            TestMongo.shared().client().getDatabase(second).getCollection("rows").countDocuments())
        .isEqualTo(1);
  }

  @Test
  void what_an_earlier_run_left_is_dropped_with_its_companions() {
    var client = TestMongo.shared().client();
    String left = TestMongo.databaseName(Left.class);
    client.getDatabase(left).getCollection("rows").insertOne(new Document());
    client.getDatabase(left + "_tasking").getCollection("rows").insertOne(new Document());

    TestMongo.database(Left.class);

    assertThat(client.listDatabaseNames()).doesNotContain(left, left + "_tasking");
  }

  @Test
  void names_stay_short_and_apart() {
    assertThat(TestMongo.databaseName(Kept.class)).isNotEqualTo(TestMongo.databaseName(Left.class));
    assertThat(TestMongo.databaseName(ANameThatIsMuchLongerThanAnybodyWouldWish.class))
        .hasSizeLessThanOrEqualTo(38);
  }

  @Test
  void a_jvm_that_runs_beside_another_has_databases_of_its_own() {
    var client = TestMongo.shared().client();
    String beside = TestMongo.databaseName(Beside.class, "7");
    client.getDatabase(beside + "_tasking").getCollection("rows").insertOne(new Document());

    String own = TestMongo.database(Beside.class);

    assertThat(own).isNotEqualTo(beside);
    assertThat(client.listDatabaseNames()).contains(beside + "_tasking");
    client.getDatabase(beside + "_tasking").drop();
  }

  private static final class Beside {}

  private static final class Kept {}

  private static final class Left {}

  private static final class ANameThatIsMuchLongerThanAnybodyWouldWish {}
}
