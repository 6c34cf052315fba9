package cordon.platform.journal;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renews a lease on a thread of its own, while its holder does one thing that may take longer than
 * a lease lasts: a scan, or an index. Otherwise another replica would begin it from the start.
 */
public final class LeaseRenewal implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LeaseRenewal.class);
  private static final Duration EVERY = Duration.ofMillis(500);

  private final Lease lease;
  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread thread;

  private LeaseRenewal(Lease lease) {
    this.lease = lease;
    this.thread = Thread.ofVirtual().name("lease-renewal").start(this::renew);
  }

  /** Begins for a lease that this replica has. */
  public static LeaseRenewal of(Lease lease) {
    return new LeaseRenewal(lease);
  }

  private void renew() {
    try {
      while (!done.await(EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
        try {
          var _ = lease.hold();
        } catch (RuntimeException e) {
          // The database is away, or the service has closed its client.
          log.debug("a lease is renewed in a moment");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Comes back when nothing renews the lease any more, so that it can be given back. */
  @Override
  public void close() {
    done.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
