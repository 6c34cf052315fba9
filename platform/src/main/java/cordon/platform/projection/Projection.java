package cordon.platform.projection;

import com.mongodb.client.ClientSession;
import cordon.platform.journal.Numbered;
import java.util.List;

/**
 * A view that is made of the journal and of nothing else, so that it can be emptied and built anew
 * with the same result. Time, ids and randomness come from the entries.
 */
public interface Projection {
  /** Name under which its position is kept. */
  String name();

  /** Version of the stored form; when it has grown, the view is built anew at the next start. */
  int version();

  /** The collections that it owns alone; emptied before it is built anew. */
  List<String> collections();

  /**
   * Applies a stretch of entries in their order, within the transaction that moves the position.
   * Entries of types that it has no use for are passed over.
   *
   * @throws RuntimeException if an entry cannot be read; its aggregate is then parked
   */
  void apply(ClientSession session, List<Numbered> entries);
}
