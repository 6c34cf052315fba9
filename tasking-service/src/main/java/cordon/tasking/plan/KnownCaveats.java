package cordon.tasking.plan;

import cordon.caveat.Caveat;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * What limits a country that takes part in an operation.
 *
 * @param id {@code <operation>.<country>}
 * @param caveats none in what was observed of a country that is limited by nothing; such a row is
 *     not stored
 */
public record KnownCaveats(@BsonId String id, String operationId, List<Caveat> caveats) {
  public KnownCaveats {
    caveats = caveats == null ? List.of() : List.copyOf(caveats);
  }

  static String idOf(String operationId, String country) {
    return operationId + "." + country;
  }
}
