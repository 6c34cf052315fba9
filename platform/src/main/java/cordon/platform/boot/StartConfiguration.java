package cordon.platform.boot;

import cordon.platform.feed.FeedReader;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is asked of the realm before a service starts. */
@Configuration(proxyBeanMethods = false)
class StartConfiguration {

  @Bean
  ServiceRealmFirst realmFirst(PlatformProperties properties, ObjectProvider<FeedReader> feeds) {
    boolean reads = feeds.stream().findAny().isPresent();
    return new ServiceRealmFirst(properties.oidc(), reads && properties.tls().bundle() == null);
  }
}
