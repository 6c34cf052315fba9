package cordon.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.BsonDocument;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The stored forms that are pinned: {@code golden/<collection>/<form>.json}, of a service and of
 * the platform. They are added to and never changed.
 */
public final class GoldenFiles {
  private static final Path FOLDER = Path.of("src/test/resources/golden");
  private static final String EVERYWHERE = "classpath*:golden/**/*.json";

  private GoldenFiles() {}

  /**
   * One pinned form.
   *
   * @param name {@code <collection>/<form>.json}
   */
  public record Pinned(String name, BsonDocument form) {}

  /** All of them by collection. */
  public static Map<String, List<Pinned>> byCollection() {
    Map<String, List<Pinned>> all = new TreeMap<>();
    try {
      for (Resource file : new PathMatchingResourcePatternResolver().getResources(EVERYWHERE)) {
        String path = file.getURL().getPath();
        String name = path.substring(path.lastIndexOf("golden/") + "golden/".length());
        int folder = name.indexOf('/');
        if (folder < 0) {
          // An earlier build may have left it; what lies so in the sources is told below.
          continue;
        }
        String text = new String(file.getContentAsByteArray(), StandardCharsets.UTF_8);
        all.computeIfAbsent(name.substring(0, folder), c -> new ArrayList<>())
            .add(new Pinned(name, BsonDocument.parse(text)));
      }
      if (Files.isDirectory(FOLDER)) {
        try (var files = Files.list(FOLDER)) {
          files
              .filter(file -> !Files.isDirectory(file))
              .findAny()
              .ifPresent(file -> {
                throw new IllegalStateException(
                    file + " belongs into the folder of its collection");
              });
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  /** Adds one, to be looked at and called by its right name. */
  public static void write(String collection, String json) {
    try {
      Path folder = Files.createDirectories(FOLDER.resolve(collection));
      int number = 1;
      while (Files.exists(folder.resolve("form-" + number + ".json"))) {
        number++;
      }
      Files.writeString(folder.resolve("form-" + number + ".json"), json + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
