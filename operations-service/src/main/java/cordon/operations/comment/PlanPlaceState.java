package cordon.operations.comment;

/** What has become of a place in a plan since somebody read it. */
enum PlanPlaceState {
  AS_READ,
  CHANGED,
  GONE
}
