package cordon.platform.projection;

import com.mongodb.client.ClientSession;
import cordon.platform.journal.Numbered;
import java.util.List;

/**
 * A view that is made of the journal and of nothing else, so that it can be built anew with the
 * same result. Time, ids and randomness come from the entries. {@code docs/decisions/0032} says how
 * its versions stand side by side.
 */
public interface Projection {
  /** Name of the view, one of its kind in the service. */
  String name();

  /**
   * Version of the stored form. When it has grown, the view is built anew in collections of its
   * own, beside those of the version before.
   */
  int version();

  /**
   * The oldest version that this code can read and go on with, as a replica of that version would:
   * its collections serve while those of {@link #version()} are built. A step that differs asks
   * {@link ViewBuild#version()}. The version itself, if there is none: a service that finds only
   * older ones is not ready until its own is built.
   */
  int since();

  /** The collections that it owns alone, each build for itself. */
  List<ViewCollection> collections();

  /**
   * Applies a stretch of entries in their order, within the transaction that moves the position.
   * Entries of types that it has no use for are passed over.
   *
   * @param build whose collections are written, and no others
   * @throws RuntimeException if an entry cannot be read; its aggregate is then parked
   */
  void apply(ClientSession session, ViewBuild build, List<Numbered> entries);
}
