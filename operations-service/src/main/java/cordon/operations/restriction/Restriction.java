package cordon.operations.restriction;

/**
 * One limit of the data that a country gives.
 *
 * @param key by which refusals cite it
 * @param note in the country's own words; nothing rests on it
 */
public record Restriction(String key, String note, RestrictionRule rule) {}
