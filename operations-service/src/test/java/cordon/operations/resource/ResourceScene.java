package cordon.operations.resource;

import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.PreparationFixture.asking;
import static cordon.operations.PreparationFixture.planned;
import static cordon.operations.PreparationFixture.resources;

import cordon.operations.JoinedScene;
import cordon.operations.v1.Contribution;
import cordon.operations.v1.ListContributionsRequest;
import cordon.operations.v1.ResourceSum;
import cordon.operations.v1.SumResourcesRequest;
import cordon.testsupport.TestCaller;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;

/** An operation whose plan needs resources, and what is asked of these. */
abstract class ResourceScene extends JoinedScene {

  @BeforeEach
  void plan() {
    operation = planned(service, "NG", "GH");
  }

  final List<Contribution> ask(
      UnaryOperator<cordon.operations.v1.AskContributionsRequest.Builder> as) {
    return resources(service, PLANNER)
        .askContributions(as.apply(asking(operation, "NG", "GH")).build())
        .getContributionsList();
  }

  final List<Contribution> listed(TestCaller caller) {
    return resources(service, caller)
        .listContributions(
            ListContributionsRequest.newBuilder()
                .setOperationId(operation)
                .setPageSize(200)
                .build())
        .getContributionsList();
  }

  final List<ResourceSum> sums(TestCaller caller) {
    return resources(service, caller)
        .sumResources(SumResourcesRequest.newBuilder().setOperationId(operation).build())
        .getSumsList();
  }
}
