package cordon.operations.programme;

import static cordon.operations.LeadFixture.aProgramme;
import static cordon.operations.LeadFixture.lead;
import static cordon.operations.LeadFixture.led;
import static cordon.operations.LeadFixture.planner;
import static cordon.operations.LeadFixture.programme;
import static cordon.operations.LeadFixture.programmes;
import static cordon.operations.LeadFixture.put;
import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.approved;
import static cordon.operations.OperationsFixture.closed;
import static cordon.operations.OperationsFixture.joined;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.operations.OperationsFixture.operations;
import static cordon.operations.OperationsFixture.stand;
import static cordon.platform.conformance.Refusals.reasonOf;
import static cordon.platform.conformance.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.operations.OperationsFixture;
import cordon.operations.v1.CreateProgrammeRequest;
import cordon.operations.v1.GetOperationRequest;
import cordon.operations.v1.GetProgrammeRequest;
import cordon.operations.v1.Lead;
import cordon.operations.v1.ListOperationsRequest;
import cordon.operations.v1.ListProgrammesRequest;
import cordon.operations.v1.Operation;
import cordon.operations.v1.ParticipationState;
import cordon.operations.v1.Programme;
import cordon.operations.v1.ProgrammeDefinition;
import cordon.operations.v1.ProgrammeLesson;
import cordon.operations.v1.ProgrammeSpec;
import cordon.operations.v1.ReviseProgrammeRequest;
import cordon.operations.v1.SetProgrammeRequest;
import cordon.platform.conformance.ServiceFixture;
import cordon.testsupport.TestCaller;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ProgrammeServiceTest {
  private static ServiceFixture service;

  @BeforeAll
  static void start() {
    service = OperationsFixture.start(ProgrammeServiceTest.class);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void a_country_sees_the_programmes_of_what_it_takes_part_in_with_the_lessons_of_that_alone() {
    String first = joined(service, "NG");
    String second = joined(service, "KE");
    Programme made =
        programme(
            service,
            PLANNER,
            aProgramme().addLessons(lesson(first, "One")).addLessons(lesson(second, "Two")));
    put(service, PLANNER, operation(PLANNER, first), made.getProgrammeId());
    put(service, PLANNER, operation(PLANNER, second), made.getProgrammeId());
    stand(service, first, "GH", ParticipationState.PARTICIPATION_STATE_INVITED);

    assertThat(lessons(get(PLANNER, made))).containsExactly("One", "Two");
    assertThat(lessons(get(ncb("NG"), made))).containsExactly("One");
    assertThat(listed(ncb("NG"))).contains(made.getProgrammeId());
    assertThat(operation(ncb("NG"), first).getProgrammeId()).isEqualTo(made.getProgrammeId());
    assertThat(operationsOf(ncb("NG"), made)).containsExactly(first);
    assertThat(operationsOf(PLANNER, made)).containsExactly(second, first);
    for (TestCaller other : List.of(ncb("GH"), ncb("ZA"), planner("ZA"))) {
      assertThat(reasonOf(() -> get(other, made))).isEqualTo("NOT_FOUND");
      assertThat(listed(other)).doesNotContain(made.getProgrammeId());
      assertThat(operationsOf(other, made)).isEmpty();
    }
    assertThat(operation(ncb("GH"), first).getProgrammeId()).isEmpty();
  }

  @Test
  void those_who_lead_a_programme_see_and_revise_all_of_it() {
    String first = joined(service, "NG");
    Programme made =
        created(PLANNER, aProgramme().addLessons(lesson(first, "One")), lead(true, "TZ"));
    put(service, PLANNER, operation(PLANNER, first), made.getProgrammeId());

    Programme revised =
        revise(planner("TZ"), made, made.getSpec().toBuilder().setAim("Another aim."));

    assertThat(revised.getSpec().getAim()).isEqualTo("Another aim.");
    assertThat(lessons(revised)).containsExactly("One");
    assertThat(listed(planner("TZ"))).contains(made.getProgrammeId());
    assertThat(reasonOf(() -> get(ncb("TZ"), made))).isEqualTo("NOT_FOUND");
    assertThat(reasonOf(() -> revise(planner("NG"), revised, aProgramme()))).isEqualTo("NOT_LEAD");
    assertThat(reasonOf(() -> revise(planner("ZA"), revised, aProgramme()))).isEqualTo("NOT_FOUND");
    assertThat(reasonOf(() -> revise(planner("TZ"), made, aProgramme())))
        .isEqualTo("STALE_VERSION");
  }

  @Test
  void an_operation_is_put_into_a_programme_by_who_leads_both() {
    Programme ours = programme(service, PLANNER, aProgramme());
    Programme theirs = created(planner("KE"), aProgramme(), null);
    Operation own = led(service, planner("KE"), lead(false, "KE"));
    Operation other = OperationsFixture.created(service);

    assertThat(put(service, planner("KE"), own, theirs.getProgrammeId()).getProgrammeId())
        .isEqualTo(theirs.getProgrammeId());
    assertThat(reasonOf(() -> put(service, planner("KE"), own, ours.getProgrammeId())))
        .isEqualTo("NOT_FOUND");
    var refusal = refusalOf(() -> put(service, PLANNER, other, theirs.getProgrammeId()));
    assertThat(reasonOf(refusal)).isEqualTo("NOT_LEAD");
    assertThat(refusal.getMessage()).contains("The programme is led by KE");
    assertThat(reasonOf(() -> put(service, PLANNER, own, ours.getProgrammeId())))
        .isEqualTo("NOT_LEAD");
    Operation out =
        operations(service, planner("KE"))
            .setProgramme(
                SetProgrammeRequest.newBuilder().setOperationId(own.getOperationId()).build())
            .getOperation();
    assertThat(out.getProgrammeId()).isEmpty();
    assertThat(reasonOf(() -> put(service, PLANNER, closed(service), ours.getProgrammeId())))
        .isEqualTo("ILLEGAL_MOVE");
  }

  @Test
  void what_cannot_be_is_refused_with_where() {
    String hidden = approved(service).getOperationId();

    assertThat(
            refusalOf(() ->
                    created(planner("KE"), aProgramme().addLessons(lesson(hidden, "One")), null))
                .getMessage())
        .contains("no such operation that you see");
    assertThat(
            reasonOf(() ->
                programme(
                    service,
                    PLANNER,
                    aProgramme().addLessons(lesson(hidden, "One").setDay("2999-01-01")))))
        .isEqualTo("INCONSISTENT");
    assertThat(
            reasonOf(() ->
                programme(
                    service,
                    PLANNER,
                    aProgramme().addDefinitions(term("Target")).addDefinitions(term("TARGET")))))
        .isEqualTo("INCONSISTENT");
    assertThat(reasonOf(() -> created(planner("KE"), aProgramme(), lead(true))))
        .isEqualTo("INCONSISTENT");
  }

  private static ProgrammeLesson.Builder lesson(String operation, String text) {
    return ProgrammeLesson.newBuilder()
        .setOperationId(operation)
        .setDay("2025-03-14")
        .setText(text);
  }

  private static ProgrammeDefinition term(String term) {
    return ProgrammeDefinition.newBuilder().setTerm(term).setDefinition("What it means.").build();
  }

  private static Programme created(
      TestCaller by, ProgrammeSpec.Builder spec, Lead.@Nullable Builder lead) {
    var request = CreateProgrammeRequest.newBuilder().setSpec(spec);
    if (lead != null) {
      request.setLead(lead);
    }
    return programmes(service, by).createProgramme(request.build()).getProgramme();
  }

  private static Programme revise(TestCaller by, Programme before, ProgrammeSpec.Builder spec) {
    return programmes(service, by)
        .reviseProgramme(
            ReviseProgrammeRequest.newBuilder()
                .setProgrammeId(before.getProgrammeId())
                .setVersion(before.getVersion())
                .setSpec(spec)
                .build())
        .getProgramme();
  }

  private static Programme get(TestCaller by, Programme one) {
    return programmes(service, by)
        .getProgramme(GetProgrammeRequest.newBuilder().setProgrammeId(one.getProgrammeId()).build())
        .getProgramme();
  }

  private static List<String> listed(TestCaller by) {
    return programmes(service, by)
        .listProgrammes(ListProgrammesRequest.getDefaultInstance())
        .getProgrammesList()
        .stream()
        .map(Programme::getProgrammeId)
        .toList();
  }

  private static List<String> lessons(Programme programme) {
    return programme.getSpec().getLessonsList().stream().map(ProgrammeLesson::getText).toList();
  }

  private static Operation operation(TestCaller by, String id) {
    return operations(service, by)
        .getOperation(GetOperationRequest.newBuilder().setOperationId(id).build())
        .getOperation();
  }

  private static List<String> operationsOf(TestCaller by, Programme one) {
    return operations(service, by)
        .listOperations(
            ListOperationsRequest.newBuilder().setProgrammeId(one.getProgrammeId()).build())
        .getOperationsList()
        .stream()
        .map(Operation::getOperationId)
        .toList();
  }
}
