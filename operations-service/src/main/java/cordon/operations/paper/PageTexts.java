package cordon.operations.paper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;

/**
 * The texts of the web application's pages, out of the files that those have: the build puts them
 * into the jar, so that a page and its document have one source.
 */
final class PageTexts {
  private static final List<String> FOLDERS =
      List.of(
          "parts",
          "features/hotspots",
          "features/operations",
          "features/orders",
          "features/packages",
          "features/plan",
          "features/preparation");

  private PageTexts() {}

  static Map<String, String> of(Language language) {
    var texts = new HashMap<String, String>();
    for (String folder : FOLDERS) {
      String file = "/pages/" + folder + "/words/" + language.tag() + ".json";
      read(file).forEach((id, text) -> texts.put(id, text.asString().getValue()));
    }
    return Map.copyOf(texts);
  }

  private static BsonDocument read(String file) {
    try (InputStream in = PageTexts.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("The jar lacks " + file);
      }
      return BsonDocument.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
