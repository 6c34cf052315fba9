package cordon.platform.boot;

import cordon.platform.boot.PlatformProperties.Mongodb;
import cordon.platform.journal.Sequencer;
import cordon.platform.store.Mongo;
import cordon.platform.time.MillisecondClock;
import cordon.start.StoreCheck;
import cordon.start.StoreFirst;
import cordon.start.StoreTrust;
import java.time.InstantSource;
import java.util.List;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/**
 * What a migration needs and no more: the database. No realm is asked, no key is read and nothing
 * listens.
 */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration(SslAutoConfiguration.class)
@Import(MigrationConfiguration.class)
class MigrationAlone {

  @Bean
  InstantSource clock() {
    return MillisecondClock.system();
  }

  @Bean
  Mongodb mongodb(Environment environment) {
    return Binder.get(environment).bind("cordon.mongodb", Mongodb.class).get();
  }

  @Bean
  Mongo mongo(Mongodb mongodb, SslBundles bundles) {
    return Mongo.connect(
        mongodb.uri(), mongodb.database(), StoreTrust.of(mongodb.bundle(), bundles), List.of());
  }

  @Bean
  StoreFirst storeFirst(Mongodb mongodb, SslBundles bundles) {
    return new StoreFirst(
        new StoreCheck(
            mongodb.uri(), StoreTrust.of(mongodb.bundle(), bundles), InstantSource.system()),
        Sequencer.PHASE - 30);
  }
}
