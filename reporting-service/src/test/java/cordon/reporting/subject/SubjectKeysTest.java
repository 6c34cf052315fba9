package cordon.reporting.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubjectKeysTest {
  @TempDir private Path folder;

  @Test
  void one_document_is_one_subject_within_an_operation_and_another_one_outside() throws Exception {
    SubjectKeys keys = keys(1);
    Subject one = keys.subject("op-1", IdentifierType.DOCUMENT, "NG A0123", "here");

    assertThat(keys.subject("op-1", IdentifierType.DOCUMENT, "ng a-0123", "here")).isEqualTo(one);
    assertThat(keys.subject("op-2", IdentifierType.DOCUMENT, "NG A0123", "here").key())
        .isNotEqualTo(one.key());
    assertThat(keys(2).subject("op-1", IdentifierType.DOCUMENT, "NG A0123", "here").key())
        .isNotEqualTo(one.key());
  }

  @Test
  void what_leads_to_a_person_is_kept_as_its_key_alone() throws Exception {
    assertThat(keys(1).subject("op", IdentifierType.PHONE, "+2348031234567", "here").value())
        .isNull();
    assertThat(keys(1).subject("op", IdentifierType.DOMAIN, "Shop.example", "here").value())
        .isEqualTo("Shop.example");
  }

  @Test
  void a_missing_or_short_master_key_stops_the_start() throws Exception {
    Path small = Files.writeString(folder.resolve("short"), "AAAA");

    assertThatThrownBy(() -> new SubjectKeys(small)).hasMessageContaining("32 bytes");
    assertThatThrownBy(() -> new SubjectKeys(folder.resolve("none")))
        .isInstanceOf(IllegalStateException.class);
  }

  private SubjectKeys keys(int seed) throws IOException {
    byte[] master = new byte[48];
    master[0] = (byte) seed;
    return new SubjectKeys(
        Files.writeString(
            folder.resolve("key" + seed), Base64.getEncoder().encodeToString(master)));
  }
}
