package cordon.operations.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The runtime of images has no library of screens and of fonts. */
class BareProcessTest {

  @Test
  @EnabledOnOs(OS.LINUX)
  void a_document_is_made_without_a_library_of_screens_or_fonts() throws IOException {
    String classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classes,
                BareProcess.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();

    String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(told.strip()).isEqualTo("true 0");
  }
}
