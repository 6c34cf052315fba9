package cordon.operations.network;

import cordon.operations.OperationsReason;
import cordon.platform.refusal.RejectedException;

/** How much there may be of something. */
final class Limits {
  static final int NODES = 5_000;
  static final int LINKS = 20_000;

  /** Of one node, so that whatever moves a node moves no more than these. */
  static final int LINKS_OF_NODE = 200;

  private Limits() {}

  /**
   * @param place of the request that would make it too many
   * @throws RejectedException NETWORK_FULL
   */
  static void require(int there, int most, String what, String place) {
    if (there > most) {
      throw new RejectedException(
              OperationsReason.NETWORK_FULL,
              "That would be %d %s, and %d is the most; remove some first."
                  .formatted(there, what, most))
          .with("at_most", Integer.toString(most))
          .at(place);
    }
  }
}
