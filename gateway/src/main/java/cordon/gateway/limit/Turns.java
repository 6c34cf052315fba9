package cordon.gateway.limit;

import cordon.gateway.problem.Faults;
import cordon.gateway.server.Connections;
import io.netty.channel.Channel;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Threads for what takes longer than a moment: a large body is read there and a large answer
 * written, so that the threads of the connections serve everybody meanwhile. They go round: of each
 * country, or person without one, one piece of work is done at a time, and then the next one's, so
 * that a country that sends much waits for itself and the others for one piece of it.
 */
@Component
public final class Turns implements DisposableBean {
  private static final Logger log = LoggerFactory.getLogger(Turns.class);
  private static final int MOST_THREADS = 4;

  /** What one thread needs of the heap beside the budget: see {@link MemoryBudget#WEIGHT}. */
  private static final long HEAP_OF_ONE = 64L * 1024 * 1024;

  private final ExecutorService threads;
  private final Map<String, Queue<Runnable>> waiting = new HashMap<>();

  /** As many as the heap has room for, and at least one processor is left to the connections. */
  @Autowired
  Turns() {
    this(
        Math.clamp(
            Math.min(
                Runtime.getRuntime().availableProcessors() - 1L,
                Runtime.getRuntime().maxMemory() / HEAP_OF_ONE),
            1,
            MOST_THREADS));
  }

  Turns(int threads) {
    this.threads =
        Executors.newFixedThreadPool(
            threads, Thread.ofPlatform().daemon().name("transcoding-", 1).factory());
  }

  /**
   * What comes of some work: at once if it is on something small, else when it is the turn of who
   * has the memory for it. It comes on the thread of the request's connection in both cases.
   *
   * @param size in bytes, of what is worked on
   */
  public <T> Mono<T> make(
      ServerWebExchange exchange, MemoryBudget.Reservation hold, long size, Callable<T> work) {
    if (size <= MemoryBudget.SMALL) {
      return Mono.fromCallable(work);
    }
    Channel connection = Connections.channel(exchange.getResponse());
    return inTurn(hold.whose(), work).publishOn(Schedulers.fromExecutor(connection.eventLoop()));
  }

  /** What comes of some work when it is somebody's turn; nothing is done for who has left. */
  <T> Mono<T> inTurn(String whose, Callable<T> work) {
    return Mono.create(sink -> {
      Runnable turn =
          () -> {
            try {
              sink.success(work.call());
            } catch (Throwable fault) {
              sink.error(fault);
            }
          };
      add(whose, turn);
      sink.onDispose(() -> forget(whose, turn));
    });
  }

  /** How many pieces of work wait for their turn. */
  public int waiting() {
    synchronized (waiting) {
      return waiting.values().stream().mapToInt(Queue::size).sum();
    }
  }

  /** Runs the work of one country or person, one piece after the other. */
  public Executor of(String whose) {
    return work -> add(whose, work);
  }

  private void add(String whose, Runnable work) {
    boolean isFirst;
    synchronized (waiting) {
      Queue<Runnable> theirs = waiting.get(whose);
      isFirst = theirs == null;
      if (theirs == null) {
        theirs = new ArrayDeque<>();
        waiting.put(whose, theirs);
      }
      theirs.add(work);
    }
    if (isFirst) {
      threads.execute(() -> turn(whose));
    }
  }

  private void forget(String whose, Runnable work) {
    synchronized (waiting) {
      Queue<Runnable> theirs = waiting.get(whose);
      if (theirs != null) {
        theirs.remove(work);
      }
    }
  }

  /** Does one piece, and goes to the end of the line if there are more. */
  private void turn(String whose) {
    try {
      var work = next(whose, false);
      if (work != null) {
        work.run();
      }
    } catch (RuntimeException fault) {
      log.error("a piece of work has failed {}", Faults.describe(fault));
    } finally {
      if (next(whose, true) != null) {
        threads.execute(() -> turn(whose));
      }
    }
  }

  /**
   * @param stays whether it is looked at only; who has nothing left is forgotten then
   */
  private @Nullable Runnable next(String whose, boolean stays) {
    synchronized (waiting) {
      Queue<Runnable> theirs = waiting.get(whose);
      if (theirs == null) {
        return null;
      }
      Runnable work = stays ? theirs.peek() : theirs.poll();
      if (stays && work == null) {
        waiting.remove(whose);
      }
      return work;
    }
  }

  @Override
  public void destroy() {
    threads.shutdownNow();
  }
}
