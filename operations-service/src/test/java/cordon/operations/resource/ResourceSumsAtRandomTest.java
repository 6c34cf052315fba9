package cordon.operations.resource;

import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.PreparationFixture.THEN;
import static cordon.operations.PreparationFixture.committed;
import static cordon.operations.PreparationFixture.declined;
import static cordon.operations.PreparationFixture.deployed;
import static cordon.operations.PreparationFixture.pledged;
import static cordon.operations.PreparationFixture.released;
import static cordon.operations.PreparationFixture.takenBack;
import static cordon.operations.PreparationFixture.withdrawn;
import static cordon.platform.conformance.Refusals.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.operations.v1.Contribution;
import cordon.operations.v1.ResourceSum;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sums of resources, against a recount. */
class ResourceSumsAtRandomTest extends ResourceScene {

  /** Whatever is done, sums are what a recount of the list gives. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void sums_are_what_a_recount_of_all_contributions_gives(long seed) {
    var random = new Random(seed);
    List<Contribution> all = new ArrayList<>();
    int taken = 0;
    for (int step = 0; step < 120; step++) {
      if (all.isEmpty() || random.nextInt(5) == 0) {
        all.addAll(ask(r -> r));
        continue;
      }
      int at = random.nextInt(all.size());
      Contribution one = all.get(at);
      long quantity = 1 + random.nextInt(7);
      try {
        all.set(
            at,
            switch (random.nextInt(7)) {
              case 0, 1 -> pledged(service, one, quantity);
              case 2, 3 -> committed(service, one, quantity);
              case 4 -> deployed(service, one, quantity);
              case 5 -> released(service, one, THEN);
              default ->
                  switch (random.nextInt(3)) {
                    case 0 -> declined(service, one);
                    case 1 -> takenBack(service, one);
                    default -> withdrawn(service, one);
                  };
            });
        taken++;
      } catch (StatusRuntimeException refused) {
        assertThat(reasonOf(refused)).isIn("ILLEGAL_MOVE", "TOO_MUCH");
      }
    }
    assertThat(taken).isGreaterThan(15);

    ResourceSum sum = sums(PLANNER).getFirst();
    List<Contribution> there = listed(PLANNER);

    assertThat(there).containsExactlyInAnyOrderElementsOf(all);
    long asked = 0;
    long pledged = 0;
    long committed = 0;
    long deployed = 0;
    long released = 0;
    for (Contribution one : there) {
      assertThat(one.getPledgedQuantity()).isLessThanOrEqualTo(one.getAskedQuantity());
      assertThat(one.getCommittedQuantity()).isLessThanOrEqualTo(one.getPledgedQuantity());
      assertThat(one.getDeployedQuantity()).isLessThanOrEqualTo(one.getCommittedQuantity());
      switch (one.getState()) {
        case CONTRIBUTION_STATE_ASKED -> asked += one.getAskedQuantity();
        case CONTRIBUTION_STATE_PLEDGED -> pledged += one.getPledgedQuantity();
        case CONTRIBUTION_STATE_COMMITTED -> committed += one.getCommittedQuantity();
        case CONTRIBUTION_STATE_DEPLOYED -> deployed += one.getDeployedQuantity();
        case CONTRIBUTION_STATE_RELEASED -> released += one.getDeployedQuantity();
        default -> {}
      }
    }
    assertThat(
            List.of(
                sum.getAsked(),
                sum.getPledged(),
                sum.getCommitted(),
                sum.getDeployed(),
                sum.getReleased(),
                sum.getShortBy()))
        .containsExactly(
            asked, pledged, committed, deployed, released, Math.max(0, 12 - committed - deployed));
  }
}
