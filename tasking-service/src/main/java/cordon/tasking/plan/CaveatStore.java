package cordon.tasking.plan;

import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import cordon.caveat.Caveats;
import cordon.platform.command.Transaction;
import cordon.platform.projection.ViewBuild;
import cordon.platform.projection.ViewCollection;
import cordon.platform.projection.Views;
import java.util.List;
import org.springframework.stereotype.Component;

/** What limits countries, as a part of the view of plans; written by its projection alone. */
@Component
public class CaveatStore {
  private static final String CAVEATS = "known_caveats";
  static final ViewCollection COLLECTION = ViewCollection.of(CAVEATS);

  private final Views views;

  CaveatStore(Views views) {
    this.views = views;
  }

  /**
   * What limits a country in an operation, in what the transaction sees. None while a build of the
   * view is read that knew no caveats.
   */
  public Caveats of(Transaction tx, String operationId, String country) {
    ViewBuild build = views.serving(PlanStore.VIEW, tx.session());
    if (build.version() < PlanProjection.CAVEATS) {
      return new Caveats(List.of());
    }
    KnownCaveats known =
        caveats(build)
            .find(tx.session(), Filters.eq("_id", KnownCaveats.idOf(operationId, country)))
            .first();
    return new Caveats(known == null ? List.of() : known.caveats());
  }

  /** Applies what was observed, in order. */
  void apply(ClientSession session, ViewBuild build, List<KnownCaveats> observed) {
    if (!observed.isEmpty()) {
      caveats(build).bulkWrite(session, observed.stream().map(CaveatStore::write).toList());
    }
  }

  private static WriteModel<KnownCaveats> write(KnownCaveats known) {
    var one = Filters.eq("_id", known.id());
    return known.caveats().isEmpty()
        ? new DeleteOneModel<>(one)
        : new ReplaceOneModel<>(one, known, new ReplaceOptions().upsert(true));
  }

  private static MongoCollection<KnownCaveats> caveats(ViewBuild build) {
    return build.collection(CAVEATS, KnownCaveats.class);
  }
}
