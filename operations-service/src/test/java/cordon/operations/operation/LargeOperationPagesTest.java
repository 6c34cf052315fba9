package cordon.operations.operation;

import static cordon.operations.OperationsFixture.APPROVER;
import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.aPlan;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.operations.OperationsFixture.operations;
import static cordon.operations.OperationsFixture.stand;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.contract.Countries;
import cordon.operations.OperationsFixture;
import cordon.operations.v1.ApproveOperationRequest;
import cordon.operations.v1.CreateOperationRequest;
import cordon.operations.v1.ListOperationsRequest;
import cordon.operations.v1.ListOperationsResponse;
import cordon.operations.v1.Operation;
import cordon.operations.v1.ParticipationState;
import cordon.operations.v1.Plan;
import cordon.operations.v1.ReviseOperationRequest;
import cordon.operations.v1.SubmitOperationRequest;
import cordon.platform.conformance.ServiceFixture;
import cordon.platform.store.Listing;
import cordon.testsupport.TestCaller;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Lists of operations with plans as long as the contract allows, for those who see all of them. */
class LargeOperationPagesTest {
  private static final int CREATED = 150;
  private static ServiceFixture service;
  private static List<String> newestFirst;

  @BeforeAll
  static void create() {
    service = OperationsFixture.start(LargeOperationPagesTest.class);
    CreateOperationRequest large = CreateOperationRequest.newBuilder().setPlan(largePlan()).build();
    var planner = operations(service, PLANNER);
    newestFirst = new ArrayList<>();
    for (int i = 0; i < CREATED; i++) {
      Operation review = planner.createOperation(large).getOperation();
      String id = review.getOperationId();
      var _ =
          planner.submitOperation(SubmitOperationRequest.newBuilder().setOperationId(id).build());
      Operation approved =
          operations(service, APPROVER)
              .approveOperation(
                  ApproveOperationRequest.newBuilder()
                      .setOperationId(id)
                      .setHash(review.getOpenRevision().getHash())
                      .build())
              .getOperation();
      stand(service, id, "NG", ParticipationState.PARTICIPATION_STATE_ACCEPTED);
      var _ =
          planner.reviseOperation(
              ReviseOperationRequest.newBuilder()
                  .setOperationId(id)
                  .setVersion(approved.getVersion())
                  .setPlan(large.getPlan())
                  .build());
      newestFirst.addFirst(id);
    }
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void whoever_follows_the_tokens_meets_each_operation_once() {
    for (TestCaller caller : List.of(PLANNER, ncb("NG"))) {
      for (int size : new int[] {0, 33, 200}) {
        assertThat(walk(caller, size)).isEqualTo(newestFirst);
      }
    }
  }

  @Test
  void the_largest_page_is_not_the_whole_list() {
    assertThat(page(PLANNER, 200, "").getOperationsCount()).isBetween(50, CREATED - 1);
  }

  private static List<String> walk(TestCaller caller, int size) {
    var met = new ArrayList<String>();
    String token = "";
    do {
      ListOperationsResponse page = page(caller, size, token);
      assertThat(page.getSerializedSize()).isLessThan(Listing.LARGEST + 16 * 1024);
      page.getOperationsList().stream().map(Operation::getOperationId).forEach(met::add);
      token = page.getNextPageToken();
    } while (!token.isEmpty());
    return met;
  }

  private static ListOperationsResponse page(TestCaller caller, int size, String token) {
    return operations(service, caller)
        .listOperations(
            ListOperationsRequest.newBuilder().setPageSize(size).setPageToken(token).build());
  }

  private static Plan largePlan() {
    Plan.Builder plan =
        aPlan()
            .setCodeName("網".repeat(80))
            .setLegalBasis("網".repeat(500))
            .setLeadAgency("網".repeat(200));
    Countries.codes().stream()
        .limit(50)
        .forEach(country ->
            plan.addObjectivesBuilder()
                .setIndicator("infrastructures_taken_down")
                .setTarget(10_000)
                .setCountry(country));
    return plan.build();
  }
}
