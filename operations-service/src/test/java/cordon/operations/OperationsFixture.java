package cordon.operations;

import com.google.protobuf.Timestamp;
import cordon.operations.v1.AcceptParticipationRequest;
import cordon.operations.v1.ActionKind;
import cordon.operations.v1.ActivateOperationRequest;
import cordon.operations.v1.AddHotspotRequest;
import cordon.operations.v1.AddPlanCommentRequest;
import cordon.operations.v1.AllowedHours;
import cordon.operations.v1.ApproveOperationRequest;
import cordon.operations.v1.Assurance;
import cordon.operations.v1.AssuranceKind;
import cordon.operations.v1.Caveat;
import cordon.operations.v1.ChangeCaveatsRequest;
import cordon.operations.v1.CloseBooksRequest;
import cordon.operations.v1.ConcludeOperationRequest;
import cordon.operations.v1.ContactPoint;
import cordon.operations.v1.ContactPointKind;
import cordon.operations.v1.CountryInvitation;
import cordon.operations.v1.CreateOperationRequest;
import cordon.operations.v1.CrimeArea;
import cordon.operations.v1.DeclineParticipationRequest;
import cordon.operations.v1.EvaluationScheme;
import cordon.operations.v1.ExcludedKinds;
import cordon.operations.v1.GeoPoint;
import cordon.operations.v1.HandlingLevel;
import cordon.operations.v1.Hotspot;
import cordon.operations.v1.HotspotServiceGrpc;
import cordon.operations.v1.HotspotServiceGrpc.HotspotServiceBlockingStub;
import cordon.operations.v1.HotspotSource;
import cordon.operations.v1.HotspotSpec;
import cordon.operations.v1.InspectionOnly;
import cordon.operations.v1.InviteCountriesRequest;
import cordon.operations.v1.InviteCountryRequest;
import cordon.operations.v1.LocalDays;
import cordon.operations.v1.Operation;
import cordon.operations.v1.OperationServiceGrpc;
import cordon.operations.v1.OperationServiceGrpc.OperationServiceBlockingStub;
import cordon.operations.v1.ParticipationServiceGrpc;
import cordon.operations.v1.ParticipationServiceGrpc.ParticipationServiceBlockingStub;
import cordon.operations.v1.ParticipationState;
import cordon.operations.v1.PhysicalSite;
import cordon.operations.v1.PlaceType;
import cordon.operations.v1.Plan;
import cordon.operations.v1.PlanComment;
import cordon.operations.v1.PlanCommentServiceGrpc;
import cordon.operations.v1.PlanCommentServiceGrpc.PlanCommentServiceBlockingStub;
import cordon.operations.v1.PlanRevisionServiceGrpc;
import cordon.operations.v1.PlanRevisionServiceGrpc.PlanRevisionServiceBlockingStub;
import cordon.operations.v1.PriorApproval;
import cordon.operations.v1.Purpose;
import cordon.operations.v1.ReviseOperationRequest;
import cordon.operations.v1.RiskGrade;
import cordon.operations.v1.SubmitOperationRequest;
import cordon.operations.v1.SuspendOperationRequest;
import cordon.operations.v1.WithdrawParticipationRequest;
import cordon.platform.conformance.ServiceFixture;
import cordon.testsupport.TestCaller;
import cordon.testsupport.TestIdentity;
import java.util.Map;

/** The running service and the people who use it, so that tests read as what people do. */
public final class OperationsFixture {
  public static final TestCaller PLANNER = TestIdentity.person("planner").roles("planner");
  public static final TestCaller APPROVER =
      TestIdentity.person("approver").roles("approver").withSecondFactor();

  public static final TestCaller REVIEWER =
      TestIdentity.person("reviewer").roles("compliance-reviewer");

  private OperationsFixture() {}

  public static ServiceFixture start(Class<?> testClass) {
    return ServiceFixture.start(
        OperationsApplication.class,
        testClass,
        Map.of(
            "cordon.people.realm",
            PeopleFixture.KEYCLOAK.realm(),
            "cordon.people.client-secret",
            "known-to-tests-only"));
  }

  public static TestCaller ncb(String country) {
    return TestIdentity.person(country + "-ncb").roles("ncb-officer").country(country);
  }

  /** With as little in it as may be submitted. */
  public static Plan.Builder aPlan() {
    return Plan.newBuilder()
        .addAllWaivers(PlanFixture.waivers())
        .setCodeName("Serengeti 2.0")
        .setPurpose(Purpose.PURPOSE_CRIME_INVESTIGATION)
        .addCrimeAreas(CrimeArea.CRIME_AREA_FRAUD)
        .setLegalBasis("A mandate of the assembly")
        .setLeadAgency("The secretariat")
        .setHandlingLevel(HandlingLevel.HANDLING_LEVEL_AMBER)
        .setStartTime(Timestamp.newBuilder().setSeconds(1_748_736_000))
        .setEndTime(Timestamp.newBuilder().setSeconds(1_756_684_800));
  }

  public static OperationServiceBlockingStub operations(ServiceFixture service, TestCaller caller) {
    return OperationServiceGrpc.newBlockingStub(service.channel(caller));
  }

  public static ParticipationServiceBlockingStub participations(
      ServiceFixture service, TestCaller caller) {
    return ParticipationServiceGrpc.newBlockingStub(service.channel(caller));
  }

  public static PlanCommentServiceBlockingStub comments(ServiceFixture service, TestCaller caller) {
    return PlanCommentServiceGrpc.newBlockingStub(service.channel(caller));
  }

  public static PlanRevisionServiceBlockingStub revisions(
      ServiceFixture service, TestCaller caller) {
    return PlanRevisionServiceGrpc.newBlockingStub(service.channel(caller));
  }

  /** A comment on the newest revision of an operation's plan. */
  public static PlanComment commented(ServiceFixture service, Operation operation, String place) {
    return comments(service, APPROVER)
        .addPlanComment(comment(operation, place).build())
        .getComment();
  }

  public static AddPlanCommentRequest.Builder comment(Operation operation, String place) {
    return AddPlanCommentRequest.newBuilder()
        .setOperationId(operation.getOperationId())
        .setHash(
            (operation.hasOpenRevision()
                    ? operation.getOpenRevision()
                    : operation.getApprovedRevision())
                .getHash())
        .setPlace(place)
        .setText("Which article?");
  }

  public static Operation created(ServiceFixture service) {
    return operations(service, PLANNER)
        .createOperation(CreateOperationRequest.newBuilder().setPlan(aPlan()).build())
        .getOperation();
  }

  public static Operation submitted(ServiceFixture service) {
    return submitted(service, created(service).getOperationId());
  }

  public static Operation submitted(ServiceFixture service, String id) {
    return operations(service, PLANNER)
        .submitOperation(SubmitOperationRequest.newBuilder().setOperationId(id).build())
        .getOperation();
  }

  public static Operation approved(ServiceFixture service) {
    return approved(service, created(service).getOperationId());
  }

  /** With its plan submitted and approved. */
  public static Operation approved(ServiceFixture service, String id) {
    Operation review = submitted(service, id);
    return operations(service, APPROVER)
        .approveOperation(
            ApproveOperationRequest.newBuilder()
                .setOperationId(review.getOperationId())
                .setHash(review.getOpenRevision().getHash())
                .build())
        .getOperation();
  }

  public static Operation active(ServiceFixture service) {
    String id = approved(service).getOperationId();
    return operations(service, PLANNER)
        .activateOperation(ActivateOperationRequest.newBuilder().setOperationId(id).build())
        .getOperation();
  }

  /** Id of an active operation that these countries take part in. */
  public static String joined(ServiceFixture service, String... countries) {
    String id = active(service).getOperationId();
    for (String country : countries) {
      stand(service, id, country, ParticipationState.PARTICIPATION_STATE_ACCEPTED);
    }
    return id;
  }

  public static Operation suspended(ServiceFixture service) {
    return operations(service, PLANNER)
        .suspendOperation(
            SuspendOperationRequest.newBuilder()
                .setOperationId(active(service).getOperationId())
                .setReason("A court has to decide first.")
                .build())
        .getOperation();
  }

  public static Operation concluded(ServiceFixture service) {
    return operations(service, PLANNER)
        .concludeOperation(
            ConcludeOperationRequest.newBuilder()
                .setOperationId(active(service).getOperationId())
                .build())
        .getOperation();
  }

  public static Operation closed(ServiceFixture service) {
    return operations(service, APPROVER)
        .closeBooks(
            CloseBooksRequest.newBuilder()
                .setOperationId(concluded(service).getOperationId())
                .build())
        .getOperation();
  }

  /** Puts the next revision of the plan in force. */
  public static Operation revised(ServiceFixture service, Operation before, Plan.Builder plan) {
    String id = before.getOperationId();
    Operation review =
        operations(service, PLANNER)
            .reviseOperation(
                ReviseOperationRequest.newBuilder()
                    .setOperationId(id)
                    .setVersion(before.getVersion())
                    .setPlan(plan)
                    .build())
            .getOperation();
    var _ =
        operations(service, PLANNER)
            .submitOperation(SubmitOperationRequest.newBuilder().setOperationId(id).build());
    return operations(service, APPROVER)
        .approveOperation(
            ApproveOperationRequest.newBuilder()
                .setOperationId(id)
                .setHash(review.getOpenRevision().getHash())
                .build())
        .getOperation();
  }

  /** A country of the operation, brought there by its own answers. */
  public static void stand(
      ServiceFixture service, String operationId, String country, ParticipationState state) {
    var _ = participations(service, PLANNER).inviteCountry(invitation(operationId, country));
    var own = participations(service, ncb(country));
    switch (state) {
      case PARTICIPATION_STATE_INVITED -> {}
      case PARTICIPATION_STATE_ACCEPTED -> {
        var _ = own.acceptParticipation(acceptance(operationId, country));
      }
      case PARTICIPATION_STATE_DECLINED -> {
        var _ =
            own.declineParticipation(
                DeclineParticipationRequest.newBuilder()
                    .setOperationId(operationId)
                    .setCountry(country)
                    .setReason("No people to spare")
                    .build());
      }
      case PARTICIPATION_STATE_WITHDRAWN -> {
        var _ = own.acceptParticipation(acceptance(operationId, country));
        var _ = own.withdrawParticipation(withdrawal(operationId, country));
      }
      case PARTICIPATION_STATE_UNSPECIFIED, UNRECOGNIZED -> throw new IllegalArgumentException();
    }
  }

  public static WithdrawParticipationRequest withdrawal(String operationId, String country) {
    return WithdrawParticipationRequest.newBuilder()
        .setOperationId(operationId)
        .setCountry(country)
        .setReason("The officers are needed at home.")
        .build();
  }

  public static InviteCountryRequest invitation(String operationId, String country) {
    return InviteCountryRequest.newBuilder()
        .setOperationId(operationId)
        .setCountry(country)
        .setDisplayName("Country " + country)
        .setContactPoint(
            ContactPoint.newBuilder()
                .setKind(ContactPointKind.CONTACT_POINT_KIND_NCB)
                .setName("NCB " + country))
        .build();
  }

  public static InviteCountriesRequest.Builder invitations(
      String operationId, String... countries) {
    var request = InviteCountriesRequest.newBuilder().setOperationId(operationId);
    for (String country : countries) {
      InviteCountryRequest one = invitation(operationId, country);
      request.addInvitations(
          CountryInvitation.newBuilder()
              .setCountry(country)
              .setDisplayName(one.getDisplayName())
              .setContactPoint(one.getContactPoint()));
    }
    return request;
  }

  public static AcceptParticipationRequest acceptance(String operationId, String country) {
    return AcceptParticipationRequest.newBuilder()
        .setOperationId(operationId)
        .setCountry(country)
        .build();
  }

  /** One of each rule. */
  public static ChangeCaveatsRequest.Builder caveats(String operationId, String country) {
    var days =
        LocalDays.newBuilder()
            .setTimeZone("Africa/Lagos")
            .setFirstDay("2025-06-10")
            .setLastDay("2025-08-10")
            .build();
    return ChangeCaveatsRequest.newBuilder()
        .setOperationId(operationId)
        .setCountry(country)
        .setVersion(2)
        .setReason("The court has ruled on entries at night.")
        .addCaveats(
            caveat("kinds")
                .setExcludedKinds(ExcludedKinds.newBuilder().addKinds(ActionKind.ACTION_KIND_RAID)))
        .addCaveats(
            caveat("night")
                .setNote("Code of criminal procedure, article 52")
                .setHours(
                    AllowedHours.newBuilder()
                        .setTimeZone("Africa/Lagos")
                        .setFrom("07:00")
                        .setTo("20:00")))
        .addCaveats(caveat("weeks").setOnlyDays(days))
        .addCaveats(
            caveat("feast")
                .setExcludedDays(
                    days.toBuilder().setFirstDay("2025-07-01").setLastDay("2025-07-02")))
        .addCaveats(
            caveat("court").setPriorApproval(PriorApproval.newBuilder().setAuthority("The court")))
        .addCaveats(caveat("looks").setInspectionOnly(InspectionOnly.getDefaultInstance()))
        .addCaveats(
            caveat("death")
                .setAssurance(
                    Assurance.newBuilder().setKind(AssuranceKind.ASSURANCE_KIND_DEATH_PENALTY)));
  }

  public static Caveat.Builder caveat(String key) {
    return Caveat.newBuilder().setKey(key);
  }

  public static HotspotServiceBlockingStub hotspots(ServiceFixture service, TestCaller caller) {
    return HotspotServiceGrpc.newBlockingStub(service.channel(caller));
  }

  /** A compound at a place of a country. */
  public static HotspotSpec.Builder aHotspot(String country, double latitude, double longitude) {
    return HotspotSpec.newBuilder()
        .setName("Compound at the lagoon")
        .setCountry(country)
        .setPhysical(
            PhysicalSite.newBuilder()
                .setType(PlaceType.PLACE_TYPE_COMPOUND)
                .setTimeZone("Africa/Lagos")
                .setPoint(GeoPoint.newBuilder().setLatitude(latitude).setLongitude(longitude)))
        .setRisk(RiskGrade.RISK_GRADE_HIGH)
        .setGrounds("Three people named it independently.")
        .addSources(
            HotspotSource.newBuilder()
                .setText("Report of a liaison officer")
                .setEvaluation("B2")
                .setScheme(EvaluationScheme.EVALUATION_SCHEME_ADMIRALTY));
  }

  public static HotspotSpec.Builder aHotspot(String country) {
    return aHotspot(country, 6.4281, 3.4219);
  }

  public static Hotspot added(
      ServiceFixture service, TestCaller caller, String operationId, HotspotSpec.Builder spec) {
    return hotspots(service, caller)
        .addHotspot(
            AddHotspotRequest.newBuilder().setOperationId(operationId).setSpec(spec).build())
        .getHotspot();
  }
}
