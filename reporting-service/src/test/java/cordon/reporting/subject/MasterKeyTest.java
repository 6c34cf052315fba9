package cordon.reporting.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.platform.conformance.ServiceFixture;
import cordon.reporting.ReportingApplication;
import cordon.start.NotStartedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Without its own master key the service does not start, since it would know nobody again. */
@ExtendWith(OutputCaptureExtension.class)
class MasterKeyTest {
  @TempDir Path folder;

  @Test
  void a_key_that_is_missing_garbled_or_short_is_told_without_its_content() throws IOException {
    assertSaid(folder.resolve("none"), "The master key of cordon.keys.master-file cannot be read.");
    assertSaid(
        Files.writeString(folder.resolve("garbled"), "not base 64!"),
        "The master key of cordon.keys.master-file is not Base64.");
    assertSaid(
        Files.writeString(folder.resolve("short"), "c2hvcnQ="),
        "The master key of cordon.keys.master-file has fewer than 32 bytes.");
  }

  @Test
  void another_key_than_the_databases_own_is_refused(CapturedOutput output) throws IOException {
    Path own = key("own", 1);
    Path other = key("other", 2);
    start(own).close();

    assertThatThrownBy(() -> start(other).close())
        .rootCause()
        .isInstanceOf(NotStartedException.class);

    assertThat(output.getOut())
        .contains("The master key of cordon.keys.master-file is not the one with which this")
        .contains("Put back the installation's own from where it is kept")
        .doesNotContain("\tat ");
    start(own).close();
  }

  @Test
  void a_database_of_before_this_takes_the_mark_at_its_next_start() throws IOException {
    Path own = key("own", 1);
    try (var service = start(own)) {
      service.mongo().database().getCollection("key_marks").drop();
    }

    start(own).close();

    assertThatThrownBy(() -> start(key("other", 2)).close())
        .rootCause()
        .isInstanceOf(NotStartedException.class);
  }

  private Path key(String name, int first) throws IOException {
    byte[] key = new byte[48];
    key[0] = (byte) first;
    return Files.writeString(folder.resolve(name), Base64.getEncoder().encodeToString(key));
  }

  private static ServiceFixture start(Path key) {
    return ServiceFixture.start(
        ReportingApplication.class,
        MasterKeyTest.class,
        Map.of(
            "cordon.feeds.operations", "127.0.0.1:9",
            "cordon.feeds.tasking", "127.0.0.1:9",
            "cordon.keys.master-file", key.toString()));
  }

  private static void assertSaid(Path file, String sentence) {
    assertThatThrownBy(() -> new SubjectKeys(file))
        .isInstanceOf(NotStartedException.class)
        .hasMessage(sentence)
        .hasNoCause();
  }
}
