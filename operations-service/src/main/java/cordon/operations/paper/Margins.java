package cordon.operations.paper;

import java.awt.Color;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.ColumnText;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfTemplate;
import org.openpdf.text.pdf.PdfWriter;

/** Head and foot of each page: which copy it is and whose, how it is handled, and which page. */
final class Margins extends PdfPageEventHelper {
  static final float SIDE = 48;
  static final float BOTTOM = 66;

  private static final float TOP = 76;
  private static final float OF_EXERCISE = 24;
  private static final float PAGE_WIDTH = 110;
  private static final float LINE = 12;
  private static final float SMALLEST = 2;

  private final PageWords words;
  private final Marking marking;
  private final Letters letters;
  private final boolean turned;
  private final List<PdfTemplate> numbers = new ArrayList<>();

  /** Found on the first page, for all others. */
  private final Map<String, Float> sizes = new HashMap<>();

  Margins(PageWords words, Marking marking, Letters letters) {
    this.words = words;
    this.marking = marking;
    this.letters = letters;
    this.turned = words.language().rightToLeft();
  }

  static float top(Marking marking) {
    return marking.exercise().isEmpty() ? TOP : TOP + OF_EXERCISE;
  }

  @Override
  public void onEndPage(PdfWriter writer, Document document) {
    PdfContentByte canvas = writer.getDirectContent();
    Rectangle page = document.getPageSize();
    head(canvas, page);
    foot(canvas, page);
  }

  /** How many pages there are is known once all of them are made. */
  @Override
  public void onCloseDocument(PdfWriter writer, Document document) {
    for (int at = 0; at < numbers.size(); at++) {
      String told = words.text("order.paper.page", Map.of("page", at + 1, "pages", numbers.size()));
      set(numbers.get(at), told, false, 8, Colours.INK, new Box(0, 0, PAGE_WIDTH, LINE), true);
    }
  }

  private void head(PdfContentByte canvas, Rectangle page) {
    float y = page.getTop() - 30;
    if (!marking.exercise().isEmpty()) {
      stroke(canvas, SIDE, y - 4, page.getRight() - 2 * SIDE, 18);
      set(canvas, marking.exercise(), true, 9, Colours.INK, box(page, y - 2, 16).inset(6), false);
      y -= OF_EXERCISE;
    }
    float label = label(canvas, page, y);
    Box beside = box(page, y - 10, 24).after(label + 10, turned);
    set(canvas, marking.copy(), true, 9, Colours.INK, beside, true);
    set(canvas, marking.handling(), false, 7.5f, Colours.QUIET, box(page, y - 24, LINE), false);
    rule(canvas, page, y - 26);
  }

  private void foot(PdfContentByte canvas, Rectangle page) {
    float y = BOTTOM - 22;
    rule(canvas, page, y + 14);
    Box whole = box(page, y - 2, LINE);
    set(canvas, marking.copy(), true, 8, Colours.INK, whole.before(PAGE_WIDTH + 10, turned), false);
    String below = marking.label() + " · " + marking.until();
    set(canvas, below, false, 8, Colours.QUIET, whole.down(LINE), false);
    PdfTemplate number = canvas.createTemplate(PAGE_WIDTH, LINE);
    numbers.add(number);
    canvas.addTemplate(number, turned ? SIDE : page.getRight() - SIDE - PAGE_WIDTH, whole.bottom());
  }

  /**
   * @return how wide it is
   */
  private float label(PdfContentByte canvas, Rectangle page, float y) {
    var phrase = letters.phrase(marking.label(), true, 9, Colours.of(marking.label()));
    float width = ColumnText.getWidth(phrase) + 14;
    float x = turned ? page.getRight() - SIDE - width : SIDE;
    canvas.setColorFill(Colours.LABEL);
    canvas.rectangle(x, y - 4, width, 17);
    canvas.fill();
    canvas.resetRGBColorFill();
    ColumnText.showTextAligned(canvas, Element.ALIGN_CENTER, phrase, x + width / 2, y + 1, 0);
    return width;
  }

  /** As large as there is room: a long name becomes small, and is not cut off. */
  private void set(
      PdfContentByte canvas,
      String text,
      boolean bold,
      float largest,
      Color colour,
      Box box,
      boolean atEnd) {
    Float size = sizes.get(text + box.width());
    if (size == null) {
      size = largest;
      while (size > SMALLEST
          && ColumnText.hasMoreText(tried(canvas, text, bold, size, colour, box, atEnd, true))) {
        size -= 0.5f;
      }
      sizes.put(text + box.width(), size);
    }
    int _ = tried(canvas, text, bold, size, colour, box, atEnd, false);
  }

  private int tried(
      PdfContentByte canvas,
      String text,
      boolean bold,
      float size,
      Color colour,
      Box box,
      boolean atEnd,
      boolean only) {
    var column = new ColumnText(canvas);
    column.setRunDirection(turned ? PdfWriter.RUN_DIRECTION_RTL : PdfWriter.RUN_DIRECTION_LTR);
    column.setSimpleColumn(box.left(), box.bottom(), box.right(), box.top());
    column.setLeading(0, 1.2f);
    column.setAlignment(atEnd ? Element.ALIGN_RIGHT : Element.ALIGN_LEFT);
    column.setText(letters.phrase(text, bold, size, colour));
    return column.go(only);
  }

  private static Box box(Rectangle page, float bottom, float height) {
    return new Box(SIDE, bottom, page.getRight() - SIDE, bottom + height);
  }

  private static void rule(PdfContentByte canvas, Rectangle page, float y) {
    canvas.setColorStroke(Colours.LINE);
    canvas.setLineWidth(0.7f);
    canvas.moveTo(SIDE, y);
    canvas.lineTo(page.getRight() - SIDE, y);
    canvas.stroke();
  }

  private static void stroke(PdfContentByte canvas, float x, float y, float width, float height) {
    canvas.setColorStroke(Colours.INK);
    canvas.setLineWidth(1);
    canvas.rectangle(x, y, width, height);
    canvas.stroke();
  }

  private record Box(float left, float bottom, float right, float top) {
    float width() {
      return right - left;
    }

    Box inset(float by) {
      return new Box(left + by, bottom, right - by, top);
    }

    Box down(float by) {
      return new Box(left, bottom - by, right, top - by);
    }

    /** Without what stands at the beginning of the line. */
    Box after(float width, boolean turned) {
      return turned
          ? new Box(left, bottom, right - width, top)
          : new Box(left + width, bottom, right, top);
    }

    /** Without what stands at the end of the line. */
    Box before(float width, boolean turned) {
      return after(width, !turned);
    }
  }
}
