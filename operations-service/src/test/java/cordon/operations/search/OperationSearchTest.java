package cordon.operations.search;

import static cordon.operations.LeadFixture.aProgramme;
import static cordon.operations.LeadFixture.handed;
import static cordon.operations.LeadFixture.lead;
import static cordon.operations.LeadFixture.led;
import static cordon.operations.LeadFixture.planner;
import static cordon.operations.LeadFixture.programme;
import static cordon.operations.LeadFixture.put;
import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.aPlan;
import static cordon.operations.OperationsFixture.approved;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.operations.OperationsFixture.operations;
import static cordon.operations.OperationsFixture.participations;
import static cordon.operations.OperationsFixture.revised;
import static cordon.operations.OperationsFixture.stand;
import static cordon.operations.OperationsFixture.withdrawal;
import static cordon.operations.search.SearchScene.caughtUp;
import static cordon.operations.search.SearchScene.found;
import static cordon.operations.search.SearchScene.ids;
import static cordon.operations.search.SearchScene.page;
import static cordon.operations.search.SearchScene.words;
import static cordon.platform.conformance.Refusals.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import com.mongodb.client.model.Filters;
import cordon.operations.OperationsFixture;
import cordon.operations.v1.CreateOperationRequest;
import cordon.operations.v1.CrimeArea;
import cordon.operations.v1.GetOperationRequest;
import cordon.operations.v1.Operation;
import cordon.operations.v1.OperationState;
import cordon.operations.v1.ParticipationState;
import cordon.operations.v1.Plan;
import cordon.operations.v1.Purpose;
import cordon.operations.v1.ReviseOperationRequest;
import cordon.operations.v1.SearchOperationsRequest;
import cordon.platform.conformance.ServiceFixture;
import cordon.platform.projection.Views;
import cordon.testsupport.TestCaller;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found of operations, by whom. */
class OperationSearchTest {
  private static ServiceFixture service;

  @BeforeAll
  static void start() {
    service = OperationsFixture.start(OperationSearchTest.class);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @ParameterizedTest
  @CsvSource({
    "Trampoline ouverte, tramp ouv",
    "Trampoline ouverte, OUVERTE",
    "Opération Éclair, operation eclair",
    "Operación Niño, nino",
    "عملية الصقر, الصقر",
    "Операция Сокол, sokol",
    "Opération l’Aube, laube",
    "🜲 Quatrain, quat",
    "Xylophone-42/B, 42",
  })
  void words_are_found_in_any_script_without_case_and_accents(String codeName, String typed) {
    Operation one = created(aPlan().setCodeName(codeName));
    caughtUp(service);

    assertThat(ids(service, PLANNER, words(typed))).contains(one.getOperationId());
    assertThat(ids(service, PLANNER, words(typed + " zzzq"))).isEmpty();
  }

  @Test
  void words_are_found_in_lead_agency_and_legal_basis_too_and_only_by_their_beginnings() {
    String id =
        created(
                aPlan()
                    .setCodeName("Gazelle")
                    .setLeadAgency("Directorate of Customs")
                    .setLegalBasis("Kampala Protocol"))
            .getOperationId();
    caughtUp(service);

    assertThat(ids(service, PLANNER, words("kamp gazelle directo"))).containsExactly(id);
    assertThat(ids(service, PLANNER, words("ampala"))).isEmpty();
    assertThat(ids(service, PLANNER, words("gazelles"))).isEmpty();
    assertThat(ids(service, PLANNER, words("...(*^$"))).isEmpty();
  }

  @Test
  void a_country_finds_what_its_invitation_says_and_no_later_plan_until_it_takes_part() {
    Operation approved = approved(service, created(aPlan().setCodeName("Okapi")).getOperationId());
    String id = approved.getOperationId();
    stand(service, id, "KE", ParticipationState.PARTICIPATION_STATE_INVITED);
    put(service, PLANNER, reread(id), programme(service, PLANNER, aProgramme()).getProgrammeId());
    revised(
        service,
        reread(id),
        aPlan().setCodeName("Bongo").setPurpose(Purpose.PURPOSE_VICTIM_PROTECTION));
    caughtUp(service);

    assertThat(ids(service, ncb("KE"), words("okapi"))).containsExactly(id);
    assertThat(ids(service, ncb("KE"), words("bongo"))).isEmpty();
    assertThat(ids(service, ncb("KE"), inProgrammeOf(id))).isEmpty();
    assertThat(ids(service, PLANNER, words("okapi"))).isEmpty();
    assertThat(ids(service, PLANNER, words("bongo"))).containsExactly(id);

    participations(service, ncb("KE")).acceptParticipation(OperationsFixture.acceptance(id, "KE"));
    caughtUp(service);

    assertThat(ids(service, ncb("KE"), words("okapi"))).isEmpty();
    assertThat(ids(service, ncb("KE"), words("bongo"))).containsExactly(id);
    assertThat(ids(service, ncb("KE"), inProgrammeOf(id))).containsExactly(id);

    participations(service, ncb("KE")).withdrawParticipation(withdrawal(id, "KE"));
    assertThat(ids(service, ncb("KE"), words("bongo"))).isEmpty();
    caughtUp(service);
    assertThat(ids(service, ncb("KE"), words("bongo"))).isEmpty();
    assertThat(rowsOf(id, "KE")).isZero();
  }

  @Test
  void a_draft_is_found_by_who_leads_and_by_the_secretariat_alone() {
    Operation approved = approved(service, created(aPlan().setCodeName("Puku")).getOperationId());
    String id = approved.getOperationId();
    stand(service, id, "NG", ParticipationState.PARTICIPATION_STATE_ACCEPTED);
    handed(service, reread(id), lead(true, "NG"));
    Operation now = reread(id);
    var _ =
        operations(service, PLANNER)
            .reviseOperation(
                ReviseOperationRequest.newBuilder()
                    .setOperationId(id)
                    .setVersion(now.getVersion())
                    .setPlan(aPlan().setCodeName("Lechwe"))
                    .build());
    caughtUp(service);

    for (TestCaller whole : List.of(PLANNER, planner("NG"))) {
      assertThat(ids(service, whole, words("lechwe"))).containsExactly(id);
      assertThat(ids(service, whole, words("puku"))).containsExactly(id);
      assertThat(found(service, whole, words("lechwe")).getFirst().hasOpenRevision()).isTrue();
    }
    assertThat(ids(service, ncb("NG"), words("lechwe"))).isEmpty();
    assertThat(found(service, ncb("NG"), words("puku")).getFirst().hasOpenRevision()).isFalse();

    handed(service, reread(id), lead(true));
    assertThat(ids(service, planner("NG"), words("lechwe"))).isEmpty();
    caughtUp(service);
    assertThat(ids(service, planner("NG"), words("lechwe"))).isEmpty();
    assertThat(ids(service, planner("NG"), words("puku"))).containsExactly(id);
    assertThat(rowsOf(id, "NG!")).isZero();
  }

  @Test
  void all_that_is_said_has_to_fit() {
    Operation one =
        created(
            aPlan()
                .setCodeName("Sitatunga")
                .setPurpose(Purpose.PURPOSE_VICTIM_PROTECTION)
                .addCrimeAreas(CrimeArea.CRIME_AREA_CYBERCRIME));
    String id = one.getOperationId();
    caughtUp(service);
    long begin = one.getOpenRevision().getPlan().getStartTime().getSeconds();
    long end = one.getOpenRevision().getPlan().getEndTime().getSeconds();

    assertThat(ids(service, PLANNER, sitatunga())).containsExactly(id);
    assertThat(
            ids(
                service,
                PLANNER,
                sitatunga()
                    .setState(OperationState.OPERATION_STATE_PLANNED)
                    .setPurpose(Purpose.PURPOSE_VICTIM_PROTECTION)
                    .setCrimeArea(CrimeArea.CRIME_AREA_FRAUD)
                    .setExercise(false)
                    .setFromTime(at(end - 1))
                    .setUntilTime(at(end + 1))))
        .containsExactly(id);
    for (SearchOperationsRequest.Builder other :
        List.of(
            sitatunga().setState(OperationState.OPERATION_STATE_ACTIVE),
            sitatunga().setPurpose(Purpose.PURPOSE_CRIME_INVESTIGATION),
            sitatunga().setCrimeArea(CrimeArea.CRIME_AREA_DRUGS),
            sitatunga().setExercise(true),
            sitatunga().setLeadCountry("NG"),
            sitatunga().setProgrammeId(id),
            sitatunga().setFromTime(at(end)),
            sitatunga().setUntilTime(at(begin)))) {
      assertThat(ids(service, PLANNER, other)).as("%s", other).isEmpty();
    }
    assertThat(
            reasonOf(
                () -> page(service, PLANNER, sitatunga().setFromTime(at(2)).setUntilTime(at(2)))))
        .isEqualTo("INCONSISTENT");
  }

  @Test
  void pages_go_on_where_they_stopped_whatever_is_added_meanwhile() {
    var expected = new ArrayList<String>();
    for (int i = 0; i < 5; i++) {
      expected.addFirst(created(aPlan().setCodeName("Impala " + i)).getOperationId());
    }
    caughtUp(service);
    var first = page(service, PLANNER, words("impala").setPageSize(2));
    var _ = created(aPlan().setCodeName("Impala 6"));
    caughtUp(service);

    var second =
        page(
            service,
            PLANNER,
            words("impala").setPageSize(2).setPageToken(first.getNextPageToken()));
    var third =
        page(
            service,
            PLANNER,
            words("impala").setPageSize(2).setPageToken(second.getNextPageToken()));

    assertThat(
            Stream.of(first, second, third)
                .flatMap(one -> one.getOperationsList().stream())
                .map(Operation::getOperationId)
                .toList())
        .isEqualTo(expected);
    assertThat(third.getNextPageToken()).isEmpty();
    assertThat(
            reasonOf(() ->
                page(service, PLANNER, words("okapi").setPageToken(first.getNextPageToken()))))
        .isEqualTo("BAD_PAGE_TOKEN");
  }

  @Test
  void a_search_of_a_country_looks_at_its_own_rows_alone_and_sorts_nothing() {
    String own =
        approved(service, created(aPlan().setCodeName("Kudu")).getOperationId()).getOperationId();
    stand(service, own, "TZ", ParticipationState.PARTICIPATION_STATE_ACCEPTED);
    caughtUp(service);
    long before = examined(ncb("TZ"));
    for (int i = 0; i < 8; i++) {
      var _ = created(aPlan().setCodeName("Kudu " + i));
    }
    var _ = led(service, planner("UG"), lead(false, "UG"));
    caughtUp(service);

    assertThat(examined(ncb("TZ"))).isEqualTo(before).isLessThanOrEqualTo(4);
    assertThat(examined(ncb("UG"))).isZero();
    assertThat(sortedBy(ncb("TZ")) + sortedBy(planner("UG")) + sortedBy(PLANNER))
        .doesNotContain("\"SORT\"")
        .doesNotContain("COLLSCAN");
  }

  private static String sortedBy(TestCaller caller) {
    var database = service.mongo().database();
    database.getCollection("system.profile").drop();
    database.runCommand(new Document("profile", 2));
    try {
      var _ = page(service, caller, words("kudu"));
    } finally {
      database.runCommand(new Document("profile", 0));
    }
    var plans = new StringBuilder();
    database
        .getCollection("system.profile")
        .find(Filters.eq("ns", database.getName() + "." + rows()))
        .forEach(one -> plans.append(one.toJson()));
    assertThat(plans).isNotEmpty();
    return plans.toString();
  }

  private static long examined(TestCaller caller) {
    return service.examined(rows(), () -> page(service, caller, words("kudu")));
  }

  private static String rows() {
    return service.bean(Views.class).serving("search").nameOf("found_operations");
  }

  private static long rowsOf(String operationId, String viewer) {
    return service
        .mongo()
        .collection(rows(), Document.class)
        .countDocuments(Filters.eq("_id", operationId + "." + viewer));
  }

  private static SearchOperationsRequest.Builder inProgrammeOf(String id) {
    return SearchOperationsRequest.newBuilder().setProgrammeId(reread(id).getProgrammeId());
  }

  private static SearchOperationsRequest.Builder sitatunga() {
    return words("sitatunga");
  }

  private static Timestamp at(long seconds) {
    return Timestamp.newBuilder().setSeconds(seconds).build();
  }

  private static Operation created(Plan.Builder plan) {
    return operations(service, PLANNER)
        .createOperation(CreateOperationRequest.newBuilder().setPlan(plan).build())
        .getOperation();
  }

  private static Operation reread(String id) {
    return operations(service, PLANNER)
        .getOperation(GetOperationRequest.newBuilder().setOperationId(id).build())
        .getOperation();
  }
}
