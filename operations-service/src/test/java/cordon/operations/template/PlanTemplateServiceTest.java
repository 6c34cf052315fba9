package cordon.operations.template;

import static cordon.operations.LeadFixture.handed;
import static cordon.operations.LeadFixture.lead;
import static cordon.operations.LeadFixture.led;
import static cordon.operations.LeadFixture.planner;
import static cordon.operations.OperationsFixture.APPROVER;
import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.active;
import static cordon.operations.OperationsFixture.joined;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.operations.OperationsFixture.operations;
import static cordon.operations.OperationsFixture.revised;
import static cordon.operations.TemplateFixture.aTemplate;
import static cordon.operations.TemplateFixture.saved;
import static cordon.operations.TemplateFixture.saving;
import static cordon.operations.TemplateFixture.templates;
import static cordon.platform.conformance.Refusals.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import cordon.operations.OperationsFixture;
import cordon.operations.PlanFixture;
import cordon.operations.v1.BeginFromPlanTemplateRequest;
import cordon.operations.v1.CreateOperationRequest;
import cordon.operations.v1.GetPlanTemplateRequest;
import cordon.operations.v1.ListPlanTemplatesRequest;
import cordon.operations.v1.Operation;
import cordon.operations.v1.Plan;
import cordon.operations.v1.PlanTemplate;
import cordon.operations.v1.PlanTemplateState;
import cordon.operations.v1.Purpose;
import cordon.operations.v1.RetirePlanTemplateRequest;
import cordon.operations.v1.RevisePlanTemplateRequest;
import cordon.platform.conformance.ServiceFixture;
import cordon.testsupport.TestCaller;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PlanTemplateServiceTest {
  private static final Timestamp START = Timestamp.newBuilder().setSeconds(1_780_272_000).build();

  private static ServiceFixture service;

  @BeforeAll
  static void start() {
    service = OperationsFixture.start(PlanTemplateServiceTest.class);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void an_operation_begins_with_a_template_at_another_time() {
    Operation source = revised(service, active(service), PlanFixture.aWholePlan());
    PlanTemplate template =
        templates(service, PLANNER)
            .savePlanTemplate(saving(source.getOperationId()).toBuilder().setRevision(2).build())
            .getTemplate();

    Plan plan = begun(PLANNER, template);
    Operation next =
        operations(service, PLANNER)
            .createOperation(
                CreateOperationRequest.newBuilder()
                    .setPlan(
                        plan.toBuilder()
                            .setCodeName("The next")
                            .setLegalBasis("A mandate")
                            .setLeadAgency("The secretariat"))
                    .build())
            .getOperation();

    assertThat(plan.getStartTime()).isEqualTo(START);
    assertThat(plan.getEndTime().getSeconds() - START.getSeconds())
        .isEqualTo(1_756_684_800 - 1_748_736_000);
    assertThat(next.getOpenRevision().getPlan().getRisksList())
        .isEqualTo(PlanFixture.aWholePlan().getRisksList());
    assertThat(next.getOpenRevision().getMissingList()).isNotEmpty();
    assertThat(template.getCompletenessVersion()).isEqualTo(1);
  }

  @Test
  void what_the_plan_and_those_who_take_part_are_called_is_left_out() {
    String id = joined(service, "NG", "TZ");
    var text =
        PlanFixture.aWholePlan().setInstructions("As Tanzania did").setLogistics("As agreed");
    var _ = revised(service, operation(id), text);

    PlanTemplate template =
        templates(service, PLANNER)
            .savePlanTemplate(saving(id).toBuilder().setRevision(2).build())
            .getTemplate();

    assertThat(template.getPlan().getInstructions()).isEmpty();
    assertThat(template.getPlan().getLogistics()).isEqualTo("As agreed");
    assertThat(template.getLeftOutList()).contains("instructions", "reporting_duties");
    assertThat(
            reasonOf(() ->
                templates(service, PLANNER)
                    .savePlanTemplate(saving(id).toBuilder().setRevision(9).build())))
        .isEqualTo("UNKNOWN_REVISION");
    // What was in force before is kept too.
    assertThat(saved(service, PLANNER, id).getPlan().getRisksCount()).isZero();
  }

  @Test
  void agencies_and_units_are_left_out_as_they_are_written_and_their_words_are_kept() {
    String id = joined(service, "NG");
    var _ =
        revised(
            service,
            operation(id),
            PlanFixture.aWholePlan()
                .setInstructions("As The secretariat says.")
                .setTeamComposition("Two of the Financial intelligence unit")
                .setTechnicalEquipment("Kits of the (Coordination unit)")
                .setRightsInstructions("Ask the Police.")
                .setLogistics("The police of the place leads.")
                .setCooperation("The liaison of the secretariat"));

    PlanTemplate template =
        templates(service, PLANNER)
            .savePlanTemplate(saving(id).toBuilder().setRevision(2).build())
            .getTemplate();

    Plan kept = template.getPlan();
    assertThat(template.getLeftOutList())
        .contains("instructions", "team_composition", "technical_equipment", "rights_instructions")
        .doesNotContain("logistics", "cooperation");
    assertThat(kept.getInstructions() + kept.getTeamComposition() + kept.getTechnicalEquipment())
        .isEmpty();
    assertThat(kept.getRightsInstructions()).isEmpty();
    assertThat(kept.getLogistics()).isEqualTo("The police of the place leads.");
    assertThat(kept.getCooperation()).isEqualTo("The liaison of the secretariat");
  }

  @Test
  void a_template_is_of_whom_saved_it_and_not_there_for_all_others() {
    String id = led(service, planner("KE"), lead(true, "KE")).getOperationId();
    PlanTemplate theirs = saved(service, planner("KE"), id);
    PlanTemplate ours = saved(service, PLANNER, id);

    assertThat(theirs.getCountry()).isEqualTo("KE");
    assertThat(ours.getCountry()).isEmpty();
    assertThat(ids(listed(planner("KE")))).contains(theirs.getTemplateId());
    assertThat(ids(listed(PLANNER))).contains(ours.getTemplateId());
    for (TestCaller other : List.of(PLANNER, APPROVER, planner("NG"))) {
      assertThat(reasonOf(() -> get(other, theirs))).isEqualTo("NOT_FOUND");
      assertThat(reasonOf(() -> revise(planner("NG"), theirs))).isEqualTo("NOT_FOUND");
      assertThat(reasonOf(() -> revise(PLANNER, theirs))).isEqualTo("NOT_FOUND");
      assertThat(ids(listed(other))).doesNotContain(theirs.getTemplateId());
    }
    assertThat(reasonOf(() -> get(planner("KE"), ours))).isEqualTo("NOT_FOUND");
    assertThat(reasonOf(() -> begun(planner("KE"), ours))).isEqualTo("NOT_FOUND");
    assertThat(reasonOf(() -> get(ncb("KE"), theirs))).isEqualTo("ROLE_REQUIRED");
    assertThat(revise(planner("KE"), theirs).getVersion()).isEqualTo(2);
  }

  @Test
  void who_has_lost_the_lead_saves_no_more_and_keeps_what_was_saved() {
    Operation source = led(service, planner("KE"), lead(true, "KE"));
    PlanTemplate theirs = saved(service, planner("KE"), source.getOperationId());
    var _ = handed(service, source, lead(true));

    assertThat(reasonOf(() -> saved(service, planner("KE"), source.getOperationId())))
        .isEqualTo("NOT_FOUND");
    assertThat(get(planner("KE"), theirs).getPlan()).isEqualTo(theirs.getPlan());
  }

  @Test
  void a_retired_one_is_kept_and_nobody_begins_with_it() {
    PlanTemplate template = saved(service, PLANNER, active(service).getOperationId());
    PlanTemplate retired =
        templates(service, PLANNER)
            .retirePlanTemplate(
                RetirePlanTemplateRequest.newBuilder()
                    .setTemplateId(template.getTemplateId())
                    .setReason("Another has replaced it.")
                    .build())
            .getTemplate();

    assertThat(retired.getState()).isEqualTo(PlanTemplateState.PLAN_TEMPLATE_STATE_RETIRED);
    assertThat(retired.getRetireReason()).isEqualTo("Another has replaced it.");
    assertThat(get(PLANNER, template).getPlan()).isEqualTo(template.getPlan());
    assertThat(reasonOf(() -> begun(PLANNER, template))).isEqualTo("TEMPLATE_RETIRED");
    assertThat(reasonOf(() -> revise(PLANNER, retired))).isEqualTo("ILLEGAL_MOVE");
    assertThat(
            ids(
                listed(
                    PLANNER,
                    ListPlanTemplatesRequest.newBuilder()
                        .setState(PlanTemplateState.PLAN_TEMPLATE_STATE_RETIRED))))
        .contains(template.getTemplateId());
  }

  @Test
  void templates_are_found_by_purpose_and_by_the_beginnings_of_words() {
    String id = active(service).getOperationId();
    PlanTemplate victims =
        templates(service, PLANNER)
            .savePlanTemplate(
                saving(id).toBuilder()
                    .setSpec(
                        aTemplate()
                            .setName("Journée d’action, étranger")
                            .clearPurposes()
                            .addPurposes(Purpose.PURPOSE_VICTIM_PROTECTION))
                    .build())
            .getTemplate();

    var byPurpose =
        ListPlanTemplatesRequest.newBuilder().setPurpose(Purpose.PURPOSE_VICTIM_PROTECTION);
    assertThat(ids(listed(PLANNER, byPurpose))).containsExactly(victims.getTemplateId());
    assertThat(ids(listed(PLANNER, words("etrang jour")))).containsExactly(victims.getTemplateId());
    assertThat(ids(listed(PLANNER, words("étranger nothing")))).isEmpty();
    assertThat(ids(listed(PLANNER, words("!?")))).isEmpty();
    assertThat(listed(PLANNER, byPurpose)).noneMatch(PlanTemplate::hasPlan);
  }

  /** With a newer list, what was kept by the older one still begins an operation. */
  @Test
  void a_template_of_an_older_list_still_works() {
    PlanTemplate template = saved(service, PLANNER, active(service).getOperationId());
    var _ =
        service
            .mongo()
            .collection("plan_templates", Document.class)
            .updateOne(Filters.eq("_id", template.getTemplateId()), Updates.unset("completeness"));

    assertThat(get(PLANNER, template).getCompletenessVersion()).isZero();
    assertThat(begun(PLANNER, template).getWaiversList())
        .isEqualTo(template.getPlan().getWaiversList());
  }

  private static Operation operation(String id) {
    return operations(service, PLANNER)
        .getOperation(
            cordon.operations.v1.GetOperationRequest.newBuilder().setOperationId(id).build())
        .getOperation();
  }

  private static Plan begun(TestCaller by, PlanTemplate template) {
    return templates(service, by)
        .beginFromPlanTemplate(
            BeginFromPlanTemplateRequest.newBuilder()
                .setTemplateId(template.getTemplateId())
                .setStartTime(START)
                .build())
        .getPlan();
  }

  private static PlanTemplate get(TestCaller by, PlanTemplate template) {
    return templates(service, by)
        .getPlanTemplate(
            GetPlanTemplateRequest.newBuilder().setTemplateId(template.getTemplateId()).build())
        .getTemplate();
  }

  private static PlanTemplate revise(TestCaller by, PlanTemplate seen) {
    return templates(service, by)
        .revisePlanTemplate(
            RevisePlanTemplateRequest.newBuilder()
                .setTemplateId(seen.getTemplateId())
                .setVersion(seen.getVersion())
                .setSpec(aTemplate().setName("Another name"))
                .build())
        .getTemplate();
  }

  private static ListPlanTemplatesRequest.Builder words(String words) {
    return ListPlanTemplatesRequest.newBuilder().setWords(words);
  }

  private static List<PlanTemplate> listed(TestCaller by) {
    return listed(by, ListPlanTemplatesRequest.newBuilder());
  }

  private static List<PlanTemplate> listed(TestCaller by, ListPlanTemplatesRequest.Builder wanted) {
    return templates(service, by)
        .listPlanTemplates(wanted.setPageSize(200).build())
        .getTemplatesList();
  }

  private static List<String> ids(List<PlanTemplate> templates) {
    return templates.stream().map(PlanTemplate::getTemplateId).toList();
  }
}
