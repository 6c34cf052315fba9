package cordon.operations.intelligence;

/** Who gave or received something, as seen by who asks. */
enum PackageSide {
  BY_US,
  TO_US
}
