package cordon.reporting.outcome;

import static cordon.reporting.ReportingFixture.LEADERSHIP;
import static cordon.reporting.ReportingFixture.ncb;
import static cordon.reporting.ReportingFixture.victims;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import cordon.platform.projection.Views;
import cordon.reporting.ReportingFixture;
import cordon.reporting.v1.EarlierOutcome;
import cordon.reporting.v1.GetEarlierOutcomeRequest;
import cordon.reporting.v1.OutcomeServiceGrpc;
import cordon.reporting.v1.Result;
import cordon.testsupport.TestCaller;
import java.time.Duration;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What could not be read is said of the operation that it belongs to, and of no other. */
class ParkedChangesTest {
  private static ReportingFixture reporting;

  @BeforeAll
  static void start() {
    reporting = new ReportingFixture(ParkedChangesTest.class);
  }

  @AfterEach
  void forget() {
    reporting.service.mongo().collection("parked", Document.class).deleteMany(new Document());
  }

  @AfterAll
  static void stop() {
    reporting.close();
  }

  @Test
  void a_change_of_one_operation_leaves_the_figures_of_others_whole() {
    String operation = reporting.active("NG");
    String other = reporting.active("NG");
    garbled(operation + ".KE", "cordon.operations.v1.Participation");
    garbled(operation, "cordon.operations.v1.Operation");

    assertThat(reporting.outcome(LEADERSHIP, operation).getParked()).isEqualTo(2);
    assertThat(reporting.outcome(ncb("NG"), operation).getParked()).isEqualTo(1);
    assertThat(reporting.outcome(LEADERSHIP, other).getParked()).isZero();
  }

  @Test
  void a_result_or_task_of_which_something_cannot_be_read_is_known_by_its_id() {
    String operation = reporting.active("NG");
    String other = reporting.active("NG");
    Result result = reporting.report(operation, "NG", victims("V-1", 7));
    String task = reporting.task(operation, "NG");
    reporting.report(operation, "NG", victims("V-2", 1).toBuilder().setTaskId(task).build());
    reporting.settle();
    parked(result.getResultId());
    parked("tasking/" + task);

    assertThat(reporting.outcome(LEADERSHIP, operation).getParked()).isEqualTo(2);
    assertThat(reporting.outcome(LEADERSHIP, other).getParked()).isZero();
  }

  @Test
  void what_may_belong_to_any_operation_is_said_of_all() {
    String operation = reporting.active("NG");
    long before = reporting.outcome(LEADERSHIP, operation).getParked();

    parked("rate.ISO_4217.NGN.-.USD.2025-07-01");

    assertThat(reporting.outcome(LEADERSHIP, operation).getParked()).isEqualTo(before + 1);
  }

  @Test
  void figures_of_an_earlier_hour_say_the_same() {
    String operation = reporting.active("NG");
    Result result = reporting.report(operation, "NG", victims("V-1", 7));
    reporting.settle();
    assertThat(earlier(LEADERSHIP, operation).getParked()).isZero();
    parked(result.getResultId());
    parked("rate.ISO_4217.NGN.-.USD.2025-07-01");

    assertThat(earlier(LEADERSHIP, operation).getParked()).isEqualTo(2);
    assertThat(earlier(ncb("NG"), operation).getParked()).isEqualTo(1);
  }

  private static EarlierOutcome earlier(TestCaller caller, String operation) {
    return OutcomeServiceGrpc.newBlockingStub(reporting.channel(caller))
        .getEarlierOutcome(GetEarlierOutcomeRequest.newBuilder().setOperationId(operation).build())
        .getOutcome();
  }

  /** As the projection leaves an entry that it could not read. */
  private static void parked(String aggregate) {
    String key = reporting.service.bean(Views.class).serving("outcome").nameOf("outcome");
    reporting
        .service
        .mongo()
        .collection("parked", Document.class)
        .insertOne(
            new Document("_id", key + " " + aggregate + ":9")
                .append("projection", key)
                .append("aggregate", aggregate)
                .append("why", "a test"));
  }

  /** There when it has been observed: an outcome waits for what is in the journal, and no more. */
  private static void garbled(String aggregate, String type) {
    var journal = reporting.service.mongo().collection("journal", Document.class);
    long before = journal.countDocuments();
    reporting.operations.append(aggregate, 99, type, ByteString.copyFromUtf8("\u0001"));
    await().atMost(Duration.ofSeconds(30)).until(() -> journal.countDocuments() > before);
  }
}
