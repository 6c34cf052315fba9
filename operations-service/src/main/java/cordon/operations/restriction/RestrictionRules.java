package cordon.operations.restriction;

import cordon.operations.restriction.RestrictionRule.LeastHandling;
import cordon.operations.restriction.RestrictionRule.NotToCountries;
import cordon.platform.refusal.RejectedException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What restrictions have to keep beyond the contract's own rules. */
final class RestrictionRules {
  private RestrictionRules() {}

  /**
   * Each has a key of its own and limits something, and none keeps from a country what it gives
   * itself.
   *
   * @param country whose they are
   * @throws RejectedException INCONSISTENT, with the field
   */
  static void requireForm(List<Restriction> restrictions, String country) {
    Set<String> keys = new HashSet<>();
    for (int i = 0; i < restrictions.size(); i++) {
      Restriction one = restrictions.get(i);
      String field = "restrictions[" + i + "]";
      if (!keys.add(one.key())) {
        throw RejectedException.inconsistent(
            field + ".key", "repeated.unique", "The key stands twice; give each its own.");
      }
      switch (one.rule()) {
        case NotToCountries(List<String> countries) -> {
          int own = countries.indexOf(country);
          if (own >= 0) {
            throw RejectedException.inconsistent(
                field + ".not_to_countries.countries[" + own + "]",
                "restriction.own",
                "A country does not keep its data from itself; leave it out.");
          }
        }
        case LeastHandling least -> {
          if (least.asksForNothing()) {
            throw RejectedException.inconsistent(
                field + ".least_handling",
                "restriction.nothing",
                "Everything is handled like this; ask for more, or leave the restriction out.");
          }
        }
      }
    }
  }
}
