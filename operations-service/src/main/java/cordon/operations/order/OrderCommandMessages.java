package cordon.operations.order;

import static cordon.operations.order.OrderGridMessages.name;
import static cordon.operations.paper.Piece.Look.STRONG;

import cordon.operations.paper.Fact;
import cordon.operations.paper.Grid;
import cordon.operations.paper.Grid.Column;
import cordon.operations.paper.Grid.Row;
import cordon.operations.paper.PageWords;
import cordon.operations.paper.Piece;
import cordon.operations.paper.Sheet;
import cordon.operations.v1.CommandPost;
import cordon.operations.v1.Communication;
import cordon.operations.v1.CoordinationUnit;
import cordon.operations.v1.OrderCommunications;
import cordon.operations.v1.Shift;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Who commands, and by what people reach each other, in a document. */
final class OrderCommandMessages {
  /** How far a row is moved in at most: what stands lower is told by its order. */
  private static final int DEEPEST = 6;

  private OrderCommandMessages() {}

  static void posts(Sheet sheet, PageWords t, List<CommandPost> posts) {
    var rows = new ArrayList<Row>();
    var shown = new HashSet<String>();
    Set<String> keys = posts.stream().map(CommandPost::getKey).collect(Collectors.toSet());
    for (CommandPost post : posts) {
      if (!keys.contains(post.getReportsTo())) {
        add(t, rows, posts, post, 0, shown);
      }
    }
    // A circle has no head; no post may be missing for that.
    for (CommandPost post : posts) {
      if (!shown.contains(post.getKey())) {
        add(t, rows, posts, post, 0, shown);
      }
    }
    sheet.grid(
        t.text("plan.part.command"),
        new Grid(
            List.of(
                Column.of(name(t, "function"), 34),
                Column.of(name(t, "agency"), 26),
                Column.of(name(t, "country"), 16),
                Column.of(name(t, "deputy"), 24)),
            rows));
  }

  /** A post, and beneath it those that report to it. */
  private static void add(
      PageWords t,
      List<Row> rows,
      List<CommandPost> posts,
      CommandPost post,
      int depth,
      Set<String> shown) {
    if (!shown.add(post.getKey())) {
      return;
    }
    rows.add(
        new Row(
            List.of(
                Piece.written(post.getFunction(), STRONG),
                Piece.written(post.getAgency()),
                Piece.of(post.getCountry().isEmpty() ? "" : t.country(post.getCountry())),
                Piece.written(post.getDeputy())),
            Math.min(depth, DEEPEST),
            Piece.of("")));
    for (CommandPost other : posts) {
      if (other.getReportsTo().equals(post.getKey())) {
        add(t, rows, posts, other, depth + 1, shown);
      }
    }
  }

  static void means(Sheet sheet, PageWords t, OrderCommunications part) {
    sheet.facts(
        part.getCommunicationsList().stream()
            .sorted(Comparator.comparingInt(Communication::getStepValue))
            .map(one ->
                new Fact(
                    t.text("step." + one.getStep()),
                    Piece.written(one.getMeans()),
                    Piece.written(one.getRule().isEmpty() ? "" : "\n" + one.getRule())))
            .toList());
  }

  static void units(Sheet sheet, PageWords t, OrderCommunications part) {
    sheet.grid(
        t.text("plan.part.units"),
        new Grid(
            List.of(
                Column.of(name(t, "name"), 34),
                Column.of(name(t, "timeZone"), 24),
                Column.of(name(t, "shifts"), 42)),
            part.getCoordinationUnitsList().stream().map(one -> unit(t, one)).toList()));
  }

  private static Row unit(PageWords t, CoordinationUnit one) {
    String shifts =
        one.getShiftsList().stream()
            .map(shift -> shift(t, shift))
            .collect(Collectors.joining("\n"));
    return Row.of(
        Piece.written(one.getName(), STRONG),
        Piece.of(t.apart(one.getTimeZone())),
        Piece.of(shifts));
  }

  private static String shift(PageWords t, Shift shift) {
    String hours = t.apart(shift.getStart() + "–" + shift.getEnd());
    String next =
        shift.getEnd().compareTo(shift.getStart()) <= 0 ? " " + t.text("plan.shift.nextDay") : "";
    return hours + next + " " + t.apart(shift.getInCharge());
  }

  static void liaison(Sheet sheet, PageWords t, OrderCommunications part) {
    sheet.grid(
        t.text("plan.part.liaison"),
        new Grid(
            List.of(
                Column.of(name(t, "country"), 20),
                Column.of(name(t, "function"), 30),
                Column.of(name(t, "agency"), 25),
                Column.of(name(t, "contact"), 25)),
            part.getLiaisonOfficersList().stream()
                .map(one ->
                    Row.of(
                        Piece.of(t.country(one.getCountry()), STRONG),
                        Piece.written(one.getFunction()),
                        Piece.written(one.getAgency()),
                        Piece.written(one.getContact())))
                .toList()));
  }
}
