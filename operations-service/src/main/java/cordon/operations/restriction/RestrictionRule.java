package cordon.operations.restriction;

import cordon.operations.intelligence.UseCondition;
import cordon.operations.operation.HandlingLevel;
import cordon.platform.store.Kinds;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a restriction limits. Stored with an explicit {@code kind}. */
public sealed interface RestrictionRule {
  /** Every kind with the name under which it is stored: that of its arm in the contract. */
  Kinds<RestrictionRule> KINDS =
      Kinds.of(RestrictionRule.class)
          .kind("not_to_countries", NotToCountries.class)
          .kind("least_handling", LeastHandling.class)
          .all();

  /**
   * What the country gives goes not to these.
   *
   * @param countries ISO 3166-1 alpha-2
   */
  record NotToCountries(List<String> countries) implements RestrictionRule {
    public NotToCountries {
      countries = countries == null ? List.of() : List.copyOf(countries);
    }
  }

  /**
   * What the country gives is handled at least like this.
   *
   * @param most what a package may be used for at most; null as its owner says
   * @param consent whether a package is shared on with the owner's consent alone
   */
  record LeastHandling(HandlingLevel level, @Nullable UseCondition most, boolean consent)
      implements RestrictionRule {

    /** Whether what is marked like this is handled so. */
    boolean allows(HandlingLevel marked) {
      return marked.compareTo(level) >= 0;
    }

    boolean allows(UseCondition condition) {
      return most == null || condition.compareTo(most) <= 0;
    }

    boolean allowsSharing(boolean withConsentAlone) {
      return withConsentAlone || !consent;
    }

    /** Whether everything is allowed. */
    boolean asksForNothing() {
      return level == HandlingLevel.CLEAR
          && !consent
          && (most == null || most == UseCondition.EVIDENCE_AFTER_LETTER_OF_REQUEST);
    }
  }
}
