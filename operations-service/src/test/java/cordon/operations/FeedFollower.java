package cordon.operations;

import com.mongodb.client.ClientSession;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import cordon.operations.v1.Operation;
import cordon.platform.boot.PlatformConfiguration;
import cordon.platform.boot.ServiceChannels;
import cordon.platform.feed.FeedReader;
import cordon.platform.feed.Observations;
import cordon.platform.journal.Numbered;
import cordon.platform.projection.EntryReader;
import cordon.platform.projection.Projection;
import cordon.platform.projection.Projector;
import cordon.platform.projection.ViewBuild;
import cordon.platform.projection.ViewCollection;
import cordon.platform.projection.Views;
import java.time.InstantSource;
import java.util.List;
import org.bson.Document;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * A service that observes operations and keeps them in a view, as tasking and reporting do. No
 * component, or the service under test would take it for its own.
 */
@EnableAutoConfiguration
@Import(PlatformConfiguration.class)
public class FeedFollower {
  private static final String SOURCE = "operations";
  private static final EntryReader<String> READER =
      new EntryReader<String>()
          .from(SOURCE)
          .on(Operation.parser(), operation -> operation.getOperationId());

  @Bean
  FeedReader operationsFeed(
      @Value("${cordon.feeds.operations}") String address,
      ServiceChannels channels,
      Observations observations,
      InstantSource clock) {
    return new FeedReader(
        SOURCE, channels.to(SOURCE, address), READER.typesOf(SOURCE), observations, clock);
  }

  @Bean
  Projector projector(Views views) {
    return views.keep(new Known());
  }

  private static final class Known implements Projection {
    @Override
    public String name() {
      return "known";
    }

    @Override
    public int version() {
      return 1;
    }

    @Override
    public int since() {
      return 1;
    }

    @Override
    public List<ViewCollection> collections() {
      return List.of(ViewCollection.of("known"));
    }

    @Override
    public void apply(ClientSession session, ViewBuild build, List<Numbered> entries) {
      var writes =
          entries.stream()
              .map(Numbered::entry)
              .flatMap(entry -> READER.read(entry).stream())
              .map(id ->
                  new ReplaceOneModel<>(
                      Filters.eq("_id", id),
                      new Document("_id", id),
                      new ReplaceOptions().upsert(true)))
              .toList();
      if (!writes.isEmpty()) {
        var _ = build.collection("known", Document.class).bulkWrite(session, writes);
      }
    }
  }
}
