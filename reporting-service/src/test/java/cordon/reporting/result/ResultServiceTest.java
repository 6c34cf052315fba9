package cordon.reporting.result;

import static cordon.platform.conformance.Refusals.reasonOf;
import static cordon.platform.conformance.Refusals.refusalOf;
import static cordon.platform.conformance.Refusals.violations;
import static cordon.reporting.ReportingFixture.LEADERSHIP;
import static cordon.reporting.ReportingFixture.field;
import static cordon.reporting.ReportingFixture.ncb;
import static cordon.reporting.ReportingFixture.secondNcb;
import static cordon.reporting.ReportingFixture.spec;
import static cordon.reporting.ReportingFixture.victims;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.rpc.BadRequest.FieldViolation;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import cordon.operations.v1.OperationState;
import cordon.operations.v1.ParticipationState;
import cordon.platform.contract.Times;
import cordon.platform.time.Ids;
import cordon.reporting.ReportingFixture;
import cordon.reporting.v1.AmendResultRequest;
import cordon.reporting.v1.CorrectResultRequest;
import cordon.reporting.v1.GetResultRequest;
import cordon.reporting.v1.IdentifierType;
import cordon.reporting.v1.ListResultsRequest;
import cordon.reporting.v1.RejectResultRequest;
import cordon.reporting.v1.ReportResultRequest;
import cordon.reporting.v1.Result;
import cordon.reporting.v1.ResultSpec;
import cordon.reporting.v1.ResultState;
import cordon.reporting.v1.ValidateResultRequest;
import cordon.testsupport.TestCaller;
import cordon.testsupport.TestIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ResultServiceTest {
  private static ReportingFixture reporting;

  @BeforeAll
  static void start() {
    reporting = new ReportingFixture(ResultServiceTest.class);
  }

  @AfterAll
  static void stop() {
    reporting.close();
  }

  @Test
  void a_report_is_amended_rejected_reported_anew_and_validated() {
    String operation = reporting.active("NG");
    Result reported = reporting.report(operation, "NG", victims("R-1", 7));

    amend(field("NG"), reported, victims("R-1", 8), 1);
    reject(ncb("NG"), reported.getResultId());
    Result again = amend(field("NG"), reported, victims("R-1", 9), 3);
    Result validated = validate(ncb("NG"), reported.getResultId());

    assertThat(again.getState()).isEqualTo(ResultState.RESULT_STATE_PROVISIONAL);
    assertThat(again.getRejectReason()).isEmpty();
    assertThat(validated.getState()).isEqualTo(ResultState.RESULT_STATE_VALIDATED);
    assertThat(validated.getVersion()).isEqualTo(5);
    assertThat(validated.getDeciderSubject()).isEqualTo(ncb("NG").subject());
    assertThat(reasonOf(() -> amend(field("NG"), reported, victims("R-1", 1), 5)))
        .isEqualTo("ILLEGAL_MOVE");
  }

  @Test
  void an_officer_who_reported_may_not_validate() {
    String operation = reporting.active("NG");
    var both = ncb("NG").roles("ncb-officer", "field-officer");
    String id =
        reporting
            .results(both)
            .reportResult(
                cordon.reporting.v1.ReportResultRequest.newBuilder()
                    .setOperationId(operation)
                    .setSpec(victims("R-1", 7))
                    .build())
            .getResult()
            .getResultId();

    assertThat(reasonOf(() -> validate(both, id))).isEqualTo("REPORTER_MAY_NOT_VALIDATE");
  }

  @Test
  void another_country_finds_no_result_whatever_it_tries() {
    String operation = reporting.active("NG", "KE");
    Result result = reporting.report(operation, "NG", victims("R-1", 7));
    String id = result.getResultId();

    for (Runnable act :
        List.<Runnable>of(
            () -> get(ncb("KE"), id),
            () -> get(field("KE"), id),
            () -> validate(ncb("KE"), id),
            () -> reject(ncb("KE"), id),
            () -> amend(field("KE"), result, victims("R-1", 8), 1))) {
      assertThat(reasonOf(act)).isEqualTo("NOT_FOUND");
    }
    assertThat(list(ncb("KE"), operation)).isEmpty();
    assertThat(list(ncb("NG"), operation)).hasSize(1);
    assertThat(list(LEADERSHIP, operation)).hasSize(1);
  }

  @Test
  void only_a_country_that_takes_part_reports_and_not_before_the_operation_begins() {
    String planned = reporting.operation(OperationState.OPERATION_STATE_PLANNED, "NG");
    reporting.participate(planned, "GH", ParticipationState.PARTICIPATION_STATE_INVITED);
    reporting.participate(planned, "ZA", ParticipationState.PARTICIPATION_STATE_DECLINED);

    assertThat(reasonOf(() -> reporting.report(planned, "NG", victims("R-1", 7))))
        .isEqualTo("OPERATION_NOT_BEGUN");
    assertThat(reasonOf(() -> reporting.report(planned, "GH", victims("R-1", 7))))
        .isEqualTo("COUNTRY_NOT_PARTICIPATING");
    for (String country : List.of("KE", "ZA")) {
      assertThat(reasonOf(() -> reporting.report(planned, country, victims("R-1", 7))))
          .isEqualTo("NOT_FOUND");
    }
  }

  @Test
  void what_a_country_did_before_it_withdrew_it_may_still_report() {
    String operation = reporting.active("NG", "GH");
    String before = reporting.report(operation, "NG", victims("R-1", 7)).getResultId();
    reporting.report(operation, "GH", victims("R-1", 8));
    reporting.participate(operation, "NG", ParticipationState.PARTICIPATION_STATE_WITHDRAWN);
    reporting.participate(operation, "NG", ParticipationState.PARTICIPATION_STATE_INVITED);
    reporting.participate(operation, "NG", ParticipationState.PARTICIPATION_STATE_DECLINED);

    String after = reporting.report(operation, "NG", victims("R-2", 7)).getResultId();
    validate(ncb("NG"), before);

    assertThat(list(ncb("NG"), operation))
        .extracting(Result::getResultId)
        .containsExactlyInAnyOrder(before, after);
  }

  @Test
  void what_others_have_reported_does_not_change_what_a_look_costs() {
    String operation = reporting.active("NG", "GH");
    for (int i = 0; i < 120; i++) {
      reporting.report(operation, "NG", victims("R-" + i, 7));
    }
    for (int i = 0; i < 5; i++) {
      list(ncb("NG"), operation);
    }

    long examined =
        reporting.service.examined(
            "results", () -> assertThat(list(ncb("GH"), operation)).isEmpty());

    assertThat(examined).isZero();
    assertThat(
            reporting.service.examined(
                "results", () -> assertThat(list(ncb("NG"), operation)).hasSize(50)))
        .isEqualTo(51);
  }

  @Test
  void who_withdrew_before_the_operation_began_has_nothing_to_report() {
    String operation = reporting.operation(OperationState.OPERATION_STATE_PLANNED, "NG");
    reporting.participate(operation, "NG", ParticipationState.PARTICIPATION_STATE_WITHDRAWN);
    reporting.setState(operation, OperationState.OPERATION_STATE_ACTIVE, true);

    assertThat(reasonOf(() -> reporting.report(operation, "NG", victims("R-1", 7))))
        .isEqualTo("NOT_FOUND");
  }

  @Test
  void a_result_is_a_fact_and_is_taken_after_the_end_of_the_operation() {
    String operation = reporting.operation(OperationState.OPERATION_STATE_CONCLUDED, "NG");

    assertThat(reporting.report(operation, "NG", victims("R-1", 7)).getVersion()).isEqualTo(1);
  }

  @Test
  void a_reference_is_used_once_for_a_kind() {
    String operation = reporting.active("NG", "KE");
    reporting.report(operation, "NG", victims("R-1", 7));

    assertThat(reasonOf(() -> reporting.report(operation, "NG", victims("R-1", 8))))
        .isEqualTo("REFERENCE_USED");
    reporting.report(operation, "KE", victims("R-1", 7));
    reporting.report(
        operation,
        "NG",
        changed("R-1", s -> s.getInfrastructuresTakenDownBuilder().getCountBuilder().setNumber(1)));
  }

  @Test
  void each_thing_that_is_wrong_with_a_report_is_named_at_its_place() {
    String operation = reporting.active("NG", "KE");
    String foreignTask = reporting.task(operation, "KE");

    assertRefused(operation, "INCONSISTENT", "spec.task_id", s -> s.setTaskId(foreignTask));
    assertRefused(operation, "INVALID", "spec.task_id", s -> s.setTaskId("no-id"));
    assertRefused(operation, "INVALID", "spec.reference", s -> s.setReference("no blanks"));
    assertRefused(
        operation,
        "BAD_IDENTIFIER",
        "spec.infrastructures_taken_down.items.identifiers[1].value",
        s -> infrastructures(s, "shop.example", "no domain"));
    assertRefused(
        operation,
        "TWICE_IN_REPORT",
        "spec.infrastructures_taken_down.items.identifiers[1]",
        s -> infrastructures(s, "shop.example", "SHOP.example."));
    assertThat(list(ncb("NG"), operation)).isEmpty();
  }

  @Test
  void a_time_ahead_of_the_clock_is_taken_marked_and_counted() {
    String operation = reporting.active("NG");
    Instant now = reporting.service.clock().instant();
    int number = 0;
    for (Duration ahead :
        List.of(Duration.ofSeconds(20), Duration.ofMinutes(1), Duration.ofDays(1))) {
      number++;
      var time = Times.write(now.plus(ahead));
      ResultSpec early = victims("R-" + number, 1).toBuilder().setOccurredTime(time).build();

      Result reported = reporting.report(operation, "NG", early);
      Result amended =
          amend(field("NG"), reported, victims("R-" + number, 2), reported.getVersion());

      assertThat(reported.getClockAhead()).isTrue();
      assertThat(reported.getSpec().getOccurredTime()).isEqualTo(time);
      assertThat(amended.getClockAhead()).isFalse();
      assertThat(amend(field("NG"), amended, early, 2).getClockAhead()).isTrue();
    }
    assertThat(reporting.outcome(LEADERSHIP, operation).getTotals(0).getProvisional().getCount())
        .isEqualTo(3);
  }

  @Test
  void nobody_validates_what_they_wrote_though_another_has_sent_it_again() {
    String operation = reporting.active("NG");
    var first = ncb("NG").roles("ncb-officer", "field-officer");
    ReportResultRequest report = report(operation);
    Result reported = reporting.results(first).reportResult(report).getResult();
    assertThat(reasonOf(() -> reporting.results(secondNcb("NG")).reportResult(report)))
        .isEqualTo("REFERENCE_USED");

    Result again = amend(secondNcb("NG"), reported, report.getSpec(), 1);

    assertThat(again.getAuthorSubjectsList())
        .containsExactly(secondNcb("NG").subject(), first.subject());
    for (TestCaller author : List.of(first, secondNcb("NG"))) {
      assertThat(reasonOf(() -> validate(author, reported.getResultId())))
          .isEqualTo("REPORTER_MAY_NOT_VALIDATE");
    }
    reject(first, reported.getResultId());
    amend(field("NG"), reported, report.getSpec(), 3);
    assertThat(reasonOf(() -> validate(secondNcb("NG"), reported.getResultId())))
        .isEqualTo("REPORTER_MAY_NOT_VALIDATE");
    assertThat(
            validate(
                    TestIdentity.person("ng-third").roles("ncb-officer").country("NG"),
                    reported.getResultId())
                .getState())
        .isEqualTo(ResultState.RESULT_STATE_VALIDATED);
  }

  @Test
  void who_wrote_before_authors_were_kept_is_known_from_the_journal() {
    String operation = reporting.active("NG");
    TestCaller first = field("NG").roles("ncb-officer");
    Result reported = reporting.results(first).reportResult(report(operation)).getResult();
    amend(secondNcb("NG"), reported, victims("R-1", 8), 1);
    reporting
        .service
        .mongo()
        .collection("results", Document.class)
        .updateOne(Filters.eq("_id", reported.getResultId()), Updates.unset("coauthors"));

    for (TestCaller author : List.of(first, secondNcb("NG"))) {
      assertThat(reasonOf(() -> validate(author, reported.getResultId())))
          .isEqualTo("REPORTER_MAY_NOT_VALIDATE");
    }
    assertThat(validate(ncb("NG"), reported.getResultId()).getState())
        .isEqualTo(ResultState.RESULT_STATE_VALIDATED);
  }

  private static ReportResultRequest report(String operation) {
    return ReportResultRequest.newBuilder()
        .setOperationId(operation)
        .setSpec(victims("R-1", 7))
        .build();
  }

  @Test
  void a_task_of_the_country_is_taken() {
    String operation = reporting.active("NG");
    String task = reporting.task(operation, "NG");

    Result result =
        reporting.report(operation, "NG", victims("R-1", 1).toBuilder().setTaskId(task).build());

    assertThat(result.getSpec().getTaskId()).isEqualTo(task);
  }

  @Test
  void a_stale_version_is_refused() {
    String operation = reporting.active("NG");
    Result reported = reporting.report(operation, "NG", victims("R-1", 7));
    amend(field("NG"), reported, victims("R-1", 8), 1);

    assertThat(
            reasonOf(() ->
                reporting
                    .results(ncb("NG"))
                    .validateResult(
                        ValidateResultRequest.newBuilder()
                            .setResultId(reported.getResultId())
                            .setVersion(1)
                            .build())))
        .isEqualTo("STALE_VERSION");
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
    validate(ncb("NG"), reported.getResultId());
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

    var given = get(ncb("NG"), reported.getResultId()).getSpec().getPersonsArrested().getItems();
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

  @Test
  void results_are_listed_newest_first_in_pages_and_by_filter() {
    String operation = reporting.active("NG", "KE");
    for (int i = 1; i <= 5; i++) {
      reporting.report(operation, "NG", victims("R-" + i, i));
    }
    reporting.validated(operation, "KE", victims("R-1", 1));

    var request = ListResultsRequest.newBuilder().setOperationId(operation).setPageSize(4);
    var first = reporting.results(LEADERSHIP).listResults(request.build());
    var second =
        reporting
            .results(LEADERSHIP)
            .listResults(request.setPageToken(first.getNextPageToken()).build());
    request.clearPageToken().setIndicator("fraud_victims_targeted");
    var filtered = reporting.results(LEADERSHIP).listResults(request.build());
    var rest =
        reporting
            .results(LEADERSHIP)
            .listResults(request.setPageToken(filtered.getNextPageToken()).build());
    request.clearPageToken().setState(ResultState.RESULT_STATE_VALIDATED);
    var validated = reporting.results(LEADERSHIP).listResults(request.build());

    assertThat(rest.getResultsList()).isEqualTo(second.getResultsList());
    assertThat(first.getResultsList()).hasSize(4);
    assertThat(second.getResultsList()).hasSize(2);
    assertThat(second.getNextPageToken()).isEmpty();
    assertThat(second.getResults(0).getResultId()).isLessThan(first.getResults(3).getResultId());
    assertThat(validated.getResultsList()).extracting(Result::getCountry).containsExactly("KE");
  }

  private static void assertRefused(
      String operation, String reason, String field, Consumer<ResultSpec.Builder> change) {
    var refusal =
        refusalOf(() ->
            reporting.report(
                operation,
                "NG",
                changed(
                    "R-1",
                    s -> {
                      s.getFraudVictimsTargetedBuilder().getCountBuilder().setNumber(1);
                      change.accept(s);
                    })));

    assertThat(refusal).as(field).isNotNull();
    assertThat(reasonOf(refusal)).isEqualTo(reason);
    assertThat(violations(refusal)).extracting(FieldViolation::getField).contains(field);
  }

  private static void infrastructures(ResultSpec.Builder spec, String... domains) {
    for (String domain : domains) {
      spec.getInfrastructuresTakenDownBuilder()
          .getItemsBuilder()
          .addIdentifiersBuilder()
          .setType(IdentifierType.IDENTIFIER_TYPE_DOMAIN)
          .setValue(domain);
    }
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

  private static Result amend(TestCaller caller, Result result, ResultSpec spec, long version) {
    return reporting
        .results(caller)
        .amendResult(
            AmendResultRequest.newBuilder()
                .setResultId(result.getResultId())
                .setVersion(version)
                .setSpec(spec)
                .build())
        .getResult();
  }

  private static Result validate(TestCaller caller, String id) {
    return reporting
        .results(caller)
        .validateResult(ValidateResultRequest.newBuilder().setResultId(id).build())
        .getResult();
  }

  private static Result reject(TestCaller caller, String id) {
    return reporting
        .results(caller)
        .rejectResult(
            RejectResultRequest.newBuilder().setResultId(id).setReason("counted twice").build())
        .getResult();
  }

  private static Result get(TestCaller caller, String id) {
    return reporting
        .results(caller)
        .getResult(GetResultRequest.newBuilder().setResultId(id).build())
        .getResult();
  }

  private static List<Result> list(TestCaller caller, String operation) {
    return reporting
        .results(caller)
        .listResults(ListResultsRequest.newBuilder().setOperationId(operation).build())
        .getResultsList();
  }

  @Test
  void an_unknown_operation_or_result_is_not_found() {
    assertThat(reasonOf(() -> reporting.report(Ids.next(), "NG", victims("R-1", 7))))
        .isEqualTo("NOT_FOUND");
    assertThat(reasonOf(() -> get(LEADERSHIP, Ids.next()))).isEqualTo("NOT_FOUND");
  }
}
