package cordon.operations.paper;

import java.awt.Color;
import org.openpdf.text.Element;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfWriter;

/** Cells of tables, each running as its text does. */
final class Cells {
  /** From here on a text that runs the other way begins on its own side. */
  private static final int LONG = 80;

  private static final float SIZE = 8.5f;

  private final Letters letters;
  private final boolean turned;

  Cells(Letters letters, boolean turned) {
    this.letters = letters;
    this.turned = turned;
  }

  PdfPCell of(Piece piece) {
    return of(piece, Piece.of(""));
  }

  /** With a quiet text behind it. */
  PdfPCell of(Piece piece, Piece beside) {
    boolean rightToLeft = rightToLeft(piece);
    Phrase phrase = phrase(piece);
    if (!beside.isEmpty()) {
      phrase.addAll(letters.phrase("  " + beside.text(), false, SIZE, Colours.QUIET));
    }
    PdfPCell cell = bare(phrase, rightToLeft);
    boolean other = rightToLeft != turned && piece.text().length() < LONG;
    boolean atEnd = piece.look() == Piece.Look.NUMBER;
    cell.setHorizontalAlignment(other != atEnd ? Element.ALIGN_RIGHT : Element.ALIGN_LEFT);
    cell.setBorder(Rectangle.BOTTOM);
    return cell;
  }

  PdfPCell head(Grid.Column column) {
    PdfPCell cell = bare(letters.phrase(column.head(), true, 8, Colours.QUIET), turned);
    cell.setHorizontalAlignment(column.numbers() ? Element.ALIGN_RIGHT : Element.ALIGN_LEFT);
    cell.setBorder(Rectangle.BOTTOM);
    cell.setBackgroundColor(Colours.HEAD);
    return cell;
  }

  /** Over the whole width. */
  PdfPCell title(String text, float size, boolean ruled) {
    PdfPCell cell = bare(letters.phrase(text, true, size, Colours.INK), turned);
    cell.setPaddingLeft(0);
    cell.setPaddingRight(0);
    cell.setBorder(ruled ? Rectangle.BOTTOM : Rectangle.NO_BORDER);
    cell.setBorderWidth(ruled ? 1.2f : 0);
    cell.setBorderColor(Colours.INK);
    return cell;
  }

  private PdfPCell bare(Phrase phrase, boolean rightToLeft) {
    var cell = new PdfPCell(phrase);
    cell.setRunDirection(rightToLeft ? PdfWriter.RUN_DIRECTION_RTL : PdfWriter.RUN_DIRECTION_LTR);
    cell.setLeading(1, 1.2f);
    cell.setBorderColor(Colours.LINE);
    cell.setBorderWidth(0.5f);
    cell.setPadding(4);
    cell.setPaddingTop(2.5f);
    cell.setPaddingBottom(5);
    return cell;
  }

  private boolean rightToLeft(Piece piece) {
    return switch (piece.look()) {
      case CODE -> false;
      case PLAIN, STRONG, QUIET, NUMBER ->
          piece.written() ? Directions.rightToLeft(piece.text(), turned) : turned;
    };
  }

  private Phrase phrase(Piece piece) {
    Color colour = piece.look() == Piece.Look.QUIET ? Colours.QUIET : Colours.INK;
    return letters.phrase(piece.text(), piece.look() == Piece.Look.STRONG, SIZE, colour);
  }
}
