package cordon.operations.network;

/** What a walk has to know of a link. */
record LinkPart(String id, NetworkLinkKind kind, String from, String to) {
  NetworkLink.Ends ends() {
    return NetworkLink.Ends.of(kind, from, to);
  }

  /** The end that is not this one. */
  String beyond(String end) {
    return from.equals(end) ? to : from;
  }
}
