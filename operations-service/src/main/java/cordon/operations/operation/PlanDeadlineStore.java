package cordon.operations.operation;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import cordon.platform.store.Mongo;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * By when objectives are evaluated and reports owed that have a day after the operation's end. Also
 * of what has ended while its books are open, for that is when it is done.
 */
@Component
public class PlanDeadlineStore {
  private static final String OBJECTIVES = "approved.plan.objectives";
  private static final String DUTIES = "approved.plan.annex.reportingDuties";
  private static final String AFTER_END = "after_end";

  /** More days after the end the contract takes for no report. */
  private static final Duration LATEST = Duration.ofDays(730);

  private static final Bson ASKED =
      Projections.include(
          "created",
          "approved.plan.end",
          OBJECTIVES + ".indicator",
          OBJECTIVES + ".country",
          OBJECTIVES + ".evaluation",
          DUTIES);

  private final MongoCollection<Document> operations;

  PlanDeadlineStore(Mongo mongo) {
    operations = mongo.collection("operations", Document.class);
  }

  /**
   * What lies in a stretch of time, of operations that somebody leads.
   *
   * @param leader a country, or null for the secretariat
   */
  public List<PlanDeadline> of(@Nullable String leader, Instant from, Instant to) {
    var found = new ArrayList<PlanDeadline>();
    for (Document one :
        operations
            .find(
                Filters.and(
                    GoingOperationStore.led(leader),
                    GoingOperationStore.PREPARED,
                    Filters.or(evaluated(from, to), owed(from, to))))
            .projection(ASKED)
            .into(new ArrayList<>())) {
      Document plan = one.get("approved", Document.class).get("plan", Document.class);
      String id = one.getString("_id");
      Instant since = one.getDate("created").toInstant();
      evaluations(id, plan, since, found);
      reports(id, plan, since, found);
    }
    found.removeIf(one -> one.time().isBefore(from) || !one.time().isBefore(to));
    return found;
  }

  /** Within two years of the end, as reports: what ended long ago is not looked through. */
  private static Bson evaluated(Instant from, Instant to) {
    return Filters.and(
        Filters.gte("approved.plan.end", from.minus(LATEST)),
        Filters.elemMatch(
            OBJECTIVES,
            Filters.and(Filters.gte("evaluation", from), Filters.lt("evaluation", to))));
  }

  private static Bson owed(Instant from, Instant to) {
    return Filters.and(
        Filters.eq(DUTIES + ".cutOff.kind", AFTER_END),
        Filters.gte("approved.plan.end", from.minus(LATEST)),
        Filters.lt("approved.plan.end", to));
  }

  private static void evaluations(
      String id, Document plan, Instant since, List<PlanDeadline> found) {
    for (Document one : plan.getList("objectives", Document.class, List.of())) {
      if (one.getDate("evaluation") != null) {
        String key = "evaluation " + id + " " + one.get("indicator") + " " + one.get("country");
        found.add(new PlanDeadline(key, one.getDate("evaluation").toInstant(), since));
      }
    }
  }

  private static void reports(String id, Document plan, Instant since, List<PlanDeadline> found) {
    Instant end = plan.getDate("end").toInstant();
    var told = new HashMap<String, Integer>();
    for (Document one :
        plan.get("annex", new Document()).getList("reportingDuties", Document.class, List.of())) {
      Document cutOff = one.get("cutOff", Document.class);
      if (AFTER_END.equals(cutOff.getString("kind"))) {
        String key = "report " + id + " " + one.get("report") + " " + one.get("reporter");
        int before = told.merge(key, 1, Integer::sum) - 1;
        Duration after = Duration.ofDays(cutOff.get("days", Number.class).longValue());
        found.add(new PlanDeadline(before == 0 ? key : key + " " + before, end.plus(after), since));
      }
    }
  }
}
