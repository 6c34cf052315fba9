package cordon.platform.projection;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import cordon.platform.store.Mongo;
import cordon.platform.time.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The builds of views that there are: how far each is, and whether somebody uses it. A build's
 * collections have names of its own, so that nothing that is done to one, not even by a replica
 * that was frozen for hours, touches another.
 */
final class Builds {
  private static final int NAMESPACE_EXISTS = 48;
  private static final int RANDOM_DIGITS = 8;
  private static final Duration LONGEST_INDEX = Duration.ofDays(1);

  private final Mongo mongo;
  private final MongoCollection<Document> builds;

  Builds(Mongo mongo) {
    this.mongo = mongo;
    this.builds = mongo.collection("projections", Document.class);
  }

  /**
   * What is known of a build.
   *
   * @param complete whether it has been caught up once
   * @param beat counted up by whoever uses it
   * @param collections their names in the database
   * @param dropped whether somebody is dropping it
   */
  record Known(
      ViewBuild build,
      Progress reached,
      boolean complete,
      long beat,
      List<String> collections,
      boolean dropped) {}

  /** The build of a projection's version; a new one if there is none. */
  Known open(Projection projection) {
    String id = ViewBuild.idOf(projection.name(), projection.version());
    for (; ; ) {
      Document known = builds.find(Filters.eq("_id", id)).first();
      if (known == null) {
        begin(projection);
      } else if (known(known).dropped()) {
        drop(known(known));
      } else {
        ensure(known(known).build(), projection);
        return known(known);
      }
    }
  }

  private void begin(Projection projection) {
    String id = Ids.next();
    String suffix = "_" + projection.version() + "_" + id.substring(id.length() - RANDOM_DIGITS);
    var build = new ViewBuild(mongo, projection.name(), projection.version(), suffix);
    List<String> names =
        projection.collections().stream().map(held -> build.nameOf(held.name())).toList();
    try {
      builds.insertOne(
          new Document("_id", build.id())
              .append("view", build.view())
              .append("version", build.version())
              .append("suffix", suffix)
              .append("collections", names)
              .append("position", 0L)
              .append("time", Date.from(Instant.EPOCH))
              .append("complete", false)
              .append("beat", 0L));
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      }
      // Another replica has begun it at the same moment.
    }
  }

  /** Outside of transactions and before the first entry, so that indexes cost nothing. */
  private void ensure(ViewBuild build, Projection projection) {
    for (ViewCollection held : projection.collections()) {
      try {
        mongo.database().createCollection(build.nameOf(held.name()));
      } catch (MongoCommandException e) {
        if (e.getErrorCode() != NAMESPACE_EXISTS) {
          throw e;
        }
      }
      for (Bson index : held.indexes()) {
        // Not within the time limit of commands: one that is added to a view may find it large.
        build
            .collection(held.name(), Document.class)
            .withTimeout(LONGEST_INDEX.toMillis(), TimeUnit.MILLISECONDS)
            .createIndex(index);
      }
    }
  }

  /** All builds of a view, also the one of the time before builds had names. */
  List<Known> of(String view) {
    return builds
        .find(Filters.or(Filters.eq("view", view), Filters.eq("_id", view)))
        .map(this::known)
        .into(new ArrayList<>());
  }

  /** Whether these are all the builds that there are, of whatever view, and nothing is left out. */
  boolean areAllAndWhole(Collection<ViewBuild> these) {
    Set<String> there =
        builds.find().map(found -> known(found).build().key()).into(new HashSet<>());
    return there.equals(these.stream().map(ViewBuild::key).collect(Collectors.toSet()))
        && Parked.none(mongo);
  }

  Optional<Known> find(ViewBuild build) {
    return Optional.ofNullable(builds.find(is(build)).first()).map(this::known);
  }

  /** How far a build is now, whoever moves it; -1 if it is not there. */
  long positionOf(ViewBuild build) {
    return find(build).map(known -> known.reached().position()).orElse(-1L);
  }

  /** How far a build is in what a transaction sees; -1 if it is not there. */
  long positionOf(ClientSession session, ViewBuild build) {
    Document found = builds.find(session, is(build)).first();
    return found == null ? -1 : found.getLong("position");
  }

  /** How far it is in what a transaction sees; at the beginning, if it is not there. */
  Progress reached(ClientSession session, ViewBuild build) {
    Document found = builds.find(session, is(build)).first();
    return found == null ? Progress.none(build.view(), build.version()) : known(found).reached();
  }

  /** Moves the position on, if nobody else has moved it meanwhile and it is not given up. */
  boolean move(ClientSession session, ViewBuild build, Progress from, Progress to) {
    return builds
            .updateOne(
                session,
                Filters.and(
                    is(build),
                    Filters.eq("position", from.position()),
                    Filters.ne("dropped", true)),
                Updates.combine(
                    Updates.set("position", to.position()),
                    Updates.set("time", Date.from(to.time()))))
            .getModifiedCount()
        == 1;
  }

  /** Counts that something earlier is taken in after all, if nobody has moved it meanwhile. */
  boolean retake(ClientSession session, ViewBuild build, Progress at) {
    return builds
            .updateOne(
                session,
                Filters.and(
                    is(build), Filters.eq("position", at.position()), Filters.ne("dropped", true)),
                Updates.inc("retaken", 1L))
            .getModifiedCount()
        == 1;
  }

  void complete(ViewBuild build) {
    builds.updateOne(is(build), Updates.set("complete", true));
  }

  /** Says that somebody uses it; false if it is not there any more. */
  boolean beat(ViewBuild build) {
    if (build.suffix() == null) {
      // Whoever is of that time knows nothing of beats, and would have them in its document.
      return find(build).isPresent();
    }
    return builds
            .updateOne(Filters.and(is(build), Filters.ne("dropped", true)), Updates.inc("beat", 1L))
            .getModifiedCount()
        == 1;
  }

  /**
   * Gives a build up, unless somebody has used it since it was looked at. It is marked first: what
   * is half dropped after a crash is dropped the next time.
   *
   * @return whether it is gone
   */
  boolean drop(Known unused) {
    ViewBuild build = unused.build();
    if (!unused.dropped()
        && builds
                .updateOne(
                    Filters.and(
                        is(build),
                        Filters.eq("beat", unused.beat()),
                        Filters.eq("position", unused.reached().position())),
                    Updates.set("dropped", true))
                .getModifiedCount()
            == 0) {
      return false;
    }
    unused.collections().forEach(name -> mongo.collection(name, Document.class).drop());
    new Parked(mongo, build).forget();
    builds.deleteOne(is(build));
    return true;
  }

  private static Bson is(ViewBuild build) {
    return Filters.and(Filters.eq("_id", build.id()), Filters.eq("suffix", build.suffix()));
  }

  private Known known(Document found) {
    @Nullable String suffix = found.getString("suffix");
    String view = suffix == null ? found.getString("_id") : found.getString("view");
    int version = found.getInteger("version");
    return new Known(
        new ViewBuild(mongo, view, version, suffix),
        new Progress(
            view,
            version,
            found.getLong("position"),
            found.getDate("time").toInstant(),
            found.get("retaken", 0L)),
        suffix == null || found.getBoolean("complete", false),
        suffix == null ? 0 : found.getLong("beat"),
        found.getList("collections", String.class, List.of()),
        found.getBoolean("dropped", false));
  }
}
