package cordon.platform.boot;

import cordon.platform.feed.FeedReader;
import cordon.platform.journal.Sequencer;
import cordon.start.StoreCheck;
import cordon.start.StoreFirst;
import cordon.start.StoreTrust;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What is looked at before a service starts, by the real time: the clocks that are compared are
 * those of machines.
 */
@Configuration(proxyBeanMethods = false)
class StartConfiguration {

  @Bean
  StoreFirst storeFirst(PlatformProperties properties, SslBundles bundles) {
    var mongodb = properties.mongodb();
    return new StoreFirst(
        new StoreCheck(
            mongodb.uri(), StoreTrust.of(mongodb.bundle(), bundles), InstantSource.system()),
        Sequencer.PHASE - 30);
  }

  @Bean
  ServiceRealmFirst realmFirst(PlatformProperties properties, ObjectProvider<FeedReader> feeds) {
    boolean reads = feeds.stream().findAny().isPresent();
    return new ServiceRealmFirst(properties.oidc(), reads && properties.tls().bundle() == null);
  }
}
