package cordon.platform.watch;

import cordon.platform.call.Call;
import cordon.platform.rpc.EventStream;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One watcher's stream, told when what they may see has changed and of nothing else. What changes
 * while the reader is slow is told as it then stands, so a reader that stops costs nothing but
 * itself.
 *
 * @param <M> the form in which they are told
 */
public final class Watch<W extends Watched, M> {
  private final Watches<W> watches;
  private final String id;
  private final Call call;
  private final EventStream<M> stream;
  private final Semaphore wake = new Semaphore(0);

  /** What one watcher is still to be told. */
  @FunctionalInterface
  public interface Told<M> {
    /**
     * The next event; null if there is nothing until something changes.
     *
     * @throws RuntimeException what ends the stream, as that the caller may see no more
     */
    @Nullable M next();
  }

  /**
   * @param id of what is watched
   */
  public Watch(Watches<W> watches, String id, Call call, EventStream<M> stream) {
    this.watches = watches;
    this.id = id;
    this.call = call;
    this.stream = stream;
  }

  /**
   * Begins, and returns.
   *
   * @param visible refuses who may not see it, before anything is looked at
   * @param told for this watcher of what is watched
   */
  public void start(Runnable visible, Function<W, Told<M>> told) {
    stream.whenChanged(wake::release);
    var _ = Thread.ofVirtual().name("watch").start(() -> call.run(() -> run(visible, told)));
  }

  private void run(Runnable visible, Function<W, Told<M>> told) {
    Runnable changed = wake::release;
    W watched = null;
    try {
      visible.run();
      watched = watches.watch(id, changed);
      watched.refresh();
      tell(watched, told.apply(watched));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      stream.fail(e);
    } finally {
      if (watched != null) {
        watches.leave(id, watched, changed);
      }
    }
  }

  private void tell(W watched, Told<M> told) throws InterruptedException {
    while (!stream.isLeft()) {
      // Also who is slow is told when nothing is seen any more.
      long _ = watched.change();
      M event = stream.isReady() ? told.next() : null;
      if (event != null) {
        stream.send(event);
      } else {
        wake.acquire();
        wake.drainPermits();
      }
    }
  }
}
