package cordon.operations.order;

import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.acceptance;
import static cordon.operations.OperationsFixture.invitations;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.operations.OperationsFixture.participations;
import static cordon.operations.OrderFixture.field;
import static cordon.operations.OrderFixture.get;
import static cordon.operations.OrderFixture.issued;
import static cordon.operations.OrderFixture.read;
import static cordon.operations.OrderFixture.recalled;
import static cordon.operations.OrderFixture.received;
import static cordon.platform.conformance.Refusals.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.operations.v1.Order;
import cordon.operations.v1.OrderCopy;
import cordon.operations.v1.OrderState;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Several who act at the same moment, and as many receivers as an operation has countries. */
class OrderRaceTest extends OrderScene {

  @Test
  void of_two_receipts_at_once_one_is_taken() throws Exception {
    Order one = issued(service, PLANNER, operation, "NG");

    List<String> told =
        at(
            List.of(
                () -> received(service, NG, one).getOrderId(),
                () -> received(service, NG, one).getOrderId()));

    assertThat(told).containsExactlyInAnyOrder("", "ILLEGAL_MOVE");
    assertThat(get(service, NG, one).getOwnCopy().getVersion()).isEqualTo(2);
  }

  @Test
  void officers_who_read_at_once_are_counted_once_each() throws Exception {
    Order one = issued(service, PLANNER, operation, "NG");
    var calls = new ArrayList<Callable<String>>();
    for (int i = 0; i < 8; i++) {
      String name = "officer-" + i % 4;
      calls.add(() -> read(service, field("NG", name), one).getPersonId());
    }

    List<String> told = at(calls);

    assertThat(told).isSubsetOf("", "ALREADY_READ", "BUSY").contains("", "ALREADY_READ");
    int readers = readersOf(NG, one).size();
    assertThat(get(service, NG, one).getOwnCopy().getReaders()).isEqualTo(readers);
    assertThat(told.stream().filter(String::isEmpty)).hasSize(readers);
  }

  @Test
  void orders_that_are_issued_at_once_have_dense_numbers_and_one_is_in_force() throws Exception {
    var calls = new ArrayList<Callable<String>>();
    for (int i = 0; i < 4; i++) {
      calls.add(() -> issued(service, PLANNER, operation, "NG", "GH").getOrderId());
    }

    List<String> told = at(calls);

    int taken = Math.toIntExact(told.stream().filter(String::isEmpty).count());
    List<Order> all = listed(PLANNER);
    assertThat(all.stream().map(Order::getNumber).sorted())
        .containsExactlyElementsOf(IntStream.rangeClosed(1, taken).boxed().toList());
    assertThat(all).filteredOn(one -> one.getState() == OrderState.ORDER_STATE_IN_FORCE).hasSize(1);
  }

  @Test
  void an_order_is_given_to_all_countries_and_recalled_from_them_in_one_command_each() {
    List<String> countries =
        Arrays.stream(Locale.getISOCountries())
            .filter(one -> !List.of("NG", "GH", "KE").contains(one))
            .limit(200)
            .toList();
    var _ =
        participations(service, PLANNER)
            .inviteCountries(invitations(operation, countries.toArray(String[]::new)).build());
    for (String country : countries) {
      var _ =
          participations(service, ncb(country)).acceptParticipation(acceptance(operation, country));
    }

    Order one = issued(service, PLANNER, operation, countries.toArray(String[]::new));
    String last = countries.getLast();
    assertThat(received(service, ncb(last), one).getCopyNumber()).isEqualTo(200);
    assertThat(recalled(service, PLANNER, one).getCopies()).isEqualTo(200);

    assertThat(copiesOf(PLANNER, one)).hasSize(200).allMatch(OrderCopy::hasCallInTime);
  }

  /** The reasons of refusals, empty for what was taken. */
  private static List<String> at(List<Callable<String>> calls) throws Exception {
    var told = new ArrayList<String>();
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      var all =
          calls.stream()
              .map(one ->
                  (Callable<String>)
                      () -> {
                        try {
                          var _ = one.call();
                          return "";
                        } catch (StatusRuntimeException e) {
                          return reasonOf(e);
                        }
                      })
              .toList();
      for (var one : pool.invokeAll(all)) {
        told.add(one.get());
      }
    }
    return told;
  }
}
