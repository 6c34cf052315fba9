package cordon.reporting.submission;

import static cordon.platform.conformance.Refusals.reasonOf;
import static cordon.reporting.ReportingFixture.LEADERSHIP;
import static cordon.reporting.ReportingFixture.field;
import static cordon.reporting.ReportingFixture.ncb;
import static cordon.reporting.ReportingFixture.victims;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import cordon.platform.posting.Poster;
import cordon.reporting.ReportingFixture;
import cordon.reporting.v1.GetOutcomeRequest;
import cordon.reporting.v1.GetSubmissionRequest;
import cordon.reporting.v1.ListSubmissionsRequest;
import cordon.reporting.v1.Outcome;
import cordon.reporting.v1.OutcomeServiceGrpc;
import cordon.reporting.v1.Submission;
import cordon.reporting.v1.ValidateSubmissionRequest;
import cordon.reporting.v1.WatchOutcomeRequest;
import cordon.testsupport.TestCaller;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A posting that cannot be done steps aside, says so, and is done once it can be. */
class ParkedSubmissionTest {
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private ReportingFixture reporting;

  @BeforeEach
  void start() {
    reporting = new ReportingFixture(ParkedSubmissionTest.class);
  }

  @AfterEach
  void stop() {
    reporting.close();
  }

  @Test
  void a_submission_whose_line_is_missing_keeps_nobody_elses_from_being_posted() {
    String operation = reporting.active("NG", "GH");
    Poster poster = reporting.service.bean(Poster.class);
    poster.stop();
    Submission bad = reporting.submit(operation, "NG", 3);
    take(bad, 2);
    poster.start();

    Submission good = reporting.submit(operation, "GH", 3);

    await().atMost(LONGEST).until(() -> shown("GH", good).getPostedLines() == 3);
    await().atMost(LONGEST).until(poster::healthy);
    assertThat(shown("NG", bad).getPostedLines()).isZero();
  }

  @Test
  void what_is_parked_is_told_by_submission_figures_and_stream_and_ends_once_it_can_be_posted()
      throws Exception {
    String operation = reporting.active("NG", "GH");
    reporting.validated(operation, "NG", victims("V-1", 7));
    Poster poster = reporting.service.bean(Poster.class);
    poster.stop();
    Submission bad = reporting.submit(operation, "NG", 3);
    Document line = take(bad, 2);
    await().atMost(LONGEST).until(() -> outcome(LEADERSHIP, operation).getLinesPosting() == 3);
    var watch =
        OutcomeServiceGrpc.newBlockingV2Stub(reporting.channel(LEADERSHIP))
            .watchOutcome(WatchOutcomeRequest.newBuilder().setOperationId(operation).build());
    poster.start();

    Outcome told = Objects.requireNonNull(watch.read()).getOutcome();
    while (told.getLinesParked() == 0) {
      told = Objects.requireNonNull(watch.read(30, TimeUnit.SECONDS)).getOutcome();
    }
    watch.cancel("seen enough", null);

    assertThat(told.getLinesParked()).isEqualTo(3);
    await().atMost(LONGEST).until(() -> meter("cordon.postings.parked") == 1);
    await().atMost(LONGEST).until(() -> meter("cordon.postings.waiting") == 1);
    assertThat(shown("NG", bad).getParked()).isTrue();
    assertThat(listed(operation))
        .extracting(Submission::getParked, Submission::getLines, Submission::getPostedLines)
        .containsExactly(tuple(true, 3, 0));
    assertThat(outcome(ncb("NG"), operation).getLinesParked()).isEqualTo(3);
    assertThat(outcome(ncb("GH"), operation).getLinesParked()).isZero();
    assertThat(outcome(LEADERSHIP, reporting.active("NG")).getLinesParked()).isZero();
    assertThat(reasonOf(() -> validate(bad))).isEqualTo("STILL_POSTING");

    staged().insertOne(line);
    reporting.service.restart();
    reporting.settle();

    assertThat(shown("NG", bad).getParked()).isFalse();
    assertThat(meter("cordon.postings.parked")).isZero();
    await().atMost(LONGEST).until(() -> meter("cordon.postings.waiting") == 0);
    assertThat(shown("NG", bad).getPostedLines()).isEqualTo(3);
    assertThat(listed(operation)).containsExactly(shown("NG", bad));
    assertThat(outcome(LEADERSHIP, operation).getLinesParked()).isZero();
    assertThat(outcome(LEADERSHIP, operation).getTotals(0).getProvisional().getCount())
        .isEqualTo(6);
  }

  private double meter(String name) {
    return reporting.service.bean(MeterRegistry.class).get(name).gauge().value();
  }

  private void validate(Submission submission) {
    var _ =
        reporting
            .submissions(ncb("NG"))
            .validateSubmission(
                ValidateSubmissionRequest.newBuilder()
                    .setSubmissionId(submission.getSubmissionId())
                    .build());
  }

  private Outcome outcome(TestCaller caller, String operation) {
    return OutcomeServiceGrpc.newBlockingStub(reporting.channel(caller))
        .getOutcome(GetOutcomeRequest.newBuilder().setOperationId(operation).build())
        .getOutcome();
  }

  private MongoCollection<Document> staged() {
    return reporting.service.mongo().collection("staged_lines", Document.class);
  }

  private Document take(Submission submission, int line) {
    return Objects.requireNonNull(
        staged()
            .findOneAndDelete(
                Filters.and(
                    Filters.eq("submissionId", submission.getSubmissionId()),
                    Filters.eq("line", line))));
  }

  private List<Submission> listed(String operation) {
    return reporting
        .submissions(LEADERSHIP)
        .listSubmissions(ListSubmissionsRequest.newBuilder().setOperationId(operation).build())
        .getSubmissionsList();
  }

  private Submission shown(String country, Submission submission) {
    return reporting
        .submissions(field(country))
        .getSubmission(
            GetSubmissionRequest.newBuilder().setSubmissionId(submission.getSubmissionId()).build())
        .getSubmission();
  }
}
