package cordon.operations;

import static cordon.operations.PreparationFixture.THEN;
import static cordon.operations.PreparationFixture.aMeeting;
import static cordon.operations.PreparationFixture.anItem;
import static cordon.operations.PreparationFixture.asking;
import static cordon.operations.PreparationFixture.country;
import static cordon.operations.PreparationFixture.decision;
import static cordon.operations.PreparationFixture.holding;
import static cordon.operations.PreparationFixture.time;

import cordon.operations.v1.AddDecisionsRequest;
import cordon.operations.v1.CancelMeetingRequest;
import cordon.operations.v1.CloseMinutesRequest;
import cordon.operations.v1.CommitContributionRequest;
import cordon.operations.v1.CompletePlanningItemRequest;
import cordon.operations.v1.Contribution;
import cordon.operations.v1.CorrectMinutesRequest;
import cordon.operations.v1.CountPlanningItemsRequest;
import cordon.operations.v1.CreatePlanningItemRequest;
import cordon.operations.v1.DeclineContributionRequest;
import cordon.operations.v1.DeployContributionRequest;
import cordon.operations.v1.DropPlanningItemRequest;
import cordon.operations.v1.GetContributionRequest;
import cordon.operations.v1.GetMeetingRequest;
import cordon.operations.v1.GetMinutesRequest;
import cordon.operations.v1.GetPlanningItemRequest;
import cordon.operations.v1.ListContributionsRequest;
import cordon.operations.v1.ListMeetingsRequest;
import cordon.operations.v1.ListPlanningItemsRequest;
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
import cordon.operations.v1.SumResourcesRequest;
import cordon.operations.v1.TakeBackContributionRequest;
import cordon.operations.v1.WithdrawContributionRequest;
import cordon.platform.conformance.Attempt;
import java.util.List;
import java.util.stream.Stream;

/** What those who may not try on what is prepared, met on and asked for. */
record PreparationAttempts(PlanningItem item, Meeting meeting, Contribution contribution) {

  Stream<Attempt> all() {
    return Stream.of(items(), meetings(), resources()).flatMap(List::stream);
  }

  private String operation() {
    return item.getOperationId();
  }

  private List<Attempt> items() {
    String id = item.getItemId();
    return List.of(
        Attempt.of(
            "CreatePlanningItem",
            CreatePlanningItemRequest.newBuilder()
                .setOperationId(operation())
                .setSpec(anItem("Theirs", country("NG")))
                .build()),
        Attempt.of(
            "RevisePlanningItem",
            RevisePlanningItemRequest.newBuilder()
                .setOperationId(operation())
                .setItemId(id)
                .setSpec(anItem("Theirs", country("NG")))
                .build()),
        Attempt.of(
            "MovePlanningItems",
            MovePlanningItemsRequest.newBuilder()
                .setOperationId(operation())
                .addItems(MovedItem.newBuilder().setItemId(id))
                .setDueTime(time(THEN))
                .setReason("Not ours")
                .build()),
        Attempt.of(
            "CompletePlanningItem",
            CompletePlanningItemRequest.newBuilder()
                .setOperationId(operation())
                .setItemId(id)
                .build()),
        Attempt.of(
            "DropPlanningItem",
            DropPlanningItemRequest.newBuilder()
                .setOperationId(operation())
                .setItemId(id)
                .setReason("Not ours")
                .build()),
        Attempt.of(
            "ReopenPlanningItem",
            ReopenPlanningItemRequest.newBuilder()
                .setOperationId(operation())
                .setItemId(id)
                .setReason("Not ours")
                .build()),
        Attempt.of(
            "GetPlanningItem",
            GetPlanningItemRequest.newBuilder().setOperationId(operation()).setItemId(id).build()),
        Attempt.of(
            "ListPlanningItems",
            ListPlanningItemsRequest.newBuilder().setOperationId(operation()).build()),
        Attempt.of(
            "ListPlanningItems",
            ListPlanningItemsRequest.newBuilder()
                .setOperationId(operation())
                .setMeetingId(meeting.getMeetingId())
                .build()),
        Attempt.of(
            "CountPlanningItems",
            CountPlanningItemsRequest.newBuilder().setOperationId(operation()).build()));
  }

  private List<Attempt> meetings() {
    String id = meeting.getMeetingId();
    return List.of(
        Attempt.of(
            "PlanMeeting",
            PlanMeetingRequest.newBuilder()
                .setOperationId(operation())
                .setSpec(aMeeting("Theirs"))
                .build()),
        Attempt.of(
            "ReviseMeeting",
            ReviseMeetingRequest.newBuilder()
                .setOperationId(operation())
                .setMeetingId(id)
                .setSpec(aMeeting("Theirs"))
                .build()),
        Attempt.of("HoldMeeting", holding(meeting).build()),
        Attempt.of(
            "AddDecisions",
            AddDecisionsRequest.newBuilder()
                .setOperationId(operation())
                .setMeetingId(id)
                .addDecisions(decision("Theirs"))
                .build()),
        Attempt.of(
            "CloseMinutes",
            CloseMinutesRequest.newBuilder().setOperationId(operation()).setMeetingId(id).build()),
        Attempt.of(
            "CorrectMinutes",
            CorrectMinutesRequest.newBuilder()
                .setOperationId(operation())
                .setMeetingId(id)
                .setSpec(aMeeting("Theirs"))
                .setReason("Not ours")
                .build()),
        Attempt.of(
            "CancelMeeting",
            CancelMeetingRequest.newBuilder()
                .setOperationId(operation())
                .setMeetingId(id)
                .setReason("Not ours")
                .build()),
        Attempt.of(
            "GetMeeting",
            GetMeetingRequest.newBuilder().setOperationId(operation()).setMeetingId(id).build()),
        Attempt.of(
            "ListMeetings", ListMeetingsRequest.newBuilder().setOperationId(operation()).build()),
        Attempt.of(
            "GetMinutes",
            GetMinutesRequest.newBuilder()
                .setOperationId(operation())
                .setMeetingId(id)
                .setNumber(1)
                .build()));
  }

  private List<Attempt> resources() {
    String id = contribution.getContributionId();
    return List.of(
        Attempt.of("AskContributions", country -> asking(operation(), country).build()),
        Attempt.of(
            "PledgeContribution",
            PledgeContributionRequest.newBuilder()
                .setOperationId(operation())
                .setContributionId(id)
                .setQuantity(1)
                .build()),
        Attempt.of(
            "DeclineContribution",
            DeclineContributionRequest.newBuilder()
                .setOperationId(operation())
                .setContributionId(id)
                .setReason("Not ours")
                .build()),
        Attempt.of(
            "TakeBackContribution",
            TakeBackContributionRequest.newBuilder()
                .setOperationId(operation())
                .setContributionId(id)
                .setReason("Not ours")
                .build()),
        Attempt.of(
            "CommitContribution",
            CommitContributionRequest.newBuilder()
                .setOperationId(operation())
                .setContributionId(id)
                .setQuantity(1)
                .build()),
        Attempt.of(
            "WithdrawContribution",
            WithdrawContributionRequest.newBuilder()
                .setOperationId(operation())
                .setContributionId(id)
                .setReason("Not ours")
                .build()),
        Attempt.of(
            "DeployContribution",
            DeployContributionRequest.newBuilder()
                .setOperationId(operation())
                .setContributionId(id)
                .setQuantity(1)
                .setPlace("Theirs")
                .setDeployTime(time(THEN))
                .build()),
        Attempt.of(
            "ReleaseContribution",
            ReleaseContributionRequest.newBuilder()
                .setOperationId(operation())
                .setContributionId(id)
                .setReleaseTime(time(THEN))
                .build()),
        Attempt.of(
            "GetContribution",
            GetContributionRequest.newBuilder()
                .setOperationId(operation())
                .setContributionId(id)
                .build()),
        Attempt.of(
            "ListContributions",
            ListContributionsRequest.newBuilder().setOperationId(operation()).build()),
        Attempt.of(
            "SumResources", SumResourcesRequest.newBuilder().setOperationId(operation()).build()));
  }
}
