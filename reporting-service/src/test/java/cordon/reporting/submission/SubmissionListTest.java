package cordon.reporting.submission;

import static cordon.reporting.ReportingFixture.LEADERSHIP;
import static cordon.reporting.ReportingFixture.field;
import static cordon.reporting.ReportingFixture.ncb;
import static cordon.reporting.submission.Submitting.domains;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cordon.operations.v1.ParticipationState;
import cordon.platform.posting.Poster;
import cordon.platform.store.Listing;
import cordon.platform.time.Ids;
import cordon.reporting.ReportingFixture;
import cordon.reporting.v1.ListSubmissionsRequest;
import cordon.reporting.v1.ListSubmissionsResponse;
import cordon.reporting.v1.RejectResultRequest;
import cordon.reporting.v1.RejectSubmissionRequest;
import cordon.reporting.v1.Result;
import cordon.reporting.v1.ResultState;
import cordon.reporting.v1.Submission;
import cordon.reporting.v1.SubmissionServiceGrpc;
import cordon.reporting.v1.SubmissionState;
import cordon.testsupport.TestCaller;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The submissions of an operation, as far as one may look, whatever has become of their lines. */
class SubmissionListTest {
  private static ReportingFixture reporting;
  private static Submitting submitting;

  @BeforeAll
  static void start() {
    reporting = new ReportingFixture(SubmissionListTest.class);
    submitting = new Submitting(reporting);
  }

  @AfterAll
  static void stop() {
    reporting.close();
  }

  @Test
  void a_submission_is_listed_before_any_line_of_it_is_posted() {
    String operation = reporting.active("NG");
    submitting.submit(field("NG"), operation, "S-1", domains("first", 3));
    reporting.settle();
    Poster poster = reporting.service.bean(Poster.class);
    poster.stop();
    submitting.submit(field("NG"), operation, "S-2", domains("waits", 7));

    assertThat(list(ncb("NG"), operation))
        .extracting(Submission::getReference, Submission::getLines, Submission::getPostedLines)
        .containsExactly(tuple("S-2", 7, 0), tuple("S-1", 3, 3));

    poster.start();
    reporting.settle();
    assertThat(list(ncb("NG"), operation))
        .extracting(Submission::getPostedLines)
        .containsExactly(7, 3);
  }

  @Test
  void a_submission_is_listed_when_every_line_of_it_was_refused() {
    String operation = reporting.active("NG");
    submitting.submit(field("NG"), operation, "S-1", domains("singly", 2));
    String whole =
        submitting.submit(field("NG"), operation, "S-2", domains("whole", 2)).getSubmissionId();
    reporting.settle();
    for (Result line : submitting.list(operation, ResultState.RESULT_STATE_PROVISIONAL)) {
      if (!line.getSubmissionId().equals(whole)) {
        var _ =
            reporting
                .results(ncb("NG"))
                .rejectResult(
                    RejectResultRequest.newBuilder()
                        .setResultId(line.getResultId())
                        .setReason("not ours")
                        .build());
      }
    }
    reject(whole, "wrong list");
    reporting.settle();

    assertThat(list(ncb("NG"), operation))
        .extracting(Submission::getReference, Submission::getState, Submission::getRejectReason)
        .containsExactly(
            tuple("S-2", SubmissionState.SUBMISSION_STATE_REJECTED, "wrong list"),
            tuple("S-1", SubmissionState.SUBMISSION_STATE_ACCEPTED, ""));
  }

  @Test
  void who_sees_several_countries_finds_those_of_one_and_of_a_state() {
    String operation = reporting.active("NG", "GH");
    String rejected = submit("NG", operation, "NG-1");
    submit("NG", operation, "NG-2");
    submit("GH", operation, "GH-1");
    reporting.settle();
    reject(rejected, "wrong list");
    reporting.settle();

    assertThat(references(LEADERSHIP, operation, ask -> ask))
        .containsExactly("GH-1", "NG-2", "NG-1");
    assertThat(references(LEADERSHIP, operation, ask -> ask.setCountry("NG")))
        .containsExactly("NG-2", "NG-1");
    assertThat(
            references(
                LEADERSHIP,
                operation,
                ask -> ask.setState(SubmissionState.SUBMISSION_STATE_ACCEPTED)))
        .containsExactly("GH-1", "NG-2");
    assertThat(
            references(
                LEADERSHIP,
                operation,
                ask -> ask.setCountry("NG").setState(SubmissionState.SUBMISSION_STATE_REJECTED)))
        .containsExactly("NG-1");
    assertThat(
            references(
                ncb("NG"),
                operation,
                ask -> ask.setState(SubmissionState.SUBMISSION_STATE_REJECTED)))
        .containsExactly("NG-1");
    assertThat(references(LEADERSHIP, reporting.active("NG"), ask -> ask)).isEmpty();
  }

  @Test
  void a_country_finds_its_own_and_no_other_whatever_it_asks_for() {
    String operation = reporting.active("NG", "GH");
    submit("NG", operation, "NG-1");
    submit("GH", operation, "GH-1");

    assertThat(references(field("GH"), operation, ask -> ask)).containsExactly("GH-1");
    assertThat(references(ncb("GH"), operation, ask -> ask.setCountry("NG"))).isEmpty();
    assertThat(references(ncb("KE"), operation, ask -> ask)).isEmpty();
    assertThat(references(ncb("KE"), operation, ask -> ask.setCountry("NG"))).isEmpty();
    assertThat(references(ncb("GH"), Ids.next(), ask -> ask)).isEmpty();
  }

  @Test
  void a_country_that_declined_finds_what_it_sent_before_and_nothing_else() {
    String operation = reporting.active("NG");
    submit("NG", operation, "NG-1");
    reporting.participate(operation, "ZA", ParticipationState.PARTICIPATION_STATE_INVITED);
    submit("ZA", operation, "ZA-1");
    reporting.participate(operation, "ZA", ParticipationState.PARTICIPATION_STATE_DECLINED);

    assertThat(references(ncb("ZA"), operation, ask -> ask)).containsExactly("ZA-1");
    assertThat(list(ncb("ZA"), operation).getFirst().getOutOfOrder()).isTrue();
  }

  @Test
  void whoever_follows_the_tokens_meets_each_once_while_new_ones_arrive() {
    String operation = reporting.active("NG");
    for (int i = 0; i < 5; i++) {
      submit("NG", operation, "OLD-" + i);
    }
    var met = new ArrayList<String>();
    var request = ListSubmissionsRequest.newBuilder().setOperationId(operation).setPageSize(2);
    int arrived = 0;
    do {
      ListSubmissionsResponse page =
          reporting.submissions(ncb("NG")).listSubmissions(request.build());
      page.getSubmissionsList().forEach(one -> met.add(one.getReference()));
      request.setPageToken(page.getNextPageToken());
      submit("NG", operation, "NEW-" + arrived++);
    } while (!request.getPageToken().isEmpty());

    assertThat(met).containsExactly("OLD-4", "OLD-3", "OLD-2", "OLD-1", "OLD-0");
    assertThat(references(ncb("NG"), operation, ask -> ask)).startsWith("NEW-2", "NEW-1", "NEW-0");
  }

  @Test
  void a_page_is_bounded_in_bytes() {
    String operation = reporting.active("NG");
    String reason = "\u754c".repeat(2000);
    var sent = new ArrayList<String>();
    int enough = Listing.LARGEST / (3 * reason.length()) + 5;
    for (int i = 0; i < enough; i++) {
      sent.addFirst(submit("NG", operation, "S-" + i));
    }
    reporting.settle();
    sent.forEach(id -> reject(id, reason));

    var first = page(ncb("NG"), operation, ask -> ask.setPageSize(200));
    var rest =
        page(
            ncb("NG"),
            operation,
            ask -> ask.setPageSize(200).setPageToken(first.getNextPageToken()));

    assertThat(first.getSerializedSize()).isLessThan(Listing.LARGEST + 1024);
    assertThat(first.getSubmissionsCount()).isLessThan(enough).isGreaterThan(enough - 20);
    assertThat(first.getSubmissionsCount() + rest.getSubmissionsCount()).isEqualTo(enough);
    assertThat(rest.getNextPageToken()).isEmpty();
  }

  @Test
  void what_others_have_sent_does_not_change_what_a_look_costs() {
    String operation = reporting.active("NG", "GH");
    for (int i = 0; i < 30; i++) {
      submit("NG", operation, "S-" + i);
    }
    submit("GH", operation, "GH-1");
    reporting.settle();

    assertThat(examined(ncb("KE"), operation, 0, ask -> ask)).isZero();
    assertThat(examined(ncb("GH"), operation, 1, ask -> ask)).isEqualTo(1);
    assertThat(examined(LEADERSHIP, operation, 1, ask -> ask.setCountry("GH"))).isEqualTo(1);
    for (TestCaller caller : List.of(LEADERSHIP, ncb("NG"))) {
      assertThat(examined(caller, operation, 3, ask -> ask.setPageSize(3))).isEqualTo(4);
      assertThat(
              examined(
                  caller,
                  operation,
                  0,
                  ask -> ask.setState(SubmissionState.SUBMISSION_STATE_REJECTED)))
          .isZero();
    }
  }

  @Test
  void how_far_a_page_is_posted_costs_one_look_however_many_rows_it_has() {
    String operation = reporting.active("NG");
    Poster poster = reporting.service.bean(Poster.class);
    poster.stop();
    try {
      submit("NG", operation, "S-0");
      int ofOne = commands(operation);
      for (int i = 1; i < 10; i++) {
        submit("NG", operation, "S-" + i);
      }

      assertThat(list(ncb("NG"), operation)).hasSize(10);
      assertThat(commands(operation)).isEqualTo(ofOne);
    } finally {
      poster.start();
    }
    reporting.settle();
  }

  private static int commands(String operation) {
    String trace = UUID.randomUUID().toString().replace("-", "");
    var channel =
        reporting.service.channel(
            ncb("NG"), Map.of("traceparent", "00-" + trace + "-" + trace.substring(16) + "-01"));
    var _ =
        SubmissionServiceGrpc.newBlockingStub(channel)
            .listSubmissions(ListSubmissionsRequest.newBuilder().setOperationId(operation).build());
    return reporting.service.commands().of(trace).size();
  }

  private static long examined(
      TestCaller caller,
      String operation,
      int found,
      UnaryOperator<ListSubmissionsRequest.Builder> wanted) {
    return reporting.service.examined(
        "submissions",
        () -> assertThat(page(caller, operation, wanted).getSubmissionsList()).hasSize(found));
  }

  private static String submit(String country, String operation, String reference) {
    return submitting
        .submit(
            field(country),
            operation,
            reference,
            domains(reference.toLowerCase(java.util.Locale.ROOT), 1))
        .getSubmissionId();
  }

  private static void reject(String id, String reason) {
    var _ =
        reporting
            .submissions(ncb("NG"))
            .rejectSubmission(
                RejectSubmissionRequest.newBuilder().setSubmissionId(id).setReason(reason).build());
  }

  private static List<Submission> list(TestCaller caller, String operation) {
    return page(caller, operation, ask -> ask).getSubmissionsList();
  }

  private static List<String> references(
      TestCaller caller, String operation, UnaryOperator<ListSubmissionsRequest.Builder> wanted) {
    return page(caller, operation, wanted).getSubmissionsList().stream()
        .map(Submission::getReference)
        .toList();
  }

  private static ListSubmissionsResponse page(
      TestCaller caller, String operation, UnaryOperator<ListSubmissionsRequest.Builder> wanted) {
    var request = ListSubmissionsRequest.newBuilder().setOperationId(operation);
    return reporting.submissions(caller).listSubmissions(wanted.apply(request).build());
  }
}
