package cordon.platform.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.bson.BsonDocument;
import org.bson.BsonDocumentWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecRegistry;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;

/** Pins the stored shape of a record: what stands in a database today must be readable for ever. */
public final class Golden {
  private Golden() {}

  /** The record as it is stored, in MongoDB's relaxed JSON. */
  public static <T> String stored(CodecRegistry codecs, T record) {
    return document(codecs, record)
        .toJson(JsonWriterSettings.builder().outputMode(JsonMode.RELAXED).indent(true).build());
  }

  /**
   * The record is stored as {@code src/test/resources/golden/<name>} shows, and read back equal.
   *
   * <p>Run with {@code -Dcordon.golden.write=true} to pin the form of a new record.
   *
   * @param name of the file, {@code <collection>/<form>.json}, e.g. {@code tasks/raid.json}
   */
  public static <T> void assertMatches(CodecRegistry codecs, T record, String name) {
    BsonDocument stored = document(codecs, record);
    if (Boolean.getBoolean("cordon.golden.write")) {
      write(name, stored(codecs, record));
    }
    Assertions.assertThat(stored(codecs, record))
        .as(name)
        .isEqualToNormalizingNewlines(file(name).strip());
    Assertions.assertThat(
            codec(codecs, record).decode(new org.bson.BsonDocumentReader(stored), decoder()))
        .isEqualTo(record);
  }

  private static <T> BsonDocument document(CodecRegistry codecs, T record) {
    var document = new BsonDocument();
    codec(codecs, record)
        .encode(new BsonDocumentWriter(document), record, EncoderContext.builder().build());
    return document;
  }

  @SuppressWarnings("unchecked")
  private static <T> Codec<T> codec(CodecRegistry codecs, T record) {
    return (Codec<T>) codecs.get(record.getClass());
  }

  private static DecoderContext decoder() {
    return DecoderContext.builder().build();
  }

  private static void write(String name, String stored) {
    try {
      for (String golden : List.of("src/test/resources/golden", "target/test-classes/golden")) {
        Path file = Path.of(golden, name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, stored + "\n");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String file(String name) {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    try (InputStream file = loader.getResourceAsStream("golden/" + name)) {
      if (file == null) {
        return "(src/test/resources/golden/" + name + " is missing)";
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
