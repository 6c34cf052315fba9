package cordon.reporting.rate;

import com.google.protobuf.MessageLite;
import com.mongodb.client.ClientSession;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import cordon.platform.command.Aggregates;
import cordon.platform.command.Transaction;
import cordon.platform.store.ListPage;
import cordon.platform.store.Listing;
import cordon.platform.store.Mongo;
import cordon.reporting.money.Currency;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** Stored rates; everybody who may ask for figures may see them. */
@Component
public class RateStore {
  private static final int RANGES_AT_ONCE = 200;

  private final Aggregates<Rate> rates;

  RateStore(Mongo mongo) {
    rates =
        new Aggregates<>(
            mongo, "rates", Rate.class, Rate::id, Rate::version, RateMessages::journaled);
  }

  Rate put(Transaction tx, Rate first) {
    return rates
        .find(tx, Filters.eq("_id", first.id()))
        .map(before -> rates.replace(tx, before, corrected(before, first)))
        .orElseGet(() -> rates.insert(tx, first));
  }

  <M extends MessageLite> ListPage<M> list(Listing<Rate, M> listing) {
    return rates.page(
        listing.after().map(id -> Filters.gt("_id", id)).orElse(Filters.empty()),
        Sorts.ascending("_id"),
        listing);
  }

  /**
   * What is known of currencies in a currency, on these days and so many before each as a rate
   * holds; not on days between that nobody asked for, however far apart they are.
   */
  public List<Rate> of(
      ClientSession session,
      Map<Currency, ? extends SortedSet<LocalDate>> days,
      int daysBack,
      String quote) {
    var ranges = new ArrayList<Bson>();
    days.forEach((currency, wanted) -> {
      LocalDate from = null;
      LocalDate to = null;
      for (LocalDate day : wanted) {
        if (to != null && from != null && day.minusDays(daysBack).isAfter(to)) {
          ranges.add(range(currency, quote, from, to));
          from = null;
        }
        from = from == null ? day.minusDays(daysBack) : from;
        to = day;
      }
      if (from != null && to != null) {
        ranges.add(range(currency, quote, from, to));
      }
    });
    var found = new ArrayList<Rate>();
    for (int i = 0; i < ranges.size(); i += RANGES_AT_ONCE) {
      Bson some = Filters.or(ranges.subList(i, Math.min(i + RANGES_AT_ONCE, ranges.size())));
      rates.collection().find(session, some).into(found);
    }
    return found;
  }

  private static Bson range(Currency currency, String quote, LocalDate from, LocalDate to) {
    return Filters.and(
        Filters.gte("_id", Rate.idOf(currency, quote, from.toString())),
        Filters.lte("_id", Rate.idOf(currency, quote, to.toString())));
  }

  private static Rate corrected(Rate before, Rate now) {
    return new Rate(
        now.id(),
        before.version() + 1,
        now.currency(),
        now.quote(),
        now.day(),
        now.rate(),
        now.source(),
        now.recorded());
  }
}
