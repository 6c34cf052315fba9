package cordon.reporting.rate;

import com.google.protobuf.MessageLite;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import cordon.platform.command.Aggregates;
import cordon.platform.command.Transaction;
import cordon.platform.store.ListPage;
import cordon.platform.store.Listing;
import cordon.platform.store.Mongo;
import cordon.reporting.money.Currency;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** Stored rates; everybody who may ask for figures may see them. */
@Component
public class RateStore {
  private static final int MOST = 100_000;

  private final Aggregates<Rate> rates;

  RateStore(Mongo mongo) {
    rates =
        new Aggregates<>(
            mongo, "rates", Rate.class, Rate::id, Rate::version, RateMessages::journaled);
    rates.collection().createIndex(Indexes.ascending("quote", "currency.code", "day"));
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

  /** What is known of these currencies in a currency, over a stretch of days, both included. */
  public List<Rate> of(
      Collection<Currency> currencies, String quote, LocalDate first, LocalDate last) {
    return rates.list(
        Filters.and(
            Filters.eq("quote", quote),
            Filters.in("currency.code", currencies.stream().map(Currency::code).toList()),
            Filters.gte("day", first.toString()),
            Filters.lte("day", last.toString())),
        Sorts.ascending("_id"),
        MOST);
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
