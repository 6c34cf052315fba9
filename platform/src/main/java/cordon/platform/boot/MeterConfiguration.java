package cordon.platform.boot;

import cordon.platform.call.RefusalMeter;
import cordon.platform.feed.FeedReader;
import cordon.platform.journal.Tail;
import cordon.platform.meter.MeterPort;
import cordon.platform.meter.ServiceMeters;
import cordon.platform.posting.Poster;
import cordon.platform.projection.Projector;
import cordon.platform.store.Mongo;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.stream.DoubleStream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.grpc.server.autoconfigure.GrpcServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The meters of a service, beside those that Spring Boot brings: of the JVM, and {@code
 * grpc.server}, the times of calls by method and status.
 */
@Configuration(proxyBeanMethods = false)
class MeterConfiguration {
  private static final String CALLS = "grpc.server";

  /** Bounds of the times of calls, from which shares and percentiles are read. */
  private static final double[] BOUNDS_MILLIS = {5, 10, 25, 50, 100, 250, 500, 1000, 2500, 10_000};

  @Bean
  RefusalMeter refusalMeter(MeterRegistry registry) {
    return new RefusalMeter(registry);
  }

  @Bean
  ServiceMeters serviceMeters(
      InstantSource clock,
      Tail tail,
      ObjectProvider<Projector> views,
      ObjectProvider<FeedReader> feeds,
      ObjectProvider<Poster> posters,
      Mongo mongo) {
    return new ServiceMeters(
        clock,
        tail,
        views.orderedStream().toList(),
        feeds.orderedStream().toList(),
        posters.orderedStream().toList(),
        mongo.unreadable());
  }

  @Bean
  static MeterFilter boundsOfCalls() {
    double[] nanos =
        DoubleStream.of(BOUNDS_MILLIS).map(ms -> ms * Duration.ofMillis(1).toNanos()).toArray();
    return new MeterFilter() {
      @Override
      public DistributionStatisticConfig configure(
          Meter.Id id, DistributionStatisticConfig config) {
        return id.getName().equals(CALLS)
            ? DistributionStatisticConfig.builder()
                .serviceLevelObjectives(nanos)
                .build()
                .merge(config)
            : config;
      }
    };
  }

  /** Beside the address of the service, and never behind the gateway. */
  @Bean
  @ConditionalOnProperty("cordon.metrics.port")
  MeterPort meterPort(
      PrometheusRegistry registry, PlatformProperties properties, GrpcServerProperties server) {
    int port = Objects.requireNonNull(properties.metrics().port());
    return new MeterPort(
        registry,
        server.getAddress() == null
            ? new InetSocketAddress(port)
            : new InetSocketAddress(server.getAddress(), port));
  }
}
