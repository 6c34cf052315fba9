package cordon.platform.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import cordon.testsupport.MongoMembers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder to which backups are taken every few minutes, by nobody. */
class ShelfTest {
  private static final LocalDateTime NOON = LocalDateTime.parse("2026-11-27T12:00:00");
  private static MongoMembers mongodb;
  private static MongoClient client;

  @TempDir Path folder;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @BeforeAll
  static void start() {
    mongodb = MongoMembers.start(1, 64);
    client = MongoClients.create(mongodb.uri());
    write("first");
  }

  @AfterAll
  static void stop() {
    client.close();
    mongodb.close();
  }

  @Test
  void a_day_has_one_file_that_is_added_to_and_the_next_day_another() throws IOException {
    take(NOON);
    write("second");
    take(NOON.plusMinutes(10));
    take(NOON.plusDays(1));

    assertThat(files()).containsExactly("cordon-2026-11-27.backup", "cordon-2026-11-28.backup");
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("1 changes since");
  }

  @Test
  void what_cannot_be_added_to_is_left_and_another_is_begun() throws IOException {
    Path broken = Files.writeString(folder.resolve("cordon-2026-11-27.backup"), "no backup");

    take(NOON);
    write("third");
    take(NOON.plusMinutes(10));

    assertThat(files())
        .containsExactly("cordon-2026-11-27.backup", "cordon-2026-11-27T120000.backup");
    assertThat(broken).hasContent("no backup");
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("cordon-2026-11-27.backup ends here.")
        .contains("1 changes since");
  }

  @Test
  void while_another_writes_to_the_file_of_the_day_no_second_is_begun() throws IOException {
    take(NOON);

    try (var _ = Taking.lock(folder.resolve("cordon-2026-11-27.backup"))) {
      assertThatThrownBy(() -> take(NOON.plusMinutes(10)))
          .isInstanceOf(RefusedException.class)
          .hasMessageStartingWith("Another backup writes to ");
    }

    assertThat(files()).containsExactly("cordon-2026-11-27.backup");
    assertThat(said.toString(StandardCharsets.UTF_8)).doesNotContain("ends here");
  }

  @Test
  void a_file_of_a_day_that_no_calendar_has_keeps_nobody_from_a_backup() throws IOException {
    Files.createFile(folder.resolve("cordon-2026-13-45.backup"));

    take(NOON);

    assertThat(files()).containsExactly("cordon-2026-11-27.backup", "cordon-2026-13-45.backup");
  }

  @Test
  void files_of_days_long_past_are_removed_behind_a_backup_and_nothing_else() throws IOException {
    for (String name :
        List.of(
            "cordon-2026-11-24.backup",
            "cordon-2026-11-24.backup.lock",
            "cordon-2026-11-24T093000.backup",
            "cordon-2026-11-25.backup",
            "other-2020-01-01.backup")) {
      Files.createFile(folder.resolve(name));
    }

    take(NOON);

    assertThat(files())
        .containsExactly(
            "cordon-2026-11-25.backup", "cordon-2026-11-27.backup", "other-2020-01-01.backup");
    assertThat(folder.resolve("cordon-2026-11-24.backup.lock")).doesNotExist();
  }

  @Test
  void without_the_setting_nothing_is_removed() throws IOException {
    Files.createFile(folder.resolve("cordon-2020-01-01.backup"));

    Shelf.of(installation(), Map.of(), out()).take(folder, NOON);

    assertThat(files()).contains("cordon-2020-01-01.backup");
  }

  @Test
  void days_that_are_no_number_are_named() {
    assertThatThrownBy(
            () -> Shelf.of(installation(), Map.of("CORDON_BACKUP_DAYS", "a week"), out()))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            "CORDON_BACKUP_DAYS is a week: give the number of days for which files are kept, 1 or"
                + " more.");
  }

  @Test
  void the_command_takes_a_folder() throws IOException {
    Said.by(environment(), "backup", folder.toString()).done();

    assertThat(files()).hasSize(1).first().asString().startsWith("cordon-20");
  }

  private void take(LocalDateTime now) {
    Shelf.of(installation(), Map.of("CORDON_BACKUP_DAYS", "2"), out()).take(folder, now);
  }

  private PrintStream out() {
    return new PrintStream(said, true, StandardCharsets.UTF_8);
  }

  private List<String> files() throws IOException {
    try (var all = Files.list(folder)) {
      return all.map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".backup"))
          .sorted()
          .toList();
    }
  }

  private static Installation installation() {
    return Installation.of(environment());
  }

  private static Map<String, String> environment() {
    return Map.of("CORDON_MONGODB_URI", mongodb.uri(), "CORDON_BACKUP_DATABASES", "shelf");
  }

  private static void write(String id) {
    client.getDatabase("shelf").getCollection("things").insertOne(new Document("_id", id));
  }
}
