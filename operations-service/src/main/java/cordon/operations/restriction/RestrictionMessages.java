package cordon.operations.restriction;

import cordon.operations.intelligence.UseCondition;
import cordon.operations.operation.HandlingLevel;
import cordon.operations.restriction.RestrictionRule.LeastHandling;
import cordon.operations.restriction.RestrictionRule.NotToCountries;
import cordon.platform.contract.EnumNames;
import cordon.platform.refusal.RejectedException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Restrictions between the contract and the domain. */
public final class RestrictionMessages {
  private RestrictionMessages() {}

  /**
   * @param country whose they are
   * @throws RejectedException INCONSISTENT
   */
  public static List<Restriction> restrictions(
      List<cordon.operations.v1.Restriction> given, String country) {
    List<Restriction> restrictions = given.stream().map(RestrictionMessages::read).toList();
    RestrictionRules.requireForm(restrictions, country);
    return restrictions;
  }

  private static Restriction read(cordon.operations.v1.Restriction given) {
    return new Restriction(given.getKey(), given.getNote(), rule(given));
  }

  private static RestrictionRule rule(cordon.operations.v1.Restriction given) {
    return switch (given.getRuleCase()) {
      case NOT_TO_COUNTRIES -> new NotToCountries(given.getNotToCountries().getCountriesList());
      case LEAST_HANDLING -> {
        cordon.operations.v1.LeastHandling least = given.getLeastHandling();
        yield new LeastHandling(
            EnumNames.read(HandlingLevel.class, least.getHandlingLevel()),
            most(least.getUseCondition()),
            least.getConsentToShareOn());
      }
      case RULE_NOT_SET -> throw new IllegalArgumentException("a restriction of no known kind");
    };
  }

  private static @Nullable UseCondition most(cordon.operations.v1.UseCondition given) {
    return EnumNames.given(UseCondition.class, given);
  }

  /** As the contract has it. */
  public static cordon.operations.v1.Restriction message(Restriction restriction) {
    var message =
        cordon.operations.v1.Restriction.newBuilder()
            .setKey(restriction.key())
            .setNote(restriction.note());
    switch (restriction.rule()) {
      case NotToCountries(List<String> countries) ->
          message.getNotToCountriesBuilder().addAllCountries(countries);
      case LeastHandling(HandlingLevel level, UseCondition most, boolean consent) -> {
        var least =
            message
                .getLeastHandlingBuilder()
                .setHandlingLevel(EnumNames.write(cordon.operations.v1.HandlingLevel.class, level))
                .setConsentToShareOn(consent);
        if (most != null) {
          least.setUseCondition(EnumNames.write(cordon.operations.v1.UseCondition.class, most));
        }
      }
    }
    return message.build();
  }
}
