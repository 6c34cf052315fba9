package cordon.platform.boot;

import cordon.platform.call.SpanInterceptor;
import cordon.platform.store.SpanListener;
import cordon.trace.Spans;
import cordon.trace.TracesWanted;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.grpc.server.GlobalServerInterceptor;

/** The spans of a service. Where nobody wants traces, nothing of this is there. */
@Configuration(proxyBeanMethods = false)
@Conditional(TracesWanted.class)
class SpanConfiguration {

  /**
   * @param version what the jar says of itself, by Spring Boot
   */
  @Bean
  Spans spans(
      PlatformProperties properties,
      @Value("${spring.application.name:service}") String name,
      @Value("${spring.application.version:unreleased}") String version) {
    return new Spans(properties.traces(), name, version);
  }

  @Bean
  SpanListener spanListener(Spans spans) {
    return new SpanListener(spans);
  }

  /** Around the refusals, so that it sees how a call ends. */
  @Bean
  @GlobalServerInterceptor
  @Order(5)
  SpanInterceptor spanInterceptor(Spans spans) {
    return new SpanInterceptor(spans);
  }
}
