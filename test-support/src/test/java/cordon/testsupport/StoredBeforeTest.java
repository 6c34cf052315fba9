package cordon.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Every stored form that the release before has pinned is pinned still, byte for byte: that this
 * code reads it is held by the tests of each service. Where that release is at hand ({@code
 * ./cordon test --upgrade}) what is kept of its forms is held to it.
 */
class StoredBeforeTest {
  private static final Path CHECKOUT = Path.of("..");
  private static final Path KEPT = CHECKOUT.resolve("releases/before/stored.txt");
  private static final Optional<Path> BEFORE =
      Optional.ofNullable(System.getenv("CORDON_TEST_BEFORE")).map(Path::of);

  @Test
  void every_form_that_the_release_before_has_stored_is_still_read() throws IOException {
    assertThat(forms(CHECKOUT))
        .as("forms stand in databases for ever; a new one gets a file of its own")
        .containsAll(kept());
  }

  @Test
  void what_is_kept_are_the_forms_of_the_release_before() throws IOException {
    if (BEFORE.isPresent()) {
      List<String> before = forms(BEFORE.get());
      if (Boolean.getBoolean("cordon.golden.write")) {
        Files.write(KEPT, before);
      }
      assertThat(kept()).isEqualTo(before);
    }
    assertThat(kept()).isSorted().hasSizeGreaterThan(50);
  }

  private static List<String> kept() throws IOException {
    return Files.readAllLines(KEPT);
  }

  /** Path and digest of each. */
  private static List<String> forms(Path checkout) throws IOException {
    try (var modules = Files.newDirectoryStream(checkout, "*")) {
      var found = new ArrayList<String>();
      for (Path module : modules) {
        Path golden = module.resolve("src/test/resources/golden");
        if (Files.isDirectory(golden)) {
          try (var files = Files.walk(golden)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
              found.add(checkout.relativize(file) + " " + digest(file));
            }
          }
        }
      }
      return found.stream().sorted().toList();
    }
  }

  private static String digest(Path file) throws IOException {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
