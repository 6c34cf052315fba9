package cordon.operations.intelligence;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/**
 * How many copies are in each state.
 *
 * @param late of those that are sent or received those of which the time has passed
 * @param asked those on which a wider use waits for an answer, of those that the reader is a party
 *     of
 * @param unreadable those in a state of a later version
 */
record CopyCounts(Map<PackageCopyState, Integer> states, int late, int asked, int unreadable) {

  /**
   * @param parts state, due time, whether it waits for an answer, owner and receiver of each
   * @param country of the reader; null for the secretariat
   */
  static CopyCounts of(List<BsonDocument> parts, @Nullable String country, Instant now) {
    var states = new EnumMap<PackageCopyState, Integer>(PackageCopyState.class);
    int late = 0;
    int asked = 0;
    int unreadable = 0;
    for (BsonDocument one : parts) {
      PackageCopyState state = state(one.getString("state").getValue());
      if (state == null) {
        unreadable++;
        continue;
      }
      states.merge(state, 1, Integer::sum);
      boolean open = state == PackageCopyState.SENT || state == PackageCopyState.RECEIVED;
      if (open && one.getDateTime("due").getValue() < now.toEpochMilli()) {
        late++;
      }
      if (one.getBoolean("asked").getValue() && isParty(one, country)) {
        asked++;
      }
    }
    return new CopyCounts(states, late, asked, unreadable);
  }

  private static boolean isParty(BsonDocument one, @Nullable String country) {
    return is(one.get("ownerCountry"), country) || is(one.get("receiver"), country);
  }

  private static boolean is(@Nullable BsonValue stored, @Nullable String country) {
    return stored == null || stored.isNull()
        ? country == null
        : stored.asString().getValue().equals(country);
  }

  private static @Nullable PackageCopyState state(String name) {
    for (PackageCopyState one : PackageCopyState.values()) {
      if (one.name().equals(name)) {
        return one;
      }
    }
    return null;
  }
}
