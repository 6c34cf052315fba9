package cordon.operations.order;

import com.google.protobuf.ByteString;
import cordon.operations.paper.Fact;
import cordon.operations.paper.Language;
import cordon.operations.paper.Marking;
import cordon.operations.paper.PageWords;
import cordon.operations.paper.Piece;
import cordon.operations.paper.Sheet;
import cordon.operations.v1.GetOrderPdfRequest;
import cordon.operations.v1.GetOrderPdfResponse;
import cordon.operations.v1.Order;
import cordon.operations.v1.OrderContent;
import cordon.platform.contract.Times;
import cordon.platform.time.Zones;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** An order as a document: what {@code GetOrder} tells its reader, as the page has it. */
final class OrderPaperMessages {
  private OrderPaperMessages() {}

  /**
   * @throws cordon.platform.refusal.RejectedException INCONSISTENT if there is no such zone
   */
  static PageWords words(GetOrderPdfRequest request) {
    String zone = request.getTimeZone();
    return new PageWords(
        Language.of(request.getLanguage()),
        zone.isEmpty() ? null : ZoneId.of(Zones.require(zone, "time_zone")));
  }

  static GetOrderPdfResponse message(SeenOrder seen, PageWords t, Instant now) {
    return GetOrderPdfResponse.newBuilder()
        .setPdf(ByteString.copyFrom(pdf(OrderMessages.message(seen), seen.numbered(), t, now)))
        .build();
  }

  static byte[] pdf(Order order, boolean numbered, PageWords t, Instant now) {
    OrderContent content = order.getContent();
    String title = t.text("order.title", Map.of("number", order.getNumber()));
    Marking marking = marking(order, numbered, t);
    var sheet = new Sheet(t, marking, content.getCodeName() + " – " + title, now);
    sheet.head(Piece.written(content.getCodeName()), title);
    sheet.facts(facts(order, numbered, t, now));
    OrderPartMessages.information(sheet, t, content);
    OrderPartMessages.intention(sheet, t, content);
    OrderPartMessages.method(sheet, t, content, numbered);
    OrderPartMessages.administration(sheet, t, content);
    OrderPartMessages.risk(sheet, t, content);
    OrderPartMessages.communications(sheet, t, content);
    OrderPartMessages.humanRights(sheet, t, content);
    return sheet.finish();
  }

  private static Marking marking(Order order, boolean numbered, PageWords t) {
    var copy = order.getOwnCopy();
    String told =
        numbered
            ? t.text(
                "order.mark",
                Map.of(
                    "number", order.getNumber(),
                    "copy", copy.getCopyNumber(),
                    "of", copy.getOfCopies(),
                    "receiver", t.apart(copy.getReceiverName())))
            : t.text("order.paper.unnumbered", Map.of("number", order.getNumber()));
    String level = order.getHandlingLevel().name();
    return new Marking(
        "TLP:" + level.substring("HANDLING_LEVEL_".length()).replace('_', '+'),
        t.text("level." + level),
        order.getExercise() ? t.text("state.EXERCISE") + " – " + t.text("exercise.text") : "",
        told,
        t.text("order.destroyBy") + " " + t.utc(Times.read(order.getDestroyTime())));
  }

  private static List<Fact> facts(Order order, boolean numbered, PageWords t, Instant now) {
    var copy = order.getOwnCopy();
    var values = Map.of("number", copy.getCopyNumber(), "of", copy.getOfCopies());
    return List.of(
        Fact.of(t.text("copy"), Piece.of(numbered ? t.text("order.copy.of", values) : "")),
        Fact.of(t.text("copy.receiver"), Piece.written(numbered ? copy.getReceiverName() : "")),
        OrderPartMessages.when(t, "order.issued", Times.read(order.getIssueTime())),
        OrderPartMessages.when(t, "order.destroyBy", Times.read(order.getDestroyTime())),
        Fact.of(
            t.text("order.revision"),
            Piece.of(t.text("operation.revision", Map.of("number", order.getRevisionNumber())))),
        Fact.of(
            t.text("plan.hash"),
            Piece.of(order.getRevisionHash().replaceAll("(.{4})(?=.)", "$1 "), Piece.Look.CODE)),
        OrderPartMessages.when(t, "order.paper.made", now));
  }
}
