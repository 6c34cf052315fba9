package cordon.platform.projection;

import cordon.platform.call.Faults;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says which builds of a view this replica uses, and drops those that nobody has used for long. No
 * clock is compared: a build is unused when its beat has stood still for that time by the count of
 * the one who looks.
 */
final class Upkeep {
  private static final Logger log = LoggerFactory.getLogger(Upkeep.class);
  private static final Duration BEAT = Duration.ofMinutes(1);
  private static final int BEATS_KEPT = 20;

  private final Builds builds;
  private final String view;
  private final long kept;
  private final long every;
  private final Map<String, Seen> seen = new HashMap<>();
  private long due;
  private volatile long lastBeat;

  /** How a build was when it was first found so, by System.nanoTime. */
  private record Seen(long beat, long position, long since) {}

  /**
   * @param kept how long a build is kept that nobody uses; the same for all replicas
   */
  Upkeep(Builds builds, String view, Duration kept) {
    this.builds = builds;
    this.view = view;
    this.kept = kept.toNanos();
    this.every = Math.min(BEAT.toNanos(), kept.toNanos() / BEATS_KEPT);
    this.lastBeat = System.nanoTime();
    this.due = lastBeat;
  }

  /** Whether the others still know that this replica uses what it uses. */
  boolean inUse() {
    return System.nanoTime() - lastBeat < kept / 2;
  }

  /**
   * Does what is due.
   *
   * @throws BuildGoneException if one of those that are used is not there any more
   */
  void run(Collection<Follower> followers) {
    long now = System.nanoTime();
    if (now - due < 0) {
      return;
    }
    List<ViewBuild> used = followers.stream().map(Follower::build).toList();
    for (ViewBuild build : used) {
      if (!builds.beat(build)) {
        throw new BuildGoneException(build);
      }
    }
    lastBeat = now;
    due = now + every;
    sweep(used, now);
  }

  private void sweep(List<ViewBuild> used, long now) {
    var keys = used.stream().map(ViewBuild::key).collect(Collectors.toSet());
    for (Builds.Known known : builds.of(view)) {
      String key = known.build().key();
      if (known.build().suffix() == null || keys.contains(key)) {
        continue;
      }
      Seen before = seen.get(key);
      long position = known.reached().position();
      if (before == null || before.beat() != known.beat() || before.position() != position) {
        seen.put(key, new Seen(known.beat(), position, now));
      } else if (now - before.since() > kept) {
        drop(known);
      }
    }
  }

  private void drop(Builds.Known known) {
    try {
      if (builds.drop(known)) {
        log.info("{} is dropped: nobody has used it for long", known.build());
      }
    } catch (RuntimeException e) {
      log.warn("{} is not dropped yet: {}", known.build(), Faults.describe(e));
    }
  }
}
