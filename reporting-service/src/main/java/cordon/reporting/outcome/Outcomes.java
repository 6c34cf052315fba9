package cordon.reporting.outcome;

import cordon.plan.KnownOperation;
import cordon.platform.call.Call;
import cordon.platform.projection.Views;
import cordon.platform.refusal.RejectedException;
import cordon.reporting.plan.PlanStore;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Shows figures: to a country its own, and the totals where the plan shares them. */
@Component
class Outcomes {
  /** Operations whose figures are kept; others are read anew when somebody asks. */
  private static final int KEPT = 32;

  private final Views views;
  private final PlanStore plans;
  private final FigureReader reader;
  private final Map<String, KeptFigures> kept =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, KeptFigures> eldest) {
          return size() > KEPT;
        }
      };

  Outcomes(Views views, PlanStore plans, FigureReader reader) {
    this.views = views;
    this.plans = plans;
    this.reader = reader;
  }

  /**
   * The figures as they stand.
   *
   * @throws RejectedException NOT_FOUND if the caller may not know of the operation
   */
  Outcome get(Call call, String operationId) {
    long asked = System.nanoTime();
    KnownOperation operation = requireVisible(call, operationId);
    Reading reading = kept(operationId).read(operation.reportCurrency(), asked);
    return outcome(reading, operation, Optional.ofNullable(call.caller().country()));
  }

  /**
   * The operation.
   *
   * @throws RejectedException NOT_FOUND if the caller may not know of it
   */
  KnownOperation requireVisible(Call call, String operationId) {
    return plans.find(call, operationId).orElseThrow(() -> RejectedException.notFound("operation"));
  }

  /** The position with which the figures of an operation last changed. */
  long lastChange(String operationId) {
    return new OutcomeStore(views.serving(PlanStore.VIEW)).lastChange(Heads.ofWhole(operationId));
  }

  private KeptFigures kept(String operationId) {
    synchronized (kept) {
      return kept.computeIfAbsent(operationId, id -> new KeptFigures(reader, id));
    }
  }

  private static Outcome outcome(Reading reading, KnownOperation operation, Optional<String> own) {
    boolean totals = own.isEmpty() || operation.totalsShared();
    var outcome =
        new Outcome(
            operation.id(),
            own.map(country -> cutOff(reading, operation.id(), country, totals))
                .orElseGet(() -> new CutOff(reading.position(), reading.time())),
            operation.reportCurrency(),
            totals);
    addCountries(reading, outcome, operation, own);
    reading.cells().values().stream()
        .filter(cells ->
            cells.country().equals(Heads.TOTALS)
                ? totals
                : own.isEmpty() || cells.country().equals(own.get()))
        .forEach(cells -> cells.addTo(outcome));
    Reading.Pending pending = reading.pending(own);
    outcome.linesPosting = pending.lines();
    outcome.linesParked = pending.parked();
    outcome.parked = own.isPresent() ? Math.min(reading.parked(), 1) : reading.parked();
    return outcome;
  }

  /** A country's own: the place in the journal would tell how much others do. */
  private static CutOff cutOff(
      Reading reading, String operationId, String country, boolean totals) {
    return new CutOff(0, reading.lastTime(Heads.ofCountry(operationId, country, totals)));
  }

  private static void addCountries(
      Reading reading, Outcome outcome, KnownOperation operation, Optional<String> own) {
    Set<String> reporters = reading.reporters();
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
