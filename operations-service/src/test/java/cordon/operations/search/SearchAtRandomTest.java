package cordon.operations.search;

import static cordon.operations.LeadFixture.aProgramme;
import static cordon.operations.LeadFixture.lead;
import static cordon.operations.LeadFixture.planner;
import static cordon.operations.LeadFixture.programme;
import static cordon.operations.OperationsFixture.APPROVER;
import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.aPlan;
import static cordon.operations.OperationsFixture.acceptance;
import static cordon.operations.OperationsFixture.invitation;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.operations.OperationsFixture.operations;
import static cordon.operations.OperationsFixture.participations;
import static cordon.operations.OperationsFixture.withdrawal;
import static cordon.operations.search.SearchScene.caughtUp;
import static cordon.operations.search.SearchScene.found;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import cordon.operations.OperationsFixture;
import cordon.operations.RandomSeeds;
import cordon.operations.v1.ActivateOperationRequest;
import cordon.operations.v1.ApproveOperationRequest;
import cordon.operations.v1.CancelOperationRequest;
import cordon.operations.v1.ChangeLeadRequest;
import cordon.operations.v1.CreateOperationRequest;
import cordon.operations.v1.CrimeArea;
import cordon.operations.v1.DeclineParticipationRequest;
import cordon.operations.v1.GetOperationRequest;
import cordon.operations.v1.ListOperationsRequest;
import cordon.operations.v1.Operation;
import cordon.operations.v1.OperationState;
import cordon.operations.v1.Plan;
import cordon.operations.v1.Purpose;
import cordon.operations.v1.ReviseOperationRequest;
import cordon.operations.v1.SearchOperationsRequest;
import cordon.operations.v1.SetProgrammeRequest;
import cordon.operations.v1.SubmitOperationRequest;
import cordon.platform.conformance.ServiceFixture;
import cordon.testsupport.TestCaller;
import cordon.testsupport.TestIdentity;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * Random operations, participations, leads and callers: what is found is what the caller's list
 * shows, so far as it fits, and nothing else.
 */
class SearchAtRandomTest {
  private static final List<String> COUNTRIES = List.of("NG", "KE", "GH");
  private static final List<String> WORDS =
      List.of("Gazelle", "Gaz", "Gazette", "Oryx", "Orbit", "Savanna", "Sa");
  private static final long BEGIN = 1_748_736_000;
  private static final long DAY = 86_400;

  private static ServiceFixture service;

  private final List<String> operations = new ArrayList<>();
  private String programme = "";

  @BeforeAll
  static void start() {
    service = OperationsFixture.start(SearchAtRandomTest.class);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @RandomSeeds
  void what_is_found_is_what_the_list_shows_and_fits(long seed) {
    var random = new Random(seed);
    programme = programme(service, PLANNER, aProgramme()).getProgrammeId();
    int hits = 0;
    for (int round = 0; round < 4; round++) {
      for (int step = 0; step < 40; step++) {
        try {
          move(random);
        } catch (StatusRuntimeException e) {
          // It was not possible there; another one is.
        }
      }
      caughtUp(service);
      for (TestCaller caller : callers()) {
        List<Operation> listed = listed(caller);
        for (int look = 0; look < 12; look++) {
          SearchOperationsRequest.Builder wanted = wanted(random);

          List<Operation> found = found(service, caller, wanted);

          assertThat(found)
              .as("%s asks %s", caller, wanted)
              .isEqualTo(listed.stream().filter(one -> fits(one, wanted)).toList());
          hits += found.size();
        }
      }
    }
    assertThat(hits).isGreaterThan(50);
  }

  private static List<TestCaller> callers() {
    return Stream.concat(
            Stream.of(
                PLANNER,
                TestIdentity.person("director").roles("leadership"),
                TestIdentity.person("field").roles("field-officer").country("NG")),
            COUNTRIES.stream().flatMap(country -> Stream.of(ncb(country), planner(country))))
        .toList();
  }

  private void move(Random random) {
    if (operations.size() < 4 || random.nextInt(12) == 0) {
      operations.add(
          operations(service, PLANNER)
              .createOperation(
                  CreateOperationRequest.newBuilder()
                      .setPlan(plan(random))
                      .setExercise(random.nextInt(4) == 0)
                      .build())
              .getOperation()
              .getOperationId());
      return;
    }
    String id = operations.get(random.nextInt(operations.size()));
    String country = COUNTRIES.get(random.nextInt(COUNTRIES.size()));
    Operation now =
        operations(service, PLANNER)
            .getOperation(GetOperationRequest.newBuilder().setOperationId(id).build())
            .getOperation();
    switch (random.nextInt(10)) {
      case 0, 1 ->
          operations(service, PLANNER)
              .reviseOperation(
                  ReviseOperationRequest.newBuilder()
                      .setOperationId(id)
                      .setVersion(now.getVersion())
                      .setPlan(plan(random))
                      .build());
      case 2, 3 -> {
        var review =
            operations(service, PLANNER)
                .submitOperation(SubmitOperationRequest.newBuilder().setOperationId(id).build())
                .getOperation();
        operations(service, APPROVER)
            .approveOperation(
                ApproveOperationRequest.newBuilder()
                    .setOperationId(id)
                    .setHash(review.getOpenRevision().getHash())
                    .build());
      }
      case 4 -> participations(service, PLANNER).inviteCountry(invitation(id, country));
      case 5 -> participations(service, ncb(country)).acceptParticipation(acceptance(id, country));
      case 6 -> {
        if (random.nextBoolean()) {
          participations(service, ncb(country)).withdrawParticipation(withdrawal(id, country));
        } else {
          participations(service, ncb(country))
              .declineParticipation(
                  DeclineParticipationRequest.newBuilder()
                      .setOperationId(id)
                      .setCountry(country)
                      .setReason("No people to spare")
                      .build());
        }
      }
      case 7 ->
          operations(service, APPROVER)
              .changeLead(
                  ChangeLeadRequest.newBuilder()
                      .setOperationId(id)
                      .setVersion(now.getVersion())
                      .setLead(random.nextBoolean() ? lead(true, country) : lead(true))
                      .setReason("They take it over.")
                      .build());
      case 8 ->
          operations(service, PLANNER)
              .setProgramme(
                  now.getProgrammeId().isEmpty()
                      ? SetProgrammeRequest.newBuilder()
                          .setOperationId(id)
                          .setProgrammeId(programme)
                          .build()
                      : SetProgrammeRequest.newBuilder().setOperationId(id).build());
      default -> {
        if (random.nextInt(4) == 0) {
          operations(service, PLANNER)
              .cancelOperation(
                  CancelOperationRequest.newBuilder()
                      .setOperationId(id)
                      .setReason("It is given up.")
                      .build());
        } else {
          operations(service, PLANNER)
              .activateOperation(ActivateOperationRequest.newBuilder().setOperationId(id).build());
        }
      }
    }
  }

  private static Plan.Builder plan(Random random) {
    long start = BEGIN + random.nextInt(5) * DAY;
    return aPlan()
        .setCodeName(word(random) + " " + word(random))
        .setLeadAgency("Agency " + word(random))
        .setLegalBasis("Mandate " + word(random))
        .setPurpose(Purpose.forNumber(1 + random.nextInt(3)))
        .clearCrimeAreas()
        .addCrimeAreas(CrimeArea.forNumber(1 + random.nextInt(3)))
        .addCrimeAreas(CrimeArea.forNumber(4 + random.nextInt(2)))
        .setStartTime(Timestamp.newBuilder().setSeconds(start))
        .setEndTime(Timestamp.newBuilder().setSeconds(start + (90 + random.nextInt(5)) * DAY));
  }

  private static String word(Random random) {
    return WORDS.get(random.nextInt(WORDS.size()));
  }

  private SearchOperationsRequest.Builder wanted(Random random) {
    var wanted = SearchOperationsRequest.newBuilder().setPageSize(1 + random.nextInt(3));
    if (random.nextInt(3) > 0) {
      String word = word(random);
      wanted.setWords(word.substring(0, 1 + random.nextInt(word.length())));
    }
    switch (random.nextInt(9)) {
      case 0 -> wanted.setState(OperationState.forNumber(1 + random.nextInt(2)));
      case 1 -> wanted.setPurpose(Purpose.forNumber(1 + random.nextInt(3)));
      case 2 -> wanted.setCrimeArea(CrimeArea.forNumber(1 + random.nextInt(5)));
      case 3 -> wanted.setExercise(random.nextBoolean());
      case 4 -> wanted.setProgrammeId(programme);
      case 5 -> wanted.setLeadCountry(COUNTRIES.get(random.nextInt(COUNTRIES.size())));
      case 6 -> wanted.setFromTime(at(BEGIN + (90 + random.nextInt(9)) * DAY));
      case 7 -> wanted.setUntilTime(at(BEGIN + random.nextInt(6) * DAY));
      default -> {}
    }
    return wanted;
  }

  private static Timestamp at(long seconds) {
    return Timestamp.newBuilder().setSeconds(seconds).build();
  }

  private static List<Operation> listed(TestCaller caller) {
    return operations(service, caller)
        .listOperations(ListOperationsRequest.newBuilder().setPageSize(200).build())
        .getOperationsList();
  }

  /** What a search says, read off what the caller is shown. */
  private static boolean fits(Operation shown, SearchOperationsRequest.Builder wanted) {
    Shown told = Shown.of(shown);
    String typed = wanted.getWords().toLowerCase(Locale.ROOT);
    return (typed.isEmpty()
            || Stream.of(told.texts().toLowerCase(Locale.ROOT).split(" "))
                .anyMatch(word -> word.startsWith(typed)))
        && (wanted.getStateValue() == 0 || wanted.getState() == shown.getState())
        && (wanted.getPurposeValue() == 0 || wanted.getPurpose() == told.purpose())
        && (wanted.getCrimeAreaValue() == 0 || told.areas().contains(wanted.getCrimeArea()))
        && (!wanted.hasExercise() || wanted.getExercise() == shown.getExercise())
        && (!wanted.hasProgrammeId() || wanted.getProgrammeId().equals(shown.getProgrammeId()))
        && (wanted.getLeadCountry().isEmpty()
            || shown.getLead().getCountriesList().contains(wanted.getLeadCountry()))
        && (!wanted.hasFromTime() || told.end() > wanted.getFromTime().getSeconds())
        && (!wanted.hasUntilTime() || told.start() < wanted.getUntilTime().getSeconds());
  }

  private record Shown(String texts, Purpose purpose, List<CrimeArea> areas, long start, long end) {
    static Shown of(Operation one) {
      if (one.hasInvitation()) {
        var said = one.getInvitation();
        return new Shown(
            said.getCodeName() + " " + said.getLeadAgency() + " " + said.getLegalBasis(),
            said.getPurpose(),
            said.getCrimeAreasList(),
            said.getStartTime().getSeconds(),
            said.getEndTime().getSeconds());
      }
      Plan plan =
          one.hasApprovedRevision()
              ? one.getApprovedRevision().getPlan()
              : one.getOpenRevision().getPlan();
      Plan open = one.getOpenRevision().getPlan();
      return new Shown(
          String.join(
              " ",
              plan.getCodeName(),
              plan.getLeadAgency(),
              plan.getLegalBasis(),
              open.getCodeName(),
              open.getLeadAgency(),
              open.getLegalBasis()),
          plan.getPurpose(),
          plan.getCrimeAreasList(),
          plan.getStartTime().getSeconds(),
          plan.getEndTime().getSeconds());
    }
  }
}
