package cordon.operations;

import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;

import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.MergeOptions;
import com.mongodb.client.model.Projections;
import cordon.operations.calendar.CalendarMigrations;
import cordon.operations.cases.CaseMigrations;
import cordon.operations.diligence.DiligenceMigrations;
import cordon.operations.hotspot.HotspotMigrations;
import cordon.operations.intelligence.PackageMigrations;
import cordon.operations.item.ItemMigrations;
import cordon.operations.meeting.MeetingMigrations;
import cordon.operations.network.NetworkMigrations;
import cordon.operations.operation.LeadMigrations;
import cordon.operations.order.OrderMigrations;
import cordon.operations.people.PeopleMigrations;
import cordon.operations.resource.ContributionMigrations;
import cordon.operations.template.PlanTemplateMigrations;
import cordon.operations.violation.ViolationMigrations;
import cordon.platform.feed.PendingChanges;
import cordon.platform.journal.Journal;
import cordon.platform.migration.Migration;
import cordon.platform.migration.Migrations;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How this service's database came to be as the code needs it. What has been released stays. */
@Configuration(proxyBeanMethods = false)
class OperationsMigrations {

  @Bean
  Migrations migrations() {
    return Migrations.ofService(
        Migration.adding(
            1,
            "indexes of operations",
            database ->
                database
                    .getCollection("operations")
                    .createIndex(descending("state", "_id"), new IndexOptions().name("by_state"))),
        Migration.adding(
            2,
            "indexes of participations",
            database -> {
              var participations = database.getCollection("participations");
              participations.createIndex(ascending("operationId", "country"));
              participations.createIndex(
                  compoundIndex(ascending("country"), descending("operationId")));
            }),
        Migration.adding(
            3,
            "index of pending changes",
            database ->
                database
                    .getCollection(PendingChanges.COLLECTION)
                    .createIndex(
                        ascending("due"),
                        new IndexOptions().name("due").expireAfter(1L, TimeUnit.HOURS))),
        Migration.adding(
            4,
            "indexes of comments on plans",
            database -> {
              var comments = database.getCollection("plan_comments");
              comments.createIndex(ascending("operationId", "_id"));
              comments.createIndex(ascending("operationId", "state", "_id"));
            }),
        Migration.adding(
            5,
            "revisions that are approved, and their index",
            database -> {
              database
                  .getCollection("plan_revisions")
                  .createIndex(compoundIndex(ascending("operationId"), descending("_id")));
              database.getCollection("operations").aggregate(approvedRevisions()).toCollection();
            }),
        Migration.adding(6, "indexes of hotspots", HotspotMigrations::makeIndexes),
        Migration.adding(
            7,
            "index of participations by state",
            database ->
                database
                    .getCollection("participations")
                    .createIndex(ascending("country", "state", "operationId"))),
        Migration.adding(8, "indexes of cases", CaseMigrations::makeIndexes),
        Migration.adding(9, "indexes of leads and programmes", LeadMigrations::makeIndexes),
        Migration.adding(
            10,
            "indexes of what is prepared",
            database -> {
              ItemMigrations.makeIndexes(database);
              MeetingMigrations.makeIndexes(database);
              ContributionMigrations.makeIndexes(database);
            }),
        Migration.adding(
            11,
            "index of changes of operations",
            database ->
                database
                    .getCollection(Journal.COLLECTION)
                    .createIndex(
                        compoundIndex(
                            ascending("aggregate", "action"), descending("version", "time")),
                        new IndexOptions()
                            .name("changes_of_operations")
                            .partialFilterExpression(
                                Filters.eq("type", "cordon.operations.v1.Operation")))),
        Migration.adding(12, "indexes of intelligence packages", PackageMigrations::makeIndexes),
        Migration.adding(13, "indexes of networks", NetworkMigrations::makeIndexes),
        Migration.adding(14, "indexes of templates", PlanTemplateMigrations::makeIndexes),
        Migration.adding(15, "indexes of calendars", CalendarMigrations::makeIndexes),
        Migration.adding(16, "indexes of admissions", PeopleMigrations::makeIndexes),
        Migration.adding(17, "indexes of orders", OrderMigrations::makeIndexes),
        Migration.adding(
            18,
            "indexes of due diligence and of violations",
            database -> {
              DiligenceMigrations.makeIndexes(database);
              ViolationMigrations.makeIndexes(database);
            }),
        Migration.adding(
            19,
            "indexes of cases by meeting, and of hotspots by where activity moved from",
            database -> {
              CaseMigrations.makeIndexes(database);
              HotspotMigrations.makeIndexesByOrigin(database);
            }));
  }

  /** What is in force becomes the first revision that is kept; what is kept already stays. */
  private static List<Bson> approvedRevisions() {
    var number = new Document("$toString", "$approved.number");
    var padded =
        new Document(
            "$substrCP",
            List.of(
                new Document("$concat", List.of("000000", number)),
                new Document("$strLenCP", number),
                6));
    return List.of(
        Aggregates.match(Filters.ne("approved", null)),
        Aggregates.project(
            Projections.fields(
                Projections.computed("_id", new Document("$concat", List.of("$_id", ".r", padded))),
                Projections.computed("operationId", "$_id"),
                Projections.computed("version", new Document("$literal", 1L)),
                Projections.computed("revision", "$approved"))),
        Aggregates.merge(
            "plan_revisions",
            new MergeOptions().whenMatched(MergeOptions.WhenMatched.KEEP_EXISTING)));
  }
}
