package cordon.tasking;

import cordon.operations.v1.Caveat;
import cordon.operations.v1.Operation;
import cordon.operations.v1.OperationState;
import cordon.operations.v1.ParticipantKind;
import cordon.operations.v1.Participation;
import cordon.operations.v1.ParticipationState;
import cordon.operations.v1.StandingCaveat;
import cordon.platform.conformance.FeedStandIn;
import cordon.platform.conformance.ServiceFixture;
import cordon.platform.feed.FeedReader;
import cordon.platform.projection.Projector;
import cordon.platform.time.Ids;
import cordon.tasking.v1.IssueTaskRequest;
import cordon.tasking.v1.Raid;
import cordon.tasking.v1.Task;
import cordon.tasking.v1.TaskServiceGrpc;
import cordon.tasking.v1.TaskServiceGrpc.TaskServiceBlockingStub;
import cordon.tasking.v1.TaskSpec;
import cordon.testsupport.TestCaller;
import cordon.testsupport.TestIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;

/** The running service, and the feed of operations that a test writes. */
public final class TaskingFixture implements AutoCloseable {
  public static final TestCaller PLANNER = TestIdentity.person("planner").roles("planner");

  public final FeedStandIn operations = new FeedStandIn();
  public final ServiceFixture service;
  private final Map<String, Long> versions = new HashMap<>();
  private String lastEntry = "";

  public TaskingFixture(Class<?> testClass) {
    this(testClass, Map.of());
  }

  /**
   * @param extra properties beside those that every installation has
   */
  public TaskingFixture(Class<?> testClass, Map<String, String> extra) {
    var properties = new HashMap<>(extra);
    properties.put("cordon.feeds.operations", operations.address());
    service = ServiceFixture.start(TaskingApplication.class, testClass, properties);
  }

  /** A new operation in which these countries take part. */
  public String operation(OperationState state, String... accepted) {
    String id = Ids.next();
    setState(id, state);
    for (String country : accepted) {
      participate(id, country, ParticipationState.PARTICIPATION_STATE_ACCEPTED);
    }
    return id;
  }

  public void setState(String id, OperationState state) {
    long version = versions.merge(id, 1L, Long::sum);
    lastEntry =
        operations.append(
            id,
            version,
            Operation.newBuilder().setOperationId(id).setVersion(version).setState(state).build());
  }

  public void participate(String id, String country, ParticipationState state) {
    participate(id, country, state, ParticipantKind.PARTICIPANT_KIND_UNSPECIFIED);
  }

  /** The country takes part with these caveats, and no others. */
  public void limit(String id, String country, Caveat... caveats) {
    participate(
        id,
        country,
        ParticipationState.PARTICIPATION_STATE_ACCEPTED,
        ParticipantKind.PARTICIPANT_KIND_FULL,
        caveats);
  }

  public void participate(
      String id,
      String country,
      ParticipationState state,
      ParticipantKind kind,
      Caveat... caveats) {
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
                .setKind(kind)
                .addAllCaveats(
                    Arrays.stream(caveats)
                        .map(one -> StandingCaveat.newBuilder().setCaveat(one).build())
                        .toList())
                .build());
  }

  /**
   * The service as a caller meets it, once it has seen what was last written to the feed and hears
   * of the plan: after a start and a leap of the clock that takes a moment.
   */
  public TaskServiceBlockingStub as(TestCaller caller) {
    awaitCurrent();
    return afterLast(caller);
  }

  /** The service for a caller who waits for what was last written to the feed, and nothing else. */
  public TaskServiceBlockingStub afterLast(TestCaller caller) {
    return TaskServiceGrpc.newBlockingStub(
        service.channel(
            caller, lastEntry.isEmpty() ? Map.of() : Map.of("cordon-after", lastEntry)));
  }

  /** Until the service knows the plan, as it does a moment after each start. */
  public void awaitCurrent() {
    awaitCurrent(service);
  }

  /** The same of an instance of the service. */
  public static void awaitCurrent(ServiceFixture service) {
    Awaitility.await().pollInterval(Duration.ofMillis(10)).until(() -> current(service));
  }

  private static boolean current(ServiceFixture service) {
    Instant latest = service.clock().instant().minus(Duration.ofSeconds(2));
    Instant caughtUp = service.bean(Projector.class).caughtUp();
    return service.bean(FeedReader.class).current(caughtUp).isAfter(latest);
  }

  /** The service without waiting for the feed. */
  public TaskServiceBlockingStub atOnce(TestCaller caller) {
    return TaskServiceGrpc.newBlockingStub(service.channel(caller));
  }

  public static TestCaller ncb(String country) {
    return TestIdentity.person(country + "-ncb").roles("ncb-officer").country(country);
  }

  public static TestCaller field(String country) {
    return TestIdentity.person(country + "-field").roles("field-officer").country(country);
  }

  public static IssueTaskRequest aRaid(String operationId, String executor) {
    return IssueTaskRequest.newBuilder()
        .setOperationId(operationId)
        .setExecutorCountry(executor)
        .setSpec(
            TaskSpec.newBuilder()
                .setTitle("Raid the call centre")
                .setRaid(Raid.newBuilder().setSite("Lekki, Lagos")))
        .build();
  }

  public Task issued(String operationId, String executor) {
    return as(PLANNER).issueTask(aRaid(operationId, executor)).getTask();
  }

  @Override
  public void close() {
    service.close();
    operations.close();
  }
}
