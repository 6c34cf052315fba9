package cordon.platform.boot;

import cordon.platform.feed.DifferingLeases;
import cordon.platform.feed.FeedReader;
import cordon.platform.feed.KnowledgeLease;
import cordon.platform.journal.Sequencer;
import cordon.platform.journal.Tail;
import cordon.platform.posting.Poster;
import cordon.platform.projection.Projector;
import io.grpc.protobuf.services.HealthStatusManager;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.grpc.server.autoconfigure.GrpcServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What the standard gRPC health method answers. Boot brings the method; what is told under which
 * name, and when, is this service's own.
 */
@Configuration(proxyBeanMethods = false)
class HealthConfiguration {

  /** Where callers need a certificate, whoever only asks for the health does not. */
  @Bean
  @ConditionalOnProperty("cordon.health.port")
  HealthPort healthPort(
      HealthStatusManager manager, PlatformProperties properties, GrpcServerProperties server) {
    int port = Objects.requireNonNull(properties.health().port());
    return new HealthPort(
        manager,
        server.getAddress() == null
            ? new InetSocketAddress(port)
            : new InetSocketAddress(server.getAddress(), port));
  }

  @Bean
  Readiness readiness(
      HealthStatusManager manager,
      Sequencer sequencer,
      Tail tail,
      KnowledgeLease lease,
      ObjectProvider<FeedReader> feeds,
      ObjectProvider<Projector> projectors,
      ObjectProvider<Poster> posters) {
    return new Readiness(
        manager,
        sequencer,
        tail,
        feeds.orderedStream().toList(),
        new DifferingLeases(lease),
        Stream.concat(projectors.orderedStream(), posters.orderedStream()).toList());
  }
}
