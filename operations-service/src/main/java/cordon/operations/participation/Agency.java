package cordon.operations.participation;

/**
 * A body of a country that sends officers and reports.
 *
 * @param code by which it is named within its country
 * @param name in its own words
 */
public record Agency(String code, String name, AgencyKind kind) {}
