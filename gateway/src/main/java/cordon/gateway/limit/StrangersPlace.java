package cordon.gateway.limit;

import cordon.gateway.problem.Refused;
import io.github.resilience4j.ratelimiter.RateLimiter;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * One of the requests that strangers of an address may make in a second. It is held while nobody
 * knows whether its caller is one, so that no more are under way than may turn out to be; then it
 * is given back, or spent.
 */
public final class StrangersPlace {
  private final RateLimiter limiter;
  private final AtomicInteger undecided;
  private final Supplier<Refused> refusal;
  private final AtomicBoolean held = new AtomicBoolean();

  StrangersPlace(RateLimiter limiter, AtomicInteger undecided, Supplier<Refused> refusal) {
    this.limiter = limiter;
    this.undecided = undecided;
    this.refusal = refusal;
  }

  /** The caller is known. */
  public void giveBack() {
    if (held.compareAndSet(true, false)) {
      undecided.decrementAndGet();
    }
  }

  /** The caller is a stranger. */
  public void spend() {
    var _ = limiter.acquirePermission();
    giveBack();
  }

  void hold() {
    if (undecided.incrementAndGet() > limiter.getMetrics().getAvailablePermissions()) {
      undecided.decrementAndGet();
      throw refusal.get();
    }
    held.set(true);
  }

  void count() {
    if (undecided.get() >= limiter.getMetrics().getAvailablePermissions()
        || !limiter.acquirePermission()) {
      throw refusal.get();
    }
  }
}
