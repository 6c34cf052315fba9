package cordon.operations.calendar;

import cordon.operations.intelligence.PackageCopyStore;
import cordon.operations.operation.Span;
import cordon.operations.operation.Turn;
import cordon.operations.order.OrderCopyStore;
import cordon.platform.call.Caller;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Copies of orders and packages for which a receiver has something to do: receipt, feedback,
 * destruction. They wait also where the operation has ended, or the receiver takes part no more.
 */
@Component
class CopiesDue {
  private final OrderCopyStore orders;
  private final PackageCopyStore packages;

  CopiesDue(OrderCopyStore orders, PackageCopyStore packages) {
    this.orders = orders;
    this.packages = packages;
  }

  /** Of orders an NCB officer's; of packages also those that a planner of the secretariat has. */
  List<Due> of(Caller person, Span span, int most) {
    String country = person.country();
    var found = new ArrayList<Due>();
    if (country != null && person.has("ncb-officer")) {
      orders.due(country, span, most).stream()
          .map(one -> Due.deadline("order " + one.id(), Turn.timeOf(one.turn()), one.givenAt()))
          .forEach(found::add);
    }
    if (person.has(country == null ? "planner" : "ncb-officer")) {
      packages.due(country, span, most).stream()
          .map(one -> Due.deadline("package " + one.id(), Turn.timeOf(one.turn()), one.givenAt()))
          .forEach(found::add);
    }
    return found;
  }
}
