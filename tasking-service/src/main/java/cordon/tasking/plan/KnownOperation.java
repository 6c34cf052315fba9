package cordon.tasking.plan;

import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * An operation as far as tasks depend on it.
 *
 * @param invited countries with an invitation to answer; they may know that it exists
 * @param accepted countries that take part
 */
public record KnownOperation(
    @BsonId String id, OperationState state, List<String> invited, List<String> accepted) {

  public KnownOperation {
    invited = invited == null ? List.of() : List.copyOf(invited);
    accepted = accepted == null ? List.of() : List.copyOf(accepted);
  }
}
