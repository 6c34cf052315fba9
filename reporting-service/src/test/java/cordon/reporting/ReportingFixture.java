package cordon.reporting;

import com.google.protobuf.Timestamp;
import cordon.operations.v1.Operation;
import cordon.operations.v1.OperationState;
import cordon.operations.v1.Participation;
import cordon.operations.v1.ParticipationState;
import cordon.platform.conformance.FeedStandIn;
import cordon.platform.conformance.ServiceFixture;
import cordon.platform.feed.FeedReader;
import cordon.platform.projection.Projector;
import cordon.platform.projection.Views;
import cordon.platform.time.Ids;
import cordon.reporting.v1.GetOutcomeRequest;
import cordon.reporting.v1.ListResultsRequest;
import cordon.reporting.v1.Outcome;
import cordon.reporting.v1.OutcomeServiceGrpc;
import cordon.reporting.v1.ReportResultRequest;
import cordon.reporting.v1.Result;
import cordon.reporting.v1.ResultServiceGrpc;
import cordon.reporting.v1.ResultServiceGrpc.ResultServiceBlockingStub;
import cordon.reporting.v1.ResultSpec;
import cordon.reporting.v1.Submission;
import cordon.reporting.v1.SubmissionServiceGrpc;
import cordon.reporting.v1.SubmissionServiceGrpc.SubmissionServiceBlockingStub;
import cordon.reporting.v1.SubmitResultsRequest;
import cordon.reporting.v1.ValidateResultRequest;
import cordon.tasking.v1.Task;
import cordon.testsupport.TestCaller;
import cordon.testsupport.TestIdentity;
import cordon.testsupport.TestMongo;
import io.grpc.Channel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/** The running service, and the feeds of operations and tasking that a test writes. */
public final class ReportingFixture implements AutoCloseable {
  public static final TestCaller PLANNER = TestIdentity.person("planner").roles("planner");
  public static final TestCaller LEADERSHIP = TestIdentity.person("leadership").roles("leadership");
  private static final AtomicInteger FIXTURES = new AtomicInteger();

  public final FeedStandIn operations = new FeedStandIn();
  public final FeedStandIn tasking = new FeedStandIn();
  public final ServiceFixture service;
  private final Class<?> testClass;

  /** Of this fixture alone: its feeds begin anew, and what was read of others is not of them. */
  private final String database;

  private final Map<String, Long> versions = new HashMap<>();
  private String lastEntry = "";

  public ReportingFixture(Class<?> testClass) {
    this.testClass = testClass;
    this.database = TestMongo.database(testClass) + "_" + FIXTURES.incrementAndGet();
    service = beside(ReportingApplication.class);
    // A call waits two seconds for what was written before, and the first ones begin here.
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() ->
            service.beans(FeedReader.class).stream()
                .allMatch(feed -> feed.fresh(Duration.ofSeconds(15))));
  }

  /** An instance on the same data and feeds. */
  public ServiceFixture beside(Class<?> application) {
    return ServiceFixture.start(
        application,
        testClass,
        Map.of(
            "cordon.mongodb.database", database,
            "cordon.feeds.operations", operations.address(),
            "cordon.feeds.tasking", tasking.address(),
            "cordon.keys.master-file", masterKey().toString()));
  }

  /** A new operation in which these countries take part and see the totals. */
  public String operation(OperationState state, String... accepted) {
    String id = Ids.next();
    setState(id, state, true);
    for (String country : accepted) {
      participate(id, country, ParticipationState.PARTICIPATION_STATE_ACCEPTED);
    }
    return id;
  }

  public String active(String... accepted) {
    return operation(OperationState.OPERATION_STATE_ACTIVE, accepted);
  }

  public void setState(String id, OperationState state, boolean totalsShared) {
    long version = versions.merge(id, 1L, Long::sum);
    var operation = Operation.newBuilder().setOperationId(id).setVersion(version).setState(state);
    operation
        .getApprovedRevisionBuilder()
        .getPlanBuilder()
        .setReportCurrency("USD")
        .setTotalsShared(totalsShared);
    lastEntry = operations.append(id, version, operation.build());
  }

  public void participate(String id, String country, ParticipationState state) {
    String aggregate = id + "." + country;
    long version = versions.merge(aggregate, 1L, Long::sum);
    lastEntry =
        operations.append(
            aggregate,
            version,
            Participation.newBuilder()
                .setOperationId(id)
                .setCountry(country)
                .setVersion(version)
                .setState(state)
                .build());
  }

  /** A task of the operation that a country carries out. */
  public String task(String operationId, String executor) {
    String id = Ids.next();
    // Of two feeds neither waits for the other: what came before has to be there first.
    var _ =
        results(ncb(executor))
            .listResults(ListResultsRequest.newBuilder().setOperationId(operationId).build());
    lastEntry =
        tasking.append(
            id,
            1,
            Task.newBuilder()
                .setTaskId(id)
                .setVersion(1)
                .setOperationId(operationId)
                .setExecutorCountry(executor)
                .build());
    return id;
  }

  public ResultServiceBlockingStub results(TestCaller caller) {
    return ResultServiceGrpc.newBlockingStub(channel(caller));
  }

  public SubmissionServiceBlockingStub submissions(TestCaller caller) {
    return SubmissionServiceGrpc.newBlockingStub(channel(caller));
  }

  public Channel channel(TestCaller caller) {
    return service.channel(
        caller, lastEntry.isEmpty() ? Map.of() : Map.of("cordon-after", lastEntry));
  }

  public Result report(String operationId, String country, ResultSpec spec) {
    return results(field(country))
        .reportResult(
            ReportResultRequest.newBuilder().setOperationId(operationId).setSpec(spec).build())
        .getResult();
  }

  public Result validated(String operationId, String country, ResultSpec spec) {
    Result reported = report(operationId, country, spec);
    return results(ncb(country))
        .validateResult(
            ValidateResultRequest.newBuilder().setResultId(reported.getResultId()).build())
        .getResult();
  }

  /** The figures once everything that was written before is counted. */
  /** A submission of so many lines, each of victims. */
  public Submission submit(String operationId, String country, int lines) {
    var request =
        SubmitResultsRequest.newBuilder().setOperationId(operationId).setReference("WEEK-27");
    for (int line = 1; line <= lines; line++) {
      request.addResults(victims("L-" + line, line));
    }
    return submissions(field(country)).submitResults(request.build()).getSubmission();
  }

  public Outcome outcome(TestCaller caller, String operationId) {
    settle();
    return OutcomeServiceGrpc.newBlockingStub(channel(caller))
        .getOutcome(GetOutcomeRequest.newBuilder().setOperationId(operationId).build())
        .getOutcome();
  }

  /** Waits until the journal rests, no line waits to be posted, and everything is counted. */
  public void settle() {
    var mongo = service.mongo();
    Awaitility.await()
        .ignoreExceptions()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> {
          long entries = mongo.collection("journal", org.bson.Document.class).countDocuments();
          return service.bean(Projector.class).reached().position() == entries
              && service
                      .bean(Views.class)
                      .serving("outcome")
                      .collection("pending", org.bson.Document.class)
                      .countDocuments()
                  == 0;
        });
  }

  public static TestCaller ncb(String country) {
    return TestIdentity.person(country + "-ncb").roles("ncb-officer").country(country);
  }

  public static TestCaller field(String country) {
    return TestIdentity.person(country + "-field").roles("field-officer").country(country);
  }

  /** Another officer of the same bureau. */
  public static TestCaller secondNcb(String country) {
    return TestIdentity.person(country + "-ncb-2").roles("ncb-officer").country(country);
  }

  /** A report of something that happened an hour ago. */
  public static ResultSpec.Builder spec(String reference) {
    return ResultSpec.newBuilder()
        .setReference(reference)
        .setOccurredTime(
            Timestamp.newBuilder().setSeconds(Instant.now().minusSeconds(3600).getEpochSecond()));
  }

  public static ResultSpec victims(String reference, long number) {
    var spec = spec(reference);
    spec.getFraudVictimsTargetedBuilder().getCountBuilder().setNumber(number);
    return spec.build();
  }

  private static Path masterKey() {
    try {
      Path file = Files.createTempFile("cordon-master", ".key");
      file.toFile().deleteOnExit();
      return Files.writeString(file, Base64.getEncoder().encodeToString(new byte[48]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    service.close();
    operations.close();
    tasking.close();
  }
}
