package cordon.operations;

import static cordon.operations.OperationsFixture.APPROVER;
import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.aHotspot;
import static cordon.operations.OperationsFixture.aPlan;
import static cordon.operations.OperationsFixture.acceptance;
import static cordon.operations.OperationsFixture.active;
import static cordon.operations.OperationsFixture.added;
import static cordon.operations.OperationsFixture.approved;
import static cordon.operations.OperationsFixture.caveats;
import static cordon.operations.OperationsFixture.closed;
import static cordon.operations.OperationsFixture.comment;
import static cordon.operations.OperationsFixture.commented;
import static cordon.operations.OperationsFixture.comments;
import static cordon.operations.OperationsFixture.concluded;
import static cordon.operations.OperationsFixture.created;
import static cordon.operations.OperationsFixture.invitation;
import static cordon.operations.OperationsFixture.invitations;
import static cordon.operations.OperationsFixture.joined;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.operations.OperationsFixture.operations;
import static cordon.operations.OperationsFixture.participations;
import static cordon.operations.OperationsFixture.stand;
import static cordon.operations.OperationsFixture.submitted;
import static cordon.operations.OperationsFixture.suspended;
import static cordon.operations.OperationsFixture.withdrawal;

import cordon.operations.v1.ActivateOperationRequest;
import cordon.operations.v1.AddHotspotRequest;
import cordon.operations.v1.AnswerPlanCommentRequest;
import cordon.operations.v1.ApproveOperationRequest;
import cordon.operations.v1.CancelOperationRequest;
import cordon.operations.v1.ChangeLeadRequest;
import cordon.operations.v1.CloseBooksRequest;
import cordon.operations.v1.CloseHotspotRequest;
import cordon.operations.v1.ConcludeOperationRequest;
import cordon.operations.v1.ConfirmHotspotRequest;
import cordon.operations.v1.CreateOperationRequest;
import cordon.operations.v1.CreateProgrammeRequest;
import cordon.operations.v1.DeclineParticipationRequest;
import cordon.operations.v1.Displacement;
import cordon.operations.v1.GeoArea;
import cordon.operations.v1.GetParticipationRequest;
import cordon.operations.v1.Hotspot;
import cordon.operations.v1.MergeHotspotsRequest;
import cordon.operations.v1.OnlineSite;
import cordon.operations.v1.OnlineType;
import cordon.operations.v1.Operation;
import cordon.operations.v1.Participation;
import cordon.operations.v1.ParticipationState;
import cordon.operations.v1.PlanComment;
import cordon.operations.v1.Programme;
import cordon.operations.v1.ProgrammeDefinition;
import cordon.operations.v1.ProgrammeLesson;
import cordon.operations.v1.ReopenBooksRequest;
import cordon.operations.v1.ReopenPlanCommentRequest;
import cordon.operations.v1.ResumeOperationRequest;
import cordon.operations.v1.ReturnOperationRequest;
import cordon.operations.v1.ReviseHotspotRequest;
import cordon.operations.v1.ReviseOperationRequest;
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
            ours().stream(), CaseSamples.of(service).stream(), PreparationSamples.of(service))
        .flatMap(all -> all)
        .toList();
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
            }),
        Sample.of(
            "AddHotspot",
            ncb("NG"),
            () ->
                AddHotspotRequest.newBuilder()
                    .setOperationId(joined(service, "NG"))
                    .setSpec(
                        aHotspot("NG")
                            .setPhysical(
                                aHotspot("NG").getPhysicalBuilder().clearPoint().setArea(square())))
                    .build()),
        Sample.of(
            "ReviseHotspot",
            ncb("NG"),
            () -> {
              Hotspot before = hotspot();
              Hotspot from = added(service, PLANNER, before.getOperationId(), aHotspot("NG"));
              return ReviseHotspotRequest.newBuilder()
                  .setOperationId(before.getOperationId())
                  .setHotspotId(before.getHotspotId())
                  .setVersion(before.getVersion())
                  .setSpec(
                      aHotspot("NG")
                          .setOnline(
                              OnlineSite.newBuilder()
                                  .setType(OnlineType.ONLINE_TYPE_HOSTING_RANGE)
                                  .setAddress("203.0.113.0/24"))
                          .setDisplacedFrom(
                              Displacement.newBuilder()
                                  .setOperationId(from.getOperationId())
                                  .setHotspotId(from.getHotspotId())
                                  .setNote("The same numbers call from there.")))
                  .build();
            }),
        Sample.of(
            "ConfirmHotspot",
            PLANNER,
            () -> {
              Hotspot before = hotspot();
              return ConfirmHotspotRequest.newBuilder()
                  .setOperationId(before.getOperationId())
                  .setHotspotId(before.getHotspotId())
                  .setVersion(before.getVersion())
                  .build();
            }),
        Sample.of(
            "CloseHotspot",
            ncb("NG"),
            () -> {
              Hotspot before = hotspot();
              return CloseHotspotRequest.newBuilder()
                  .setOperationId(before.getOperationId())
                  .setHotspotId(before.getHotspotId())
                  .setVersion(before.getVersion())
                  .setReason("The building was torn down.")
                  .build();
            }),
        Sample.of(
            "MergeHotspots",
            PLANNER,
            () -> {
              Hotspot kept = hotspot();
              Hotspot other =
                  added(service, PLANNER, kept.getOperationId(), aHotspot("NG").setName("Ọjà"));
              return MergeHotspotsRequest.newBuilder()
                  .setOperationId(kept.getOperationId())
                  .setHotspotId(kept.getHotspotId())
                  .setVersion(kept.getVersion())
                  .setOtherHotspotId(other.getHotspotId())
                  .build();
            }),
        Sample.of(
            "InviteCountry", PLANNER, () -> invitation(active(service).getOperationId(), "NG")),
        Sample.of(
            "InviteCountries",
            PLANNER,
            () -> {
              String id = active(service).getOperationId();
              stand(service, id, "KE", ParticipationState.PARTICIPATION_STATE_DECLINED);
              return invitations(id, "NG", "KE", "GH").build();
            }),
        Sample.of(
            "AcceptParticipation",
            ncb("NG"),
            () -> {
              Participation invited = standing(ParticipationState.PARTICIPATION_STATE_INVITED);
              return acceptance(invited.getOperationId(), "NG").toBuilder()
                  .setVersion(invited.getVersion())
                  .build();
            }),
        Sample.of(
            "ChangeCaveats",
            ncb("NG"),
            () -> {
              Participation accepted = standing(ParticipationState.PARTICIPATION_STATE_ACCEPTED);
              return caveats(accepted.getOperationId(), "NG")
                  .setVersion(accepted.getVersion())
                  .build();
            }),
        Sample.of(
            "DeclineParticipation",
            ncb("NG"),
            () -> {
              Participation invited = standing(ParticipationState.PARTICIPATION_STATE_INVITED);
              return DeclineParticipationRequest.newBuilder()
                  .setOperationId(invited.getOperationId())
                  .setCountry("NG")
                  .setVersion(invited.getVersion())
                  .setReason("No people to spare")
                  .build();
            }),
        Sample.of(
            "WithdrawParticipation",
            ncb("NG"),
            () -> {
              Participation accepted = standing(ParticipationState.PARTICIPATION_STATE_ACCEPTED);
              return withdrawal(accepted.getOperationId(), "NG").toBuilder()
                  .setVersion(accepted.getVersion())
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

  private static Participation standing(ParticipationState state) {
    String id = active(service).getOperationId();
    stand(service, id, "NG", state);
    return participations(service, ncb("NG"))
        .getParticipation(
            GetParticipationRequest.newBuilder().setOperationId(id).setCountry("NG").build())
        .getParticipation();
  }

  private static Hotspot hotspot() {
    return added(service, ncb("NG"), joined(service, "NG"), aHotspot("NG"));
  }

  private static GeoArea square() {
    var area = GeoArea.newBuilder();
    for (double[] corner : new double[][] {{6, 3}, {6, 3.1}, {6.1, 3.1}, {6.1, 3}, {6, 3}}) {
      area.addRingBuilder().setLatitude(corner[0]).setLongitude(corner[1]);
    }
    return area.build();
  }
}
