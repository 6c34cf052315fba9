package cordon.reporting.result;

import static cordon.reporting.ReportingFixture.spec;

import cordon.common.v1.Amount;
import cordon.common.v1.MoneyScheme;
import cordon.reporting.v1.IdentifierType;
import cordon.reporting.v1.MoneyRung;
import cordon.reporting.v1.ResultSpec;
import java.util.function.Consumer;

/** What is reported and corrected in the tests of corrections. */
final class CorrectedSpecs {
  private CorrectedSpecs() {}

  static ResultSpec persons(String reference, String... documents) {
    return changed(
        reference,
        spec -> {
          for (String document : documents) {
            spec.getPersonsArrestedBuilder()
                .getItemsBuilder()
                .addPersonsBuilder()
                .setReference("C-" + document.replace(' ', '-'))
                .getIdentifierBuilder()
                .setType(IdentifierType.IDENTIFIER_TYPE_DOCUMENT)
                .setValue(document);
          }
        });
  }

  static ResultSpec domains(String reference, String... domains) {
    return changed(
        reference,
        spec -> {
          for (String domain : domains) {
            spec.getInfrastructuresTakenDownBuilder()
                .getItemsBuilder()
                .addIdentifiersBuilder()
                .setType(IdentifierType.IDENTIFIER_TYPE_DOMAIN)
                .setValue(domain);
          }
        });
  }

  static ResultSpec funds(String reference, String units, MoneyRung rung) {
    return changed(
        reference,
        spec ->
            spec.getFundsInterceptedBuilder()
                .setRung(rung)
                .setAmount(
                    Amount.newBuilder()
                        .setScheme(MoneyScheme.MONEY_SCHEME_ISO_4217)
                        .setCode("USD")
                        .setScale(2)
                        .setUnits(units)));
  }

  static ResultSpec changed(String reference, Consumer<ResultSpec.Builder> change) {
    ResultSpec.Builder spec = spec(reference);
    change.accept(spec);
    return spec.build();
  }
}
