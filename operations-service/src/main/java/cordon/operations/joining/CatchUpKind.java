package cordon.operations.joining;

/** What there may be to see or do for a country that joined late. */
public enum CatchUpKind {
  PLAN,
  PHASES_BEGUN,
  ORDER_MISSING,
  ORDER_TO_RECEIVE,
  ORDER_TO_READ,
  PACKAGES_TO_RECEIVE,
  DECISIONS,
  ITEMS_OPEN,
  CONTRIBUTIONS_ASKED,
  REPORTS,
  AGENCIES,
  ORDER_TO_DESTROY
}
