package cordon.operations.network;

import static cordon.operations.network.NetworkNodeKind.COMPANY;
import static cordon.operations.network.NetworkNodeKind.GROUP;
import static cordon.operations.network.NetworkNodeKind.PARK;
import static cordon.operations.network.NetworkNodeKind.PERSON;

/** What a link is. */
public enum NetworkLinkKind {
  COMMAND,
  FINANCE,
  KINSHIP,
  MEMBER_OF,
  OWNS;

  /** Whether it may lead from the one kind of node to the other. */
  boolean fits(NetworkNodeKind begin, NetworkNodeKind end) {
    return switch (this) {
      case COMMAND -> (begin == PERSON || begin == GROUP) && (end == PERSON || end == GROUP);
      case FINANCE -> true;
      case KINSHIP -> begin == PERSON && end == PERSON;
      case MEMBER_OF -> end == GROUP;
      case OWNS -> begin != PARK && (end == COMPANY || end == PARK);
    };
  }

  /** Whether it is the same in either direction. */
  boolean mutual() {
    return this == KINSHIP;
  }

  /** Whether it never leads back to where it began. */
  boolean acyclic() {
    return this == COMMAND || this == MEMBER_OF;
  }
}
