package cordon.platform.conformance;

import com.mongodb.client.model.Filters;
import org.bson.Document;

/** Has a view built anew, as on a database that has the journal and nothing else. */
public final class Anew {
  private Anew() {}

  /** Forgets what was built and starts the service again. */
  public static void build(ServiceFixture service, String view) {
    service.mongo().collection("projections", Document.class).deleteMany(Filters.eq("view", view));
    service.restart();
  }
}
