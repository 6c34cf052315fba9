package cordon.operations.history;

import static cordon.operations.LeadFixture.planner;
import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.aPlan;
import static cordon.platform.conformance.Refusals.reasonOf;

import cordon.operations.OperationsFixture;
import cordon.operations.v1.Operation;
import cordon.operations.v1.OperationServiceGrpc;
import cordon.operations.v1.RecordChange;
import cordon.operations.v1.ReviseOperationRequest;
import cordon.platform.conformance.ServiceFixture;
import cordon.platform.contract.Times;
import cordon.testsupport.TestCaller;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInfo;

/** Records of one service, and what is asked of their past. */
abstract class HistoryScene {
  static ServiceFixture service;

  @BeforeAll
  static void start(TestInfo test) {
    service = OperationsFixture.start(test.getTestClass().orElseThrow());
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  static Kept operation(Operation operation) {
    return new Kept(Kept.Kind.OPERATION, operation.getOperationId(), operation.getOperationId());
  }

  static List<RecordChange> changes(Kept one, TestCaller caller) {
    return one.changes(service.channel(caller), 50);
  }

  static Object then(Kept one, TestCaller caller, RecordChange change) {
    return one.then(service.channel(caller), Times.read(change.getTime()));
  }

  static String refused(Kept one, TestCaller caller) {
    return reasonOf(() -> changes(one, caller));
  }

  static String refusal(Kept one, TestCaller caller, Instant moment) {
    return reasonOf(() -> one.then(service.channel(caller), moment));
  }

  static void revise(
      OperationServiceGrpc.OperationServiceBlockingStub planner, Kept one, String name) {
    var _ =
        planner.reviseOperation(
            ReviseOperationRequest.newBuilder()
                .setOperationId(one.id())
                .setVersion(((Operation) one.now(service.channel(PLANNER))).getVersion())
                .setPlan(aPlan().setCodeName(name))
                .build());
  }

  /** So that what follows is recorded later. */
  static void pause() {
    service.clock().advance(Duration.ofMillis(5));
  }

  /**
   * Of the journal, which is numbered beside: the least that some looks examined is the look's own.
   */
  static long examined(Runnable look) {
    return IntStream.range(0, 15)
        .mapToLong(_ -> service.examined("journal", look))
        .min()
        .orElseThrow();
  }
}
