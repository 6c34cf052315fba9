package cordon.platform.boot;

import cordon.platform.feed.FeedReader;
import cordon.platform.journal.Sequencer;
import cordon.platform.journal.Tail;
import cordon.platform.posting.Poster;
import cordon.platform.projection.Projector;
import io.grpc.BindableService;
import io.grpc.protobuf.services.HealthStatusManager;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The standard gRPC health method, answered from what this service needs to work. */
@Configuration(proxyBeanMethods = false)
class HealthConfiguration {

  @Bean
  HealthStatusManager healthStatusManager() {
    return new HealthStatusManager();
  }

  @Bean
  BindableService healthService(HealthStatusManager manager) {
    return manager.getHealthService();
  }

  @Bean
  Readiness readiness(
      HealthStatusManager manager,
      Sequencer sequencer,
      Tail tail,
      ObjectProvider<FeedReader> feeds,
      ObjectProvider<Projector> projectors,
      ObjectProvider<Poster> posters) {
    return new Readiness(
        manager,
        sequencer,
        tail,
        feeds.orderedStream().toList(),
        Stream.concat(projectors.orderedStream(), posters.orderedStream()).toList());
  }
}
