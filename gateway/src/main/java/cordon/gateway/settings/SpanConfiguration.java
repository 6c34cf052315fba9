package cordon.gateway.settings;

import cordon.trace.Spans;
import cordon.trace.TracesWanted;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** Where spans go. Where nobody wants traces, nothing of this is there. */
@Configuration(proxyBeanMethods = false)
@Conditional(TracesWanted.class)
class SpanConfiguration {

  /**
   * @param version what the jar says of itself, by Spring Boot
   */
  @Bean
  Spans spans(
      GatewayProperties properties,
      @Value("${spring.application.name}") String name,
      @Value("${spring.application.version:unreleased}") String version) {
    return new Spans(properties.traces(), name, version);
  }
}
