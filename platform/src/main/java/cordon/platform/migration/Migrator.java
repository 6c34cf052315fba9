package cordon.platform.migration;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoServerException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import cordon.platform.journal.Lease;
import cordon.platform.journal.LeaseRenewal;
import cordon.platform.store.Mongo;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the migrations that a database has not had, in the order of their numbers. Of several
 * replicas one runs them, under a lease, and the others wait for it. What has run is recorded; what
 * failed half way is run again from its beginning. {@code docs/decisions/0045} says which code may
 * go on with what others have migrated.
 */
public final class Migrator {
  /** Where it is recorded what has run. */
  public static final String COLLECTION = "migrations";

  /** Stands in a database while a restore is under way; it is gone when all is there. */
  public static final String UNDER_WAY = "restore_under_way";

  private static final Logger log = LoggerFactory.getLogger(Migrator.class);

  /** One index on what has grown for years; a command has ten seconds. */
  private static final Duration LONGEST = Duration.ofDays(1);

  private static final Duration LOOK = Duration.ofMillis(200);

  private final Mongo mongo;
  private final InstantSource clock;
  private final String version;
  private final List<Migrations> parts;
  private final MongoCollection<Migrated> ran;
  private final Lease lease;

  /**
   * @param version of this code, which is recorded with what it runs
   * @param parts whose migrations they are, each part once and in this order
   */
  public Migrator(Mongo mongo, InstantSource clock, String version, List<Migrations> parts) {
    this.mongo = mongo;
    this.clock = clock;
    this.version = version;
    this.parts = List.copyOf(parts);
    if (parts.stream().map(Migrations::part).distinct().count() != parts.size()) {
      throw new IllegalArgumentException("the migrations of a part stand in one list");
    }
    this.ran = mongo.collection(COLLECTION, Migrated.class);
    this.lease = new Lease(mongo, clock, COLLECTION);
  }

  private record Due(String part, Migration migration) {}

  /**
   * Comes back when every migration has run.
   *
   * @throws NotMigratedException if one fails, or if newer code has left what this cannot go on
   *     with
   */
  public void run() throws InterruptedException {
    refuseHalfRestored();
    boolean told = false;
    while (!due().isEmpty()) {
      if (lease.hold()) {
        runHeld();
      } else {
        if (!told) {
          log.info("another replica migrates the database; this one waits");
          told = true;
        }
        Thread.sleep(LOOK);
      }
    }
  }

  private void refuseHalfRestored() {
    if (mongo.database().listCollectionNames().into(new ArrayList<>()).contains(UNDER_WAY)) {
      throw new NotMigratedException(
          "A restore of this database has not come to its end.",
          "Restore it again from its backup, which removes what is left of the first attempt.");
    }
  }

  private void runHeld() {
    try (var _ = LeaseRenewal.of(lease)) {
      // Another may have run some since they were looked for, or while the lease was lost.
      List<Due> due = due();
      while (!due.isEmpty() && lease.hold()) {
        run(due.getFirst());
        due = due();
      }
    } finally {
      lease.release();
    }
  }

  private void run(Due due) {
    Migration migration = due.migration();
    log.info("migration {} runs: {}", id(due), migration.name());
    long begun = System.nanoTime();
    if (!migration.olderGoesOn()) {
      // From here on older code does not start, however far this comes.
      begun(due);
    }
    try {
      migration.step().run(patient());
    } catch (RuntimeException e) {
      throw new NotMigratedException(
          "Migration %s (%s) has failed: %s.".formatted(id(due), migration.name(), why(e)),
          "Mend what stands in its way and start again: it is run from its beginning.",
          e);
    }
    record(due, clock.instant());
    log.info(
        "migration {} has run in {} ms",
        id(due),
        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
  }

  /** Nothing where it has begun before, or where another replica has come to its end by now. */
  private void begun(Due due) {
    try {
      ran.insertOne(Migrated.of(due.part(), due.migration(), version, null));
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      }
    }
  }

  private void record(Due due, Instant time) {
    Migrated record = Migrated.of(due.part(), due.migration(), version, time);
    ran.replaceOne(Filters.eq("_id", record.id()), record, new ReplaceOptions().upsert(true));
  }

  private MongoDatabase patient() {
    return mongo.database().withTimeout(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** What has not run, in order. */
  private List<Due> due() {
    Map<String, Migrated> known = new HashMap<>();
    ran.find().forEach(one -> known.put(one.id(), one));
    var due = new ArrayList<Due>();
    for (Migrations part : parts) {
      for (Migration migration : part.steps()) {
        Migrated one = known.remove(Migrated.idOf(part.part(), migration));
        if (one != null && !one.name().equals(migration.name())) {
          throw new NotMigratedException(
              "Migration %s is %s in this version %s, and was %s in version %s, which has run it."
                  .formatted(one.id(), migration.name(), version, one.name(), one.version()),
              "Start version %s, or give the one that has not run a number of its own."
                  .formatted(one.version()));
        }
        if (one == null || one.time() == null) {
          due.add(new Due(part.part(), migration));
        }
      }
    }
    refuseNewer(known.values().stream().filter(one -> !one.olderGoesOn()).toList());
    return due;
  }

  private void refuseNewer(List<Migrated> newer) {
    if (!newer.isEmpty()) {
      String needed = Collections.max(newer, Comparator.comparingInt(Migrated::number)).version();
      throw new NotMigratedException(
          "The database was migrated by version %s to a form that this version %s cannot go on with: %s."
              .formatted(
                  needed,
                  version,
                  newer.stream()
                      .map(one -> one.id() + " (" + one.name() + ")")
                      .collect(Collectors.joining(", "))),
          "Start version %s or a later one.".formatted(needed));
    }
  }

  private static String id(Due due) {
    return Migrated.idOf(due.part(), due.migration());
  }

  /** By name and code; a driver's message may quote data. */
  private static String why(RuntimeException fault) {
    String name = fault.getClass().getSimpleName();
    return fault instanceof MongoServerException of ? name + " " + of.getCode() : name;
  }
}
