package cordon.operations.network;

import static cordon.operations.NetworkFixture.aGroup;
import static cordon.operations.NetworkFixture.aPerson;
import static cordon.operations.NetworkFixture.added;
import static cordon.operations.NetworkFixture.linked;
import static cordon.operations.NetworkFixture.node;
import static cordon.operations.NetworkFixture.reviewed;
import static cordon.operations.OperationsFixture.APPROVER;
import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.REVIEWER;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.platform.conformance.Refusals.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.operations.RandomSeeds;
import cordon.operations.v1.Network;
import cordon.operations.v1.NetworkKindCount;
import cordon.operations.v1.NetworkLinkKind;
import cordon.operations.v1.ReviewGround;
import cordon.testsupport.TestCaller;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Random commands of random callers. Who may see whom is kept apart, from what was said and
 * answered and nothing else.
 */
class NetworksAtRandomTest extends NetworkScene {
  private static final TestCaller KE = ncb("KE");
  private static final List<TestCaller> CALLERS =
      List.of(PLANNER, APPROVER, DUTY, REVIEWER, NG, GH, KE);

  private final List<Known> all = new ArrayList<>();

  /** What the test itself knows of a network. */
  private static final class Known {
    final Network network;
    final TestCaller owner;
    final Set<String> visibleTo;
    final Map<String, Boolean> persons = new HashMap<>();
    final Map<String, String> names = new HashMap<>();

    Known(Network network, TestCaller owner, Set<String> visibleTo) {
      this.network = network;
      this.owner = owner;
      this.visibleTo = visibleTo;
    }

    boolean seenBy(TestCaller caller) {
      String country = caller == NG ? "NG" : caller == GH ? "GH" : caller == KE ? "KE" : null;
      return country == null || caller == owner || visibleTo.contains(country);
    }

    boolean sees(TestCaller caller, String id) {
      return caller == owner || caller == REVIEWER || persons.getOrDefault(id, true);
    }
  }

  @RandomSeeds
  void nobody_is_shown_a_person_who_is_not_passed_nor_a_network_that_does_not_name_them(long seed) {
    var random = new Random(seed);
    int taken = 0;
    for (int step = 0; step < 90; step++) {
      try {
        step(random, "P" + step);
        taken++;
      } catch (StatusRuntimeException refused) {
        assertThat(reasonOf(refused))
            .isIn(
                "NOT_YOUR_NETWORK",
                "NOT_FOUND",
                "ILLEGAL_MOVE",
                "ROLE_REQUIRED",
                "INCONSISTENT",
                "DOUBLE_LINK",
                "COMMAND_CYCLE");
      }
      if (step % 15 == 14) {
        all.forEach(known -> CALLERS.forEach(caller -> check(known, caller)));
      }
    }
    assertThat(taken).isGreaterThan(20);
  }

  private void step(Random random, String name) {
    TestCaller caller = CALLERS.get(random.nextInt(CALLERS.size()));
    if (all.isEmpty() || random.nextInt(8) == 0) {
      Set<String> shown = random.nextBoolean() ? Set.of("GH") : Set.of("NG", "KE");
      Network created = network(caller, shown.toArray(String[]::new));
      assertThat(caller).isIn(PLANNER, NG, GH);
      all.add(new Known(created, caller, shown));
      return;
    }
    Known known = all.get(random.nextInt(all.size()));
    TestCaller by = random.nextInt(3) > 0 ? known.owner : caller;
    List<String> ids = List.copyOf(known.names.keySet());
    switch (random.nextInt(6)) {
      case 0, 1 -> {
        boolean person = random.nextInt(3) > 0;
        String id =
            added(service, by, known.network, person ? aPerson(name) : aGroup(name)).getFirst();
        assertThat(by).isSameAs(known.owner);
        known.names.put(id, name);
        if (person) {
          known.persons.put(id, false);
        }
      }
      case 2 -> {
        List<String> waiting = known.persons.keySet().stream().limit(1).toList();
        if (!waiting.isEmpty()) {
          boolean pass = random.nextBoolean();
          var _ =
              pass
                  ? reviewed(service, known.network, waiting)
                  : reviewed(service, known.network, waiting, ReviewGround.REVIEW_GROUND_RELIGIOUS);
          known.persons.put(waiting.getFirst(), pass);
        }
      }
      case 3 -> {
        if (!known.persons.isEmpty()) {
          String id = List.copyOf(known.persons.keySet()).get(random.nextInt(known.persons.size()));
          var _ = revise(by, known.network, id, aPerson(name));
          assertThat(by).isSameAs(known.owner);
          known.names.put(id, name);
          known.persons.put(id, false);
        }
      }
      default -> {
        if (ids.size() > 1) {
          var _ =
              linked(
                  service,
                  by,
                  known.network,
                  ids.get(random.nextInt(ids.size())),
                  ids.get(random.nextInt(ids.size())),
                  NetworkLinkKind.NETWORK_LINK_KIND_COMMAND);
          assertThat(by).isSameAs(known.owner);
        }
      }
    }
  }

  private static void check(Known known, TestCaller caller) {
    if (caller == KE || !known.seenBy(caller)) {
      // One takes no part, whoever names it.
      assertThat(reasonOf(() -> names(caller, known.network))).isEqualTo("NOT_FOUND");
      return;
    }
    List<String> seen = known.names.keySet().stream().filter(id -> known.sees(caller, id)).toList();
    assertThat(names(caller, known.network))
        .containsExactlyInAnyOrderElementsOf(seen.stream().map(known.names::get).toList());
    assertThat(
            spread(caller, known.network).getKindsList().stream()
                .mapToInt(NetworkKindCount::getNumber)
                .sum())
        .isEqualTo(seen.size());
    for (String id : known.names.keySet()) {
      if (seen.contains(id)) {
        var around = around(caller, known.network, id, 3);
        assertThat(around.getNodesList())
            .allSatisfy(one -> assertThat(seen).contains(one.getNode().getNodeId()));
        assertThat(around.getLinksList())
            .allSatisfy(one -> assertThat(seen).contains(one.getFromNodeId(), one.getToNodeId()));
      } else {
        assertThat(reasonOf(() -> around(caller, known.network, id, 1))).isEqualTo("NOT_FOUND");
        assertThat(reasonOf(() -> node(service, caller, known.network, id))).isEqualTo("NOT_FOUND");
      }
    }
  }
}
