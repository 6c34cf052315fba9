package cordon.platform.sample;

import cordon.platform.boot.PlatformConfiguration;
import cordon.platform.boot.ServiceChannels;
import cordon.platform.feed.FeedReader;
import cordon.platform.feed.Observations;
import cordon.platform.projection.Projector;
import cordon.platform.projection.Views;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** The sample service, with a feed of another where a test gives one. */
@SpringBootApplication
@Import(PlatformConfiguration.class)
public class SampleApplication {

  @Bean
  @Primary
  Projector projector(
      Views views,
      @Value("${cordon.sample.words:1}") int version,
      @Value("${cordon.sample.words-since:1}") int since,
      @Value("${cordon.sample.words-pause:0ms}") Duration pause) {
    return views.keep(new WordCount(version, since, pause));
  }

  @Bean
  @ConditionalOnProperty("cordon.sample.letters")
  Projector letters(Views views) {
    return views.keep(new LetterCount());
  }

  @Bean
  @ConditionalOnProperty("cordon.feeds.other")
  FeedReader otherFeed(
      @Value("${cordon.feeds.other}") String address,
      @Value("${cordon.feeds.types:cordon.sample.v1.Note}") Set<String> types,
      @Value("${cordon.feeds.before:cordon.sample.v1.Note}") Set<String> before,
      ServiceChannels channels,
      Observations observations,
      InstantSource clock) {
    return new FeedReader(
        "other", channels.to("other", address), types, before, observations, clock);
  }
}
