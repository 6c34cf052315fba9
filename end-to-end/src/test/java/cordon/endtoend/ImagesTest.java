package cordon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The image of one service, made of this machine only and run as a cluster would run it. */
class ImagesTest {
  private static final String PART = "tasking-service";
  private static final Path FOLDER = Path.of("target", "images").toAbsolutePath();

  /** With it a start ends at once if it cannot use the cache of the image. */
  private static final String CACHE_IS_NEEDED = "-XX:AOTMode=on";

  @BeforeAll
  static void made() throws Exception {
    make();
  }

  @Test
  void a_service_starts_from_its_cache_with_nothing_to_write_to_and_asks_for_its_database()
      throws Exception {
    try (var running =
        StartedImage.of(
            FOLDER.resolve(PART + ".tar"),
            Map.of(
                "JDK_JAVA_OPTIONS", CACHE_IS_NEEDED,
                "CORDON_MONGODB_URI", "mongodb://127.0.0.1:9/?replicaSet=cordon",
                "CORDON_OIDC_ISSUER", "http://127.0.0.1:9/realms/cordon",
                "CORDON_OIDC_CLIENTSECRET", "none",
                "SPRING_GRPC_SERVER_PORT", "0"))) {
      String said = running.until("127.0.0.1:9");

      assertThat(said).contains("Starting Tasking").contains("127.0.0.1:9");
      assertThat(said).doesNotContain("AOT cache").doesNotContain("Read-only file system");
    }
  }

  @Test
  void made_again_of_the_same_classes_it_is_the_same() throws Exception {
    String before = Files.readString(FOLDER.resolve(PART + ".digest"));
    byte[] components = Files.readAllBytes(FOLDER.resolve(PART + ".cdx.json"));

    make("--classes", FOLDER.toString());

    assertThat(FOLDER.resolve(PART + ".digest")).hasContent(before);
    assertThat(FOLDER.resolve(PART + ".cdx.json")).hasBinaryContent(components);
  }

  private static void make(String... more) throws IOException, InterruptedException {
    String cordon = Path.of("..", "cordon").toAbsolutePath().normalize().toString();
    var command = new ArrayList<>(List.of(cordon, "images", PART, "--to", FOLDER.toString()));
    command.addAll(List.of(more));
    var builder = new ProcessBuilder(command);
    builder.environment().put("BASE_IMAGE", "local");
    builder.environment().put("CORDON_SKIP_BUILD", "1");
    builder.environment().put("CORDON_HOME", FOLDER.resolve("home").toString());
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
  }
}
