package cordon.reporting.subject;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.start.NotStartedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Without its master key the service does not start, since it would know nobody again. */
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

  private static void assertSaid(Path file, String sentence) {
    assertThatThrownBy(() -> new SubjectKeys(file))
        .isInstanceOf(NotStartedException.class)
        .hasMessage(sentence)
        .hasNoCause();
  }
}
