package cordon.description;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The build has written the description of the contract beside the classes. */
class DescriptionFileTest {
  @Test
  void the_file_of_the_build_describes_the_contract_and_is_the_same_each_time() throws IOException {
    String written;
    try (var file = Description.class.getResourceAsStream(Description.RESOURCE)) {
      written = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    }
    var document = JsonMapper.shared().readTree(written);

    assertThat(document.at("/paths").propertyNames()).hasSizeGreaterThan(30);
    assertThat(written)
        .isEqualTo(
            Description.of(ContractFiles.read(null), document.at("/info/version").stringValue("")));
  }

  @Test
  void no_text_of_a_list_is_empty_and_no_bounded_number_is_infinite() {
    var schemas =
        JsonMapper.shared()
            .readTree(Description.of(ContractFiles.read(null), "1"))
            .at("/components/schemas");

    assertThat(schemas.at("/HotspotSpecInput/properties/visibleTo/items").toString())
        .contains("CountryCode")
        .doesNotContain("const");
    assertThat("Infinity")
        .doesNotMatch(schemas.at("/GeoPointInput/properties/latitude/pattern").stringValue());
  }

  @Test
  void a_message_and_a_kind_of_text_that_are_called_alike_are_two() {
    var schemas =
        JsonMapper.shared()
            .readTree(Description.of(ContractFiles.read(null), "1"))
            .at("/components/schemas");

    assertThat(schemas.at("/Country/properties").has("agencies")).isTrue();
    assertThat(schemas.at("/CountryCode/enum").valueStream().map(JsonNode::stringValue))
        .contains("NG");
  }

  @Test
  void a_file_can_be_written_for_another_contract(@TempDir Path folder) throws IOException {
    Path contract = folder.resolve("contract.binpb");
    try (var builtIn = Description.class.getResourceAsStream("/contract/cordon.binpb")) {
      Files.copy(Objects.requireNonNull(builtIn), contract);
    }

    Description.main(folder.toString(), "2.0", contract.toString());

    String written = Files.readString(folder.resolve("description/openapi.json"));
    assertThat(JsonMapper.shared().readTree(written).at("/info/version").stringValue(""))
        .isEqualTo("2.0");
  }
}
