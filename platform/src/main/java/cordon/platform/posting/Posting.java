package cordon.platform.posting;

import cordon.platform.journal.Actor;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * One act on many staged rows, e.g. the taking or the validation of a submission, and how far it
 * is.
 *
 * @param id {@code <batch>/<act>}
 * @param batch which rows, e.g. a submission's id
 * @param act what is done with them, e.g. {@code SubmitResults}
 * @param actor in whose name
 * @param trace of the request that was accepted
 * @param rows how many rows there are
 * @param posted how many of them are posted
 * @param done whether all are
 * @param accepted when the act was accepted
 * @param purpose why the caller said to act; null if they did not
 */
public record Posting(
    @BsonId String id,
    String batch,
    String act,
    Actor actor,
    @Nullable String trace,
    int rows,
    int posted,
    boolean done,
    Instant accepted,
    @Nullable String purpose) {

  static String idOf(String batch, String act) {
    return batch + "/" + act;
  }

  Posting advanced(int to) {
    return new Posting(id, batch, act, actor, trace, rows, to, to >= rows, accepted, purpose);
  }
}
