package cordon.caveat;

/**
 * One limit of a country.
 *
 * @param key by which refusals cite it
 * @param note in the country's own words; nothing rests on it
 */
public record Caveat(String key, String note, CaveatRule rule) {}
