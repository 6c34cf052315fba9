package cordon.operations.network;

import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import java.util.List;
import org.bson.conversions.Bson;

/** The indexes by which networks, what they are made of and their reviews are found. */
public final class NetworkMigrations {
  static final String SEEN_BY = "seenBy";
  static final String OWNER = "ownerCountry";
  static final String OF_SECRETARIAT = "ofSecretariat";

  /** Of those that a country sees, so that what others have does not change the cost. */
  static final Bson SEEN = listed("operationId", SEEN_BY);

  static final Bson WAITING = ascending("waiting", "_id");

  /** By these alone they are counted, and held against circles. */
  static final Bson NODES = listed(OfNetworkStore.NETWORK, "state");

  static final Bson LINKS = ascending(OfNetworkStore.NETWORK, "state", "from");

  static final Bson KINDS =
      ascending(OfNetworkStore.NETWORK, "state", "spec.kind", "from", "to", "_id");

  private NetworkMigrations() {}

  /** Makes all of them. */
  public static void makeIndexes(MongoDatabase database) {
    var networks = database.getCollection("networks");
    List.of(
            listed("operationId"),
            SEEN,
            listed("operationId", "words"),
            listed("operationId", "majorCase.nextReviewDay"))
        .forEach(networks::createIndex);
    var nodes = database.getCollection("network_nodes");
    List.of(
            NODES,
            listed(OfNetworkStore.NETWORK, "spec.kind"),
            listed(OfNetworkStore.NETWORK, "spec.roles"),
            listed(OfNetworkStore.NETWORK, "spec.countries"),
            listed(OfNetworkStore.NETWORK, "words"))
        .forEach(nodes::createIndex);
    nodes.createIndex(
        WAITING, new IndexOptions().partialFilterExpression(Filters.eq("waiting", true)));
    var links = database.getCollection("network_links");
    List.of(KINDS, LINKS, ascending(OfNetworkStore.NETWORK, "state", "to"))
        .forEach(links::createIndex);
    database.getCollection("major_case_reviews").createIndex(listed(OfNetworkStore.NETWORK));
  }

  private static Bson listed(String... fields) {
    return compoundIndex(ascending(fields), descending("_id"));
  }
}
