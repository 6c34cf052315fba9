package cordon.reporting.result;

import static cordon.reporting.ReportingFixture.ncb;
import static cordon.reporting.ReportingFixture.secondNcb;
import static cordon.reporting.ReportingFixture.victims;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.UnknownFieldSet;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import cordon.platform.conformance.Refusals;
import cordon.platform.journal.Entry;
import cordon.platform.journal.Journal;
import cordon.reporting.ReportingFixture;
import cordon.reporting.v1.CountedResult;
import cordon.reporting.v1.GetResultRequest;
import cordon.reporting.v1.ListResultsRequest;
import cordon.reporting.v1.ListResultsResponse;
import cordon.reporting.v1.Outcome;
import cordon.reporting.v1.Result;
import cordon.reporting.v1.ValidateResultRequest;
import cordon.testsupport.TestCaller;
import cordon.testsupport.TestIdentity;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Results that a newer version has written, as they are met while versions change. */
class NewerFormsTest {
  private static final TestCaller LEADERSHIP = TestIdentity.person("director").roles("leadership");
  private static final int OF_A_NEWER_CONTRACT = 900;

  private static ReportingFixture reporting;

  @BeforeAll
  static void start() {
    reporting = new ReportingFixture(NewerFormsTest.class);
  }

  @AfterAll
  static void stop() {
    reporting.close();
  }

  @Test
  void a_page_gives_what_can_be_read_and_each_that_cannot_is_refused_by_itself() {
    String operation = reporting.active("NG");
    Result first = reporting.report(operation, "NG", victims("V-1", 7));
    List<String> unreadable =
        List.of(
            changed(operation, "V-2", Updates.set("spec.finding.kind", "drones_seized")),
            changed(operation, "V-3", Updates.set("state", "QUERIED")),
            changed(operation, "V-4", Updates.unset("spec.finding.number")),
            changed(operation, "V-5", Updates.unset("reporter")));
    Result last = reporting.report(operation, "NG", victims("V-6", 1));

    for (TestCaller caller : List.of(LEADERSHIP, ncb("NG"))) {
      ListResultsResponse page = list(caller, operation, "");
      assertThat(page.getResultsList()).containsExactly(last, first);
      assertThat(page.getUnreadable()).isEqualTo(unreadable.size());
    }
    assertThat(list(ncb("NG"), operation, "fraud_victims_targeted").getUnreadable()).isEqualTo(3);
    for (String id : unreadable) {
      assertThat(
              Refusals.reasonOf(() ->
                  reporting
                      .results(ncb("NG"))
                      .getResult(GetResultRequest.newBuilder().setResultId(id).build())))
          .isEqualTo("UNREADABLE");
      assertThat(
              Refusals.reasonOf(() ->
                  reporting
                      .results(secondNcb("NG"))
                      .validateResult(ValidateResultRequest.newBuilder().setResultId(id).build())))
          .isEqualTo("UNREADABLE");
    }
  }

  @Test
  void an_entry_with_a_kind_that_is_not_known_is_parked_and_the_figures_say_so() throws Exception {
    String operation = reporting.active("NG");
    reporting.report(operation, "NG", victims("V-1", 7));
    Result ofNewKind = reporting.report(operation, "NG", victims("V-2", 5));
    reporting.settle();

    appendNewer(ofNewKind.getResultId());

    Outcome outcome = reporting.outcome(LEADERSHIP, operation);
    assertThat(outcome.getParked()).isEqualTo(1);
    reporting.report(operation, "NG", victims("V-3", 2));
    assertThat(reporting.outcome(LEADERSHIP, operation).getTotalsList().toString())
        .isNotEqualTo(outcome.getTotalsList().toString());
  }

  /** The next version of a result, with a finding of a kind that is not in this contract. */
  private static void appendNewer(String id) throws Exception {
    var journal = reporting.service.bean(Journal.class);
    Entry before = journal.find(Entry.name(id, 1)).orElseThrow();
    CountedResult.Builder newer = CountedResult.parseFrom(before.resource().getData()).toBuilder();
    newer
        .getResultBuilder()
        .setVersion(2)
        .getSpecBuilder()
        .clearFinding()
        .setUnknownFields(
            UnknownFieldSet.newBuilder()
                .addField(
                    OF_A_NEWER_CONTRACT, UnknownFieldSet.Field.newBuilder().addVarint(1).build())
                .build());
    Entry entry =
        journal.own(
            before.actor(),
            null,
            before.trace(),
            "AmendResult",
            null,
            Instant.now(),
            id,
            2,
            newer.build());
    reporting
        .service
        .mongo()
        .inTransaction(session -> {
          journal.append(session, List.of(entry));
          return true;
        });
  }

  private static String changed(String operation, String reference, Bson how) {
    String id = reporting.report(operation, "NG", victims(reference, 3)).getResultId();
    MongoCollection<Document> results =
        Objects.requireNonNull(reporting.service.mongo()).collection("results", Document.class);
    assertThat(results.updateOne(Filters.eq("_id", id), how).getModifiedCount()).isEqualTo(1);
    return id;
  }

  private static ListResultsResponse list(TestCaller caller, String operation, String indicator) {
    return reporting
        .results(caller)
        .listResults(
            ListResultsRequest.newBuilder()
                .setOperationId(operation)
                .setIndicator(indicator)
                .build());
  }
}
