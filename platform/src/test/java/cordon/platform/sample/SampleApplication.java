package cordon.platform.sample;

import cordon.platform.boot.PlatformConfiguration;
import cordon.platform.boot.ServiceChannels;
import cordon.platform.feed.FeedReader;
import cordon.platform.feed.Observations;
import cordon.platform.journal.Pages;
import cordon.platform.journal.Tail;
import cordon.platform.projection.Projector;
import cordon.platform.store.Mongo;
import java.time.InstantSource;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The sample service, with a feed of another where a test gives one. */
@SpringBootApplication
@Import(PlatformConfiguration.class)
public class SampleApplication {

  @Bean
  Projector projector(Mongo mongo, Pages pages, Tail tail) {
    return new Projector(mongo, pages, tail, new WordCount(mongo));
  }

  @Bean
  @ConditionalOnProperty("cordon.feeds.other")
  FeedReader otherFeed(
      @Value("${cordon.feeds.other}") String address,
      @Value("${cordon.feeds.types:cordon.sample.v1.Note}") String type,
      ServiceChannels channels,
      Observations observations,
      InstantSource clock) {
    return new FeedReader(
        "other", channels.to("other", address), Set.of(type), observations, clock);
  }
}
