package cordon.operations.paper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * A document as another program reads it.
 *
 * @param pages what stands on each, with blanks and line ends as one blank
 * @param bookmarks in their order
 */
public record Pdf(
    List<String> pages,
    List<String> bookmarks,
    String title,
    String subject,
    String producer,
    String language) {

  public static Pdf read(byte[] bytes) {
    try (PDDocument document = Loader.loadPDF(bytes)) {
      var pages = new ArrayList<String>();
      for (int page = 1; page <= document.getNumberOfPages(); page++) {
        var stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        pages.add(stripper.getText(document).replaceAll("\\s+", " "));
      }
      var about = document.getDocumentInformation();
      return new Pdf(
          pages,
          StreamSupport.stream(
                  document.getDocumentCatalog().getDocumentOutline().children().spliterator(),
                  false)
              .map(PDOutlineItem::getTitle)
              .toList(),
          about.getTitle(),
          about.getSubject(),
          about.getProducer(),
          document.getDocumentCatalog().getLanguage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String text() {
    return String.join(" ", pages);
  }
}
