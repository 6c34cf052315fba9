package cordon.reporting;

import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import cordon.platform.migration.Migration;
import cordon.platform.migration.Migrations;
import cordon.platform.migration.PlatformMigrations;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How this service's database came to be as the code needs it. What has been released stays. */
@Configuration(proxyBeanMethods = false)
class ReportingMigrations {
  /** No transaction lives as long as this. */
  private static final long STAGINGS_KEPT_DAYS = 7;

  @Bean
  Migrations migrations() {
    return Migrations.ofService(
        Migration.adding(1, "indexes of results", ReportingMigrations::results),
        Migration.adding(2, "indexes of submissions", ReportingMigrations::submissions),
        Migration.adding(3, "indexes of postings", PlatformMigrations::postings),
        Migration.adding(4, "indexes of results by place and day", ReportingMigrations::places),
        Migration.adding(5, "indexes of lists of submissions", ReportingMigrations::lists),
        Migration.adding(6, "indexes of marked results", ReportingMigrations::marked));
  }

  private static void lists(MongoDatabase database) {
    var submissions = database.getCollection("submissions");
    for (List<String> keys :
        List.of(
            List.of("operationId"),
            List.of("operationId", "state"),
            List.of("operationId", "country"),
            List.of("operationId", "country", "state"))) {
      submissions.createIndex(compoundIndex(ascending(keys), descending("_id")));
    }
    // Results that were reported singly are in neither.
    var lines = new IndexOptions().partialFilterExpression(Filters.exists("submissionId"));
    var results = database.getCollection("results");
    results.createIndex(ascending("submissionId", "_id"), lines);
    results.createIndex(ascending("country", "submissionId", "_id"), lines);
  }

  /** Few are marked, and whoever looks for them need not pass by all the others. */
  private static void marked(MongoDatabase database) {
    var marked =
        Filters.or(
            Filters.eq("outOfOrder", true),
            Filters.eq("clockAhead", true),
            Filters.eq("correction.clockAhead", true));
    var results = database.getCollection("results");
    for (List<String> keys : List.of(List.of("operationId", "country"), List.of("operationId"))) {
      results.createIndex(
          compoundIndex(ascending(keys), descending("_id"), ascending("outOfOrder")),
          new IndexOptions().partialFilterExpression(marked));
    }
  }

  private static void places(MongoDatabase database) {
    var results = database.getCollection("results");
    String place = "spec.place";
    String occurred = "spec.occurred";
    for (List<String> keys :
        List.of(
            List.of("operationId", place),
            List.of("operationId", place, "spec.finding.kind"),
            List.of("operationId", place, occurred),
            List.of("operationId", "country", occurred),
            List.of("operationId", occurred))) {
      results.createIndex(compoundIndex(ascending(keys), descending("_id")));
    }
  }

  private static void results(MongoDatabase database) {
    var results = database.getCollection("results");
    String kind = "spec.finding.kind";
    for (List<String> keys :
        List.of(
            List.of("operationId"),
            List.of("operationId", "state"),
            List.of("operationId", "country"),
            List.of("operationId", kind),
            List.of("operationId", "country", kind))) {
      results.createIndex(compoundIndex(ascending(keys), descending("_id")));
    }
    results.createIndex(ascending("submissionId", "line"));
    // Only lines that somebody else has written on are in it.
    results.createIndex(
        ascending("submissionId", "coauthors"),
        new IndexOptions().partialFilterExpression(Filters.exists("coauthors")));
    // Empty but for what the first versions have left.
    database
        .getCollection("references")
        .createIndex(
            ascending("staged", "owner"),
            new IndexOptions().partialFilterExpression(Filters.eq("staged", true)));
  }

  private static void submissions(MongoDatabase database) {
    database
        .getCollection("submissions")
        .createIndex(
            ascending("operationId", "country", "reference"), new IndexOptions().unique(true));
    database.getCollection("staged_lines").createIndex(ascending("submissionId", "line"));
    database
        .getCollection("stagings")
        .createIndex(
            ascending("time"), new IndexOptions().expireAfter(STAGINGS_KEPT_DAYS, TimeUnit.DAYS));
  }
}
