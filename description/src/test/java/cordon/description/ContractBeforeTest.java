package cordon.description;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Whoever calls Cordon by the contract of the release before goes on with this one. Where that
 * release is at hand ({@code ./cordon test --upgrade}) what is kept of its contract is held to it.
 */
class ContractBeforeTest {
  private static final Path KEPT = Path.of("..", "releases", "before", "contract.txt");

  private static final Optional<Path> BEFORE =
      Optional.ofNullable(System.getenv("CORDON_TEST_BEFORE"))
          .map(checkout -> Path.of(checkout, "proto/target/classes/contract/cordon.binpb"));

  @Test
  void nothing_of_the_contract_of_the_release_before_is_gone_or_has_become_another()
      throws IOException {
    assertThat(ContractLines.of(ContractFiles.read(null)))
        .as(
            "what callers of the release before rely on; a field, a value or a method stays as it was")
        .containsAll(kept());
  }

  @Test
  void what_is_kept_is_the_contract_of_the_release_before() throws IOException {
    if (BEFORE.isPresent()) {
      var before = List.copyOf(ContractLines.of(ContractFiles.read(BEFORE.get())));
      if (Boolean.getBoolean("cordon.golden.write")) {
        Files.write(KEPT, before);
      }
      assertThat(kept()).isEqualTo(before);
    }
    assertThat(kept()).isSorted().hasSizeGreaterThan(500);
  }

  private static List<String> kept() throws IOException {
    return Files.readAllLines(KEPT);
  }
}
