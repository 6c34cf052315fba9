package cordon.platform.meter;

import cordon.platform.command.Transaction;
import cordon.platform.state.Marks;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Counts reports of fact that were taken and marked, by the method that reported them: an unusual
 * number of them says that a clock is wrong, that somebody acts without permission, or that reports
 * come late. Of whom is not in a meter; the lists of the contract tell ({@code marked_only}).
 */
public final class MarkedFacts {
  /** What the meter is called. */
  public static final String NAME = "cordon.facts.marked";

  private final MeterProvider<Counter> marked;
  private final String service;

  /**
   * @param service as its packages in the contract are called, e.g. {@code tasking}
   */
  public MarkedFacts(MeterRegistry registry, String service) {
    this.marked =
        Counter.builder(NAME)
            .description("reports of fact that were taken and marked")
            .withRegistry(registry);
    this.service = service;
  }

  /** Counts once the command is committed. */
  public void count(Transaction tx, Marks marks) {
    if (marks.outOfOrder()) {
      tx.afterwards(() -> add(tx, "out_of_order"));
    }
    if (marks.clockAhead()) {
      tx.afterwards(() -> add(tx, "clock_ahead"));
    }
  }

  private void add(Transaction tx, String mark) {
    marked.withTags("service", service, "fact", tx.action(), "mark", mark).increment();
  }
}
