package cordon.operations.order;

import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.aPlan;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.operations.OrderFixture.destroyed;
import static cordon.operations.OrderFixture.field;
import static cordon.operations.OrderFixture.get;
import static cordon.operations.OrderFixture.issued;
import static cordon.operations.OrderFixture.read;
import static cordon.operations.OrderFixture.recalled;
import static cordon.operations.OrderFixture.received;
import static cordon.platform.conformance.Refusals.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.operations.RandomSeeds;
import cordon.operations.v1.Order;
import cordon.operations.v1.OrderCopy;
import cordon.testsupport.TestCaller;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Random commands of random callers. Who may read what an order says is kept apart, from what was
 * answered and nothing else.
 */
class OrdersAtRandomTest extends OrderScene {
  private static final List<String> COUNTRIES = List.of("NG", "GH", "KE");

  private final List<Known> all = new ArrayList<>();
  private final Set<String> left = new HashSet<>();
  private int revision = 1;

  /** What the test itself knows of an order. */
  private static final class Known {
    final Order order;
    final String codeName;
    final Set<String> holders = new HashSet<>();
    final Set<String> destroyed = new HashSet<>();
    final Map<String, Integer> readers = new HashMap<>();
    final Set<String> readBy = new HashSet<>();
    boolean going = true;

    Known(Order order, String codeName) {
      this.order = order;
      this.codeName = codeName;
    }
  }

  @RandomSeeds
  void nobody_reads_an_order_who_has_no_copy_of_it_in_force(long seed) {
    var random = new Random(seed);
    String codeName = "SECRET-1";
    var _ = revised(aPlan().setCodeName(codeName));
    int taken = 0;
    for (int step = 0; step < 120; step++) {
      try {
        if (random.nextInt(12) == 0) {
          codeName = "SECRET-" + ++revision;
          var _ = revised(aPlan().setCodeName(codeName));
        } else {
          step(random, codeName);
        }
        taken++;
      } catch (StatusRuntimeException refused) {
        assertThat(reasonOf(refused))
            .isIn(
                "ILLEGAL_MOVE",
                "NOT_FOUND",
                "COPY_OVER",
                "ALREADY_READ",
                "HAS_COPY",
                "NOT_TAKING_PART",
                "NOT_LEAD",
                "ROLE_REQUIRED");
      }
      if (step % 12 == 11) {
        COUNTRIES.forEach(this::check);
        checkLead();
      }
    }
    assertThat(taken).isGreaterThan(40);
  }

  private void step(Random random, String codeName) {
    String country = COUNTRIES.get(random.nextInt(COUNTRIES.size()));
    if (all.isEmpty() || random.nextInt(10) == 0) {
      List<String> to =
          COUNTRIES.stream().filter(one -> !left.contains(one) && random.nextBoolean()).toList();
      if (!to.isEmpty()) {
        issue(codeName, to);
      }
      return;
    }
    Known known = all.get(all.size() - 1 - random.nextInt(Math.min(3, all.size())));
    TestCaller officer =
        random.nextBoolean() ? ncb(country) : field(country, "" + random.nextInt(3));
    switch (random.nextInt(12)) {
      case 0 -> {
        var _ = recalled(service, random.nextInt(4) == 0 ? PLANNER : officer, known.order);
        known.going = false;
      }
      case 1 -> {
        var _ = addCopies(random.nextBoolean() ? PLANNER : officer, known.order, country);
        assertThat(known.going).isTrue();
        known.holders.add(country);
      }
      case 2, 3, 4 -> {
        OrderCopy copy = received(service, officer, known.order);
        assertThat(copy.getReceiverCountry()).isEqualTo(country);
        requireGoing(known, country);
      }
      case 5 -> {
        var _ = destroyed(service, officer, known.order);
        known.destroyed.add(country);
      }
      case 6 -> {
        if (left.isEmpty() && random.nextInt(3) == 0) {
          leave(country);
          left.add(country);
        }
      }
      default -> {
        var _ = read(service, officer, known.order);
        requireGoing(known, country);
        assertThat(known.readBy.add(officer.subject())).isTrue();
        known.readers.merge(country, 1, Integer::sum);
      }
    }
  }

  private void issue(String codeName, List<String> to) {
    Order one = issued(service, PLANNER, operation, to.toArray(String[]::new));
    all.forEach(known -> known.going = false);
    Known known = new Known(one, codeName);
    known.holders.addAll(to);
    all.add(known);
  }

  private void requireGoing(Known known, String country) {
    assertThat(known.going && known.holders.contains(country)).isTrue();
    assertThat(left.contains(country) || known.destroyed.contains(country)).isFalse();
  }

  private void check(String country) {
    for (TestCaller by : List.of(ncb(country), field(country, "0"))) {
      for (Known known : all) {
        if (!known.holders.contains(country)) {
          assertThat(reasonOf(() -> get(service, by, known.order))).isEqualTo("NOT_FOUND");
          continue;
        }
        Order told = get(service, by, known.order);
        boolean reads =
            known.going && !left.contains(country) && !known.destroyed.contains(country);
        assertThat(told.hasContent()).isEqualTo(reads);
        if (reads) {
          assertThat(told.getContent().getCodeName()).isEqualTo(known.codeName);
        } else {
          assertThat(told.toString()).doesNotContain("SECRET");
        }
        assertThat(told.hasOwnReadTime()).isEqualTo(known.readBy.contains(by.subject()));
        assertThat(told.hasCounts()).isFalse();
        assertThat(told.getOwnCopy().getReceiverCountry()).isEqualTo(country);
        assertThat(told.getOwnCopy().getReaders())
            .isEqualTo(known.readers.getOrDefault(country, 0));
        assertThat(copiesOf(by, known.order))
            .extracting(OrderCopy::getReceiverCountry)
            .containsExactly(country);
      }
    }
    Set<String> seen =
        listed(ncb(country)).stream().map(Order::getOrderId).collect(Collectors.toSet());
    assertThat(seen)
        .isEqualTo(
            all.stream()
                .filter(known -> known.holders.contains(country))
                .map(known -> known.order.getOrderId())
                .collect(Collectors.toSet()));
  }

  private void checkLead() {
    assertThat(all.stream().filter(known -> known.going)).hasSizeLessThan(2);
    for (Known known : all) {
      Order told = get(service, PLANNER, known.order);
      assertThat(told.hasContent()).isEqualTo(known.going);
      assertThat(told.getCounts().getCopies()).isEqualTo(known.holders.size());
      assertThat(told.getCounts().getReaders()).isEqualTo(known.readBy.size());
      assertThat(told.getCounts().getDestroyed()).isEqualTo(known.destroyed.size());
      Map<String, Integer> counted =
          copiesOf(PLANNER, known.order).stream()
              .filter(one -> one.getReaders() > 0)
              .collect(Collectors.toMap(OrderCopy::getReceiverCountry, OrderCopy::getReaders));
      assertThat(counted).isEqualTo(Objects.requireNonNull(known.readers));
    }
  }
}
