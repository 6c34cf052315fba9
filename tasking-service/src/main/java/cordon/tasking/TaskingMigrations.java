package cordon.tasking;

import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;

import cordon.platform.migration.Migration;
import cordon.platform.migration.Migrations;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How this service's database came to be as the code needs it. What has been released stays. */
@Configuration(proxyBeanMethods = false)
class TaskingMigrations {

  @Bean
  Migrations migrations() {
    return Migrations.ofService(
        Migration.adding(
            1,
            "indexes of tasks",
            database -> {
              var tasks = database.getCollection("tasks");
              for (List<String> keys :
                  List.of(
                      List.of("operationId", "executor"),
                      List.of("operationId", "requester"),
                      List.of("operationId", "state"),
                      List.of("operationId"))) {
                tasks.createIndex(compoundIndex(ascending(keys), descending("_id")));
              }
            }));
  }
}
