package cordon.reporting.outcome;

import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import cordon.platform.projection.ViewBuild;
import cordon.platform.projection.ViewCollection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What the rows are made of, as one build of the view has it: what each result counts, and who
 * names which subject.
 */
final class ContributionStore {
  static final List<ViewCollection> COLLECTIONS =
      List.of(
          ViewCollection.of("contributions"),
          ViewCollection.of("claims", Indexes.ascending("cluster"), Indexes.ascending("resultId")));
  private static final BulkWriteOptions ANY_ORDER = new BulkWriteOptions().ordered(false);

  private final ViewBuild build;
  private final MongoCollection<Claim> claims;

  ContributionStore(ViewBuild build) {
    this.build = build;
    claims = build.collection("claims", Claim.class);
  }

  /** What these results count, by result. */
  Map<String, Contribution> contributions(ClientSession session, Collection<String> resultIds) {
    Map<String, Contribution> found = new HashMap<>();
    Consumer<Contribution> take = one -> found.put(one.resultId(), one);
    if (build.version() < OutcomeStore.MEASURES) {
      contributions(SingleMeasure.class)
          .find(session, Filters.in("_id", resultIds))
          .map(SingleMeasure::whole)
          .forEach(take);
    } else {
      contributions(Contribution.class).find(session, Filters.in("_id", resultIds)).forEach(take);
    }
    return found;
  }

  /** All that is said of these subjects and events. */
  List<Claim> claims(ClientSession session, Collection<String> clusters) {
    return clusters.isEmpty()
        ? List.of()
        : claims.find(session, Filters.in("cluster", clusters)).into(new ArrayList<>());
  }

  /** Puts what these results count now, and name now, in the place of what they did before. */
  void replace(
      ClientSession session, Collection<Contribution> changed, Collection<Claim> newClaims) {
    if (build.version() < OutcomeStore.MEASURES) {
      replace(session, SingleMeasure.class, changed, SingleMeasure::of);
    } else {
      replace(session, Contribution.class, changed, Function.identity());
    }
    claims.deleteMany(
        session, Filters.in("resultId", changed.stream().map(Contribution::resultId).toList()));
    if (!newClaims.isEmpty()) {
      claims.insertMany(session, new ArrayList<>(newClaims));
    }
  }

  private <T> void replace(
      ClientSession session,
      Class<T> type,
      Collection<Contribution> changed,
      Function<Contribution, T> form) {
    var replacements = new ArrayList<WriteModel<T>>();
    for (Contribution one : changed) {
      replacements.add(
          new ReplaceOneModel<>(
              Filters.eq("_id", one.resultId()),
              form.apply(one),
              new ReplaceOptions().upsert(true)));
    }
    contributions(type).bulkWrite(session, replacements, ANY_ORDER);
  }

  private <T> MongoCollection<T> contributions(Class<T> type) {
    return build.collection("contributions", type);
  }
}
