package cordon.operations.operation;

import cordon.platform.contract.Texts;
import org.jspecify.annotations.Nullable;

/** Who leads, and units, between the contract and the domain. */
public final class LeadMessages {
  private LeadMessages() {}

  /**
   * @param given whether the request says so
   */
  public static @Nullable Lead asked(boolean given, cordon.operations.v1.Lead lead) {
    return given ? lead(lead) : null;
  }

  static Lead lead(cordon.operations.v1.Lead lead) {
    return Lead.of(lead.getSecretariat(), lead.getCountriesList());
  }

  /** As it is answered. */
  public static cordon.operations.v1.Lead message(Lead lead) {
    return cordon.operations.v1.Lead.newBuilder()
        .setSecretariat(lead.secretariat())
        .addAllCountries(lead.countries())
        .build();
  }

  static cordon.operations.v1.Unit message(Unit unit) {
    return cordon.operations.v1.Unit.newBuilder()
        .setCountry(Texts.write(unit.country()))
        .setName(unit.name())
        .build();
  }
}
