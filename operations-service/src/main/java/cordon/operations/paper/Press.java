package cordon.operations.paper;

import cordon.platform.refusal.CommonReason;
import cordon.platform.refusal.RejectedException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Makes documents one after another: a long one takes a second of a processor and some tens of MiB,
 * which a service has once beside all else.
 */
@Component
public class Press {
  private static final long LONGEST_WAIT_SECONDS = 5;

  private final Semaphore turn = new Semaphore(1, true);

  /**
   * @throws RejectedException OVERLOADED if others' documents take too long; it may be tried again
   */
  public <T> T make(Supplier<T> document) {
    take();
    try {
      return document.get();
    } finally {
      turn.release();
    }
  }

  private void take() {
    try {
      if (turn.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new RejectedException(
        CommonReason.OVERLOADED, "Other documents are being made; try again in a moment.");
  }
}
