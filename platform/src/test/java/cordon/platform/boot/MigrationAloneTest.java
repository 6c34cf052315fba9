package cordon.platform.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.platform.migration.Migration;
import cordon.platform.migration.Migrations;
import cordon.platform.migration.Migrator;
import cordon.platform.migration.NotMigratedException;
import cordon.testsupport.TestMongo;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A database is migrated before the service that needs it is started, by nothing but itself. */
@ExtendWith(OutputCaptureExtension.class)
class MigrationAloneTest {
  private static final AtomicInteger ran = new AtomicInteger();
  private final String database =
      TestMongo.database(MigrationAloneTest.class) + "_" + System.nanoTime();

  /** A service's own migration. */
  @Configuration(proxyBeanMethods = false)
  static class Own {
    @Bean
    Migrations migrations() {
      return Migrations.ofService(
          Migration.adding(
              1,
              "own index",
              it -> {
                ran.incrementAndGet();
                it.getCollection("own").createIndex(new Document("x", 1));
              }));
    }
  }

  @BeforeEach
  void begin() {
    ran.set(0);
  }

  @Test
  void the_database_has_every_migration_and_nothing_but_its_address_was_needed() {
    migrate();

    assertThat(recorded()).contains("platform/1", "service/1");
    assertThat(ran).hasValue(1);
  }

  @Test
  void run_again_or_several_times_at_once_each_migration_runs_once() {
    var all = new ArrayList<CompletableFuture<Void>>();
    for (int i = 0; i < 3; i++) {
      all.add(CompletableFuture.runAsync(this::migrate));
    }
    all.forEach(CompletableFuture::join);
    migrate();

    assertThat(ran).hasValue(1);
  }

  @Test
  void what_keeps_it_from_its_end_is_told_in_a_sentence(CapturedOutput output) {
    TestMongo.shared().client().getDatabase(database).createCollection(Migrator.UNDER_WAY);

    assertThatThrownBy(this::migrate).hasRootCauseInstanceOf(NotMigratedException.class);

    assertThat(output)
        .contains("A restore of this database has not come to its end.")
        .doesNotContain("\tat cordon.");
  }

  private void migrate() {
    ServiceStart.migrate(
            Own.class,
            "migrate",
            "--cordon.mongodb.uri=" + TestMongo.shared().uri(),
            "--cordon.mongodb.database=" + database)
        .close();
  }

  private List<String> recorded() {
    return TestMongo.shared()
        .client()
        .getDatabase(database)
        .getCollection(Migrator.COLLECTION)
        .find()
        .map(one -> one.getString("_id"))
        .into(new ArrayList<>());
  }
}
