package cordon.reporting.outcome;

import com.google.protobuf.Message;
import cordon.platform.conformance.ServiceFixture;
import cordon.platform.journal.Actor;
import cordon.platform.journal.Entry;
import cordon.platform.journal.Numbered;
import cordon.platform.projection.ViewBuild;
import cordon.platform.projection.Views;
import cordon.reporting.v1.CountedResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.types.Binary;

/** What the projection itself makes of results, for tests that compare it with another count. */
final class Rows {
  private static final List<String> COUNTRIES = List.of("", "NG", "GH", "KE");

  /** Beyond whatever a service has entered itself. */
  private static final AtomicLong POSITION = new AtomicLong(1_000_000);

  private Rows() {}

  /** What was entered, and when. */
  record Entered(Instant at, CountedResult result) {}

  /** Applies them in one stretch. */
  static void apply(ServiceFixture service, List<CountedResult> results) {
    Instant now = Instant.now();
    enter(service, results.stream().map(result -> new Entered(now, result)).toList());
  }

  /** Applies what was entered at these times in one stretch. */
  static void enter(ServiceFixture service, List<Entered> results) {
    var entries = new ArrayList<Numbered>();
    for (Entered one : results) {
      long position = POSITION.incrementAndGet();
      String id = one.result().getResult().getResultId();
      entries.add(new Numbered(position, one.at(), entry(id, position, one.result())));
    }
    var projection = service.bean(OutcomeProjection.class);
    service
        .mongo()
        .inTransaction(session -> {
          projection.apply(session, build(service), entries);
          return true;
        });
  }

  /** The rows of an operation by dimension, country, indicator and stage; money in its units. */
  static Map<String, Long> of(ServiceFixture service, String operation) {
    var store = new OutcomeStore(build(service));
    return service
        .mongo()
        .inTransaction(session -> {
          var rows = new TreeMap<String, Long>();
          for (String country : COUNTRIES) {
            for (CountRow row : store.counts(session, operation, country)) {
              put(
                  rows,
                  row.dimension(),
                  country,
                  row.indicator(),
                  row.validated(),
                  row.provisional());
            }
            store.sums(
                session,
                operation,
                country,
                List.of(),
                row ->
                    put(
                        rows,
                        row.dimension(),
                        country,
                        Objects.requireNonNull(row.indicator()),
                        row.validated().units().longValueExact(),
                        row.provisional().units().longValueExact()));
          }
          return rows;
        });
  }

  static void put(
      Map<String, Long> rows,
      Dimension dimension,
      String country,
      String indicator,
      long validated,
      long open) {
    for (Stage stage : List.of(Stage.VALIDATED, Stage.PROVISIONAL)) {
      long number = stage == Stage.VALIDATED ? validated : open;
      if (number != 0) {
        rows.merge(
            String.join("/", dimension.name(), country, indicator, stage.name()),
            number,
            Long::sum);
      }
    }
  }

  /** What the journal keeps, as an entry. */
  static Entry entry(String aggregate, long position, Message kept) {
    return new Entry(
        Entry.name(aggregate, position),
        aggregate,
        position,
        null,
        0,
        new Actor("somebody", null, List.of()),
        null,
        null,
        "ReportResult",
        null,
        Instant.now(),
        kept.getDescriptorForType().getFullName(),
        new Binary(kept.toByteArray()),
        null,
        new Binary(new byte[0]),
        null);
  }

  static ViewBuild build(ServiceFixture service) {
    return service.bean(Views.class).serving("outcome");
  }
}
