package cordon.operations.joining;

/**
 * What may hang on a country's taking part; the contract says what becomes of each with its
 * withdrawal.
 */
public enum ConsequenceKind {
  ORDER_COPIES_CALLED_IN,
  ORDER_COPIES_TO_DESTROY,
  PACKAGES_HELD,
  PACKAGES_GIVEN,
  PACKAGES_NOT_GIVEN,
  WIDER_USES_ASKED,
  CASES_OPEN,
  CASES_SELECTED,
  HOTSPOTS,
  NETWORKS,
  CONTRIBUTIONS_ASKED,
  CONTRIBUTIONS_PROMISED,
  CONTRIBUTIONS_DEPLOYED,
  ITEMS_OPEN,
  MEETINGS_AHEAD,
  PLAN_PLACES,
  CAVEATS,
  RESTRICTIONS,
  AGENCIES,
  LEADS
}
