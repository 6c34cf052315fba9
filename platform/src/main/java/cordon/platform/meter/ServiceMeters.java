package cordon.platform.meter;

import cordon.platform.feed.FeedReader;
import cordon.platform.journal.Tail;
import cordon.platform.posting.Poster;
import cordon.platform.projection.Projector;
import cordon.platform.store.UnreadableRows;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What goes on in the background of a service, as gauges of what is known in memory: asking for
 * them costs the database nothing, but for the number of open postings, which is counted every ten
 * seconds at most. {@code docs/operating.md} has them in a table.
 */
public final class ServiceMeters implements MeterBinder {
  private static final String SECONDS = "seconds";
  private static final String ENTRIES = "entries";
  private static final String POSTINGS = "postings";
  private static final double MILLIS = 1000;

  private final InstantSource clock;
  private final Tail tail;
  private final List<Projector> views;
  private final List<FeedReader> feeds;
  private final List<Poster> posters;
  private final UnreadableRows unreadable;

  /** The parts that a service has; one without views, feeds or postings gives empty lists. */
  public ServiceMeters(
      InstantSource clock,
      Tail tail,
      List<Projector> views,
      List<FeedReader> feeds,
      List<Poster> posters,
      UnreadableRows unreadable) {
    this.clock = clock;
    this.tail = tail;
    this.views = List.copyOf(views);
    this.feeds = List.copyOf(feeds);
    this.posters = List.copyOf(posters);
    this.unreadable = unreadable;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    var gauges = new Gauges(registry);
    gauges.add("cordon.journal.position", ENTRIES, Tags.empty(), () -> tail.look().position());
    gauges.add("cordon.journal.lag", SECONDS, Tags.empty(), () -> age(tail.look().moment()));
    for (FeedReader feed : feeds) {
      gauges.add(
          "cordon.feed.lag", SECONDS, Tags.of("source", feed.source()), () -> age(feed.current()));
      gauges.add(
          "cordon.feed.lease",
          SECONDS,
          Tags.of("source", feed.source()),
          () -> seconds(feed.leaseOfSource()));
    }
    for (Projector view : views) {
      Tags tags = Tags.of("view", view.name());
      gauges.add("cordon.view.position", ENTRIES, tags, () -> view.reached().position());
      gauges.add("cordon.view.lag", SECONDS, tags, () -> age(view.caughtUp()));
      gauges.add("cordon.view.building", null, tags, () -> view.building() ? 1 : 0);
      gauges.add("cordon.view.parked", ENTRIES, tags, view::parked);
    }
    FunctionCounter.builder("cordon.rows.unreadable", unreadable, UnreadableRows::count)
        .register(registry);
    for (Poster poster : posters) {
      gauges.add("cordon.postings.waiting", POSTINGS, Tags.empty(), poster::waiting);
      gauges.add("cordon.postings.parked", POSTINGS, Tags.empty(), poster::parked);
    }
  }

  /** In seconds; without an end while nothing is known, so that a bound notices it. */
  private double age(Instant moment) {
    return moment.equals(Instant.EPOCH)
        ? Double.POSITIVE_INFINITY
        : Math.max(0, Duration.between(moment, clock.instant()).toMillis() / MILLIS);
  }

  /** Not a number while it is not known. */
  private static double seconds(@Nullable Duration length) {
    return length == null ? Double.NaN : length.toMillis() / MILLIS;
  }

  private record Gauges(MeterRegistry registry) {
    void add(String name, @Nullable String unit, Tags tags, Supplier<Number> value) {
      Gauge.builder(name, value).baseUnit(unit).tags(tags).register(registry);
    }
  }
}
