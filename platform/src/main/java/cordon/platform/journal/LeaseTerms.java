package cordon.platform.journal;

import java.time.Duration;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** What the database does with a lease that a replica wants, in one step and by its own clock. */
final class LeaseTerms {
  private static final String NOW = "$$NOW";

  /** A field that is set to it is not stored. */
  private static final String NOTHING = "$$REMOVE";

  private LeaseTerms() {}

  /**
   * Whoever asks has it afterwards if nobody else does, and is known to have asked otherwise.
   *
   * @param done as of when the work is done, by the database's clock; null says nothing new
   * @param lasting for how long that may be acted on; null if that is not known
   */
  static List<Bson> of(
      String holder, Duration length, @Nullable Date done, @Nullable Duration lasting) {
    var free =
        new Document(
            "$or",
            List.of(
                new Document("$eq", List.of("$holder", holder)),
                // What is not there is before everything.
                new Document("$lt", List.of("$until", NOW))));
    var until = new Document("$add", List.of(NOW, length.toMillis()));
    Object next = done == null ? "$done" : new Document("$min", List.of(done, NOW));
    Object lasts = done == null ? "$lasts" : lasting == null ? NOTHING : lasting.toMillis();
    return List.of(
        new Document("$set", new Document("mine", free).append("now", NOW)),
        new Document(
            "$set",
            new Document("holder", ifMine(holder, "$holder"))
                .append("until", ifMine(until, "$until"))
                .append("done", ifMine(next, "$done"))
                .append("lasts", ifMine(lasts, "$lasts"))
                .append("asked", ifMine("$asked", NOW))),
        new Document("$unset", "mine"));
  }

  private static Document ifMine(Object yes, Object no) {
    return new Document("$cond", List.of("$mine", yes, no));
  }
}
