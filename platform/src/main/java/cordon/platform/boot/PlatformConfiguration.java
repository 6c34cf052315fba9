package cordon.platform.boot;

import cordon.platform.call.AccessCheck;
import cordon.platform.call.AccessInterceptor;
import cordon.platform.call.RefusalInterceptor;
import cordon.platform.call.RefusalMeter;
import cordon.platform.call.RequestRules;
import cordon.platform.call.TokenReader;
import cordon.platform.call.ValidationInterceptor;
import cordon.platform.call.WeightInterceptor;
import cordon.platform.command.Commands;
import cordon.platform.feed.FeedGrpcService;
import cordon.platform.feed.FeedReader;
import cordon.platform.feed.KnowledgeLease;
import cordon.platform.feed.Observations;
import cordon.platform.feed.ObservedSpans;
import cordon.platform.journal.Blocks;
import cordon.platform.journal.Journal;
import cordon.platform.journal.Sequencer;
import cordon.platform.journal.Tail;
import cordon.platform.journal.Versions;
import cordon.platform.projection.AfterInterceptor;
import cordon.platform.projection.Arrivals;
import cordon.platform.projection.Projector;
import cordon.platform.projection.Views;
import cordon.platform.rpc.Rpcs;
import cordon.platform.store.Mongo;
import cordon.platform.time.MillisecondClock;
import cordon.platform.watch.SealedPositions;
import cordon.start.Mongodb;
import cordon.trace.Spans;
import io.grpc.BindableService;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.grpc.server.autoconfigure.GrpcServerExecutorProvider;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.grpc.server.GlobalServerInterceptor;
import org.springframework.grpc.server.service.GrpcServiceConfigurer;

/** Everything that each service has alike. A service imports it and adds its own beans. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PlatformProperties.class)
@Import({
  FeedGrpcService.class,
  IdentityConfiguration.class,
  HealthConfiguration.class,
  MeterConfiguration.class,
  MigrationConfiguration.class,
  SpanConfiguration.class,
  StartConfiguration.class,
  StoreConfiguration.class
})
public class PlatformConfiguration {
  /** How long a large request waits for others; less than the gateway waits for the answer. */
  private static final Duration LONGEST_TURN = Duration.ofSeconds(5);

  @Bean
  @ConditionalOnMissingBean
  InstantSource clock() {
    return MillisecondClock.system();
  }

  @Bean
  Mongodb mongodb(PlatformProperties properties) {
    return properties.mongodb();
  }

  @Bean
  Journal journal(Mongo mongo) {
    return new Journal(mongo);
  }

  @Bean
  Versions versions(Journal journal) {
    return new Versions(journal);
  }

  @Bean
  Blocks blocks(Mongo mongo, Journal journal) {
    return new Blocks(mongo, journal);
  }

  @Bean
  Tail tail(Blocks blocks) {
    return new Tail(blocks);
  }

  @Bean
  Views views(Mongo mongo, Blocks blocks, Tail tail, PlatformProperties properties) {
    return new Views(mongo, blocks, tail, properties.views().kept());
  }

  @Bean
  Sequencer sequencer(Mongo mongo, Journal journal, Blocks blocks, Tail tail, InstantSource clock) {
    return new Sequencer(mongo, journal, blocks, tail, clock);
  }

  @Bean
  Commands commands(Mongo mongo, Journal journal, InstantSource clock) {
    return new Commands(mongo, journal, clock);
  }

  @Bean
  Rpcs rpcs(Commands commands) {
    return new Rpcs(commands);
  }

  @Bean
  SealedPositions sealedPositions(Mongo mongo) {
    return new SealedPositions(mongo);
  }

  @Bean
  Observations observations(
      @Value("${spring.application.name:service}") String application,
      Mongo mongo,
      Journal journal,
      InstantSource clock,
      ObjectProvider<Spans> spans,
      Views views) {
    return new Observations(
        application.replace("-service", ""),
        mongo,
        journal,
        clock,
        new ObservedSpans(spans.getIfAvailable()),
        views);
  }

  /**
   * @param length for how long what is known of another service may be acted on; longer than 20
   *     seconds, and the same on every service
   */
  @Bean
  KnowledgeLease knowledgeLease(@Value("${cordon.lease:60s}") Duration length) {
    return new KnowledgeLease(length);
  }

  @Bean
  Arrivals arrivals(
      Journal journal,
      Blocks blocks,
      ObjectProvider<FeedReader> readers,
      ObjectProvider<Projector> views) {
    List<String> sources = readers.orderedStream().map(FeedReader::source).toList();
    return new Arrivals(journal, blocks, sources, views.orderedStream().toList());
  }

  /** Handlers block on the store, so each call has a thread of its own, which costs little. */
  @Bean
  GrpcServerExecutorProvider callThreads() {
    var threads = Executors.newVirtualThreadPerTaskExecutor();
    return () -> threads;
  }

  @Bean
  AccessCheck accessCheck(List<BindableService> services) {
    return new AccessCheck(services);
  }

  @Bean
  RequestRules requestRules() {
    return new RequestRules();
  }

  /** Half of the heap is for requests that are large; the other half is for all else. */
  @Bean
  WeightInterceptor weightInterceptor(RefusalMeter refusals) {
    return new WeightInterceptor(Runtime.getRuntime().maxMemory() / 2, LONGEST_TURN, refusals);
  }

  @Bean
  GrpcServiceConfigurer weighedServices(ApplicationContext context, WeightInterceptor weights) {
    return new WeighedServices(context, weights);
  }

  @Bean
  @GlobalServerInterceptor
  @Order(10)
  RefusalInterceptor refusalInterceptor(RefusalMeter refusals) {
    return new RefusalInterceptor(refusals);
  }

  @Bean
  @GlobalServerInterceptor
  @Order(20)
  AccessInterceptor accessInterceptor(
      TokenReader tokens, InstantSource clock, PlatformProperties properties) {
    return new AccessInterceptor(tokens, clock, properties.tls().bundle() != null);
  }

  @Bean
  @GlobalServerInterceptor
  @Order(30)
  ValidationInterceptor validationInterceptor(RequestRules rules) {
    return new ValidationInterceptor(rules);
  }

  @Bean
  @GlobalServerInterceptor
  @Order(40)
  AfterInterceptor afterInterceptor(Arrivals arrivals) {
    return new AfterInterceptor(arrivals);
  }
}
