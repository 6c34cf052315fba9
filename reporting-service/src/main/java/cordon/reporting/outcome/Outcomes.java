package cordon.reporting.outcome;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import cordon.plan.KnownOperation;
import cordon.platform.call.Call;
import cordon.platform.projection.Views;
import cordon.platform.refusal.RejectedException;
import cordon.reporting.plan.PlanStore;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Shows figures: to a country its own, and the totals where the plan shares them. */
@Component
class Outcomes {
  /**
   * Operations whose figures are kept though nobody watches them; others are read anew when
   * somebody asks.
   */
  private static final int KEPT = 32;

  private final Views views;
  private final PlanStore plans;
  private final FigureReader reader;
  private final InstantSource clock;
  private final Map<String, KeptFigures> kept =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, KeptFigures> eldest) {
          return size() > KEPT;
        }
      };

  /** Also those that are only held by who watches them. */
  private final Cache<String, KeptFigures> held = Caffeine.newBuilder().weakValues().build();

  Outcomes(Views views, PlanStore plans, FigureReader reader, InstantSource clock) {
    this.views = views;
    this.plans = plans;
    this.reader = reader;
    this.clock = clock;
  }

  /**
   * The figures as they stand.
   *
   * @throws RejectedException NOT_FOUND if the caller may not know of the operation;
   *     STORE_UNAVAILABLE while there is more to read than a caller waits for
   */
  Outcome get(Call call, String operationId) {
    long asked = System.nanoTime();
    KnownOperation operation = requireVisible(call, operationId);
    Reading reading = kept(operationId).read(operation.currency(), asked);
    return outcome(reading, operation, Optional.ofNullable(call.caller().country()));
  }

  /** The same for a stream, of figures that it holds, however long it takes to read them. */
  Outcome get(Call call, KeptFigures figures) {
    long asked = System.nanoTime();
    KnownOperation operation = requireVisible(call, figures.operationId());
    Reading reading = figures.readForStream(operation.currency(), asked);
    return outcome(reading, operation, Optional.ofNullable(call.caller().country()));
  }

  /**
   * The figures as they stood so many hours ago, at the beginning of that hour.
   *
   * @throws RejectedException NOT_FOUND if the caller may not know of the operation
   */
  Outcome earlier(Call call, String operationId, int hours) {
    long asked = System.nanoTime();
    KnownOperation operation = requireVisible(call, operationId);
    Optional<String> own = Optional.ofNullable(call.caller().country());
    Instant then = clock.instant().minus(hours, ChronoUnit.HOURS).truncatedTo(ChronoUnit.HOURS);
    KeptFigures.Earlier read =
        kept(operationId).earlier(operation.currency(), asked, DatedStore.hourOf(then));
    boolean totals = seesTotals(operation, own);
    var outcome =
        new Outcome(
            operationId, new CutOff(0, then), operation.currency(), totals, operation.isExercise());
    addCountries(read.since().reporters(), outcome, operation, own);
    visible(read.now().cells(), totals, own).forEach(cells -> cells.addTo(outcome));
    visible(read.since().changes(), totals, own).forEach(cells -> cells.takeFrom(outcome));
    outcome.leaveOutNothing();
    outcome.parked = parked(read.now(), own);
    return outcome;
  }

  /**
   * The operation.
   *
   * @throws RejectedException NOT_FOUND if the caller may not know of it
   */
  KnownOperation requireVisible(Call call, String operationId) {
    return plans.find(call, operationId).orElseThrow(() -> RejectedException.notFound("operation"));
  }

  /**
   * Grows whenever the figures of an operation may have changed: the position with which they last
   * did, and how often something earlier was taken in after all.
   */
  long lastChange(String operationId) {
    return new OutcomeStore(views.serving(PlanStore.VIEW)).lastChange(Heads.ofWhole(operationId))
        + views.retaken(PlanStore.VIEW);
  }

  /** The figures of an operation, which are kept at least for as long as somebody holds them. */
  KeptFigures kept(String operationId) {
    synchronized (kept) {
      return kept.computeIfAbsent(
          operationId, id -> held.get(id, unknown -> new KeptFigures(reader, unknown)));
    }
  }

  private static Outcome outcome(Reading reading, KnownOperation operation, Optional<String> own) {
    boolean totals = seesTotals(operation, own);
    var outcome =
        new Outcome(
            operation.id(),
            own.map(country -> cutOff(reading, operation.id(), country, totals))
                .orElseGet(() -> new CutOff(reading.position(), reading.time())),
            operation.currency(),
            totals,
            operation.isExercise());
    addCountries(reading.reporters(), outcome, operation, own);
    visible(reading.cells(), totals, own).forEach(cells -> cells.addTo(outcome));
    Reading.Pending pending = reading.pending(own);
    outcome.linesPosting = pending.lines();
    outcome.linesParked = pending.parked();
    outcome.parked = parked(reading, own);
    return outcome;
  }

  /** A country is told that there are any: how many would tell how much others do. */
  private static long parked(Reading reading, Optional<String> own) {
    return own.isPresent() ? Math.min(reading.parked(), 1) : reading.parked();
  }

  private static boolean seesTotals(KnownOperation operation, Optional<String> own) {
    return own.isEmpty() || operation.totalsShared();
  }

  private static Stream<CountryCells> visible(
      Map<String, CountryCells> cells, boolean totals, Optional<String> own) {
    return cells.values().stream()
        .filter(one ->
            one.country().equals(Heads.TOTALS)
                ? totals
                : own.isEmpty() || one.country().equals(own.get()));
  }

  /** A country's own: the place in the journal would tell how much others do. */
  private static CutOff cutOff(
      Reading reading, String operationId, String country, boolean totals) {
    return new CutOff(0, reading.lastTime(Heads.ofCountry(operationId, country, totals)));
  }

  private static void addCountries(
      Set<String> reporters, Outcome outcome, KnownOperation operation, Optional<String> own) {
    Collection<String> counted =
        own.isPresent() && !outcome.totalsIncluded ? Set.of(own.get()) : operation.accepted();
    outcome.countriesParticipating = counted.size();
    outcome.countriesReported = (int) counted.stream().filter(reporters::contains).count();
    Set<String> shown =
        own.<Set<String>>map(Set::of)
            .orElseGet(() -> {
              var all = new TreeSet<>(operation.accepted());
              all.addAll(reporters);
              return all;
            });
    shown.forEach(country -> outcome.country(country).reported = reporters.contains(country));
  }
}
