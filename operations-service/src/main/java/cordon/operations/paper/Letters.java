package cordon.operations.paper;

import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.Chunk;
import org.openpdf.text.Font;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.BaseFont;

/**
 * The letters of a document: DejaVu Sans Condensed, which has Latin, Greek, Cyrillic, Hebrew and
 * Arabic with its joined forms. Of what it lacks, as of Chinese, stands the number: {@code [U+65E5
 * U+672C]}.
 */
final class Letters {
  private static final String FOLDER = "/net/sf/jasperreports/fonts/dejavu/";

  private final BaseFont plain;
  private final BaseFont strong;
  private boolean lacked;

  Letters() {
    plain = Loaded.PLAIN;
    strong = Loaded.STRONG;
  }

  /** Whether something that was set so far stands by its number. */
  boolean lacked() {
    return lacked;
  }

  /**
   * @param size in points
   */
  Phrase phrase(String text, boolean bold, float size, Color colour) {
    var phrase = new Phrase();
    var run = new StringBuilder();
    BaseFont of = bold ? strong : plain;
    boolean open = false;
    for (int letter : text.codePoints().toArray()) {
      BaseFont has = isSet(letter) ? of : having(letter, bold);
      if (has == null) {
        lacked = true;
        run.append(open ? " " : "[").append(Visible.number(letter));
        open = true;
        continue;
      }
      if (open) {
        run.append(']');
        open = false;
      }
      if (has != of) {
        add(phrase, run, of, size, colour);
        of = has;
      }
      run.appendCodePoint(letter);
    }
    add(phrase, open ? run.append(']') : run, of, size, colour);
    return phrase;
  }

  /** Whether it needs no letter. */
  private static boolean isSet(int letter) {
    return letter == '\n' || letter == 0x200c || letter == 0x200d || Directions.isMark(letter);
  }

  private @Nullable BaseFont having(int letter, boolean bold) {
    if (bold && strong.charExists(letter)) {
      return strong;
    }
    return plain.charExists(letter) ? plain : null;
  }

  private static void add(Phrase phrase, StringBuilder run, BaseFont of, float size, Color colour) {
    if (!run.isEmpty()) {
      var chunk = new Chunk(run.toString(), new Font(of, size, Font.NORMAL, colour));
      phrase.add(chunk);
      run.setLength(0);
    }
  }

  /** Read once: they are large, and are not changed by what is set with them. */
  private static final class Loaded {
    static final BaseFont PLAIN = read("DejaVuSansCondensed.ttf");
    static final BaseFont STRONG = read("DejaVuSansCondensed-Bold.ttf");

    private static BaseFont read(String file) {
      try (InputStream in = Letters.class.getResourceAsStream(FOLDER + file)) {
        if (in == null) {
          throw new IllegalStateException("The letters are missing: " + file);
        }
        return BaseFont.createFont(
            file, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, false, in.readAllBytes(), null);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
