package cordon.operations.operation;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import cordon.platform.store.Mongo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What calendars have to know of operations: which of them go on, and their course. By indexes that
 * begin with what is over or not, so that it costs no more after ten years.
 */
@Component
public class GoingOperationStore {
  /** In which days of action lie ahead, and invitations wait for an answer. */
  private static final Bson GOING = Filters.in("state", "PLANNED", "ACTIVE", "SUSPENDED");

  /** In which there is something to prepare, if only the debrief. */
  static final Bson PREPARED = Filters.in("state", "PLANNED", "ACTIVE", "SUSPENDED", "CONCLUDED");

  private static final Bson ID = Projections.include("_id");

  private static final Bson COURSE =
      Projections.include(
          "lead",
          "approved.plan.phases.kind",
          "approved.plan.phases.start",
          "approved.plan.phases.end");

  private final MongoCollection<Document> operations;

  GoingOperationStore(Mongo mongo) {
    operations = mongo.collection("operations", Document.class);
  }

  /** Those of these operations that go on. */
  public Set<String> goingAmong(Collection<String> ids) {
    return among(ids, GOING);
  }

  /** Those of these operations that go on, or have ended and their books are open. */
  public Set<String> preparedAmong(Collection<String> ids) {
    return among(ids, PREPARED);
  }

  /** The same of those that the secretariat leads, alone or with others. */
  public Set<String> preparedBySecretariatAmong(Collection<String> ids) {
    return among(ids, Filters.and(PREPARED, LedOperationStore.BY_SECRETARIAT));
  }

  /** Those that a country leads and that go on, or have ended and their books are open. */
  public List<String> preparedBy(String country) {
    return operations
        .find(Filters.and(Filters.eq(LedOperationStore.COUNTRIES, country), PREPARED))
        .projection(ID)
        .map(found -> found.getString("_id"))
        .into(new ArrayList<>());
  }

  /**
   * The course of what goes on, where a phase meets a stretch of time.
   *
   * @param leader whose lead is told: a country, or null for the secretariat
   * @param ledAlone whether only those are wanted that the leader leads
   */
  public List<Course> courses(@Nullable String leader, boolean ledAlone, Instant from, Instant to) {
    return operations
        .find(
            Filters.and(
                ledAlone ? led(leader) : Filters.empty(),
                GOING,
                // At its end there may be a last phase that ends.
                Filters.gte("approved.plan.end", from),
                Filters.elemMatch(
                    "approved.plan.phases",
                    Filters.and(Filters.lt("start", to), Filters.gte("end", from)))))
        .projection(COURSE)
        .map(found -> course(found, leader))
        .into(new ArrayList<>());
  }

  static Bson led(@Nullable String leader) {
    return leader == null
        ? LedOperationStore.BY_SECRETARIAT
        : Filters.eq(LedOperationStore.COUNTRIES, leader);
  }

  private Set<String> among(Collection<String> ids, Bson wanted) {
    return ids.isEmpty()
        ? Set.of()
        : operations
            .find(Filters.and(Filters.in("_id", ids), wanted))
            .projection(ID)
            .map(found -> found.getString("_id"))
            .into(new HashSet<>());
  }

  private static Course course(Document found, @Nullable String leader) {
    return new Course(
        found.getString("_id"),
        isLed(found.get("lead", new Document()), leader),
        found
            .get("approved", Document.class)
            .get("plan", Document.class)
            .getList("phases", Document.class)
            .stream()
            .map(one ->
                new Course.Part(
                    one.getString("kind"),
                    one.getDate("start").toInstant(),
                    one.getDate("end").toInstant()))
            .toList());
  }

  private static boolean isLed(Document lead, @Nullable String leader) {
    return leader == null
        ? !Boolean.FALSE.equals(lead.getBoolean("secretariat"))
        : lead.getList("countries", String.class, List.of()).contains(leader);
  }
}
