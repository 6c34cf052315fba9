package cordon.platform.migration;

import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What every service's database has alike. */
public final class PlatformMigrations {
  private static final long COMMANDS_KEPT_DAYS = 90;

  private PlatformMigrations() {}

  /** All of them. */
  public static Migrations all() {
    return new Migrations(
        "platform",
        List.of(
            Migration.adding(1, "indexes of commands", PlatformMigrations::commands),
            Migration.adding(2, "indexes of the journal", PlatformMigrations::journal),
            Migration.adding(
                3,
                "index of what is parked by build",
                database ->
                    database
                        .getCollection("parked")
                        .createIndex(ascending("projection", "aggregate")))));
  }

  /** Answers are kept for so long, and go by themselves. */
  private static void commands(MongoDatabase database) {
    database
        .getCollection("commands")
        .createIndex(
            ascending("time"), new IndexOptions().expireAfter(COMMANDS_KEPT_DAYS, TimeUnit.DAYS));
  }

  /** By time a sequencer without a token finds what was written lately; by id, in which block. */
  private static void journal(MongoDatabase database) {
    database.getCollection("journal").createIndex(ascending("time", "_id"));
    database.getCollection("pages").createIndex(ascending("ids"));
  }

  /** For a service that posts many rows in one act; a step of its own migrations. */
  public static void postings(MongoDatabase database) {
    var postings = database.getCollection("postings");
    postings.createIndex(ascending("batch"));
    // Only what is not done is in this index, so the search for work does not grow with history.
    postings.createIndex(
        ascending("accepted", "_id"),
        new IndexOptions().partialFilterExpression(Filters.eq("done", false)));
  }
}
