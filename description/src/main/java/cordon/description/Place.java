package cordon.description;

/**
 * Where a value stands. Protocol Buffers' JSON is read in more forms than it is written in: numbers
 * as texts and the other way round, enum values by number, null for what is not there.
 */
enum Place {
  /** In a body that is sent. */
  READ,
  /** In the query, the path or a header: a text, whatever the type. */
  PARAMETER,
  /** In an answer. */
  WRITTEN
}
