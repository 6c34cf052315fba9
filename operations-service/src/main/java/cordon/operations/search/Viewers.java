package cordon.operations.search;

import cordon.platform.call.Caller;
import java.util.List;

/**
 * Whose rows a caller reads: those of all who see everything, those of a country for what it sees
 * as it takes part or is invited, and for its planners and approvers those of what it leads.
 */
final class Viewers {
  static final String ALL = "";

  private Viewers() {}

  static String leading(String country) {
    return country + "!";
  }

  /** How many rows of one operation a caller may have: whoever leads it and takes part has two. */
  static int most(Caller caller) {
    return caller.country() == null ? 1 : of(caller).size();
  }

  /** Those of somebody of a country. */
  static List<String> of(Caller caller) {
    String country = caller.requireCountry();
    return caller.leads() ? List.of(country, leading(country)) : List.of(country);
  }
}
