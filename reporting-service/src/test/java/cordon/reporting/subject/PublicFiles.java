package cordon.reporting.subject;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Test files of Unicode and the web platform, which {@code ./cordon test} fetches. */
final class PublicFiles {
  private PublicFiles() {}

  static List<String> lines(String name) throws IOException {
    return Files.readAllLines(file(name));
  }

  static JsonArray json(String name) throws IOException {
    return JsonParser.parseString(Files.readString(file(name))).getAsJsonArray();
  }

  private static Path file(String name) {
    String folder =
        Objects.requireNonNull(
            System.getenv("CORDON_TEST_PUBLIC_FILES"),
            "CORDON_TEST_PUBLIC_FILES names the folder of the public test files: run ./cordon test");
    return Path.of(folder, name);
  }
}
