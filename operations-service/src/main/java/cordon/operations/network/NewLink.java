package cordon.operations.network;

import org.jspecify.annotations.Nullable;

/** A link to add. */
record NewLink(End from, End to, NetworkLinkSpec spec) {
  /**
   * One of its ends: a node that is there, or one that is added with it.
   *
   * @param id null for one that is added, of which there is the key
   */
  record End(@Nullable String id, @Nullable String key) {}
}
