package cordon.operations;

import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.approved;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.operations.OperationsFixture.operations;
import static cordon.operations.OperationsFixture.stand;

import com.google.protobuf.Timestamp;
import cordon.operations.v1.AskContributionsRequest;
import cordon.operations.v1.AskedCountry;
import cordon.operations.v1.CloseMinutesRequest;
import cordon.operations.v1.CommitContributionRequest;
import cordon.operations.v1.CompletePlanningItemRequest;
import cordon.operations.v1.Contribution;
import cordon.operations.v1.ContributionState;
import cordon.operations.v1.CreateOperationRequest;
import cordon.operations.v1.CreatePlanningItemRequest;
import cordon.operations.v1.DeclineContributionRequest;
import cordon.operations.v1.DeployContributionRequest;
import cordon.operations.v1.HoldMeetingRequest;
import cordon.operations.v1.HoldMeetingResponse;
import cordon.operations.v1.ItemOwner;
import cordon.operations.v1.Meeting;
import cordon.operations.v1.MeetingKind;
import cordon.operations.v1.MeetingServiceGrpc;
import cordon.operations.v1.MeetingServiceGrpc.MeetingServiceBlockingStub;
import cordon.operations.v1.MeetingSpec;
import cordon.operations.v1.NewDecision;
import cordon.operations.v1.ParticipationState;
import cordon.operations.v1.PhaseKind;
import cordon.operations.v1.PlanMeetingRequest;
import cordon.operations.v1.PlanningItem;
import cordon.operations.v1.PlanningItemServiceGrpc;
import cordon.operations.v1.PlanningItemServiceGrpc.PlanningItemServiceBlockingStub;
import cordon.operations.v1.PlanningItemSpec;
import cordon.operations.v1.PledgeContributionRequest;
import cordon.operations.v1.ReleaseContributionRequest;
import cordon.operations.v1.ResourceServiceGrpc;
import cordon.operations.v1.ResourceServiceGrpc.ResourceServiceBlockingStub;
import cordon.operations.v1.TakeBackContributionRequest;
import cordon.operations.v1.WithdrawContributionRequest;
import cordon.platform.conformance.ServiceFixture;
import cordon.testsupport.TestCaller;
import java.time.Instant;
import java.util.List;

/** What is prepared, met on and asked for, so that tests read as what people do. */
public final class PreparationFixture {
  /** A time of meetings and deployments, long past. */
  public static final Instant THEN = Instant.parse("2025-03-14T09:00:00Z");

  private PreparationFixture() {}

  public static PlanningItemServiceBlockingStub items(ServiceFixture service, TestCaller caller) {
    return PlanningItemServiceGrpc.newBlockingStub(service.channel(caller));
  }

  public static MeetingServiceBlockingStub meetings(ServiceFixture service, TestCaller caller) {
    return MeetingServiceGrpc.newBlockingStub(service.channel(caller));
  }

  public static ResourceServiceBlockingStub resources(ServiceFixture service, TestCaller caller) {
    return ResourceServiceGrpc.newBlockingStub(service.channel(caller));
  }

  /** Id of an operation of which the plan says all that there is, with these countries. */
  public static String planned(ServiceFixture service, String... countries) {
    String id =
        operations(service, PLANNER)
            .createOperation(
                CreateOperationRequest.newBuilder().setPlan(PlanFixture.aWholePlan()).build())
            .getOperation()
            .getOperationId();
    var _ = approved(service, id);
    for (String country : countries) {
      stand(service, id, country, ParticipationState.PARTICIPATION_STATE_ACCEPTED);
    }
    return id;
  }

  public static Timestamp time(Instant at) {
    return Timestamp.newBuilder().setSeconds(at.getEpochSecond()).setNanos(at.getNano()).build();
  }

  public static PlanningItemSpec.Builder anItem(String title, ItemOwner.Builder owner) {
    return PlanningItemSpec.newBuilder()
        .setTitle(title)
        .setText("Twelve desks and two lines.")
        .setPhase(PhaseKind.PHASE_KIND_PREPARATION)
        .setOwner(owner)
        .setDueTime(time(Instant.parse("2999-05-23T10:00:00Z")));
  }

  public static ItemOwner.Builder post(String key) {
    return ItemOwner.newBuilder().setPost(key);
  }

  public static ItemOwner.Builder country(String code) {
    return ItemOwner.newBuilder().setCountry(code);
  }

  public static PlanningItem created(
      ServiceFixture service, String operation, PlanningItemSpec.Builder spec) {
    return items(service, PLANNER)
        .createPlanningItem(
            CreatePlanningItemRequest.newBuilder().setOperationId(operation).setSpec(spec).build())
        .getItem();
  }

  public static PlanningItem done(ServiceFixture service, TestCaller caller, PlanningItem item) {
    return items(service, caller)
        .completePlanningItem(
            CompletePlanningItemRequest.newBuilder()
                .setOperationId(item.getOperationId())
                .setItemId(item.getItemId())
                .setRemark("Rooms are booked.")
                .build())
        .getItem();
  }

  public static MeetingSpec.Builder aMeeting(String title, String... countries) {
    return MeetingSpec.newBuilder()
        .setTitle(title)
        .setKind(MeetingKind.MEETING_KIND_PLANNING)
        .setMeetTime(time(THEN))
        .setPlace("Lagos, headquarters")
        .addAllCountries(List.of(countries))
        .setAgenda("State of the cases");
  }

  public static Meeting convened(
      ServiceFixture service, String operation, MeetingSpec.Builder spec) {
    return meetings(service, PLANNER)
        .planMeeting(
            PlanMeetingRequest.newBuilder().setOperationId(operation).setSpec(spec).build())
        .getMeeting();
  }

  public static HoldMeetingRequest.Builder holding(Meeting meeting) {
    return HoldMeetingRequest.newBuilder()
        .setOperationId(meeting.getOperationId())
        .setMeetingId(meeting.getMeetingId())
        .setSpec(meeting.getSpec());
  }

  public static NewDecision.Builder decision(String text) {
    return NewDecision.newBuilder().setText(text).setRationale("Two countries have elections.");
  }

  /** A meeting that was held with a decision, and with an item that follows. */
  public static HoldMeetingResponse held(
      ServiceFixture service, String operation, MeetingSpec.Builder spec, ItemOwner.Builder owner) {
    return meetings(service, PLANNER)
        .holdMeeting(
            holding(convened(service, operation, spec))
                .addDecisions(decision("The action days are moved by a week."))
                .addFollowUps(anItem("Tell the host", owner))
                .build());
  }

  public static Meeting minutesClosed(ServiceFixture service, Meeting meeting) {
    return meetings(service, PLANNER)
        .closeMinutes(
            CloseMinutesRequest.newBuilder()
                .setOperationId(meeting.getOperationId())
                .setMeetingId(meeting.getMeetingId())
                .build())
        .getMeeting();
  }

  public static AskContributionsRequest.Builder asking(String operation, String... countries) {
    var request =
        AskContributionsRequest.newBuilder()
            .setOperationId(operation)
            .setNeedKey("kits")
            .setNeededTime(time(Instant.parse("2025-07-01T00:00:00Z")))
            .setMessage("With a trained examiner each, please.");
    for (String country : countries) {
      request.addCountries(AskedCountry.newBuilder().setCountry(country).setQuantity(6));
    }
    return request;
  }

  /** A country's contribution of six kits, as far as this. */
  public static Contribution contributed(
      ServiceFixture service, String operation, String country, ContributionState as) {
    Contribution asked =
        resources(service, PLANNER)
            .askContributions(asking(operation, country).build())
            .getContributions(0);
    return brought(service, asked, as);
  }

  private static Contribution brought(
      ServiceFixture service, Contribution one, ContributionState as) {
    return switch (as) {
      case CONTRIBUTION_STATE_ASKED -> one;
      case CONTRIBUTION_STATE_PLEDGED -> pledged(service, one, 5);
      case CONTRIBUTION_STATE_COMMITTED ->
          committed(
              service, brought(service, one, ContributionState.CONTRIBUTION_STATE_PLEDGED), 4);
      case CONTRIBUTION_STATE_DEPLOYED ->
          deployed(
              service, brought(service, one, ContributionState.CONTRIBUTION_STATE_COMMITTED), 3);
      case CONTRIBUTION_STATE_RELEASED ->
          released(
              service,
              brought(service, one, ContributionState.CONTRIBUTION_STATE_DEPLOYED),
              THEN.plusSeconds(60));
      case CONTRIBUTION_STATE_DECLINED -> declined(service, one);
      case CONTRIBUTION_STATE_TAKEN_BACK -> takenBack(service, one);
      case CONTRIBUTION_STATE_WITHDRAWN ->
          withdrawn(service, brought(service, one, ContributionState.CONTRIBUTION_STATE_PLEDGED));
      case CONTRIBUTION_STATE_UNSPECIFIED, UNRECOGNIZED -> throw new IllegalArgumentException();
    };
  }

  public static Contribution pledged(ServiceFixture service, Contribution one, long quantity) {
    return resources(service, ncb(one.getCountry()))
        .pledgeContribution(
            PledgeContributionRequest.newBuilder()
                .setOperationId(one.getOperationId())
                .setContributionId(one.getContributionId())
                .setQuantity(quantity)
                .build())
        .getContribution();
  }

  public static Contribution committed(ServiceFixture service, Contribution one, long quantity) {
    return resources(service, PLANNER)
        .commitContribution(
            CommitContributionRequest.newBuilder()
                .setOperationId(one.getOperationId())
                .setContributionId(one.getContributionId())
                .setQuantity(quantity)
                .build())
        .getContribution();
  }

  public static Contribution deployed(ServiceFixture service, Contribution one, long quantity) {
    return resources(service, ncb(one.getCountry()))
        .deployContribution(
            DeployContributionRequest.newBuilder()
                .setOperationId(one.getOperationId())
                .setContributionId(one.getContributionId())
                .setQuantity(quantity)
                .setPlace("Lagos, coordination unit")
                .setDeployTime(time(THEN))
                .build())
        .getContribution();
  }

  public static Contribution released(ServiceFixture service, Contribution one, Instant at) {
    return resources(service, ncb(one.getCountry()))
        .releaseContribution(
            ReleaseContributionRequest.newBuilder()
                .setOperationId(one.getOperationId())
                .setContributionId(one.getContributionId())
                .setReleaseTime(time(at))
                .build())
        .getContribution();
  }

  public static Contribution declined(ServiceFixture service, Contribution one) {
    return resources(service, ncb(one.getCountry()))
        .declineContribution(
            DeclineContributionRequest.newBuilder()
                .setOperationId(one.getOperationId())
                .setContributionId(one.getContributionId())
                .setReason("All kits are in use at home.")
                .build())
        .getContribution();
  }

  public static Contribution withdrawn(ServiceFixture service, Contribution one) {
    return resources(service, ncb(one.getCountry()))
        .withdrawContribution(
            WithdrawContributionRequest.newBuilder()
                .setOperationId(one.getOperationId())
                .setContributionId(one.getContributionId())
                .setReason("The kits are needed at home.")
                .build())
        .getContribution();
  }

  public static Contribution takenBack(ServiceFixture service, Contribution one) {
    return resources(service, PLANNER)
        .takeBackContribution(
            TakeBackContributionRequest.newBuilder()
                .setOperationId(one.getOperationId())
                .setContributionId(one.getContributionId())
                .setReason("Another country gives them all.")
                .build())
        .getContribution();
  }
}
