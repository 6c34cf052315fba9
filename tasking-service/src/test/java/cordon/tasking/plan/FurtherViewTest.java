package cordon.tasking.plan;

import static cordon.tasking.TaskingFixture.PLANNER;
import static cordon.tasking.TaskingFixture.aRaid;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.operations.v1.Operation;
import cordon.operations.v1.OperationState;
import cordon.platform.boot.ServiceChannels;
import cordon.platform.conformance.FeedStandIn;
import cordon.platform.conformance.FurtherView;
import cordon.platform.conformance.ServiceFixture;
import cordon.platform.feed.FeedReader;
import cordon.platform.feed.Observations;
import cordon.platform.projection.Projector;
import cordon.platform.projection.Views;
import cordon.tasking.TaskingApplication;
import cordon.tasking.TaskingFixture;
import cordon.tasking.v1.TaskServiceGrpc;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** A service may keep any number of views and read any number of feeds. */
class FurtherViewTest {

  @Import(TaskingApplication.class)
  static class WithFurtherView {
    @Bean
    Projector furtherProjector(Views views) {
      return views.keep(new FurtherView());
    }

    @Bean
    FeedReader furtherFeed(
        @Value("${cordon.feeds.further}") String address,
        ServiceChannels channels,
        Observations observations,
        InstantSource clock) {
      return new FeedReader(
          "further",
          channels.to("further", address),
          Set.of(Operation.getDescriptor().getFullName()),
          observations,
          clock);
    }
  }

  @Test
  void permissions_rest_on_the_plan_whatever_else_is_kept_and_read() {
    try (var tasking = new TaskingFixture(FurtherViewTest.class);
        var further = new FeedStandIn();
        ServiceFixture service =
            ServiceFixture.start(
                WithFurtherView.class,
                FurtherViewTest.class,
                Map.of(
                    "cordon.feeds.operations", tasking.operations.address(),
                    "cordon.feeds.further", further.address()))) {
      String operation = tasking.operation(OperationState.OPERATION_STATE_ACTIVE, "NG");
      further.pause();
      var _ = tasking.issued(operation, "NG");
      var tasks = TaskServiceGrpc.newBlockingStub(service.channel(PLANNER));

      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .ignoreExceptions()
          .untilAsserted(() ->
              assertThat(tasks.issueTask(aRaid(operation, "NG")).getTask().getExecutorCountry())
                  .isEqualTo("NG"));
    }
  }
}
