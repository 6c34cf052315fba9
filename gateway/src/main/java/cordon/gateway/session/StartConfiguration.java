package cordon.gateway.session;

import cordon.gateway.settings.GatewayProperties;
import cordon.start.StoreCheck;
import cordon.start.StoreFirst;
import cordon.start.StoreTrust;
import java.time.InstantSource;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The gateway starts as a service does: once its MongoDB is there, and by the real time. */
@Configuration(proxyBeanMethods = false)
class StartConfiguration {

  @Bean
  StoreFirst storeFirst(GatewayProperties properties, SslBundles bundles) {
    var mongodb = properties.mongodb();
    return new StoreFirst(
        new StoreCheck(
            mongodb.uri(), StoreTrust.of(mongodb.bundle(), bundles), InstantSource.system()),
        SessionMigrations.PHASE - 10);
  }
}
