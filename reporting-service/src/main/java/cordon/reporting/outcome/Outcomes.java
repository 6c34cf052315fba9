package cordon.reporting.outcome;

import com.mongodb.client.ClientSession;
import cordon.platform.call.Caller;
import cordon.platform.projection.Progress;
import cordon.platform.projection.Projector;
import cordon.platform.refusal.RejectedException;
import cordon.reporting.money.Currency;
import cordon.reporting.plan.KnownOperation;
import cordon.reporting.plan.PlanStore;
import cordon.reporting.rate.RateStore;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads figures: for a country its own, and the totals where the plan shares them. */
@Component
class Outcomes {
  private final OutcomeStore store;
  private final PlanStore plans;
  private final RateStore rates;
  private final Projector projector;
  private final ParkedChanges parkedChanges;

  Outcomes(
      OutcomeStore store,
      PlanStore plans,
      RateStore rates,
      Projector projector,
      ParkedChanges parkedChanges) {
    this.store = store;
    this.plans = plans;
    this.rates = rates;
    this.projector = projector;
    this.parkedChanges = parkedChanges;
  }

  /**
   * The figures as they stand.
   *
   * @throws RejectedException NOT_FOUND if the caller may not know of the operation
   */
  Outcome get(Caller caller, String operationId) {
    KnownOperation operation = requireVisible(caller, operationId);
    return store.inSnapshot(session -> read(session, caller, operation));
  }

  /**
   * The operation.
   *
   * @throws RejectedException NOT_FOUND if the caller may not know of it
   */
  KnownOperation requireVisible(Caller caller, String operationId) {
    return plans
        .find(caller, operationId)
        .orElseThrow(() -> RejectedException.notFound("operation"));
  }

  /** The position with which the figures of an operation last changed. */
  long lastChange(String operationId) {
    return store.lastChange(Heads.ofWhole(operationId));
  }

  private Outcome read(ClientSession session, Caller caller, KnownOperation operation) {
    Optional<String> own = Optional.ofNullable(caller.country());
    boolean totals = own.isEmpty() || operation.totalsShared();
    var outcome =
        new Outcome(
            operation.id(),
            own.map(country -> cutOff(session, operation.id(), country, totals))
                .orElseGet(() -> ofWhole(session)),
            operation.reportCurrency(),
            totals);
    addCountries(session, outcome, operation, own);
    for (CountRow row : store.counts(session, operation.id(), own)) {
      if (row.dimension() != Dimension.TOTAL || totals) {
        addCount(outcome, row);
      }
    }
    List<MoneyRow> sums =
        store.sums(session, operation.id(), own).stream()
            .filter(row -> row.dimension() != Dimension.TOTAL || totals)
            .toList();
    if (!sums.isEmpty()) {
      Valuation valuation = valuation(operation.reportCurrency(), sums);
      sums.forEach(row -> addMoney(outcome, row, valuation));
    }
    long[] pending = store.pendingLines(session, operation.id(), own);
    outcome.linesPosting = pending[0];
    outcome.linesParked = pending[1];
    long parked = parkedChanges.of(session, operation.id());
    outcome.parked = own.isPresent() ? Math.min(parked, 1) : parked;
    return outcome;
  }

  private CutOff ofWhole(ClientSession session) {
    Progress reached = projector.reached(session);
    return new CutOff(reached.position(), reached.time());
  }

  /** A country's own: the place in the journal would tell how much others do. */
  private CutOff cutOff(ClientSession session, String operationId, String country, boolean totals) {
    return new CutOff(0, store.lastTime(session, Heads.ofCountry(operationId, country, totals)));
  }

  private void addCountries(
      ClientSession session, Outcome outcome, KnownOperation operation, Optional<String> own) {
    Set<String> reporters = store.reporters(session, operation.id());
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

  private static void addCount(Outcome outcome, CountRow row) {
    Indicator.of(row.indicator())
        .ifPresent(indicator -> {
          Outcome.Figure figure = outcome.figure(row.dimension(), row.country(), indicator);
          figure.validated.count = Math.addExact(figure.validated.count, row.validated());
          figure.provisional.count = Math.addExact(figure.provisional.count, row.provisional());
        });
  }

  private static void addMoney(Outcome outcome, MoneyRow row, Valuation valuation) {
    Outcome.Figure figure =
        outcome.figure(row.dimension(), row.country(), Indicator.FUNDS_INTERCEPTED);
    add(figure.validated, row, row.validated().units(), valuation);
    add(figure.provisional, row, row.provisional().units(), valuation);
  }

  private static void add(Tally tally, MoneyRow row, BigInteger units, Valuation valuation) {
    if (units.signum() == 0) {
      return;
    }
    BigDecimal amount = new BigDecimal(units, row.scale());
    tally.originals.merge(row.currency(), amount, BigDecimal::add);
    valuation
        .value(row.currency(), amount, LocalDate.parse(row.day()))
        .ifPresentOrElse(
            value -> tally.value = tally.value.add(value),
            () -> tally.unvalued.merge(row.currency(), amount, BigDecimal::add));
  }

  private Valuation valuation(String quote, List<MoneyRow> sums) {
    Set<Currency> currencies = sums.stream().map(MoneyRow::currency).collect(Collectors.toSet());
    var days = new TreeSet<>(sums.stream().map(MoneyRow::day).toList());
    return new Valuation(
        quote,
        rates.of(
            currencies,
            quote,
            LocalDate.parse(days.getFirst()).minusDays(Valuation.DAYS_BACK),
            LocalDate.parse(days.getLast())));
  }
}
