package cordon.platform.projection;

import com.mongodb.client.ClientSession;
import cordon.platform.journal.Blocks;
import cordon.platform.journal.Tail;
import cordon.platform.refusal.RejectedException;
import cordon.platform.store.Mongo;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** The views of a service, by name; where stores find what they read. */
public final class Views {
  private final Mongo mongo;
  private final Blocks blocks;
  private final Tail tail;
  private final Duration kept;
  private final Map<String, Projector> projectors = new ConcurrentHashMap<>();

  /**
   * @param kept how long a build is kept that no replica uses
   */
  public Views(Mongo mongo, Blocks blocks, Tail tail, Duration kept) {
    this.mongo = mongo;
    this.blocks = blocks;
    this.tail = tail;
    this.kept = kept;
  }

  /**
   * What keeps a view up; a bean of the service.
   *
   * @throws IllegalArgumentException if there is one of that name already
   */
  public Projector keep(Projection projection) {
    var projector = new Projector(mongo, blocks, tail, projection, kept);
    if (projectors.putIfAbsent(projection.name(), projector) != null) {
      throw new IllegalArgumentException("two views are called " + projection.name());
    }
    return projector;
  }

  /**
   * The build that is read outside of transactions.
   *
   * @throws RejectedException STORE_UNAVAILABLE if there is none yet
   */
  public ViewBuild serving(String view) {
    return projector(view).serving();
  }

  /**
   * The build that a transaction reads.
   *
   * @throws RejectedException STORE_UNAVAILABLE if there is none yet
   */
  public ViewBuild serving(String view, ClientSession session) {
    return projector(view).serving(session);
  }

  /** How many entries the build that is read had to leave out, as far as this replica knows. */
  public long parked(String view) {
    return projector(view).parked();
  }

  /**
   * How often the build that is read has taken in something after all that it had left out, as far
   * as this replica knows: what it shows has changed then, though nothing new has come.
   */
  public long retaken(String view) {
    return projector(view).reached().retaken();
  }

  /**
   * Whether everything that was accepted before a moment is in every build of every view that a
   * replica may read, and nothing is left out. Where a replica of another release may read builds
   * of its own, that is not known, and the answer is no.
   *
   * @param moment of this replica's clock
   */
  public boolean showEverywhere(Instant moment) {
    return projectors.values().stream().allMatch(projector -> projector.shows(moment))
        && new Builds(mongo)
            .areAllAndWhole(projectors.values().stream().map(Projector::serving).toList());
  }

  private Projector projector(String view) {
    return Objects.requireNonNull(projectors.get(view), view);
  }
}
