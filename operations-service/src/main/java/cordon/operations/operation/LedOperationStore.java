package cordon.operations.operation;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import cordon.platform.call.Caller;
import cordon.platform.store.Mongo;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What other stores have to know of operations for their reach: which a country leads. Out of an
 * index alone, so that it costs no more than to ask which it takes part in.
 */
@Component
public class LedOperationStore {
  public static final String COUNTRIES = "lead.countries";

  /** What the secretariat leads, alone or with others; without a lead it does. */
  public static final Bson BY_SECRETARIAT = Filters.ne("lead.secretariat", false);

  private static final Bson IDS = Projections.include("_id");

  private final MongoCollection<Document> operations;

  LedOperationStore(Mongo mongo) {
    operations = mongo.collection("operations", Document.class);
  }

  /**
   * Ids of the operations that a country leads.
   *
   * @param within of which one is asked; null for all
   */
  public List<String> ledBy(String country, @Nullable String within) {
    if (within != null) {
      return isLedBy(within, country) ? List.of(within) : List.of();
    }
    return operations
        .find(Filters.eq(COUNTRIES, country))
        .projection(IDS)
        .map(found -> found.getString("_id"))
        .into(new ArrayList<>());
  }

  /**
   * What belongs to the operations that a country leads.
   *
   * @param within of which one is asked; null for all
   */
  public Bson ofLedBy(String country, @Nullable String within) {
    return Filters.in("operationId", ledBy(country, within));
  }

  /**
   * The country of a caller who is told no more of an operation than one that takes part; null for
   * the secretariat, and for planners and approvers of a country that leads it.
   */
  public @Nullable String toldAs(Caller caller, String operationId) {
    String country = caller.country();
    return country != null && caller.leads() && isLedBy(operationId, country) ? null : country;
  }

  private boolean isLedBy(String operationId, String country) {
    return operations
            .find(Filters.and(Filters.eq("_id", operationId), Filters.eq(COUNTRIES, country)))
            .projection(IDS)
            .first()
        != null;
  }

  /** Those of these ids that there are. */
  public Set<String> among(Collection<String> ids) {
    return operations
        .find(Filters.in("_id", ids))
        .projection(IDS)
        .map(found -> found.getString("_id"))
        .into(new HashSet<>());
  }

  /** Ids of the programmes of these operations. */
  public List<String> programmesOf(Collection<String> ids) {
    var found = new ArrayList<String>();
    operations
        .find(Filters.and(Filters.in("_id", ids), Filters.exists("programmeId")))
        .projection(Projections.include("programmeId"))
        .forEach((Consumer<Document>) one -> found.add(one.getString("programmeId")));
    return found.stream().distinct().toList();
  }
}
