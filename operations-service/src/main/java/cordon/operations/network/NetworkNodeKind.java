package cordon.operations.network;

/** What a node is. */
public enum NetworkNodeKind {
  PERSON,
  GROUP,
  COMPANY,
  PARK
}
