package cordon.operations;

import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.operations.PreparationFixture.THEN;
import static cordon.operations.PreparationFixture.aMeeting;
import static cordon.operations.PreparationFixture.anItem;
import static cordon.operations.PreparationFixture.asking;
import static cordon.operations.PreparationFixture.contributed;
import static cordon.operations.PreparationFixture.convened;
import static cordon.operations.PreparationFixture.country;
import static cordon.operations.PreparationFixture.created;
import static cordon.operations.PreparationFixture.decision;
import static cordon.operations.PreparationFixture.done;
import static cordon.operations.PreparationFixture.held;
import static cordon.operations.PreparationFixture.holding;
import static cordon.operations.PreparationFixture.minutesClosed;
import static cordon.operations.PreparationFixture.planned;
import static cordon.operations.PreparationFixture.post;
import static cordon.operations.PreparationFixture.time;

import cordon.operations.v1.AddDecisionsRequest;
import cordon.operations.v1.CancelMeetingRequest;
import cordon.operations.v1.CloseMinutesRequest;
import cordon.operations.v1.CommitContributionRequest;
import cordon.operations.v1.CompletePlanningItemRequest;
import cordon.operations.v1.Contribution;
import cordon.operations.v1.ContributionState;
import cordon.operations.v1.CorrectMinutesRequest;
import cordon.operations.v1.CreatePlanningItemRequest;
import cordon.operations.v1.DecisionReference;
import cordon.operations.v1.DeclineContributionRequest;
import cordon.operations.v1.DeployContributionRequest;
import cordon.operations.v1.DropPlanningItemRequest;
import cordon.operations.v1.Meeting;
import cordon.operations.v1.MovePlanningItemsRequest;
import cordon.operations.v1.MovedItem;
import cordon.operations.v1.PlanMeetingRequest;
import cordon.operations.v1.PlanningItem;
import cordon.operations.v1.PledgeContributionRequest;
import cordon.operations.v1.ReleaseContributionRequest;
import cordon.operations.v1.ReopenPlanningItemRequest;
import cordon.operations.v1.ReviseMeetingRequest;
import cordon.operations.v1.RevisePlanningItemRequest;
import cordon.operations.v1.TakeBackContributionRequest;
import cordon.operations.v1.WithdrawContributionRequest;
import cordon.platform.conformance.Sample;
import cordon.platform.conformance.ServiceFixture;
import java.util.List;
import java.util.stream.Stream;

/** A command of each kind on what is prepared, met on and asked for. */
final class PreparationSamples {
  private PreparationSamples() {}

  static Stream<Sample> of(ServiceFixture service) {
    return Stream.of(items(service), meetings(service), resources(service)).flatMap(List::stream);
  }

  private static List<Sample> items(ServiceFixture service) {
    return List.of(
        Sample.of(
            "CreatePlanningItem",
            PLANNER,
            () ->
                CreatePlanningItemRequest.newBuilder()
                    .setOperationId(planned(service, "NG"))
                    .setSpec(anItem("Rooms", post("gold")))
                    .build()),
        Sample.of(
            "RevisePlanningItem",
            PLANNER,
            () -> {
              PlanningItem before = item(service);
              return RevisePlanningItemRequest.newBuilder()
                  .setOperationId(before.getOperationId())
                  .setItemId(before.getItemId())
                  .setVersion(before.getVersion())
                  .setSpec(anItem("Rooms and lines", post("silver_ng")))
                  .build();
            }),
        Sample.of(
            "MovePlanningItems",
            PLANNER,
            () -> {
              PlanningItem before = item(service);
              return MovePlanningItemsRequest.newBuilder()
                  .setOperationId(before.getOperationId())
                  .addItems(MovedItem.newBuilder().setItemId(before.getItemId()))
                  .setDueTime(time(THEN))
                  .setReason("The host is a week late.")
                  .build();
            }),
        Sample.of(
            "CompletePlanningItem",
            ncb("NG"),
            () -> {
              PlanningItem before = item(service);
              return CompletePlanningItemRequest.newBuilder()
                  .setOperationId(before.getOperationId())
                  .setItemId(before.getItemId())
                  .setVersion(before.getVersion())
                  .setRemark("Rooms are booked.")
                  .build();
            }),
        Sample.of(
            "DropPlanningItem",
            PLANNER,
            () -> {
              PlanningItem before = item(service);
              return DropPlanningItemRequest.newBuilder()
                  .setOperationId(before.getOperationId())
                  .setItemId(before.getItemId())
                  .setVersion(before.getVersion())
                  .setReason("The unit sits in the ministry.")
                  .build();
            }),
        Sample.of(
            "ReopenPlanningItem",
            ncb("NG"),
            () -> {
              PlanningItem before = done(service, PLANNER, item(service));
              return ReopenPlanningItemRequest.newBuilder()
                  .setOperationId(before.getOperationId())
                  .setItemId(before.getItemId())
                  .setVersion(before.getVersion())
                  .setReason("The host took the rooms back.")
                  .build();
            }));
  }

  private static List<Sample> meetings(ServiceFixture service) {
    return List.of(
        Sample.of(
            "PlanMeeting",
            PLANNER,
            () ->
                PlanMeetingRequest.newBuilder()
                    .setOperationId(planned(service, "NG"))
                    .setSpec(aMeeting("First", "NG"))
                    .build()),
        Sample.of(
            "ReviseMeeting",
            PLANNER,
            () -> {
              Meeting before = convened(service, planned(service, "NG"), aMeeting("First"));
              return ReviseMeetingRequest.newBuilder()
                  .setOperationId(before.getOperationId())
                  .setMeetingId(before.getMeetingId())
                  .setVersion(before.getVersion())
                  .setSpec(aMeeting("First", "NG"))
                  .build();
            }),
        Sample.of(
            "HoldMeeting",
            PLANNER,
            () -> {
              Meeting before = convened(service, planned(service, "NG"), aMeeting("First"));
              return holding(before)
                  .setVersion(before.getVersion())
                  .addDecisions(decision("The action days are moved."))
                  .addFollowUps(anItem("Tell the host", country("NG")))
                  .build();
            }),
        Sample.of(
            "AddDecisions",
            PLANNER,
            () -> {
              Meeting before = heldOne(service);
              return AddDecisionsRequest.newBuilder()
                  .setOperationId(before.getOperationId())
                  .setMeetingId(before.getMeetingId())
                  .setVersion(before.getVersion())
                  .addDecisions(
                      decision("They are not moved.")
                          .setSupersedes(
                              DecisionReference.newBuilder()
                                  .setMeetingId(before.getMeetingId())
                                  .setNumber(1)))
                  .build();
            }),
        Sample.of(
            "CloseMinutes",
            PLANNER,
            () -> {
              Meeting before = heldOne(service);
              return CloseMinutesRequest.newBuilder()
                  .setOperationId(before.getOperationId())
                  .setMeetingId(before.getMeetingId())
                  .setVersion(before.getVersion())
                  .build();
            }),
        Sample.of(
            "CorrectMinutes",
            PLANNER,
            () -> {
              Meeting before = minutesClosed(service, heldOne(service));
              return CorrectMinutesRequest.newBuilder()
                  .setOperationId(before.getOperationId())
                  .setMeetingId(before.getMeetingId())
                  .setVersion(before.getVersion())
                  .setSpec(before.getSpec().toBuilder().setPlace("").setByVideo(true))
                  .setReason("It was held by video.")
                  .build();
            }),
        Sample.of(
            "CancelMeeting",
            PLANNER,
            () -> {
              Meeting before = convened(service, planned(service, "NG"), aMeeting("First"));
              return CancelMeetingRequest.newBuilder()
                  .setOperationId(before.getOperationId())
                  .setMeetingId(before.getMeetingId())
                  .setVersion(before.getVersion())
                  .setReason("It is held with the third one.")
                  .build();
            }));
  }

  private static List<Sample> resources(ServiceFixture service) {
    return List.of(
        Sample.of("AskContributions", PLANNER, () -> asking(planned(service, "NG"), "NG").build()),
        Sample.of(
            "PledgeContribution",
            ncb("NG"),
            () -> {
              Contribution before = standing(service, ContributionState.CONTRIBUTION_STATE_ASKED);
              return PledgeContributionRequest.newBuilder()
                  .setOperationId(before.getOperationId())
                  .setContributionId(before.getContributionId())
                  .setVersion(before.getVersion())
                  .setQuantity(5)
                  .build();
            }),
        Sample.of(
            "DeclineContribution",
            ncb("NG"),
            () -> {
              Contribution before = standing(service, ContributionState.CONTRIBUTION_STATE_ASKED);
              return DeclineContributionRequest.newBuilder()
                  .setOperationId(before.getOperationId())
                  .setContributionId(before.getContributionId())
                  .setVersion(before.getVersion())
                  .setReason("All kits are in use at home.")
                  .build();
            }),
        Sample.of(
            "TakeBackContribution",
            PLANNER,
            () -> {
              Contribution before = standing(service, ContributionState.CONTRIBUTION_STATE_ASKED);
              return TakeBackContributionRequest.newBuilder()
                  .setOperationId(before.getOperationId())
                  .setContributionId(before.getContributionId())
                  .setVersion(before.getVersion())
                  .setReason("Another country gives them all.")
                  .build();
            }),
        Sample.of(
            "CommitContribution",
            PLANNER,
            () -> {
              Contribution before = standing(service, ContributionState.CONTRIBUTION_STATE_PLEDGED);
              return CommitContributionRequest.newBuilder()
                  .setOperationId(before.getOperationId())
                  .setContributionId(before.getContributionId())
                  .setVersion(before.getVersion())
                  .setQuantity(4)
                  .build();
            }),
        Sample.of(
            "WithdrawContribution",
            ncb("NG"),
            () -> {
              Contribution before =
                  standing(service, ContributionState.CONTRIBUTION_STATE_COMMITTED);
              return WithdrawContributionRequest.newBuilder()
                  .setOperationId(before.getOperationId())
                  .setContributionId(before.getContributionId())
                  .setVersion(before.getVersion())
                  .setReason("The kits are needed at home.")
                  .build();
            }),
        Sample.of(
            "DeployContribution",
            ncb("NG"),
            () -> {
              Contribution before =
                  standing(service, ContributionState.CONTRIBUTION_STATE_COMMITTED);
              return DeployContributionRequest.newBuilder()
                  .setOperationId(before.getOperationId())
                  .setContributionId(before.getContributionId())
                  .setVersion(before.getVersion())
                  .setQuantity(3)
                  .setPlace("Lagos, coordination unit")
                  .setDeployTime(time(THEN))
                  .build();
            }),
        Sample.of(
            "ReleaseContribution",
            ncb("NG"),
            () -> {
              Contribution before =
                  standing(service, ContributionState.CONTRIBUTION_STATE_DEPLOYED);
              return ReleaseContributionRequest.newBuilder()
                  .setOperationId(before.getOperationId())
                  .setContributionId(before.getContributionId())
                  .setVersion(before.getVersion())
                  .setReleaseTime(time(THEN.plusSeconds(60)))
                  .build();
            }));
  }

  private static PlanningItem item(ServiceFixture service) {
    return created(service, planned(service, "NG"), anItem("Rooms", country("NG")));
  }

  private static Meeting heldOne(ServiceFixture service) {
    return held(service, planned(service, "NG"), aMeeting("First", "NG"), country("NG"))
        .getMeeting();
  }

  private static Contribution standing(ServiceFixture service, ContributionState state) {
    return contributed(service, planned(service, "NG"), "NG", state);
  }
}
