package cordon.reporting.result;

import static cordon.platform.conformance.Refusals.reasonOf;
import static cordon.reporting.ReportingFixture.LEADERSHIP;
import static cordon.reporting.ReportingFixture.field;
import static cordon.reporting.ReportingFixture.ncb;
import static cordon.reporting.ReportingFixture.spec;
import static cordon.reporting.ReportingFixture.victims;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.reporting.ReportingFixture;
import cordon.reporting.v1.CorrectResultRequest;
import cordon.reporting.v1.IdentifierType;
import cordon.reporting.v1.Result;
import cordon.reporting.v1.ResultSpec;
import java.util.List;
import java.util.function.Consumer;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What others may not see of results, or learn from how long a look takes. */
class ResultPrivacyTest {
  private static ReportingFixture reporting;
  private static ResultCalls calls;

  @BeforeAll
  static void start() {
    reporting = new ReportingFixture(ResultPrivacyTest.class);
    calls = new ResultCalls(reporting);
  }

  @AfterAll
  static void stop() {
    reporting.close();
  }

  @Test
  void another_country_finds_no_result_whatever_it_tries() {
    String operation = reporting.active("NG", "KE");
    Result result = reporting.report(operation, "NG", victims("R-1", 7));
    String id = result.getResultId();

    for (Runnable act :
        List.<Runnable>of(
            () -> calls.get(ncb("KE"), id),
            () -> calls.get(field("KE"), id),
            () -> calls.validate(ncb("KE"), id),
            () -> calls.reject(ncb("KE"), id),
            () -> calls.amend(field("KE"), result, victims("R-1", 8), 1))) {
      assertThat(reasonOf(act)).isEqualTo("NOT_FOUND");
    }
    assertThat(calls.list(ncb("KE"), operation)).isEmpty();
    assertThat(calls.list(ncb("NG"), operation)).hasSize(1);
    assertThat(calls.list(LEADERSHIP, operation)).hasSize(1);
  }

  @Test
  void what_others_have_reported_does_not_change_what_a_look_costs() {
    String operation = reporting.active("NG", "GH");
    for (int i = 0; i < 120; i++) {
      reporting.report(operation, "NG", victims("R-" + i, 7));
    }
    for (int i = 0; i < 5; i++) {
      calls.list(ncb("NG"), operation);
    }

    long examined =
        reporting.service.examined(
            "results", () -> assertThat(calls.list(ncb("GH"), operation)).isEmpty());

    assertThat(examined).isZero();
    assertThat(
            reporting.service.examined(
                "results", () -> assertThat(calls.list(ncb("NG"), operation)).hasSize(50)))
        .isEqualTo(51);
  }

  @Test
  void a_protected_identifier_stands_nowhere_and_is_never_given_back() {
    String operation = reporting.active("NG");
    String document = "NG SECRET4711";
    Result reported =
        reporting.report(
            operation,
            "NG",
            changed(
                "R-1",
                s ->
                    s.getPersonsArrestedBuilder()
                        .getItemsBuilder()
                        .addPersonsBuilder()
                        .setReference("P-1")
                        .getIdentifierBuilder()
                        .setType(IdentifierType.IDENTIFIER_TYPE_DOCUMENT)
                        .setValue(document)));
    calls.validate(ncb("NG"), reported.getResultId());
    var corrected = changed("R-1", s -> s.getPersonsArrestedBuilder().getItemsBuilder());
    Result proposed =
        reporting
            .results(field("NG"))
            .correctResult(
                CorrectResultRequest.newBuilder()
                    .setResultId(reported.getResultId())
                    .setVersion(2)
                    .setReason("another number")
                    .setSpec(withDocument(corrected, "NG SECRET4712"))
                    .build())
            .getResult();
    assertThat(
            proposed
                .getCorrection()
                .getSpec()
                .getPersonsArrested()
                .getItems()
                .getPersons(0)
                .getIdentifier()
                .getValue())
        .isEmpty();

    var given =
        calls.get(ncb("NG"), reported.getResultId()).getSpec().getPersonsArrested().getItems();
    assertThat(given.getPersons(0).getIdentifier().getType())
        .isEqualTo(IdentifierType.IDENTIFIER_TYPE_DOCUMENT);
    assertThat(given.getPersons(0).getIdentifier().getValue()).isEmpty();
    assertThat(stored()).doesNotContain("SECRET4711", "SECRET4712").contains("R-1");
  }

  private static ResultSpec withDocument(ResultSpec spec, String document) {
    var changed = spec.toBuilder();
    changed
        .getPersonsArrestedBuilder()
        .getItemsBuilder()
        .addPersonsBuilder()
        .setReference("P-1")
        .getIdentifierBuilder()
        .setType(IdentifierType.IDENTIFIER_TYPE_DOCUMENT)
        .setValue(document);
    return changed.build();
  }

  private static ResultSpec changed(String reference, Consumer<ResultSpec.Builder> change) {
    ResultSpec.Builder spec = spec(reference);
    change.accept(spec);
    return spec.build();
  }

  /** Everything that this service keeps, as bytes read for text. */
  private static String stored() {
    var all = new StringBuilder();
    var database = reporting.service.mongo().database();
    for (String name : database.listCollectionNames()) {
      for (RawBsonDocument one : database.getCollection(name, RawBsonDocument.class).find()) {
        all.append(
            new String(one.getByteBuffer().array(), java.nio.charset.StandardCharsets.ISO_8859_1));
      }
    }
    return all.toString();
  }
}
