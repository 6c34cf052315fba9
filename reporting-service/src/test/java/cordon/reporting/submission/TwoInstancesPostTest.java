package cordon.reporting.submission;

import static cordon.reporting.ReportingFixture.LEADERSHIP;
import static cordon.reporting.ReportingFixture.ncb;
import static cordon.reporting.ReportingFixture.secondNcb;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import cordon.platform.conformance.ServiceFixture;
import cordon.platform.conformance.StoreCommands;
import cordon.platform.journal.JournalAudit;
import cordon.platform.posting.Poster;
import cordon.platform.work.Worker;
import cordon.reporting.ReportingApplication;
import cordon.reporting.ReportingFixture;
import cordon.reporting.v1.Submission;
import cordon.reporting.v1.SubmissionServiceGrpc;
import cordon.reporting.v1.ValidateSubmissionRequest;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two instances that post the same submissions, of which one is paused and then gone. */
class TwoInstancesPostTest {
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final String[] COUNTRIES = {"NG", "KE", "GH", "ZA"};
  private static final int LINES = 230;

  private final ReportingFixture reporting = new ReportingFixture(TwoInstancesPostTest.class);
  private final ServiceFixture one = reporting.service;
  private final ServiceFixture two = reporting.beside(ReportingApplication.class);
  private final List<String> unwell = new ArrayList<>();
  private final AtomicBoolean twoIsThere = new AtomicBoolean(true);

  @AfterEach
  void stop() {
    if (twoIsThere.get()) {
      two.close();
    }
    reporting.close();
  }

  @Test
  void every_line_is_posted_once_and_counted_once_whatever_becomes_of_one_of_them()
      throws Exception {
    String operation = reporting.active(COUNTRIES);
    await().atMost(LONGEST).until(() -> serves(one) && serves(two));
    one.bean(Poster.class).stop();
    var submitted = new ArrayList<Submission>();
    for (String country : COUNTRIES) {
      submitted.add(reporting.submit(operation, country, LINES));
    }

    // Two is paused in the middle of a stretch, for longer than its turn lasts.
    StoreCommands.Held paused = two.commands().holdOfWorker("insert results");
    paused.awaitReached();
    one.bean(Poster.class).start();
    watchUntilDone(COUNTRIES.length - 1, () -> {});
    paused.release();
    watchUntilDone(COUNTRIES.length, () -> {});

    for (Submission each : submitted) {
      var _ =
          SubmissionServiceGrpc.newBlockingStub(two.channel(secondNcb(each.getCountry())))
              .validateSubmission(
                  ValidateSubmissionRequest.newBuilder()
                      .setSubmissionId(each.getSubmissionId())
                      .build());
    }
    // Both post, since neither keeps its turn; then one of them stops.
    watchUntilDone(COUNTRIES.length + 1, this::letGo);
    twoIsThere.set(false);
    two.close();
    watchUntilDone(2 * COUNTRIES.length, () -> {});

    assertThat(unwell).isEmpty();
    for (Submission submission : submitted) {
      List<Document> lines = lines(submission);
      assertThat(lines.stream().map(line -> line.getInteger("line")).distinct()).hasSize(LINES);
      assertThat(lines)
          .hasSize(LINES)
          .allMatch(line -> line.getString("state").equals("VALIDATED"))
          .allMatch(line -> line.get("version", Number.class).longValue() == 2);
    }
    await().atMost(LONGEST).until(() -> JournalAudit.unnumbered(one.mongo()) == 0);
    JournalAudit.check(one.mongo());
    assertThat(
            reporting.outcome(LEADERSHIP, operation).getTotalsList().stream()
                .filter(figure -> figure.getIndicator().equals("fraud_victims_targeted"))
                .map(figure -> figure.getValidated().getCount()))
        .containsExactly((long) COUNTRIES.length * LINES * (LINES + 1) / 2);
    assertThat(reporting.outcome(ncb("NG"), operation).getLinesPosting()).isZero();
  }

  private void watchUntilDone(long postings, Runnable meanwhile) throws InterruptedException {
    long end = System.nanoTime() + LONGEST.toNanos();
    while (done() < postings && System.nanoTime() - end < 0) {
      look(meanwhile);
    }
    assertThat(done()).isGreaterThanOrEqualTo(postings);
  }

  private void look(Runnable meanwhile) throws InterruptedException {
    meanwhile.run();
    for (ServiceFixture instance : twoIsThere.get() ? List.of(one, two) : List.of(one)) {
      if (!serves(instance)) {
        unwell.add(instance == one ? "one" : "two");
      }
      instance.beans(Worker.class).stream()
          // The cleaner has nothing to say before its first round has ended, and is in no health.
          .filter(worker -> !worker.getClass().getSimpleName().equals("StagingCleaner"))
          .filter(worker -> worker.isRunning() && !worker.healthy())
          .forEach(worker -> unwell.add(worker.getClass().getSimpleName()));
      if (instance.bean(Poster.class).parked() > 0) {
        unwell.add("parked");
      }
    }
    Thread.sleep(30);
  }

  private void letGo() {
    var _ =
        one.mongo()
            .collection("leases", Document.class)
            .updateOne(Filters.eq("_id", "poster"), Updates.set("until", new Date(0)));
  }

  private long done() {
    return one.mongo()
        .collection("postings", Document.class)
        .countDocuments(Filters.eq("done", true));
  }

  private List<Document> lines(Submission submission) {
    return one.mongo()
        .collection("results", Document.class)
        .find(Filters.eq("submissionId", submission.getSubmissionId()))
        .into(new ArrayList<>());
  }

  private static boolean serves(ServiceFixture instance) {
    return HealthGrpc.newBlockingStub(instance.anonymous(Map.of()))
            .check(HealthCheckRequest.getDefaultInstance())
            .getStatus()
        == ServingStatus.SERVING;
  }
}
