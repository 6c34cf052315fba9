package cordon.operations.paper;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.GregorianCalendar;
import java.util.List;
import org.openpdf.text.Document;
import org.openpdf.text.PageSize;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfDate;
import org.openpdf.text.pdf.PdfDestination;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfOutline;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfString;
import org.openpdf.text.pdf.PdfWriter;

/**
 * A document that is made from its head to its end, once. Sections can be gone to by bookmarks; a
 * heading does not stand alone at the foot of a page.
 */
public final class Sheet {
  private static final float ROOM_OF_PART = 110;
  private static final float ROOM_OF_HEADING = 70;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Letters letters = new Letters();
  private final PageWords words;
  private final Cells cells;
  private final boolean turned;
  private final Document document;
  private final PdfWriter writer;
  private boolean said;

  /**
   * @param title of the document, as readers of PDF show it
   * @param made when it is
   */
  public Sheet(PageWords words, Marking marking, String title, Instant made) {
    this.words = words;
    this.turned = words.language().rightToLeft();
    this.cells = new Cells(letters, turned);
    float side = Margins.SIDE;
    document = new Document(PageSize.A4, side, side, Margins.top(marking), Margins.BOTTOM);
    writer = PdfWriter.getInstance(document, out);
    writer.setPdfVersion(PdfWriter.PDF_VERSION_1_7);
    writer.setFullCompression();
    writer.setViewerPreferences(
        PdfWriter.PageModeUseOutlines
            | PdfWriter.DisplayDocTitle
            | (turned ? PdfWriter.DirectionR2L : PdfWriter.DirectionL2R));
    writer.setPageEvent(new Margins(words, marking, letters));
    boolean _ = document.addTitle(title);
    boolean _ = document.addSubject(marking.copy() + " · " + marking.label());
    boolean _ = document.addCreator("Cordon");
    boolean _ = document.addProducer("Cordon");
    writer.getExtraCatalog().put(PdfName.LANG, new PdfString(words.language().tag()));
    document.open();
    var date = new PdfDate(GregorianCalendar.from(ZonedDateTime.ofInstant(made, ZoneOffset.UTC)));
    boolean _ = document.addCreationDate(date);
    boolean _ = document.addModificationDate(date);
  }

  /** The name of the document. */
  public void head(Piece name, String title) {
    PdfPTable table = table(1, 0, 2);
    PdfPCell one = cells.of(name);
    one.setPhrase(letters.phrase(name.text(), true, 20, Colours.INK));
    one.setBorder(Rectangle.NO_BORDER);
    one.setPadding(0);
    one.setPaddingBottom(4);
    table.addCell(one);
    table.addCell(cells.title(title, 12, false));
    add(table);
  }

  /** Begins a section, with a bookmark. */
  public void part(String title) {
    require(ROOM_OF_PART);
    PdfPTable table = table(1, 14, 4);
    table.addCell(cells.title(title, 14, true));
    var place = new PdfDestination(PdfDestination.XYZ, 0, writer.getVerticalPosition(true), 0);
    var _ = new PdfOutline(writer.getRootOutline(), place, title);
    add(table);
    said = false;
  }

  /** Notes this where the section that was begun last says nothing. */
  public void otherwise(String text) {
    if (!said) {
      note(text);
    }
  }

  /** Begins a part of a section. */
  public void heading(String title) {
    require(ROOM_OF_HEADING);
    PdfPTable table = table(1, 8, 1);
    table.addCell(cells.title(title, 10, false));
    add(table);
  }

  /** What is empty is left out. */
  public void facts(List<Fact> facts) {
    List<Fact> known = facts.stream().filter(fact -> !fact.value().isEmpty()).toList();
    if (known.isEmpty()) {
      return;
    }
    said = true;
    PdfPTable table = table(2, 0, 2);
    setWidths(table, List.of(26, 74));
    for (Fact fact : known) {
      table.addCell(cells.of(Piece.of(fact.name(), Piece.Look.QUIET)));
      table.addCell(cells.of(fact.value(), fact.beside()));
    }
    add(table);
  }

  /** Under a heading of its own; without rows neither is there. */
  public void grid(String heading, Grid grid) {
    if (!grid.rows().isEmpty()) {
      heading(heading);
      grid(grid);
    }
  }

  /** Without rows there is none. */
  public void grid(Grid grid) {
    if (grid.rows().isEmpty()) {
      return;
    }
    said = true;
    PdfPTable table = table(grid.columns().size(), 2, 4);
    setWidths(table, grid.columns().stream().map(Grid.Column::share).toList());
    grid.columns().forEach(column -> table.addCell(cells.head(column)));
    table.setHeaderRows(1);
    grid.rows().forEach(row -> add(table, row, grid.columns().size()));
    add(table);
  }

  /** A quiet text by itself. */
  public void note(String text) {
    PdfPTable table = table(1, 2, 2);
    PdfPCell cell = cells.of(Piece.of(text, Piece.Look.QUIET));
    cell.setBorder(Rectangle.NO_BORDER);
    cell.setPaddingLeft(0);
    cell.setPaddingRight(0);
    table.addCell(cell);
    add(table);
  }

  /** The document, with a note where some of its letters stand by their numbers. */
  public byte[] finish() {
    if (letters.lacked()) {
      note(words.text("order.paper.letters"));
    }
    document.close();
    return out.toByteArray();
  }

  private void add(PdfPTable table, Grid.Row row, int columns) {
    boolean more = !row.below().isEmpty();
    for (int at = 0; at < row.cells().size(); at++) {
      PdfPCell cell = cells.of(row.cells().get(at));
      if (at == 0 && row.depth() > 0) {
        float in = 4 + 12f * row.depth();
        cell.setPaddingLeft(turned ? 4 : in);
        cell.setPaddingRight(turned ? in : 4);
      }
      if (more) {
        cell.setBorder(Rectangle.NO_BORDER);
      }
      table.addCell(cell);
    }
    if (more) {
      PdfPCell below = cells.of(row.below());
      below.setColspan(columns);
      table.addCell(below);
    }
  }

  private PdfPTable table(int columns, float before, float after) {
    var table = new PdfPTable(columns);
    table.setWidthPercentage(100);
    table.setRunDirection(turned ? PdfWriter.RUN_DIRECTION_RTL : PdfWriter.RUN_DIRECTION_LTR);
    table.setSplitLate(false);
    table.setSpacingBefore(before);
    table.setSpacingAfter(after);
    return table;
  }

  /** The renderer turns cells around and leaves widths as they are. */
  private void setWidths(PdfPTable table, List<Integer> shares) {
    List<Integer> inOrder = turned ? shares.reversed() : shares;
    table.setWidths(inOrder.stream().mapToInt(Integer::intValue).toArray());
  }

  private void add(PdfPTable table) {
    boolean _ = document.add(table);
  }

  /** Goes to the next page where less room is left, in points. */
  private void require(float room) {
    if (writer.getVerticalPosition(false) - Margins.BOTTOM < room) {
      boolean _ = document.newPage();
    }
  }
}
