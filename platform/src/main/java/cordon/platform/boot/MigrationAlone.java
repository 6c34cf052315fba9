package cordon.platform.boot;

import cordon.platform.time.MillisecondClock;
import cordon.start.Mongodb;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.bind.Binder;
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
@Import({MigrationConfiguration.class, StoreConfiguration.class})
class MigrationAlone {

  @Bean
  InstantSource clock() {
    return MillisecondClock.system();
  }

  @Bean
  Mongodb mongodb(Environment environment) {
    return Binder.get(environment).bind("cordon.mongodb", Mongodb.class).get();
  }
}
