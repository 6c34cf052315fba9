package cordon.gateway.limit;

import cordon.gateway.problem.Problems;
import cordon.gateway.problem.Refused;
import cordon.gateway.settings.GatewayProperties;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * A budget of the memory for bodies and answers under way, in bytes of the heap. What is large
 * takes its weight before it is read and waits a moment for it; what is small passes. Nobody has
 * more than half, so that one who fills it leaves some for the others.
 */
@Component
public class MemoryBudget {
  /** Bodies and answers up to this size are counted by their number alone, elsewhere. */
  public static final int SMALL = 16 * 1024;

  /** The largest body in JSON, or message in a gRPC frame. */
  public static final int LARGEST_BODY = 4 * 1024 * 1024;

  /**
   * What a byte of a large body or answer is taken to need of the heap until its call is over: the
   * body, the message that it becomes, and what of it is on its way to the service. It is more, 5
   * to 7, while the body is put together and transcoded, which a few threads do ({@link Turns}).
   */
  public static final long WEIGHT = 3;

  /** More than a frame has beside its message. */
  private static final int FRAME = 1024;

  private static final int SHARE_OF_HEAP = 4;
  private static final long LARGEST = WEIGHT * (FRAME + LARGEST_BODY);
  private static final int MOST_WAITING = 16;

  /** Of those, for one country or person, so that nobody fills the queue for all. */
  private static final int MOST_WAITING_FOR_ONE = 4;

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final long all;
  private final long share;
  private final Duration sending;
  private final Map<String, Long> taken = new HashMap<>();
  private final Deque<Waiter> waiting = new ArrayDeque<>();
  private long used;

  private record Waiter(Reservation hold, long bytes, MonoSink<Void> sink) {}

  @Autowired
  MemoryBudget(GatewayProperties properties) {
    this(
        properties.limits().room() == null
            ? Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP
            : properties.limits().room().toBytes(),
        properties.limits().sending());
  }

  MemoryBudget(long all, Duration sending) {
    this.all = all;
    this.sending = sending;
    share = Math.min(all, Math.max(all / 2, LARGEST));
  }

  /** Nothing yet, for somebody: a country where there is one, or a person. */
  public Reservation reserve(String whose) {
    return new Reservation(whose, Mono.empty(), () -> {});
  }

  /** The same for a request, whose body may have to wait for what was refused before. */
  public Reservation reserve(Jwt caller, RefusedBodies refused) {
    return new Reservation(
        RateLimits.countryOrPerson(caller),
        Mono.defer(() -> refused.turn(caller)),
        () -> refused.require(caller));
  }

  /** How many bytes there are in all. */
  public long size() {
    return all;
  }

  /** How many wait for theirs. */
  public synchronized int waiting() {
    return waiting.size();
  }

  /** How many bytes are taken. */
  public synchronized long used() {
    return used;
  }

  /** What one request holds until it is over. */
  public final class Reservation implements AutoCloseable {
    private final String whose;
    private final Mono<Void> turn;
    private final Runnable permission;
    private long bytes;
    private boolean closed;

    private Reservation(String whose, Mono<Void> turn, Runnable permission) {
      this.whose = whose;
      this.turn = turn;
      this.permission = permission;
    }

    /** Whose share it takes from. */
    public String whose() {
      return whose;
    }

    /** Within which a body has to be there, so that nobody keeps its reservation for ever. */
    public Duration sending() {
      return sending;
    }

    /**
     * Takes room for a body of a known length, when it is the sender's turn.
     *
     * @param length in bytes
     * @return BODY_TOO_LARGE, OVERLOADED or RATE_LIMITED
     */
    public Mono<Void> takeBody(long length) {
      return turn.then(Mono.defer(() -> take(WEIGHT * length)));
    }

    /**
     * Has room for as much of a body as has come.
     *
     * @param length in bytes
     * @throws Refused OVERLOADED or RATE_LIMITED
     */
    public void growBody(long length) {
      if (length > SMALL) {
        if (size() == 0) {
          permission.run();
        }
        grow(WEIGHT * length);
      }
    }

    /** Of the body that has taken room, in bytes; none if it is small. */
    public long body() {
      return size() / WEIGHT;
    }

    /**
     * Takes as much as is needed in all; comes when it is there.
     *
     * @return BODY_TOO_LARGE if that is never, OVERLOADED if it is not within two seconds
     */
    public Mono<Void> take(long needed) {
      return Mono.<Void>create(
              sink -> {
                if (needed > share) {
                  sink.error(Problems.ofStatus(413));
                } else {
                  takeOrWait(new Waiter(this, needed, sink));
                }
              })
          .timeout(PATIENCE, Mono.error(MemoryBudget::full));
    }

    /**
     * Has at least as much from now on.
     *
     * @throws Refused OVERLOADED
     */
    public void grow(long needed) {
      if (!tryTake(needed)) {
        throw full();
      }
    }

    /** Has as much, whether there is so much or not: what was done is answered. */
    public void force(long needed) {
      synchronized (MemoryBudget.this) {
        add(needed - bytes);
      }
    }

    /** How much it has. */
    public long size() {
      synchronized (MemoryBudget.this) {
        return bytes;
      }
    }

    /** Needs no more than this any longer. */
    public void shrink(long needed) {
      List<Waiter> next;
      synchronized (MemoryBudget.this) {
        if (needed < bytes) {
          add(needed - bytes);
        }
        next = served();
      }
      next.forEach(waiter -> waiter.sink().success());
    }

    @Override
    public void close() {
      synchronized (MemoryBudget.this) {
        closed = true;
      }
      shrink(0);
    }

    private boolean tryTake(long needed) {
      synchronized (MemoryBudget.this) {
        long more = needed - bytes;
        boolean fits =
            more <= 0 || (used + more <= all && taken.getOrDefault(whose, 0L) + more <= share);
        if (fits && more > 0 && !closed) {
          add(more);
        }
        return fits;
      }
    }

    private void add(long more) {
      if (closed && more > 0) {
        return;
      }
      bytes += more;
      used += more;
      taken.merge(whose, more, (a, b) -> a + b == 0 ? null : a + b);
    }
  }

  private void takeOrWait(Waiter waiter) {
    boolean there;
    boolean waits = false;
    synchronized (this) {
      there = waiter.hold().tryTake(waiter.bytes());
      if (!there && waiting.size() < MOST_WAITING && mayWait(waiter.hold().whose)) {
        waits = waiting.add(waiter);
      }
    }
    if (there) {
      waiter.sink().success();
    } else if (waits) {
      waiter.sink().onDispose(() -> leave(waiter));
    } else {
      waiter.sink().error(full());
    }
  }

  private boolean mayWait(String whose) {
    return waiting.stream().filter(waiter -> waiter.hold().whose.equals(whose)).count()
        < MOST_WAITING_FOR_ONE;
  }

  private synchronized void leave(Waiter waiter) {
    waiting.remove(waiter);
  }

  /** Those who have waited and now have what they need, the first first. */
  private List<Waiter> served() {
    List<Waiter> served = new ArrayList<>();
    for (Iterator<Waiter> each = waiting.iterator(); each.hasNext(); ) {
      Waiter waiter = each.next();
      if (waiter.hold().tryTake(waiter.bytes())) {
        each.remove();
        served.add(waiter);
      }
    }
    return served;
  }

  private static Refused full() {
    return new Refused(
        503, "OVERLOADED", "Too much is under way; repeat in a moment, or send it in parts.");
  }
}
