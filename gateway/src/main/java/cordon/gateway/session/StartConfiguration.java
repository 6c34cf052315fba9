package cordon.gateway.session;

import cordon.gateway.settings.GatewayProperties;
import cordon.start.StoreFirst;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The gateway starts as a service does: once its MongoDB is there, and by the real time. */
@Configuration(proxyBeanMethods = false)
class StartConfiguration {

  @Bean
  StoreFirst storeFirst(GatewayProperties properties, SslBundles bundles) {
    return new StoreFirst(properties.mongodb(), bundles, SessionMigrations.PHASE - 10);
  }
}
