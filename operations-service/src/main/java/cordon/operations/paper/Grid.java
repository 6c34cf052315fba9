package cordon.operations.paper;

import java.util.List;

/** Rows under heads, which stand again on each page. */
public record Grid(List<Column> columns, List<Row> rows) {

  /**
   * @param share of the width, beside those of the others
   * @param numbers whether numbers stand under the head, at the end of the column
   */
  public record Column(String head, int share, boolean numbers) {
    public static Column of(String head, int share) {
      return new Column(head, share, false);
    }

    public static Column ofNumbers(String head, int share) {
      return new Column(head, share, true);
    }
  }

  /**
   * @param depth how far the first cell is moved in
   * @param below a quiet text over the whole width, beneath the cells; may be empty
   */
  public record Row(List<Piece> cells, int depth, Piece below) {
    public Row {
      cells = List.copyOf(cells);
    }

    public static Row of(Piece... cells) {
      return new Row(List.of(cells), 0, Piece.of(""));
    }

    public Row below(Piece text) {
      return new Row(cells, depth, text);
    }
  }

  public Grid {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }
}
