package cordon.images;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An archive of one image, read as {@code docker load} reads it. */
record Archive(Map<String, byte[]> files) {
  private static final JsonMapper json = new JsonMapper();

  static Archive read(Path file) throws IOException {
    var files = new HashMap<String, byte[]>();
    try (var tar = new TarArchiveInputStream(Files.newInputStream(file))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        files.put(entry.getName(), tar.readAllBytes());
      }
    }
    return new Archive(files);
  }

  List<String> tags() {
    var found = new ArrayList<String>();
    manifest().get("RepoTags").forEach(tag -> found.add(tag.stringValue()));
    return found;
  }

  JsonNode config() {
    return json.readTree(file(manifest().get("Config").stringValue()));
  }

  /** What is in a layer, the lowest one being 0. */
  List<TarArchiveEntry> layer(int number) throws IOException {
    var found = new ArrayList<TarArchiveEntry>();
    try (var tar = new TarArchiveInputStream(unpacked(number))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        found.add(entry);
      }
    }
    return found;
  }

  /** Everything, as one text. */
  String text() throws IOException {
    var all = new StringBuilder(config().toString()).append(manifest());
    for (int layer = 0; layer < manifest().get("Layers").size(); layer++) {
      all.append(new String(unpacked(layer).readAllBytes(), StandardCharsets.ISO_8859_1));
    }
    return all.toString();
  }

  private InputStream unpacked(int layer) throws IOException {
    byte[] packed = file(manifest().get("Layers").get(layer).stringValue());
    return new GZIPInputStream(new ByteArrayInputStream(packed));
  }

  private JsonNode manifest() {
    return json.readTree(file("manifest.json")).get(0);
  }

  private byte[] file(String name) {
    return Objects.requireNonNull(files.get(name), name);
  }
}
