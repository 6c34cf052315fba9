package cordon.reporting.rate;

import com.google.protobuf.MessageLite;
import com.mongodb.client.ClientSession;
import com.mongodb.client.model.Filters;
import cordon.platform.call.Call;
import cordon.platform.command.Reach;
import cordon.platform.command.Store;
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
public class RateStore extends Store<Rate> {
  private static final int RANGES_AT_ONCE = 200;

  RateStore(Mongo mongo) {
    super(
        mongo,
        "rates",
        Rate.class,
        Rate::id,
        Rate::version,
        RateMessages::journaled,
        Reach.none().participants(country -> Filters.empty()));
  }

  Rate record(Transaction tx, Rate given) {
    return put(tx, given.id(), () -> given, before -> corrected(before, given));
  }

  <M extends MessageLite> ListPage<M> list(Call call, Listing<Rate, M> listing) {
    return select(call).ascending("_id", listing);
  }

  /**
   * What is known of currencies in a currency, on these days and so many before each as a rate
   * holds; not on days between that nobody asked for, however far apart they are. What was recorded
   * under another name of its network is among it, before what has the name that counts.
   */
  public List<Rate> of(
      ClientSession session,
      Map<Currency, ? extends SortedSet<LocalDate>> days,
      int daysBack,
      String quote) {
    var ranges = new ArrayList<Bson>();
    days.forEach((asked, wanted) -> {
      List<Currency> spellings = asked.spellings();
      LocalDate from = null;
      LocalDate to = null;
      for (LocalDate day : wanted) {
        if (to != null && from != null && day.minusDays(daysBack).isAfter(to)) {
          ranges.addAll(ranges(spellings, quote, from, to));
          from = null;
        }
        from = from == null ? day.minusDays(daysBack) : from;
        to = day;
      }
      if (from != null && to != null) {
        ranges.addAll(ranges(spellings, quote, from, to));
      }
    });
    var found = new ArrayList<Rate>();
    for (int i = 0; i < ranges.size(); i += RANGES_AT_ONCE) {
      Bson some = Filters.or(ranges.subList(i, Math.min(i + RANGES_AT_ONCE, ranges.size())));
      found.addAll(beyondReach().select(session).where(some).all());
    }
    return found;
  }

  private static List<Bson> ranges(
      List<Currency> spellings, String quote, LocalDate from, LocalDate to) {
    return spellings.stream().map(currency -> range(currency, quote, from, to)).toList();
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
