package cordon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The image of one service, made of this machine only and run as a cluster would run it. */
class ServiceImageTest {
  private static final String PART = "tasking-service";
  private static final Path FOLDER = Path.of("target", "images").toAbsolutePath();

  /** With it a start ends at once if it cannot use the cache of the image. */
  private static final String CACHE_IS_NEEDED = "-XX:AOTMode=on";

  private static final CordonCopy COPY =
      new CordonCopy(ServiceImageTest.class).with("BASE_IMAGE", "local");

  @BeforeAll
  static void made() {
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
      String asks = "no MongoDB answers at 127.0.0.1:9";
      String said = running.until(asks);

      assertThat(said).contains("Starting Tasking").contains(asks);
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

  private static void make(String... more) {
    var command = new ArrayList<>(List.of("images", PART, "--to", FOLDER.toString()));
    command.addAll(List.of(more));
    COPY.run(command.toArray(String[]::new));
  }
}
