package cordon.operations.resource;

import com.google.protobuf.Message;
import cordon.operations.v1.AskContributionsRequest;
import cordon.operations.v1.AskContributionsResponse;
import cordon.operations.v1.ResourceSum;
import cordon.operations.v1.SumResourcesResponse;
import cordon.platform.contract.EnumNames;
import cordon.platform.contract.Texts;
import cordon.platform.contract.Times;
import java.util.List;

/** Contributions between the contract and the domain. */
final class ContributionMessages {
  private ContributionMessages() {}

  static Message journaled(Contribution one) {
    return message(one);
  }

  static cordon.operations.v1.Contribution message(Contribution one) {
    var message =
        cordon.operations.v1.Contribution.newBuilder()
            .setContributionId(one.id())
            .setOperationId(one.operationId())
            .setVersion(one.version())
            .setCountry(one.country())
            .setNeedKey(one.need().key())
            .setResource(one.need().resource())
            .setUnit(one.need().unit())
            .setNeededTime(Times.write(one.need().needed()))
            .setMessage(Texts.write(one.need().message()))
            .setState(EnumNames.write(cordon.operations.v1.ContributionState.class, one.state()))
            .setAskedQuantity(one.asked())
            .setPledgedQuantity(one.pledged())
            .setCommittedQuantity(one.committed())
            .setDeployedQuantity(one.deployed())
            .setDeployPlace(Texts.write(one.place()))
            .setReason(Texts.write(one.reason()))
            .setClockAhead(one.clockAhead())
            .setOutOfOrder(one.outOfOrder())
            .setCreateTime(Times.write(one.created()))
            .setUpdateTime(Times.write(one.updated()));
    if (one.deployedAt() != null) {
      message.setDeployTime(Times.write(one.deployedAt()));
    }
    if (one.releasedAt() != null) {
      message.setReleaseTime(Times.write(one.releasedAt()));
    }
    for (ContributionStep step : one.steps()) {
      message
          .addStepsBuilder()
          .setState(EnumNames.write(cordon.operations.v1.ContributionState.class, step.state()))
          .setTime(Times.write(step.at()));
    }
    return message.build();
  }

  static AskContributionsResponse asked(List<Contribution> all) {
    return AskContributionsResponse.newBuilder()
        .addAllContributions(all.stream().map(ContributionMessages::message).toList())
        .build();
  }

  static List<Contributions.AskedOf> asked(AskContributionsRequest request) {
    return request.getCountriesList().stream()
        .map(one -> new Contributions.AskedOf(one.getCountry(), one.getQuantity()))
        .toList();
  }

  static SumResourcesResponse summed(ResourceSums all) {
    return SumResourcesResponse.newBuilder()
        .addAllSums(all.sums().stream().map(ContributionMessages::summed).toList())
        .setUnreadable(all.unreadable())
        .build();
  }

  private static ResourceSum summed(ResourceSums.Sum one) {
    var message =
        ResourceSum.newBuilder()
            .setNeedKey(one.key())
            .setResource(one.resource())
            .setUnit(one.unit())
            .setInPlan(one.inPlan())
            .setNeeded(one.needed())
            .setAsked(one.asked())
            .setPledged(one.pledged())
            .setCommitted(one.committed())
            .setDeployed(one.deployed())
            .setReleased(one.released())
            .setShortBy(one.shortBy());
    if (one.neededBy() != null) {
      message.setNeededTime(Times.write(one.neededBy()));
    }
    return message.build();
  }
}
