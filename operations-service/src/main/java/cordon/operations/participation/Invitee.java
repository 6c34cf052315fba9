package cordon.operations.participation;

/**
 * A country that is to be invited.
 *
 * @param country ISO 3166-1 alpha-2
 * @param displayName the name that the plan gives it, not one from a table
 */
record Invitee(String country, String displayName, ContactPoint contactPoint) {}
