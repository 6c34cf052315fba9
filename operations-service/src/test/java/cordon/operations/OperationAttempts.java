package cordon.operations;

import static cordon.operations.OperationsFixture.aPlan;
import static cordon.platform.conformance.Standing.INSIDER;
import static cordon.platform.conformance.Standing.INVITED;

import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import cordon.operations.v1.ActivateOperationRequest;
import cordon.operations.v1.AnswerPlanCommentRequest;
import cordon.operations.v1.ApproveOperationRequest;
import cordon.operations.v1.BeginFromPlanTemplateRequest;
import cordon.operations.v1.CancelOperationRequest;
import cordon.operations.v1.ChangeLeadRequest;
import cordon.operations.v1.CloseBooksRequest;
import cordon.operations.v1.ConcludeOperationRequest;
import cordon.operations.v1.CreateOperationRequest;
import cordon.operations.v1.CreateProgrammeRequest;
import cordon.operations.v1.GetOperationAsOfRequest;
import cordon.operations.v1.GetOperationRequest;
import cordon.operations.v1.GetPlanRevisionRequest;
import cordon.operations.v1.GetPlanTemplateRequest;
import cordon.operations.v1.GetProgrammeRequest;
import cordon.operations.v1.Lead;
import cordon.operations.v1.ListCountriesRequest;
import cordon.operations.v1.ListOperationChangesRequest;
import cordon.operations.v1.ListOperationsRequest;
import cordon.operations.v1.ListPlanCommentsRequest;
import cordon.operations.v1.ListPlanRevisionsRequest;
import cordon.operations.v1.ListPlanTemplatesRequest;
import cordon.operations.v1.ListProgrammesRequest;
import cordon.operations.v1.Operation;
import cordon.operations.v1.OperationState;
import cordon.operations.v1.ProgrammeSpec;
import cordon.operations.v1.ReopenBooksRequest;
import cordon.operations.v1.ReopenPlanCommentRequest;
import cordon.operations.v1.ResumeOperationRequest;
import cordon.operations.v1.RetirePlanTemplateRequest;
import cordon.operations.v1.ReturnOperationRequest;
import cordon.operations.v1.ReviseOperationRequest;
import cordon.operations.v1.RevisePlanTemplateRequest;
import cordon.operations.v1.ReviseProgrammeRequest;
import cordon.operations.v1.SearchOperationsRequest;
import cordon.operations.v1.SetProgrammeRequest;
import cordon.operations.v1.SettlePlanCommentRequest;
import cordon.operations.v1.SubmitOperationRequest;
import cordon.operations.v1.SuspendOperationRequest;
import cordon.platform.conformance.Attempt;
import cordon.platform.conformance.Standing;
import java.util.List;

/** What is tried of operations, programmes, templates, comments and the directory. */
record OperationAttempts(Operation operation, String comment, String programme, String template) {

  List<Attempt> all() {
    String id = operation.getOperationId();
    return List.of(
        whoever(
            "CreateOperation",
            CreateOperationRequest.newBuilder().setPlan(aPlan().setCodeName("Ours")).build()),
        whoever(
            "CreateProgramme", CreateProgrammeRequest.newBuilder().setSpec(aProgramme()).build()),
        Attempt.of(
            "ReviseProgramme",
            ReviseProgrammeRequest.newBuilder()
                .setProgrammeId(programme)
                .setVersion(1)
                .setSpec(aProgramme())
                .build()),
        Attempt.of(
            "GetProgramme", GetProgrammeRequest.newBuilder().setProgrammeId(programme).build()),
        Attempt.of("ListProgrammes", ListProgrammesRequest.getDefaultInstance()),
        Attempt.of("SavePlanTemplate", TemplateFixture.saving(id)),
        Attempt.of(
            "RevisePlanTemplate",
            RevisePlanTemplateRequest.newBuilder()
                .setTemplateId(template)
                .setVersion(1)
                .setSpec(TemplateFixture.aTemplate())
                .build()),
        Attempt.of(
            "RetirePlanTemplate",
            RetirePlanTemplateRequest.newBuilder()
                .setTemplateId(template)
                .setReason("Not ours")
                .build()),
        Attempt.of(
            "GetPlanTemplate", GetPlanTemplateRequest.newBuilder().setTemplateId(template).build()),
        Attempt.of("ListPlanTemplates", ListPlanTemplatesRequest.getDefaultInstance()),
        Attempt.of(
            "BeginFromPlanTemplate",
            BeginFromPlanTemplateRequest.newBuilder()
                .setTemplateId(template)
                .setStartTime(Timestamp.newBuilder().setSeconds(1_780_272_000))
                .build()),
        Attempt.of(
            "ChangeLead",
            ChangeLeadRequest.newBuilder()
                .setOperationId(id)
                .setVersion(1)
                .setLead(Lead.newBuilder().setSecretariat(true).addCountries("GH"))
                .setReason("We take it over.")
                .build()),
        Attempt.of(
            "SetProgramme",
            SetProgrammeRequest.newBuilder().setOperationId(id).setProgrammeId(programme).build()),
        Attempt.of(
            "ReviseOperation",
            ReviseOperationRequest.newBuilder()
                .setOperationId(id)
                .setVersion(operation.getVersion())
                .setPlan(aPlan())
                .build()),
        Attempt.of(
            "SubmitOperation", SubmitOperationRequest.newBuilder().setOperationId(id).build()),
        Attempt.of(
            "ApproveOperation",
            ApproveOperationRequest.newBuilder()
                .setOperationId(id)
                .setHash(operation.getApprovedRevision().getHash())
                .build()),
        Attempt.of(
            "ReturnOperation",
            ReturnOperationRequest.newBuilder().setOperationId(id).setReason("Not ours").build()),
        Attempt.of(
            "ActivateOperation", ActivateOperationRequest.newBuilder().setOperationId(id).build()),
        Attempt.of(
            "ConcludeOperation", ConcludeOperationRequest.newBuilder().setOperationId(id).build()),
        Attempt.of(
            "SuspendOperation",
            SuspendOperationRequest.newBuilder().setOperationId(id).setReason("Not ours").build()),
        Attempt.of(
            "ResumeOperation", ResumeOperationRequest.newBuilder().setOperationId(id).build()),
        Attempt.of(
            "CancelOperation",
            CancelOperationRequest.newBuilder().setOperationId(id).setReason("Not ours").build()),
        Attempt.of("CloseBooks", CloseBooksRequest.newBuilder().setOperationId(id).build()),
        Attempt.of(
            "ReopenBooks",
            ReopenBooksRequest.newBuilder().setOperationId(id).setReason("Not ours").build()),
        Attempt.of("GetOperation", GetOperationRequest.newBuilder().setOperationId(id).build())
            .known(INVITED, "OK"),
        Attempt.of("ListOperations", ListOperationsRequest.getDefaultInstance())
            .known(INVITED, "OK"),
        Attempt.of(
                "ListOperations",
                ListOperationsRequest.newBuilder()
                    .setState(OperationState.OPERATION_STATE_ACTIVE)
                    .build())
            .known(INVITED, "OK"),
        Attempt.of("SearchOperations", SearchOperationsRequest.getDefaultInstance())
            .known(INVITED, "OK"),
        Attempt.of(
                "SearchOperations",
                SearchOperationsRequest.newBuilder()
                    .setWords("serengeti")
                    .setState(OperationState.OPERATION_STATE_ACTIVE)
                    .build())
            .known(INVITED, "OK"),
        Attempt.of("AddPlanComment", OperationsFixture.comment(operation, "legal_basis").build()),
        Attempt.of(
            "AnswerPlanComment",
            AnswerPlanCommentRequest.newBuilder()
                .setOperationId(id)
                .setCommentId(comment)
                .setText("Not ours")
                .build()),
        Attempt.of(
            "SettlePlanComment",
            SettlePlanCommentRequest.newBuilder().setOperationId(id).setCommentId(comment).build()),
        Attempt.of(
            "ReopenPlanComment",
            ReopenPlanCommentRequest.newBuilder().setOperationId(id).setCommentId(comment).build()),
        Attempt.of(
            "ListPlanComments", ListPlanCommentsRequest.newBuilder().setOperationId(id).build()),
        // Of an invitation no more is shown than the invitation, and that it has come is known.
        Attempt.of(
                "ListPlanRevisions",
                ListPlanRevisionsRequest.newBuilder().setOperationId(id).build())
            .known(INVITED, "NOT_FOUND"),
        Attempt.of(
                "GetPlanRevision",
                GetPlanRevisionRequest.newBuilder().setOperationId(id).setNumber(1).build())
            .known(INVITED, "NOT_FOUND"),
        // Of what was before, an invitation shows nothing.
        Attempt.of(
                "ListOperationChanges",
                ListOperationChangesRequest.newBuilder().setOperationId(id).build())
            .known(INVITED, "NOT_FOUND"),
        Attempt.of(
                "GetOperationAsOf", GetOperationAsOfRequest.newBuilder().setOperationId(id).build())
            .known(INVITED, "NOT_FOUND"),
        Attempt.of("AddCountry", DirectoryFixture.aCountry("TG").build()),
        Attempt.of("ReviseCountry", DirectoryFixture.revision(INSIDER).build()),
        Attempt.of("ReviseContacts", DirectoryFixture.contacts(INSIDER).build()),
        // A directory is everybody's.
        whoever("GetCountry", DirectoryFixture.named(INSIDER)),
        whoever("ListCountries", ListCountriesRequest.getDefaultInstance()));
  }

  /** Planners of any country may begin something of their own. */
  private static Attempt whoever(String method, Message request) {
    Attempt attempt = Attempt.of(method, request);
    for (Standing standing : Standing.values()) {
      attempt = attempt.known(standing, "OK");
    }
    return attempt;
  }

  static ProgrammeSpec.Builder aProgramme() {
    return ProgrammeSpec.newBuilder().setName("Ours").setAim("Fewer frauds.");
  }
}
