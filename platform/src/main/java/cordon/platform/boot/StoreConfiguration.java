package cordon.platform.boot;

import com.mongodb.event.CommandListener;
import cordon.platform.journal.Sequencer;
import cordon.platform.store.Mongo;
import cordon.start.Mongodb;
import cordon.start.StoreFirst;
import org.bson.codecs.configuration.CodecRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The database, of a service and of its migration alone; which one it is, is told by the other. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

  @Bean
  Mongo mongo(
      Mongodb mongodb,
      SslBundles bundles,
      ObjectProvider<CodecRegistry> codecs,
      ObjectProvider<CommandListener> listeners) {
    return Mongo.connect(
        mongodb.uri(),
        mongodb.database(),
        mongodb.trust(bundles),
        listeners.orderedStream().toList(),
        codecs.orderedStream().toArray(CodecRegistry[]::new));
  }

  @Bean
  StoreFirst storeFirst(Mongodb mongodb, SslBundles bundles) {
    return new StoreFirst(mongodb, bundles, Sequencer.PHASE - 30);
  }
}
