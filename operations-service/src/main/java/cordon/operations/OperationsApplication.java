package cordon.operations;

import cordon.caveat.CaveatRule;
import cordon.operations.hotspot.Shape;
import cordon.operations.hotspot.Site;
import cordon.operations.operation.CutOff;
import cordon.operations.restriction.RestrictionRule;
import cordon.platform.boot.PlatformConfiguration;
import cordon.platform.boot.ServiceStart;
import cordon.platform.feed.KnowledgeLease;
import cordon.platform.feed.PendingChanges;
import cordon.platform.journal.Blocks;
import cordon.platform.projection.Projection;
import cordon.platform.projection.Projector;
import cordon.platform.projection.Views;
import cordon.platform.store.Mongo;
import java.time.InstantSource;
import java.util.Set;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.codecs.configuration.CodecRegistry;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Starts the operations service. */
@SpringBootApplication
@Import(PlatformConfiguration.class)
public class OperationsApplication {

  /**
   * @param confirmers services that have to have received the end of something before it is in
   *     force earlier than after the lease, e.g. {@code tasking,reporting}
   */
  @Bean
  PendingChanges pendingChanges(
      Mongo mongo,
      Blocks blocks,
      InstantSource clock,
      KnowledgeLease lease,
      @Value("${cordon.confirmed-by}") Set<String> confirmers) {
    return new PendingChanges(mongo, blocks, clock, lease, confirmers);
  }

  @Bean
  Projector searchProjector(Views views, Projection searchProjection) {
    return views.keep(searchProjection);
  }

  @Bean
  CodecRegistry kindCodecs() {
    return CodecRegistries.fromProviders(
        Site.KINDS.codecs(),
        Shape.KINDS.codecs(),
        CutOff.KINDS.codecs(),
        CaveatRule.KINDS.codecs(),
        RestrictionRule.KINDS.codecs());
  }

  public static void main(String[] words) {
    ServiceStart.run(OperationsApplication.class, OperationsMigrations.class, words);
  }
}
