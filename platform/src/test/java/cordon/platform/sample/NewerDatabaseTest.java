package cordon.platform.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.model.Filters;
import cordon.platform.conformance.ServiceFixture;
import cordon.platform.migration.Migrated;
import cordon.platform.migration.Migrator;
import cordon.platform.migration.NotMigratedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A service on a database that newer code has migrated, as when a release is taken back. */
@ExtendWith(OutputCaptureExtension.class)
class NewerDatabaseTest {

  @Test
  void what_was_only_added_does_not_keep_it_from_its_work_and_what_closes_does(
      CapturedOutput output) {
    try (var service =
        ServiceFixture.start(SampleApplication.class, NewerDatabaseTest.class, Map.of())) {
      var migrations = service.mongo().collection(Migrator.COLLECTION, Migrated.class);
      migrations.deleteMany(Filters.eq("part", "service"));
      migrations.insertOne(newer(1, "an index", true));
      service.restart();
      migrations = service.mongo().collection(Migrator.COLLECTION, Migrated.class);
      migrations.insertOne(newer(2, "words by language", false));

      assertThatThrownBy(service::another).hasRootCauseInstanceOf(NotMigratedException.class);

      assertThat(output.getOut())
          .containsPattern(
              "The database was migrated by version 9.0 to a form that this version [^ ]+ cannot go"
                  + " on with: service/2 \\(words by language\\)\\.\n")
          .contains("Start version 9.0 or a later one.")
          .doesNotContain("NotMigratedException");
      migrations.deleteMany(Filters.eq("part", "service"));
    }
  }

  @Test
  void the_indexes_are_there_before_the_first_call_and_each_migration_is_recorded() {
    try (var service =
        ServiceFixture.start(SampleApplication.class, NewerDatabaseTest.class, Map.of())) {
      var database = service.mongo().database();

      for (String collection : new String[] {"commands", "journal", "pages"}) {
        assertThat(database.getCollection(collection).listIndexes().into(new ArrayList<>()))
            .hasSize(2);
      }
      assertThat(
              service
                  .mongo()
                  .collection(Migrator.COLLECTION, Document.class)
                  .countDocuments(Filters.eq("part", "platform")))
          .isEqualTo(3);
    }
  }

  private static Migrated newer(int number, String name, boolean olderGoesOn) {
    return new Migrated(
        "service/" + number, "service", number, name, olderGoesOn, "9.0", Instant.now());
  }
}
