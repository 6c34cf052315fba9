package cordon.reporting.outcome;

import cordon.platform.call.Call;
import cordon.platform.projection.Projector;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Looks for changes of one operation's figures for all who watch it, and reads the figures once for
 * each country, so that a thousand readers cost the database what one does.
 *
 * @param <M> the form in which they are told
 */
final class WatchedOutcome<M> {
  /** Another replica's projector may have done the work; then nobody wakes us. */
  private static final Duration LOOK = Duration.ofMillis(500);

  private static final String SECRETARIAT = "";

  private final Outcomes outcomes;
  private final Projector projector;
  private final Function<Outcome, M> form;
  private final String operationId;
  private final Set<Runnable> watchers = ConcurrentHashMap.newKeySet();
  private final Map<String, Read<M>> read = new ConcurrentHashMap<>();
  private final Semaphore wake = new Semaphore(0);
  private boolean looked;
  private long lookBegan;
  private volatile long change;
  private volatile boolean left;
  private volatile @Nullable RuntimeException fault;

  /** Figures as one country may see them; what that is depends on nothing else of a caller. */
  private record Read<M>(long change, long began, M outcome) {

    /** Whom it serves is not asked for long, because a plan may share less at any time. */
    boolean serves(long notBefore, long asked) {
      return change >= notBefore && asked - began < LOOK.toNanos();
    }
  }

  WatchedOutcome(
      Outcomes outcomes, Projector projector, Function<Outcome, M> form, String operationId) {
    this.outcomes = outcomes;
    this.form = form;
    this.projector = projector;
    this.operationId = operationId;
  }

  String operationId() {
    return operationId;
  }

  /** Why nothing is seen any more, or null. */
  @Nullable RuntimeException fault() {
    return fault;
  }

  void start() {
    var _ = Thread.ofVirtual().name("watched-outcome").start(this::look);
  }

  void add(Runnable changed) {
    watchers.add(changed);
  }

  /** Whether nobody is left. */
  boolean remove(Runnable changed) {
    watchers.remove(changed);
    left = watchers.isEmpty();
    if (left) {
      wake.release();
    }
    return left;
  }

  /** Looks now: whoever comes may know of a change that another replica has told. */
  void refresh() {
    refresh(System.nanoTime());
  }

  /** Whoever has waited for a look that began after they came needs none of their own. */
  private synchronized void refresh(long asked) {
    long now = System.nanoTime();
    if (looked && lookBegan - asked >= 0) {
      return;
    }
    long latest = outcomes.lastChange(operationId);
    looked = true;
    lookBegan = now;
    if (latest != change) {
      change = latest;
      watchers.forEach(Runnable::run);
    }
  }

  /**
   * The position with which the figures last changed.
   *
   * @throws RuntimeException what has ended the looking
   */
  long change() {
    RuntimeException ended = fault;
    if (ended != null) {
      throw ended;
    }
    return change;
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
                known != null && known.serves(notBefore, asked) ? known : read(call, notBefore))
        .outcome();
  }

  private Read<M> read(Call call, long change) {
    long began = System.nanoTime();
    return new Read<>(change, began, form.apply(outcomes.get(call, operationId)));
  }

  private void look() {
    Runnable progress = wake::release;
    projector.onProgress(progress);
    try {
      while (!left) {
        refresh();
        var _ = wake.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        wake.drainPermits();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      fault = e;
    } finally {
      projector.removeListener(progress);
      if (!left) {
        fault = Objects.requireNonNullElseGet(fault, () -> new IllegalStateException("not looked"));
        watchers.forEach(Runnable::run);
      }
    }
  }
}
