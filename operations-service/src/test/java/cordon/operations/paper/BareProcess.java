package cordon.operations.paper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Makes a document, and tells of which libraries of screens the process has come to need. */
public final class BareProcess {
  private BareProcess() {}

  public static void main(String[] none) throws IOException {
    var words = new PageWords(Language.AR, null);
    var marking = new Marking("TLP:RED", "Handle with care.", "Exercise", "Copy", "until then");
    var sheet = new Sheet(words, marking, "Title", Instant.EPOCH);
    sheet.part("حقوق الإنسان");
    sheet.facts(List.of(Fact.of("Name", Piece.written("Value of 中"))));
    int size = sheet.finish().length;
    long needed =
        Files.readAllLines(Path.of("/proc/self/maps")).stream()
            .filter(line -> line.matches(".*/lib(awt|font|freetype|lcms|mlib|javajpeg).*"))
            .count();
    System.out.println((size > 1000) + " " + needed);
  }
}
