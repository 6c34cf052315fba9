package cordon.tasking;

import cordon.caveat.CaveatRule;
import cordon.plan.PlanMessages;
import cordon.platform.boot.PlatformConfiguration;
import cordon.platform.boot.ServiceChannels;
import cordon.platform.boot.ServiceStart;
import cordon.platform.feed.FeedReader;
import cordon.platform.feed.Observations;
import cordon.platform.meter.MarkedFacts;
import cordon.platform.projection.Projection;
import cordon.platform.projection.Projector;
import cordon.platform.projection.Views;
import cordon.tasking.task.TaskAction;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.codecs.configuration.CodecRegistry;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Starts the tasking service, which reads the feed of operations. */
@SpringBootApplication
@Import(PlatformConfiguration.class)
public class TaskingApplication {

  public static void main(String[] words) {
    ServiceStart.run(TaskingApplication.class, TaskingMigrations.class, words);
  }

  @Bean
  MarkedFacts markedFacts(MeterRegistry registry) {
    return new MarkedFacts(registry, "tasking");
  }

  @Bean
  CodecRegistry taskCodecs() {
    return CodecRegistries.fromProviders(TaskAction.KINDS.codecs(), CaveatRule.KINDS.codecs());
  }

  @Bean
  Projector planProjector(Views views, Projection planProjection) {
    return views.keep(planProjection);
  }

  /**
   * @param address {@code host:port} of the service whose feed is read
   */
  @Bean
  FeedReader operationsFeed(
      @Value("${cordon.feeds.operations}") String address,
      ServiceChannels channels,
      Observations observations,
      InstantSource clock) {
    return new FeedReader(
        PlanMessages.SOURCE,
        channels.to(PlanMessages.SOURCE, address),
        PlanMessages.TYPES,
        PlanMessages.TYPES_AT_FIRST,
        observations,
        clock);
  }
}
