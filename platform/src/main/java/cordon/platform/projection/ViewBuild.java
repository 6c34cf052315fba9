package cordon.platform.projection;

import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoCollection;
import cordon.platform.store.Mongo;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One building of one version of a view: the collections that are its own. Whoever reads several of
 * them takes one build for all.
 */
public final class ViewBuild {
  private final Mongo mongo;
  private final String view;
  private final int version;
  private final @Nullable String suffix;

  /**
   * @param suffix of its collections' names, different for each build; null for one of the time
   *     before builds had names
   */
  ViewBuild(Mongo mongo, String view, int version, @Nullable String suffix) {
    this.mongo = mongo;
    this.view = view;
    this.version = version;
    this.suffix = suffix;
  }

  /** The view's version, by which code that knows several tells them apart. */
  public int version() {
    return version;
  }

  /**
   * A collection of this build.
   *
   * @param name as the view's {@link Projection#collections()} has it
   */
  public <T> MongoCollection<T> collection(String name, Class<T> type) {
    return mongo.collection(nameOf(name), type);
  }

  /** The name of a collection in the database. */
  public String nameOf(String name) {
    return suffix == null ? name : name + suffix;
  }

  /** How far it is in what a transaction sees. */
  public Progress reached(ClientSession session) {
    return new Builds(mongo).reached(session, this);
  }

  /** How many entries of each aggregate it had to leave out, in what a transaction sees. */
  public Map<String, Long> parked(ClientSession session) {
    return new Parked(mongo, this).counts(session);
  }

  String view() {
    return view;
  }

  @Nullable String suffix() {
    return suffix;
  }

  /** Of its document; one for each version of a view. */
  String id() {
    return suffix == null ? view : idOf(view, version);
  }

  static String idOf(String view, int version) {
    return view + "/" + version;
  }

  /** By which what it has parked is kept apart. */
  String key() {
    return suffix == null ? view : view + suffix;
  }

  @Override
  public String toString() {
    return view + " " + version;
  }
}
