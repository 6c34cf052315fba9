package cordon.platform.feed;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.platform.journal.Head;
import cordon.platform.journal.Watermark;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/**
 * A source, a reader of its feed and the reader's view, each step by itself in any order: what is
 * said to be known is known, and in a fair order it is never long ago, whatever is written.
 */
class FreshnessSimulationTest {
  private static final KnowledgeLease LEASE = new KnowledgeLease(Duration.ofSeconds(60));
  private static final Instant START = Instant.parse("2025-07-01T00:00:00Z");

  /** What one of the services can do next. */
  enum Step {
    SOURCE_WRITES,
    SOURCE_NUMBERS,
    READER_ASKS,
    READER_KEEPS,
    READER_WRITES,
    READER_NUMBERS,
    VIEW_LOOKS,
    VIEW_APPLIES,
    READER_TELLS,
    OTHER_LEARNS,
    OTHER_LOOKS,
    OTHER_APPLIES
  }

  @Property(tries = 1000)
  void whatever_is_said_to_be_known_is_in_the_view(
      @ForAll @Size(max = 200) List<Step> steps,
      @ForAll @IntRange(min = -5_000, max = 5_000) int skew) {
    var world = new World(skew);

    for (Step step : steps) {
      world.take(step);

      assertThat(world.unseenBefore(world.known())).as("after %s", step).isEmpty();
      assertThat(world.unseenByOther()).as("by the other replica after %s", step).isEmpty();
    }
  }

  @Property(tries = 200)
  void in_a_fair_order_knowledge_is_young_however_much_is_written(
      @ForAll @IntRange(min = 0, max = 500) int load,
      @ForAll @IntRange(min = -5_000, max = 5_000) int skew) {
    var world = new World(skew);
    for (int round = 0; round < 5; round++) {
      Instant began = world.now;
      for (Step step : Step.values()) {
        // While one works, both are written to, so that neither ever rests.
        for (int i = 0; i < load; i++) {
          world.write(i % 2 == 0);
        }
        world.take(step);
      }
      Duration length = Duration.between(began, world.now);
      if (round >= 3) {
        assertThat(Duration.between(world.known(), world.now)).isLessThan(length.multipliedBy(3));
        assertThat(Duration.between(world.other.known(), world.now))
            .isLessThan(length.multipliedBy(4));
      }
    }
  }

  @Property(tries = 100)
  void knowledge_grows_old_when_any_one_of_them_stands_still(
      @ForAll("standing") Step still, @ForAll @IntRange(min = 1, max = 20) int load) {
    var world = new World(0);
    for (int round = 0; round < 60; round++) {
      for (Step step : Step.values()) {
        if (round < 5 || step != still) {
          world.take(step);
        }
      }
      for (int i = 0; i < load; i++) {
        world.write(i % 2 == 0);
      }
    }

    assertThat(Duration.between(world.known(), world.now)).isGreaterThan(Duration.ofMillis(400));
  }

  @net.jqwik.api.Provide
  net.jqwik.api.Arbitrary<Step> standing() {
    return net.jqwik.api.Arbitraries.of(
        Step.SOURCE_NUMBERS,
        Step.READER_ASKS,
        Step.READER_KEEPS,
        Step.READER_NUMBERS,
        Step.VIEW_LOOKS,
        Step.VIEW_APPLIES);
  }

  /** A journal: when each entry was accepted, and how far it is numbered. */
  private static final class Written {
    final List<Instant> accepted = new ArrayList<>();
    int numbered;
    Instant until = Instant.EPOCH;

    void number(Instant now) {
      numbered = accepted.size();
      until = now;
    }
  }

  /** A replica of the reader that neither reads nor numbers, and lives on what it is told. */
  private static final class Other {
    private final Marks marks = new Marks();
    private final Watermark caughtUp = new Watermark();
    private Instant toldKept = Instant.EPOCH;
    private Instant toldNumbered = Instant.EPOCH;
    private Instant numbered = Instant.EPOCH;
    private int applied;

    Instant known() {
      return marks.keptBefore(caughtUp.moment());
    }
  }

  private static final class World {
    private final Duration skew;
    private final Written source = new Written();
    private final Written own = new Written();
    private final List<Integer> copies = new ArrayList<>();
    private final Watermark current = new Watermark();
    private final Marks marks = new Marks();
    private final Watermark caughtUp = new Watermark();
    private final Other other = new Other();
    private int kept;
    private int applied;
    private Instant now = START;

    World(int skewMillis) {
      this.skew = Duration.ofMillis(skewMillis);
    }

    Instant known() {
      return marks.keptBefore(caughtUp.moment());
    }

    /** Entries of the source that were accepted before a moment and are not in the view. */
    List<Instant> unseenBefore(Instant moment) {
      return unseenBefore(moment, applied);
    }

    List<Instant> unseenByOther() {
      return unseenBefore(other.known(), other.applied);
    }

    private List<Instant> unseenBefore(Instant moment, int applied) {
      var seen = copies.subList(0, applied).stream().filter(copy -> copy >= 0).count();
      return source.accepted.stream().skip(seen).filter(time -> time.isBefore(moment)).toList();
    }

    void write(boolean inSource) {
      tick();
      if (inSource) {
        source.accepted.add(now);
      } else {
        own.accepted.add(now);
        copies.add(-1);
      }
    }

    void take(Step step) {
      tick();
      switch (step) {
        case SOURCE_WRITES -> write(true);
        case READER_WRITES -> write(false);
        case SOURCE_NUMBERS -> source.number(now);
        case READER_NUMBERS -> own.number(now);
        case READER_ASKS -> ask();
        case READER_KEEPS -> keep();
        case VIEW_LOOKS -> {
          if (caughtUp.wantsHead()) {
            caughtUp.note(new Head(own.numbered, own.until));
          }
        }
        case VIEW_APPLIES -> {
          applied = own.numbered;
          var _ = caughtUp.pass(applied);
        }
        case READER_TELLS -> {
          other.toldKept = current.moment();
          other.toldNumbered = own.until;
        }
        case OTHER_LEARNS -> {
          other.marks.add(other.toldKept, now);
          other.numbered = other.toldNumbered;
        }
        case OTHER_LOOKS -> {
          if (other.caughtUp.wantsHead()) {
            other.caughtUp.note(new Head(own.numbered, other.numbered));
          }
        }
        case OTHER_APPLIES -> {
          other.applied = own.numbered;
          var _ = other.caughtUp.pass(other.applied);
        }
      }
    }

    private void ask() {
      if (current.wantsHead()) {
        Instant asked = now;
        tick();
        var head = new Head(source.numbered, source.until.plus(skew));
        current.note(FeedMessages.head(FeedMessages.head(head, now.plus(skew), LEASE), asked));
        mark();
      }
    }

    private void keep() {
      while (kept < source.numbered) {
        own.accepted.add(now);
        copies.add(kept++);
      }
      tick();
      mark();
    }

    private void mark() {
      if (current.pass(kept)) {
        marks.add(current.moment(), now);
      }
    }

    private void tick() {
      now = now.plusMillis(1);
    }
  }
}
