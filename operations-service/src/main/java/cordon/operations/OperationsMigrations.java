package cordon.operations;

import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;

import com.mongodb.client.model.IndexOptions;
import cordon.operations.hotspot.HotspotMigrations;
import cordon.platform.feed.PendingChanges;
import cordon.platform.migration.Migration;
import cordon.platform.migration.Migrations;
import java.util.concurrent.TimeUnit;
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
        Migration.adding(4, "indexes of hotspots", HotspotMigrations::makeIndexes));
  }
}
