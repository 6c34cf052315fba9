package cordon.operations.order;

import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import java.util.List;
import org.bson.conversions.Bson;

/** The indexes by which orders, their copies and readers are found. */
public final class OrderMigrations {
  static final Bson NUMBERED = compoundIndex(ascending("operationId"), descending("number"));
  static final Bson ORDERS = listed("operationId");
  static final Bson ORDERS_RECEIVED = listed("operationId", "receivers");

  static final Bson COPIES = ascending("orderId", "_id");
  static final Bson OWN_COPY = ascending("orderId", "receiver");
  static final Bson TO_DO = ascending("receiver", "waiting", "turn");

  static final Bson READER = ascending("orderId", "person");
  static final Bson READERS = ascending("orderId", "country", "_id");

  private OrderMigrations() {}

  /** Makes all of them. */
  public static void makeIndexes(MongoDatabase database) {
    var orders = database.getCollection("orders");
    orders.createIndex(NUMBERED, new IndexOptions().name("number").unique(true));
    List.of(ORDERS, ORDERS_RECEIVED).forEach(orders::createIndex);
    var copies = database.getCollection("order_copies");
    copies.createIndex(COPIES);
    copies.createIndex(OWN_COPY, new IndexOptions().unique(true));
    copies.createIndex(
        TO_DO, new IndexOptions().partialFilterExpression(Filters.eq("waiting", true)));
    var readings = database.getCollection("order_readings");
    readings.createIndex(READER, new IndexOptions().unique(true));
    readings.createIndex(READERS);
  }

  private static Bson listed(String... fields) {
    return compoundIndex(ascending(fields), descending("_id"));
  }
}
