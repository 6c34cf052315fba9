package cordon.reporting;

import cordon.plan.PlanMessages;
import cordon.platform.boot.PlatformConfiguration;
import cordon.platform.boot.ServiceChannels;
import cordon.platform.boot.ServiceStart;
import cordon.platform.command.Commands;
import cordon.platform.feed.FeedReader;
import cordon.platform.feed.Observations;
import cordon.platform.meter.MarkedFacts;
import cordon.platform.posting.Poster;
import cordon.platform.posting.RowAction;
import cordon.platform.projection.Projection;
import cordon.platform.projection.Projector;
import cordon.platform.projection.Views;
import cordon.platform.store.Mongo;
import cordon.reporting.outcome.Measure;
import cordon.reporting.plan.TaskMessages;
import cordon.reporting.result.Finding;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.codecs.configuration.CodecRegistry;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Starts the reporting service, which reads the feeds of operations and tasking. */
@SpringBootApplication
@Import(PlatformConfiguration.class)
public class ReportingApplication {

  public static void main(String[] words) {
    ServiceStart.run(ReportingApplication.class, ReportingMigrations.class, words);
  }

  @Bean
  MarkedFacts markedFacts(MeterRegistry registry) {
    return new MarkedFacts(registry, "reporting");
  }

  @Bean
  CodecRegistry kindCodecs() {
    return CodecRegistries.fromProviders(Finding.KINDS.codecs(), Measure.KINDS.codecs());
  }

  @Bean
  Projector outcomeProjector(Views views, Projection outcomeProjection) {
    return views.keep(outcomeProjection);
  }

  @Bean
  Poster poster(Mongo mongo, Commands commands, InstantSource clock, RowAction lines) {
    return new Poster(mongo, commands, clock, lines);
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

  /**
   * @param address {@code host:port} of the service whose feed is read
   */
  @Bean
  FeedReader taskingFeed(
      @Value("${cordon.feeds.tasking}") String address,
      ServiceChannels channels,
      Observations observations,
      InstantSource clock) {
    return new FeedReader(
        TaskMessages.SOURCE,
        channels.to(TaskMessages.SOURCE, address),
        TaskMessages.TYPES,
        TaskMessages.TYPES_AT_FIRST,
        observations,
        clock);
  }
}
