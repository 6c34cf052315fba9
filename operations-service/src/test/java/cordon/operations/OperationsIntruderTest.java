package cordon.operations;

import static cordon.operations.CaseFixture.aCase;
import static cordon.operations.CaseFixture.decided;
import static cordon.operations.CaseFixture.meeting;
import static cordon.operations.CaseFixture.nominated;
import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.aHotspot;
import static cordon.operations.OperationsFixture.aPlan;
import static cordon.operations.OperationsFixture.acceptance;
import static cordon.operations.OperationsFixture.added;
import static cordon.operations.OperationsFixture.caveats;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.operations.OperationsFixture.stand;
import static cordon.operations.OperationsFixture.withdrawal;
import static cordon.operations.PreparationFixture.aMeeting;
import static cordon.operations.PreparationFixture.anItem;
import static cordon.operations.PreparationFixture.contributed;
import static cordon.operations.PreparationFixture.country;
import static cordon.operations.PreparationFixture.created;
import static cordon.operations.PreparationFixture.held;
import static cordon.operations.PreparationFixture.minutesClosed;
import static cordon.platform.conformance.Standing.DECLINED;
import static cordon.platform.conformance.Standing.INSIDER;
import static cordon.platform.conformance.Standing.INVITED;
import static cordon.platform.conformance.Standing.STRANGER;
import static cordon.platform.conformance.Standing.WITHDRAWN;

import com.google.protobuf.Message;
import cordon.operations.v1.ActivateOperationRequest;
import cordon.operations.v1.AddHotspotRequest;
import cordon.operations.v1.AnswerPlanCommentRequest;
import cordon.operations.v1.ApproveOperationRequest;
import cordon.operations.v1.AssessCaseRequest;
import cordon.operations.v1.CancelOperationRequest;
import cordon.operations.v1.Case;
import cordon.operations.v1.ChangeLeadRequest;
import cordon.operations.v1.CloseBooksRequest;
import cordon.operations.v1.CloseHotspotRequest;
import cordon.operations.v1.ConcludeOperationRequest;
import cordon.operations.v1.ConfirmHotspotRequest;
import cordon.operations.v1.ContributionState;
import cordon.operations.v1.CountCasesRequest;
import cordon.operations.v1.CreateOperationRequest;
import cordon.operations.v1.CreateProgrammeRequest;
import cordon.operations.v1.DeclineParticipationRequest;
import cordon.operations.v1.GetCaseAsOfRequest;
import cordon.operations.v1.GetCaseRequest;
import cordon.operations.v1.GetHotspotAsOfRequest;
import cordon.operations.v1.GetHotspotRequest;
import cordon.operations.v1.GetOperationAsOfRequest;
import cordon.operations.v1.GetOperationRequest;
import cordon.operations.v1.GetParticipationAsOfRequest;
import cordon.operations.v1.GetParticipationRequest;
import cordon.operations.v1.GetPlanRevisionRequest;
import cordon.operations.v1.GetProgrammeRequest;
import cordon.operations.v1.Lead;
import cordon.operations.v1.ListCaseChangesRequest;
import cordon.operations.v1.ListCasesForReviewRequest;
import cordon.operations.v1.ListCasesRequest;
import cordon.operations.v1.ListHotspotChangesRequest;
import cordon.operations.v1.ListHotspotsRequest;
import cordon.operations.v1.ListNearHotspotsRequest;
import cordon.operations.v1.ListOperationChangesRequest;
import cordon.operations.v1.ListOperationsRequest;
import cordon.operations.v1.ListParticipationChangesRequest;
import cordon.operations.v1.ListParticipationsRequest;
import cordon.operations.v1.ListPlanCommentsRequest;
import cordon.operations.v1.ListPlanRevisionsRequest;
import cordon.operations.v1.ListProgrammesRequest;
import cordon.operations.v1.MarkCaseLeadRequest;
import cordon.operations.v1.MarkCaseReadyRequest;
import cordon.operations.v1.MergeHotspotsRequest;
import cordon.operations.v1.NominateCaseRequest;
import cordon.operations.v1.Operation;
import cordon.operations.v1.OperationState;
import cordon.operations.v1.ParticipationState;
import cordon.operations.v1.ProgrammeSpec;
import cordon.operations.v1.ReopenBooksRequest;
import cordon.operations.v1.ReopenPlanCommentRequest;
import cordon.operations.v1.ResumeOperationRequest;
import cordon.operations.v1.ReturnOperationRequest;
import cordon.operations.v1.ReviewCaseRequest;
import cordon.operations.v1.ReviseCaseRequest;
import cordon.operations.v1.ReviseHotspotRequest;
import cordon.operations.v1.ReviseOperationRequest;
import cordon.operations.v1.ReviseProgrammeRequest;
import cordon.operations.v1.SetProgrammeRequest;
import cordon.operations.v1.SettlePlanCommentRequest;
import cordon.operations.v1.SubmitOperationRequest;
import cordon.operations.v1.SuspendOperationRequest;
import cordon.operations.v1.WithdrawCaseRequest;
import cordon.platform.conformance.Attempt;
import cordon.platform.conformance.IntruderConformance;
import cordon.platform.conformance.ServiceFixture;
import cordon.platform.conformance.Standing;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class OperationsIntruderTest extends IntruderConformance {
  private static ServiceFixture service;
  private static Operation operation;
  private static String id;
  private static String comment;
  private static String programme;
  private static String hotspot;
  private static String another;
  private static Case one;
  private static Case person;
  private static PreparationAttempts prepared;

  @BeforeAll
  static void start() {
    service = OperationsFixture.start(OperationsIntruderTest.class);
    operation = OperationsFixture.active(service);
    id = operation.getOperationId();
    stand(service, id, INSIDER, ParticipationState.PARTICIPATION_STATE_ACCEPTED);
    stand(service, id, INVITED.country(), ParticipationState.PARTICIPATION_STATE_INVITED);
    stand(service, id, DECLINED.country(), ParticipationState.PARTICIPATION_STATE_DECLINED);
    stand(service, id, WITHDRAWN.country(), ParticipationState.PARTICIPATION_STATE_WITHDRAWN);
    // Also those that named them before they went, or will once they come.
    var shown = List.of(INVITED.country(), DECLINED.country(), WITHDRAWN.country(), "GH");
    hotspot =
        added(service, ncb(INSIDER), id, aHotspot(INSIDER).addAllVisibleTo(shown)).getHotspotId();
    another = added(service, PLANNER, id, aHotspot(WITHDRAWN.country())).getHotspotId();
    one = nominated(service, ncb(INSIDER), id, aCase("I/1").addHotspotIds(hotspot));
    person = nominated(service, ncb(INSIDER), id, aCase("I/2").setAboutPerson(true));
    operation =
        OperationsFixture.revised(
            service, operation, PlanFixture.aWholePlan().setCodeName("The second"));
    programme =
        LeadFixture.programme(service, PLANNER, aProgramme().setName("Chains")).getProgrammeId();
    operation = LeadFixture.put(service, PLANNER, operation, programme);
    prepared =
        new PreparationAttempts(
            created(service, id, anItem("Book the rooms", country(INSIDER))),
            minutesClosed(
                service,
                held(service, id, aMeeting("The first round", INSIDER), country(INSIDER))
                    .getMeeting()),
            contributed(service, id, INSIDER, ContributionState.CONTRIBUTION_STATE_PLEDGED));
    comment = OperationsFixture.commented(service, operation, "code_name").getCommentId();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Override
  protected ServiceFixture fixture() {
    return service;
  }

  /** Planners of any country may begin something of their own. */
  private static Attempt whoever(String method, Message request) {
    Attempt attempt = Attempt.of(method, request);
    for (Standing standing : Standing.values()) {
      attempt = attempt.known(standing, "OK");
    }
    return attempt;
  }

  private static ProgrammeSpec.Builder aProgramme() {
    return ProgrammeSpec.newBuilder().setName("Ours").setAim("Fewer frauds.");
  }

  @Override
  protected Set<String> ids() {
    return Set.of(
        id,
        programme,
        comment,
        hotspot,
        another,
        one.getCaseId(),
        person.getCaseId(),
        prepared.item().getItemId(),
        prepared.meeting().getMeetingId(),
        prepared.contribution().getContributionId());
  }

  @Override
  protected Set<String> secrets() {
    return Set.of(
        id,
        programme,
        "Chains",
        comment,
        "Which article",
        hotspot,
        "lagoon",
        one.getCaseId(),
        person.getCaseId(),
        "Romance",
        "Book the rooms",
        "The first round",
        "Forensic kits",
        "Serengeti",
        "The second",
        "\"" + INSIDER + "\"");
  }

  @Override
  protected List<Attempt> attempts() {
    return Stream.concat(ours().stream(), prepared.all()).toList();
  }

  private static List<Attempt> ours() {
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
        Attempt.of("ListParticipationChanges", changes(INSIDER)),
        Attempt.of("ListParticipationChanges", OperationsIntruderTest::changes)
            .known(INVITED, "OK")
            .known(DECLINED, "OK")
            .known(WITHDRAWN, "OK"),
        Attempt.of("GetParticipationAsOf", asOf(INSIDER)),
        Attempt.of("GetParticipationAsOf", OperationsIntruderTest::asOf)
            .known(INVITED, "OK")
            .known(DECLINED, "OK")
            .known(WITHDRAWN, "OK"),
        Attempt.of(
            "ListHotspotChanges",
            ListHotspotChangesRequest.newBuilder()
                .setOperationId(id)
                .setHotspotId(hotspot)
                .build()),
        Attempt.of(
            "GetHotspotAsOf",
            GetHotspotAsOfRequest.newBuilder().setOperationId(id).setHotspotId(hotspot).build()),
        Attempt.of(
            "ListCaseChanges",
            ListCaseChangesRequest.newBuilder()
                .setOperationId(id)
                .setCaseId(one.getCaseId())
                .build()),
        Attempt.of(
            "ListCaseChanges",
            ListCaseChangesRequest.newBuilder()
                .setOperationId(id)
                .setCaseId(person.getCaseId())
                .build()),
        Attempt.of(
            "GetCaseAsOf",
            GetCaseAsOfRequest.newBuilder().setOperationId(id).setCaseId(one.getCaseId()).build()),
        Attempt.of(
            "GetCaseAsOf",
            GetCaseAsOfRequest.newBuilder()
                .setOperationId(id)
                .setCaseId(person.getCaseId())
                .build()),
        Attempt.of("InviteCountry", country -> OperationsFixture.invitation(id, country)),
        Attempt.of(
            "InviteCountries", country -> OperationsFixture.invitations(id, country, "ZM").build()),
        // The insider's participation, and the caller's own, which a stranger has none of.
        Attempt.of("AcceptParticipation", acceptance(id, INSIDER)),
        Attempt.of("AcceptParticipation", country -> acceptance(id, stranger(country))),
        Attempt.of("ChangeCaveats", caveats(id, INSIDER).build()),
        Attempt.of("ChangeCaveats", country -> caveats(id, stranger(country)).build()),
        Attempt.of("DeclineParticipation", decline(INSIDER)),
        Attempt.of("DeclineParticipation", country -> decline(stranger(country))),
        Attempt.of("WithdrawParticipation", withdrawal(id, INSIDER)),
        Attempt.of("WithdrawParticipation", country -> withdrawal(id, stranger(country))),
        Attempt.of("GetParticipation", get(INSIDER)),
        Attempt.of("GetParticipation", OperationsIntruderTest::get)
            .known(INVITED, "OK")
            .known(DECLINED, "OK")
            .known(WITHDRAWN, "OK"),
        Attempt.of(
                "ListParticipations",
                ListParticipationsRequest.newBuilder().setOperationId(id).build())
            .known(INVITED, "OK")
            .known(DECLINED, "OK")
            .known(WITHDRAWN, "OK"),
        Attempt.of(
            "NominateCase",
            NominateCaseRequest.newBuilder().setOperationId(id).setSpec(aCase("Theirs")).build()),
        Attempt.of(
            "ReviseCase",
            ReviseCaseRequest.newBuilder()
                .setOperationId(id)
                .setCaseId(one.getCaseId())
                .setSpec(aCase("Theirs"))
                .build()),
        Attempt.of(
            "WithdrawCase",
            WithdrawCaseRequest.newBuilder()
                .setOperationId(id)
                .setCaseId(one.getCaseId())
                .setReason("Not ours")
                .build()),
        Attempt.of(
            "GetCase",
            GetCaseRequest.newBuilder().setOperationId(id).setCaseId(one.getCaseId()).build()),
        Attempt.of(
            "ReviseCase",
            ReviseCaseRequest.newBuilder()
                .setOperationId(id)
                .setCaseId(person.getCaseId())
                .setSpec(aCase("Theirs"))
                .build()),
        Attempt.of(
            "WithdrawCase",
            WithdrawCaseRequest.newBuilder()
                .setOperationId(id)
                .setCaseId(person.getCaseId())
                .setReason("Not ours")
                .build()),
        Attempt.of(
            "GetCase",
            GetCaseRequest.newBuilder().setOperationId(id).setCaseId(person.getCaseId()).build()),
        Attempt.of(
            "ReviewCase",
            ReviewCaseRequest.newBuilder()
                .setOperationId(id)
                .setCaseId(person.getCaseId())
                .setVersion(1)
                .setPass(true)
                .setText("Not ours")
                .build()),
        Attempt.of(
            "AssessCase",
            AssessCaseRequest.newBuilder()
                .setOperationId(id)
                .setCaseId(one.getCaseId())
                .setAssessment("Not ours")
                .build()),
        Attempt.of(
            "MarkCaseLead",
            MarkCaseLeadRequest.newBuilder().setOperationId(id).setCaseId(one.getCaseId()).build()),
        Attempt.of(
            "MarkCaseReady",
            MarkCaseReadyRequest.newBuilder()
                .setOperationId(id)
                .setCaseId(one.getCaseId())
                .build()),
        Attempt.of("DecideCases", meeting(id).addDecisions(decided(one, true)).build()),
        Attempt.of("ListCases", ListCasesRequest.newBuilder().setOperationId(id).build()),
        Attempt.of(
            "ListCases",
            ListCasesRequest.newBuilder().setOperationId(id).setWords("romance").build()),
        Attempt.of("CountCases", CountCasesRequest.newBuilder().setOperationId(id).build()),
        Attempt.of("ListCasesForReview", ListCasesForReviewRequest.getDefaultInstance()),
        Attempt.of("AddHotspot", OperationsIntruderTest::addition),
        Attempt.of(
            "ReviseHotspot",
            country ->
                ReviseHotspotRequest.newBuilder()
                    .setOperationId(id)
                    .setHotspotId(hotspot)
                    .setSpec(aHotspot(country))
                    .build()),
        Attempt.of(
            "ConfirmHotspot",
            ConfirmHotspotRequest.newBuilder().setOperationId(id).setHotspotId(hotspot).build()),
        Attempt.of(
            "CloseHotspot",
            CloseHotspotRequest.newBuilder()
                .setOperationId(id)
                .setHotspotId(hotspot)
                .setReason("Not ours")
                .build()),
        Attempt.of(
            "MergeHotspots",
            MergeHotspotsRequest.newBuilder()
                .setOperationId(id)
                .setHotspotId(hotspot)
                .setOtherHotspotId(another)
                .build()),
        Attempt.of(
            "GetHotspot",
            GetHotspotRequest.newBuilder().setOperationId(id).setHotspotId(hotspot).build()),
        Attempt.of("ListHotspots", ListHotspotsRequest.newBuilder().setOperationId(id).build()),
        Attempt.of(
            "ListHotspots",
            ListHotspotsRequest.newBuilder()
                .setOperationId(id)
                .setNearLatitude(6.4281)
                .setNearLongitude(3.4219)
                .setWithinMetres(10)
                .build()),
        Attempt.of(
            "ListNearHotspots",
            ListNearHotspotsRequest.newBuilder().setOperationId(id).setHotspotId(hotspot).build()),
        Attempt.of(
            "ListNearHotspots",
            ListNearHotspotsRequest.newBuilder()
                .setOperationId(id)
                .setLatitude(6.4281)
                .setLongitude(3.4219)
                .addNames("Compound at the lagoon")
                .build()));
  }

  private static AddHotspotRequest addition(String country) {
    return AddHotspotRequest.newBuilder().setOperationId(id).setSpec(aHotspot(country)).build();
  }

  private static String stranger(String country) {
    return country.equals(STRANGER.country()) ? country : INSIDER;
  }

  private static DeclineParticipationRequest decline(String country) {
    return DeclineParticipationRequest.newBuilder()
        .setOperationId(id)
        .setCountry(country)
        .setReason("Not ours")
        .build();
  }

  private static GetParticipationRequest get(String country) {
    return GetParticipationRequest.newBuilder().setOperationId(id).setCountry(country).build();
  }

  private static ListParticipationChangesRequest changes(String country) {
    return ListParticipationChangesRequest.newBuilder()
        .setOperationId(id)
        .setCountry(country)
        .build();
  }

  private static GetParticipationAsOfRequest asOf(String country) {
    return GetParticipationAsOfRequest.newBuilder().setOperationId(id).setCountry(country).build();
  }
}
