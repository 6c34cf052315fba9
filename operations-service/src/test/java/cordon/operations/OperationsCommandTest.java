package cordon.operations;

import static cordon.operations.OperationsFixture.APPROVER;
import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.aPlan;
import static cordon.operations.OperationsFixture.active;
import static cordon.operations.OperationsFixture.approved;
import static cordon.operations.OperationsFixture.closed;
import static cordon.operations.OperationsFixture.comment;
import static cordon.operations.OperationsFixture.commented;
import static cordon.operations.OperationsFixture.comments;
import static cordon.operations.OperationsFixture.concluded;
import static cordon.operations.OperationsFixture.created;
import static cordon.operations.OperationsFixture.operations;
import static cordon.operations.OperationsFixture.submitted;
import static cordon.operations.OperationsFixture.suspended;

import cordon.operations.v1.ActivateOperationRequest;
import cordon.operations.v1.AnswerPlanCommentRequest;
import cordon.operations.v1.ApproveOperationRequest;
import cordon.operations.v1.CancelOperationRequest;
import cordon.operations.v1.ChangeLeadRequest;
import cordon.operations.v1.CloseBooksRequest;
import cordon.operations.v1.ConcludeOperationRequest;
import cordon.operations.v1.CreateOperationRequest;
import cordon.operations.v1.CreateProgrammeRequest;
import cordon.operations.v1.Operation;
import cordon.operations.v1.PlanComment;
import cordon.operations.v1.PlanTemplate;
import cordon.operations.v1.Programme;
import cordon.operations.v1.ProgrammeDefinition;
import cordon.operations.v1.ProgrammeLesson;
import cordon.operations.v1.ReopenBooksRequest;
import cordon.operations.v1.ReopenPlanCommentRequest;
import cordon.operations.v1.ResumeOperationRequest;
import cordon.operations.v1.RetirePlanTemplateRequest;
import cordon.operations.v1.ReturnOperationRequest;
import cordon.operations.v1.ReviseOperationRequest;
import cordon.operations.v1.RevisePlanTemplateRequest;
import cordon.operations.v1.ReviseProgrammeRequest;
import cordon.operations.v1.SetProgrammeRequest;
import cordon.operations.v1.SettlePlanCommentRequest;
import cordon.operations.v1.SubmitOperationRequest;
import cordon.operations.v1.SuspendOperationRequest;
import cordon.platform.conformance.CommandConformance;
import cordon.platform.conformance.Sample;
import cordon.platform.conformance.ServiceFixture;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class OperationsCommandTest extends CommandConformance {
  private static ServiceFixture service;

  @BeforeAll
  static void start() {
    service = OperationsFixture.start(OperationsCommandTest.class);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Override
  protected ServiceFixture fixture() {
    return service;
  }

  @Override
  protected List<Sample> samples() {
    return Stream.of(
            ours().stream(),
            CaseSamples.of(service).stream(),
            PreparationSamples.of(service),
            HotspotSamples.of(service),
            ParticipationSamples.of(service),
            PackageSamples.of(service).stream(),
            OrderSamples.of(service).stream(),
            NetworkSamples.of(service),
            DirectorySamples.of(service),
            PeopleSamples.of(service),
            CalendarSamples.of(service),
            DiligenceSamples.of(service),
            ViolationSamples.of(service))
        .flatMap(all -> all)
        .toList();
  }

  private static PlanTemplate template(ServiceFixture service) {
    return TemplateFixture.saved(service, PLANNER, created(service).getOperationId());
  }

  private static List<Sample> ours() {
    return List.of(
        Sample.of(
            "CreateOperation",
            PLANNER,
            () -> CreateOperationRequest.newBuilder().setPlan(aPlan()).build()),
        Sample.of(
            "ReviseOperation",
            PLANNER,
            () -> {
              Operation operation = created(service);
              return ReviseOperationRequest.newBuilder()
                  .setOperationId(operation.getOperationId())
                  .setVersion(operation.getVersion())
                  .setPlan(aPlan().setCodeName("The second"))
                  .build();
            }),
        Sample.of(
            "SubmitOperation",
            PLANNER,
            () -> {
              Operation operation = created(service);
              return SubmitOperationRequest.newBuilder()
                  .setOperationId(operation.getOperationId())
                  .setVersion(operation.getVersion())
                  .build();
            }),
        Sample.of(
            "ApproveOperation",
            APPROVER.unit("Directorate"),
            () -> {
              var planner = operations(service, PLANNER.unit("Planning"));
              Operation draft =
                  planner
                      .createOperation(CreateOperationRequest.newBuilder().setPlan(aPlan()).build())
                      .getOperation();
              Operation operation = submitted(service, draft.getOperationId());
              return ApproveOperationRequest.newBuilder()
                  .setOperationId(operation.getOperationId())
                  .setVersion(operation.getVersion())
                  .setHash(operation.getOpenRevision().getHash())
                  .build();
            }),
        Sample.of(
            "ReturnOperation",
            APPROVER,
            () -> {
              Operation operation = submitted(service);
              return ReturnOperationRequest.newBuilder()
                  .setOperationId(operation.getOperationId())
                  .setVersion(operation.getVersion())
                  .setReason("The legal basis is missing.")
                  .build();
            }),
        Sample.of(
            "ActivateOperation",
            PLANNER,
            () -> {
              Operation operation = approved(service);
              return ActivateOperationRequest.newBuilder()
                  .setOperationId(operation.getOperationId())
                  .setVersion(operation.getVersion())
                  .build();
            }),
        Sample.of(
            "ConcludeOperation",
            PLANNER,
            () -> {
              Operation operation = active(service);
              return ConcludeOperationRequest.newBuilder()
                  .setOperationId(operation.getOperationId())
                  .setVersion(operation.getVersion())
                  .build();
            }),
        Sample.of(
            "SuspendOperation",
            PLANNER,
            () -> {
              Operation operation = active(service);
              return SuspendOperationRequest.newBuilder()
                  .setOperationId(operation.getOperationId())
                  .setVersion(operation.getVersion())
                  .setReason("A court has to decide first.")
                  .build();
            }),
        Sample.of(
            "ResumeOperation",
            PLANNER,
            () -> {
              Operation operation = suspended(service);
              return ResumeOperationRequest.newBuilder()
                  .setOperationId(operation.getOperationId())
                  .setVersion(operation.getVersion())
                  .build();
            }),
        Sample.of(
            "CancelOperation",
            PLANNER,
            () -> {
              Operation operation = active(service);
              return CancelOperationRequest.newBuilder()
                  .setOperationId(operation.getOperationId())
                  .setVersion(operation.getVersion())
                  .setReason("The grounds are gone.")
                  .build();
            }),
        Sample.of(
            "CloseBooks",
            APPROVER,
            () -> {
              Operation operation = concluded(service);
              return CloseBooksRequest.newBuilder()
                  .setOperationId(operation.getOperationId())
                  .setVersion(operation.getVersion())
                  .build();
            }),
        Sample.of(
            "ReopenBooks",
            APPROVER,
            () -> {
              Operation operation = closed(service);
              return ReopenBooksRequest.newBuilder()
                  .setOperationId(operation.getOperationId())
                  .setVersion(operation.getVersion())
                  .setReason("A late result")
                  .build();
            }),
        Sample.of(
            "ChangeLead",
            APPROVER,
            () -> {
              Operation operation = LeadFixture.inProgramme(service);
              return ChangeLeadRequest.newBuilder()
                  .setOperationId(operation.getOperationId())
                  .setVersion(operation.getVersion())
                  .setLead(LeadFixture.lead(true, "NG", "KE"))
                  .setReason("Two countries lead it with us.")
                  .build();
            }),
        Sample.of(
            "SetProgramme",
            PLANNER,
            () -> {
              Operation operation = LeadFixture.inProgramme(service);
              return SetProgrammeRequest.newBuilder()
                  .setOperationId(operation.getOperationId())
                  .setVersion(operation.getVersion())
                  .build();
            }),
        Sample.of(
            "CreateProgramme",
            LeadFixture.planner("NG"),
            () ->
                CreateProgrammeRequest.newBuilder()
                    .setSpec(LeadFixture.aProgramme())
                    .setLead(LeadFixture.lead(true, "NG"))
                    .build()),
        Sample.of(
            "ReviseProgramme",
            PLANNER,
            () -> {
              Programme programme =
                  LeadFixture.programme(service, PLANNER, LeadFixture.aProgramme());
              return ReviseProgrammeRequest.newBuilder()
                  .setProgrammeId(programme.getProgrammeId())
                  .setVersion(programme.getVersion())
                  .setSpec(
                      LeadFixture.aProgramme()
                          .addDefinitions(
                              ProgrammeDefinition.newBuilder()
                                  .setTerm("Compound")
                                  .setDefinition("A place where people are held."))
                          .addLessons(
                              ProgrammeLesson.newBuilder()
                                  .setOperationId(created(service).getOperationId())
                                  .setDay("2025-03-14")
                                  .setText("Ask for interpreters early.")))
                  .build();
            }),
        Sample.of(
            "SavePlanTemplate",
            PLANNER,
            () -> TemplateFixture.saving(created(service).getOperationId())),
        Sample.of(
            "RevisePlanTemplate",
            PLANNER,
            () -> {
              PlanTemplate template = template(service);
              return RevisePlanTemplateRequest.newBuilder()
                  .setTemplateId(template.getTemplateId())
                  .setVersion(template.getVersion())
                  .setSpec(TemplateFixture.aTemplate().setName("Another name"))
                  .build();
            }),
        Sample.of(
            "RetirePlanTemplate",
            PLANNER,
            () -> {
              PlanTemplate template = template(service);
              return RetirePlanTemplateRequest.newBuilder()
                  .setTemplateId(template.getTemplateId())
                  .setVersion(template.getVersion())
                  .setReason("Another has replaced it.")
                  .build();
            }),
        Sample.of(
            "AddPlanComment", APPROVER, () -> comment(submitted(service), "legal_basis").build()),
        Sample.of(
            "AnswerPlanComment",
            PLANNER,
            () -> {
              PlanComment comment = commented(service, submitted(service), "legal_basis");
              return AnswerPlanCommentRequest.newBuilder()
                  .setOperationId(comment.getOperationId())
                  .setCommentId(comment.getCommentId())
                  .setText("Article 4")
                  .build();
            }),
        Sample.of(
            "SettlePlanComment",
            PLANNER,
            () -> {
              PlanComment comment = commented(service, submitted(service), "");
              return SettlePlanCommentRequest.newBuilder()
                  .setOperationId(comment.getOperationId())
                  .setCommentId(comment.getCommentId())
                  .setVersion(comment.getVersion())
                  .build();
            }),
        Sample.of(
            "ReopenPlanComment",
            APPROVER,
            () -> {
              PlanComment comment = settled(commented(service, submitted(service), "crime_areas"));
              return ReopenPlanCommentRequest.newBuilder()
                  .setOperationId(comment.getOperationId())
                  .setCommentId(comment.getCommentId())
                  .setVersion(comment.getVersion())
                  .build();
            }));
  }

  private static PlanComment settled(PlanComment comment) {
    return comments(service, PLANNER)
        .settlePlanComment(
            SettlePlanCommentRequest.newBuilder()
                .setOperationId(comment.getOperationId())
                .setCommentId(comment.getCommentId())
                .build())
        .getComment();
  }
}
