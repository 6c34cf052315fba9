package cordon.operations.history;

import static cordon.operations.CaseFixture.aCase;
import static cordon.operations.CaseFixture.cases;
import static cordon.operations.CaseFixture.nominated;
import static cordon.operations.OperationsFixture.APPROVER;
import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.REVIEWER;
import static cordon.operations.OperationsFixture.aHotspot;
import static cordon.operations.OperationsFixture.aPlan;
import static cordon.operations.OperationsFixture.acceptance;
import static cordon.operations.OperationsFixture.added;
import static cordon.operations.OperationsFixture.caveat;
import static cordon.operations.OperationsFixture.hotspots;
import static cordon.operations.OperationsFixture.invitation;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.operations.OperationsFixture.operations;
import static cordon.operations.OperationsFixture.participations;
import static cordon.operations.OperationsFixture.withdrawal;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import cordon.operations.OperationsFixture;
import cordon.operations.v1.ActivateOperationRequest;
import cordon.operations.v1.ApproveOperationRequest;
import cordon.operations.v1.AssessCaseRequest;
import cordon.operations.v1.ChangeCaveatsRequest;
import cordon.operations.v1.CloseHotspotRequest;
import cordon.operations.v1.ConfirmHotspotRequest;
import cordon.operations.v1.Displacement;
import cordon.operations.v1.GetOperationRequest;
import cordon.operations.v1.Hotspot;
import cordon.operations.v1.HotspotState;
import cordon.operations.v1.InspectionOnly;
import cordon.operations.v1.MergeHotspotsRequest;
import cordon.operations.v1.Operation;
import cordon.operations.v1.RecordChange;
import cordon.operations.v1.ResumeOperationRequest;
import cordon.operations.v1.ReturnOperationRequest;
import cordon.operations.v1.ReviewCaseRequest;
import cordon.operations.v1.ReviewGround;
import cordon.operations.v1.ReviseCaseRequest;
import cordon.operations.v1.ReviseHotspotRequest;
import cordon.operations.v1.ReviseOperationRequest;
import cordon.operations.v1.SubmitOperationRequest;
import cordon.operations.v1.SuspendOperationRequest;
import cordon.operations.v1.WithdrawCaseRequest;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random commands of random callers, after each of which everybody reads everything. What a history
 * tells later is held to that: it shows a caller nothing that they could not have read.
 */
class HistoryAtRandomTest {
  private static final int STEPS = 40;
  private static final List<String> COUNTRIES = List.of("NG", "GH", "KE");
  private static final List<TestCaller> CALLERS =
      List.of(
          PLANNER,
          TestIdentity.person("planner2").roles("planner"),
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

  private Random random = new Random();
  private String operation = "";

  @BeforeAll
  static void start() {
    service = OperationsFixture.start(HistoryAtRandomTest.class);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void nobody_is_shown_what_they_could_not_have_read(long seed) {
    random = new Random(seed);
    operation = OperationsFixture.approved(service).getOperationId();
    all.add(new Kept(Kept.Kind.OPERATION, operation, operation));
    COUNTRIES.forEach(one -> all.add(new Kept(Kept.Kind.PARTICIPATION, operation, one)));

    for (int step = 0; step < STEPS; step++) {
      tried(this::command);
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

  private void command() {
    switch (random.nextInt(4)) {
      case 0 -> operationChanged();
      case 1 -> participationChanged();
      case 2 -> hotspotChanged();
      default -> caseChanged();
    }
  }

  private void operationChanged() {
    Operation now =
        operations(service, PLANNER)
            .getOperation(GetOperationRequest.newBuilder().setOperationId(operation).build())
            .getOperation();
    var planner = operations(service, PLANNER);
    Object _ =
        switch (random.nextInt(8)) {
          case 0, 1 ->
              planner.reviseOperation(
                  ReviseOperationRequest.newBuilder()
                      .setOperationId(operation)
                      .setVersion(now.getVersion())
                      .setPlan(aPlan().setCodeName("Name " + random.nextInt(1000)))
                      .build());
          case 2, 3 ->
              planner.submitOperation(
                  SubmitOperationRequest.newBuilder().setOperationId(operation).build());
          case 4 ->
              operations(service, APPROVER)
                  .approveOperation(
                      ApproveOperationRequest.newBuilder()
                          .setOperationId(operation)
                          .setHash(now.getOpenRevision().getHash())
                          .build());
          case 5 ->
              operations(service, APPROVER)
                  .returnOperation(
                      ReturnOperationRequest.newBuilder()
                          .setOperationId(operation)
                          .setReason("Not yet")
                          .build());
          case 6 ->
              now.getStateReason().isEmpty()
                  ? planner.activateOperation(
                      ActivateOperationRequest.newBuilder().setOperationId(operation).build())
                  : planner.resumeOperation(
                      ResumeOperationRequest.newBuilder().setOperationId(operation).build());
          default ->
              planner.suspendOperation(
                  SuspendOperationRequest.newBuilder()
                      .setOperationId(operation)
                      .setReason("A court decides first")
                      .build());
        };
  }

  private void participationChanged() {
    String country = any(COUNTRIES);
    var own = participations(service, ncb(country));
    Object _ =
        switch (random.nextInt(6)) {
          case 0, 1 ->
              participations(service, PLANNER).inviteCountry(invitation(operation, country));
          case 2, 3 -> own.acceptParticipation(acceptance(operation, country));
          case 4 -> own.withdrawParticipation(withdrawal(operation, country));
          default ->
              own.changeCaveats(
                  ChangeCaveatsRequest.newBuilder()
                      .setOperationId(operation)
                      .setCountry(country)
                      .setReason("The court has ruled")
                      .addCaveats(
                          caveat("c" + random.nextInt(9))
                              .setInspectionOnly(InspectionOnly.getDefaultInstance()))
                      .build());
        };
  }

  private void hotspotChanged() {
    List<String> there = ids(Kept.Kind.HOTSPOT);
    TestCaller caller = random.nextBoolean() ? PLANNER : ncb(any(COUNTRIES));
    var spec = aHotspot(caller.country() == null ? any(COUNTRIES) : caller.country());
    spec.setName("Compound " + random.nextInt(1000));
    COUNTRIES.stream().filter(_ -> random.nextInt(3) == 0).forEach(spec::addVisibleTo);
    if (there.isEmpty() || random.nextInt(4) == 0) {
      if (!there.isEmpty() && random.nextBoolean()) {
        spec.setDisplacedFrom(
            Displacement.newBuilder().setOperationId(operation).setHotspotId(any(there)));
      }
      all.add(
          new Kept(
              Kept.Kind.HOTSPOT,
              operation,
              added(service, caller, operation, spec).getHotspotId()));
      return;
    }
    String one = any(there);
    Object _ =
        switch (random.nextInt(6)) {
          case 0 ->
              hotspots(service, PLANNER)
                  .confirmHotspot(
                      ConfirmHotspotRequest.newBuilder()
                          .setOperationId(operation)
                          .setHotspotId(one)
                          .build());
          case 1 ->
              hotspots(service, caller)
                  .closeHotspot(
                      CloseHotspotRequest.newBuilder()
                          .setOperationId(operation)
                          .setHotspotId(one)
                          .setReason("Torn down")
                          .build());
          case 2 ->
              hotspots(service, PLANNER)
                  .mergeHotspots(
                      MergeHotspotsRequest.newBuilder()
                          .setOperationId(operation)
                          .setHotspotId(one)
                          .setOtherHotspotId(any(there))
                          .addAllVisibleTo(COUNTRIES)
                          .build());
          default ->
              hotspots(service, caller)
                  .reviseHotspot(
                      ReviseHotspotRequest.newBuilder()
                          .setOperationId(operation)
                          .setHotspotId(one)
                          .setSpec(spec)
                          .build());
        };
  }

  private void caseChanged() {
    List<String> there = ids(Kept.Kind.CASE);
    TestCaller caller = any(List.of(PLANNER, CALLERS.get(1), ncb("NG"), ncb("GH")));
    var spec = aCase("R/" + random.nextInt(100_000)).setAboutPerson(random.nextInt(3) > 0);
    if (there.isEmpty() || random.nextInt(4) == 0) {
      all.add(
          new Kept(
              Kept.Kind.CASE, operation, nominated(service, caller, operation, spec).getCaseId()));
      return;
    }
    String one = any(there);
    Object _ =
        switch (random.nextInt(6)) {
          case 0, 1 -> {
            var review =
                ReviewCaseRequest.newBuilder()
                    .setOperationId(operation)
                    .setCaseId(one)
                    .setVersion(version(new Kept(Kept.Kind.CASE, operation, one)))
                    .setPass(random.nextInt(3) > 0)
                    .setText("Looked at");
            if (!review.getPass()) {
              review.addGrounds(ReviewGround.REVIEW_GROUND_POLITICAL);
            }
            yield cases(service, REVIEWER).reviewCase(review.build());
          }
          case 2 ->
              cases(service, PLANNER)
                  .assessCase(
                      AssessCaseRequest.newBuilder()
                          .setOperationId(operation)
                          .setCaseId(one)
                          .setAssessment("Worth it")
                          .build());
          case 3 ->
              random.nextInt(4) > 0
                  ? "left"
                  : cases(service, caller)
                      .withdrawCase(
                          WithdrawCaseRequest.newBuilder()
                              .setOperationId(operation)
                              .setCaseId(one)
                              .setReason("Not needed")
                              .build());
          default ->
              cases(service, caller)
                  .reviseCase(
                      ReviseCaseRequest.newBuilder()
                          .setOperationId(operation)
                          .setCaseId(one)
                          .setSpec(spec)
                          .build());
        };
  }

  private long version(Kept one) {
    return ((cordon.operations.v1.Case) one.now(service.channel(REVIEWER))).getVersion();
  }

  private List<String> ids(Kept.Kind kind) {
    return all.stream().filter(one -> one.kind() == kind).map(Kept::id).toList();
  }

  private <T> T any(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  private static String key(TestCaller caller, Kept one) {
    return caller.name() + " " + one.kind() + " " + one.id();
  }
}
