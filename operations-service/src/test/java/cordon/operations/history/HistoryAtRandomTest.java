package cordon.operations.history;

import static cordon.operations.OperationsFixture.APPROVER;
import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.REVIEWER;
import static cordon.operations.OperationsFixture.ncb;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import cordon.operations.OperationsFixture;
import cordon.operations.RandomSeeds;
import cordon.operations.v1.Hotspot;
import cordon.operations.v1.HotspotState;
import cordon.operations.v1.Operation;
import cordon.operations.v1.RecordChange;
import cordon.platform.conformance.ServiceFixture;
import cordon.platform.contract.Times;
import cordon.testsupport.TestCaller;
import cordon.testsupport.TestIdentity;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * Random commands of random callers, after each of which everybody reads everything. What a history
 * tells later is held to that: it shows a caller nothing that they could not have read.
 */
class HistoryAtRandomTest {
  private static final int STEPS = 40;
  private static final List<TestCaller> CALLERS =
      List.of(
          PLANNER,
          RandomCommands.SECOND,
          APPROVER,
          REVIEWER,
          TestIdentity.person("duty").roles("duty-officer"),
          TestIdentity.person("auditor").roles("auditor"),
          ncb("NG"),
          ncb("GH"),
          ncb("KE"));

  private static ServiceFixture service;

  private final List<Kept> all = new ArrayList<>();
  private final List<Instant> moments = new ArrayList<>();

  /** What everybody could read of what, step by step. */
  private final List<Map<String, Message>> reads = new ArrayList<>();

  @BeforeAll
  static void start() {
    service = OperationsFixture.start(HistoryAtRandomTest.class);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @RandomSeeds
  void nobody_is_shown_what_they_could_not_have_read(long seed) {
    String operation = OperationsFixture.approved(service).getOperationId();
    var commands = new RandomCommands(service, operation, all, new Random(seed));
    all.add(new Kept(Kept.Kind.OPERATION, operation, operation));
    RandomCommands.COUNTRIES.forEach(
        one -> all.add(new Kept(Kept.Kind.PARTICIPATION, operation, one)));

    for (int step = 0; step < STEPS; step++) {
      tried(commands::next);
      look();
    }

    int told = 0;
    for (TestCaller caller : CALLERS) {
      for (Kept one : all) {
        told += check(caller, one);
      }
    }
    assertThat(told).as("states that were told").isGreaterThan(STEPS);
  }

  /** Everybody reads everything, in an instant of its own. */
  private void look() {
    service.clock().advance(Duration.ofMillis(5));
    Map<String, Message> read = new HashMap<>();
    for (TestCaller caller : CALLERS) {
      for (Kept one : all) {
        try {
          read.put(key(caller, one), one.now(service.channel(caller)));
        } catch (StatusRuntimeException hidden) {
          assertThat(hidden.getStatus().getCode())
              .isIn(Status.Code.NOT_FOUND, Status.Code.PERMISSION_DENIED);
        }
      }
    }
    reads.add(read);
    moments.add(service.clock().instant());
    service.clock().advance(Duration.ofMillis(5));
  }

  private int check(TestCaller caller, Kept one) {
    var channel = service.channel(caller);
    boolean now = reads.getLast().containsKey(key(caller, one));
    Set<Message> told = new HashSet<>();
    for (int step = 0; step < moments.size(); step++) {
      Optional<Message> then = then(caller, one, moments.get(step));
      String what = "%s of %s in step %d".formatted(caller.name(), one, step);
      if (then.isPresent()) {
        assertThat(now).as("read now, " + what).isTrue();
        Message read = readFrom(step, caller, one);
        assertThat(then.get()).as(what).isEqualTo(narrowed(read, then.get()));
        told.add(then.get());
      } else if (now && caller.country() == null) {
        assertThat(reads.get(step)).as("hidden, " + what).doesNotContainKey(key(caller, one));
      }
    }
    if (!now) {
      return 0;
    }
    List<RecordChange> changes;
    try {
      changes = one.changes(channel, 2);
    } catch (StatusRuntimeException hidden) {
      assertThat(told).isEmpty();
      return 0;
    }
    assertThat(changes).as("%s of %s", caller.name(), one).isEqualTo(one.changes(channel, 200));
    for (RecordChange change : changes) {
      Optional<Message> then = then(caller, one, Times.read(change.getTime()));
      assertThat(then).as("%s of %s after %s", caller.name(), one, change).isPresent();
    }
    assertThat(changes.stream().map(RecordChange::getTime).distinct().count())
        .isEqualTo(changes.size());
    return told.size();
  }

  /**
   * What they read in that step, or, where they came to see it later, when they first did after it.
   */
  private Message readFrom(int step, TestCaller caller, Kept one) {
    for (int later = step; later < reads.size(); later++) {
      Message read = reads.get(later).get(key(caller, one));
      if (read != null && !isInvitation(read)) {
        return read;
      }
    }
    throw new AssertionError("%s never read %s after step %d".formatted(caller.name(), one, step));
  }

  private static boolean isInvitation(Message read) {
    return read instanceof Operation operation && operation.hasInvitation();
  }

  /** Of other hotspots no more than is told today. */
  private static Message narrowed(Message read, Message told) {
    if (!(read instanceof Hotspot before) || !(told instanceof Hotspot then)) {
      return read;
    }
    var narrow = before.toBuilder();
    if (!then.getSpec().hasDisplacedFrom()) {
      narrow.getSpecBuilder().clearDisplacedFrom();
    }
    if (then.getMergedIntoId().isEmpty() && !before.getMergedIntoId().isEmpty()) {
      narrow.clearMergedIntoId().setState(HotspotState.HOTSPOT_STATE_CLOSED);
    }
    narrow.clearMergedFromIds();
    before.getMergedFromIdsList().stream()
        .filter(then.getMergedFromIdsList()::contains)
        .forEach(narrow::addMergedFromIds);
    return narrow.build();
  }

  private Optional<Message> then(TestCaller caller, Kept one, Instant moment) {
    try {
      return Optional.of(one.then(service.channel(caller), moment));
    } catch (StatusRuntimeException hidden) {
      assertThat(hidden.getStatus().getCode())
          .isIn(Status.Code.NOT_FOUND, Status.Code.PERMISSION_DENIED);
      return Optional.empty();
    }
  }

  private void tried(Runnable command) {
    try {
      command.run();
    } catch (StatusRuntimeException refused) {
      assertThat(refused.getStatus().getCode())
          .isNotIn(Status.Code.INTERNAL, Status.Code.UNKNOWN, Status.Code.UNAVAILABLE);
    }
  }

  private static String key(TestCaller caller, Kept one) {
    return caller.name() + " " + one.kind() + " " + one.id();
  }
}
