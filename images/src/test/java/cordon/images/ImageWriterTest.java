package cordon.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ImageWriterTest {
  private static final long MADE = 1_750_000_000;

  @TempDir private Path folder = Path.of("");

  @Test
  void the_same_files_give_the_same_bytes_wherever_and_however_they_lie() throws Exception {
    Path here = folder.resolve("here");
    Path there = folder.resolve("else/where");

    String one = write(plan("scratch", file(here, "java", "rwx------", 1), here.resolve("i.tar")));
    String two =
        write(plan("scratch", file(there, "java", "rw-rw-rw-", 2), there.resolve("i.tar")));

    assertThat(one).isEqualTo(two).startsWith("sha256:");
    assertThat(here.resolve("i.tar")).hasSameBinaryContentAs(there.resolve("i.tar"));
  }

  @Test
  void files_are_of_root_with_the_mode_and_time_of_the_plan_and_folders_can_be_read()
      throws Exception {
    Path archive = folder.resolve("i.tar");

    write(plan("scratch", file(folder, "java", "rwxrwxrwx", 7), archive));

    List<TarArchiveEntry> entries = Archive.read(archive).layer(0);
    assertThat(entries)
        .extracting(TarArchiveEntry::getName)
        .containsExactly("opt/", "opt/java/", "opt/java/bin");
    assertThat(entries)
        .allSatisfy(entry -> {
          assertThat(entry.getLongUserId()).isZero();
          assertThat(entry.getLongGroupId()).isZero();
          assertThat(entry.getUserName()).isEmpty();
        });
    assertThat(entries.getLast().getMode() & 0777).isEqualTo(0755);
    assertThat(entries.getLast().getLastModifiedTime().toInstant().getEpochSecond()).isEqualTo(5);
    assertThat(entries.getFirst().getMode() & 0777).isEqualTo(0755);
  }

  @Test
  void the_image_says_who_it_is_how_it_runs_and_nothing_of_this_machine() throws Exception {
    Path archive = folder.resolve("i.tar");

    write(plan("scratch", file(folder, "java", "rw-r--r--", 1), archive));

    Archive read = Archive.read(archive);
    JsonNode config = read.config();
    assertThat(read.tags()).containsExactly("cordon/part:1.0");
    assertThat(config.get("architecture").stringValue()).isEqualTo("amd64");
    assertThat(config.get("created").stringValue()).isEqualTo("2025-06-15T15:06:40Z");
    JsonNode how = config.get("config");
    assertThat(how.get("User").stringValue()).isEqualTo("10001:10001");
    assertThat(how.get("Entrypoint").toString())
        .isEqualTo("[\"/opt/java/bin\",\"-jar\",\"part.jar\"]");
    assertThat(how.get("Env").toString()).isEqualTo("[\"A=b\"]");
    assertThat(how.get("ExposedPorts").toString()).isEqualTo("{\"9101/tcp\":{}}");
    assertThat(how.get("Labels").get("org.opencontainers.image.version").stringValue())
        .isEqualTo("1.0");
    assertThat(read.text()).doesNotContain(folder.toString());
  }

  @Test
  void what_it_stands_on_is_kept_and_does_not_say_how_it_runs() throws Exception {
    Path base = folder.resolve("base.tar");
    Path archive = folder.resolve("i.tar");
    write(plan("scratch", file(folder.resolve("b"), "libc", "rw-r--r--", 1), base));

    write(plan("tar://" + base, file(folder, "java", "rw-r--r--", 1), archive));

    Archive read = Archive.read(archive);
    assertThat(read.layer(0).getLast().getName()).isEqualTo("opt/libc/bin");
    assertThat(read.layer(1).getLast().getName()).isEqualTo("opt/java/bin");
    assertThat(read.config().get("config").get("Entrypoint")).hasSize(3);
  }

  @Test
  void a_base_that_is_damaged_or_not_there_is_refused_with_the_way_out() throws Exception {
    Path damaged = Files.write(folder.resolve("damaged.tar"), new byte[2000]);
    Path text = Files.writeString(folder.resolve("text.tar"), "no archive".repeat(200));
    Path cut = cutInHalf();

    for (Path base : List.of(damaged, text, cut, folder.resolve("none.tar"))) {
      Path archive = folder.resolve("i.tar");
      assertThatThrownBy(
              () -> write(plan("tar://" + base, file(folder, "j", "rw-r--r--", 1), archive)))
          .isInstanceOf(Refused.class)
          .hasMessageMatching(
              "The base image .*\\.tar cannot be had \\(.+\\): name another one with BASE_IMAGE;"
                  + " BASE_IMAGE=local needs nothing but this machine\\.");
      assertThat(archive).doesNotExist();
    }
  }

  @Test
  void a_registry_that_does_not_answer_is_told_of_the_base_and_of_the_image() throws Exception {
    String address = "127.0.0.1:" + closedPort();
    Path files = file(folder, "java", "rw-r--r--", 1);
    Path archive = folder.resolve("i.tar");

    assertThatThrownBy(() -> write(plan(address + "/base:1", files, archive)))
        .isInstanceOf(Refused.class)
        .hasMessageMatching("The base image .* cannot be had \\(.+\\): .*BASE_IMAGE=local.*");
    assertThatThrownBy(() -> write(plan("scratch", files, archive, address + "/part:1.0")))
        .isInstanceOf(Refused.class)
        .hasMessageContaining(address + "/part:1.0 was not taken by its registry");
  }

  @Test
  void what_is_no_name_of_an_image_is_told() throws Exception {
    Path files = file(folder, "java", "rw-r--r--", 1);

    assertThatThrownBy(() -> write(plan("No Name", files, folder.resolve("i.tar"))))
        .isInstanceOf(Refused.class)
        .hasMessage("No Name is no name of an image: give one like registry.example/path:tag.");
  }

  private String write(Plan plan) throws IOException, InterruptedException {
    return new ImageWriter(plan, folder.resolve("cache" + System.nanoTime())).write();
  }

  private Path cutInHalf() throws IOException, InterruptedException {
    Path whole = folder.resolve("whole.tar");
    write(plan("scratch", file(folder.resolve("w"), "libc", "rw-r--r--", 1), whole));
    byte[] bytes = Files.readAllBytes(whole);
    return Files.write(folder.resolve("cut.tar"), Arrays.copyOf(bytes, 700));
  }

  private static int closedPort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static Path file(Path folder, String name, String mode, long time) throws IOException {
    Files.createDirectories(folder);
    Path file =
        Files.writeString(folder.resolve(name), "a file of " + name, StandardCharsets.UTF_8);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    Files.setLastModifiedTime(file, FileTime.fromMillis(time * 1000));
    return file;
  }

  private static Plan plan(String base, Path file, Path archive) {
    return plan(base, file, archive, null);
  }

  private static Plan plan(String base, Path file, Path archive, @Nullable String push) {
    var entry = new Plan.Entry(file.toString(), "/opt/" + file.getFileName() + "/bin", "755");
    return new Plan(
        "cordon/part:1.0",
        base,
        "amd64",
        MADE,
        "10001:10001",
        "/opt/cordon",
        List.of("/opt/java/bin", "-jar", "part.jar"),
        Map.of("A", "b"),
        List.of(9101),
        Map.of("org.opencontainers.image.version", "1.0"),
        List.of(new Plan.Layer("files", 5, List.of(entry))),
        archive.toString(),
        push,
        true);
  }
}
