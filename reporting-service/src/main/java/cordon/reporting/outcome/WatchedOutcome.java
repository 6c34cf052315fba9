package cordon.reporting.outcome;

import cordon.platform.call.Call;
import cordon.platform.projection.Projector;
import cordon.platform.watch.Watched;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * One operation's figures for all who watch them, read once for each country, so that a thousand
 * readers cost the database what one does.
 *
 * @param <M> the form in which they are told
 */
final class WatchedOutcome<M> extends Watched {
  private static final String SECRETARIAT = "";

  private final Outcomes outcomes;
  private final Function<Outcome, M> form;
  private final KeptFigures figures;
  private final Map<String, Read<M>> read = new ConcurrentHashMap<>();

  /** Figures as one country may see them; what that is depends on nothing else of a caller. */
  private record Read<M>(long change, long began, M outcome) {}

  WatchedOutcome(
      Outcomes outcomes, Projector projector, Function<Outcome, M> form, String operationId) {
    super(projector);
    this.outcomes = outcomes;
    this.form = form;
    figures = outcomes.kept(operationId);
  }

  /** The position with which the figures last changed. */
  @Override
  protected long latest() {
    return outcomes.lastChange(figures.operationId());
  }

  /**
   * The figures, not older than a change, for somebody who may know of the operation.
   *
   * @throws cordon.platform.refusal.RejectedException NOT_FOUND if nobody of the caller's country
   *     may any more
   */
  M outcome(Call call, long notBefore) {
    long asked = System.nanoTime();
    String reach = Objects.requireNonNullElse(call.caller().country(), SECRETARIAT);
    return read.compute(
            reach,
            (key, known) ->
                known != null && serves(known, notBefore, asked) ? known : read(call, notBefore))
        .outcome();
  }

  /** Whom it serves is not asked for long, because a plan may share less at any time. */
  private static boolean serves(Read<?> known, long notBefore, long asked) {
    return known.change() >= notBefore && asked - known.began() < LOOK.toNanos();
  }

  private Read<M> read(Call call, long change) {
    long began = System.nanoTime();
    return new Read<>(change, began, form.apply(outcomes.get(call, figures)));
  }
}
