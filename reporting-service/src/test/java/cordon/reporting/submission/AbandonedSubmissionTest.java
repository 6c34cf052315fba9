package cordon.reporting.submission;

import static cordon.platform.conformance.Refusals.reasonOf;
import static cordon.reporting.ReportingFixture.LEADERSHIP;
import static cordon.reporting.ReportingFixture.field;
import static cordon.reporting.ReportingFixture.victims;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.common.v1.Scope;
import cordon.platform.call.Call;
import cordon.platform.call.Caller;
import cordon.platform.command.Commands;
import cordon.platform.posting.Poster;
import cordon.platform.refusal.CommonReason;
import cordon.platform.refusal.RejectedException;
import cordon.platform.store.Mongo;
import cordon.platform.time.Ids;
import cordon.reporting.ReportingFixture;
import cordon.reporting.plan.PlanStore;
import cordon.reporting.result.Finding;
import cordon.reporting.result.ReferenceStore;
import cordon.reporting.result.ResultSpec;
import cordon.reporting.result.ResultStore;
import cordon.reporting.v1.SubmitResultsRequest;
import cordon.reporting.v1.SubmitResultsResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a crash leaves behind of a submission, and what cleaning must leave alone. */
class AbandonedSubmissionTest {
  private static final Caller FIELD = new Caller("NG-field", Set.of("field-officer"), "NG");
  private static ReportingFixture reporting;

  @BeforeAll
  static void start() {
    reporting = new ReportingFixture(AbandonedSubmissionTest.class);
  }

  @AfterAll
  static void stop() {
    reporting.close();
  }

  @Test
  void a_reference_of_a_submission_that_died_is_free_for_a_single_report() {
    String operation = reporting.active("NG");
    known(operation);

    assertThatThrownBy(() ->
            submit(
                operation,
                "S-1",
                "V-1",
                store(() -> {
                  throw new Killed();
                })))
        .isInstanceOf(Killed.class);

    assertThat(reporting.report(operation, "NG", victims("V-1", 7)).getVersion()).isEqualTo(1);
  }

  @Test
  void what_an_earlier_version_left_behind_is_free_after_the_cleaning() {
    String operation = reporting.active("NG");
    reporting
        .service
        .mongo()
        .collection("references", Document.class)
        .insertOne(
            new Document("_id", operation + "/NG/fraud_victims_targeted/V-1")
                .append("owner", Ids.next())
                .append("staged", true));

    var cleaner = cleaner();
    cleaner.clean();
    assertThat(reasonOf(() -> reporting.report(operation, "NG", victims("V-1", 7))))
        .isEqualTo("REFERENCE_USED");
    cleaner.clean();

    assertThat(reporting.report(operation, "NG", victims("V-1", 7)).getVersion()).isEqualTo(1);
  }

  @Test
  void a_replica_whose_clock_is_ahead_takes_nothing_from_a_submission_under_way() {
    String operation = reporting.active("NG");
    known(operation);

    submit(
        operation,
        "S-1",
        "V-1",
        store(() -> {
          reporting.service.clock().advance(Duration.ofHours(1));
          cleaner().clean();
        }));

    assertThat(reporting.outcome(LEADERSHIP, operation).getTotals(0).getProvisional().getCount())
        .isEqualTo(8);
  }

  @Test
  void whoever_is_given_up_is_refused_and_leaves_nothing() {
    String operation = reporting.active("NG");
    known(operation);
    var cleaner = cleaner();

    assertThatThrownBy(() ->
            submit(
                operation,
                "S-1",
                "V-1",
                store(() -> {
                  cleaner.clean();
                  cleaner.clean();
                })))
        .isInstanceOfSatisfying(
            RejectedException.class,
            refused -> assertThat(refused.reason()).isEqualTo(CommonReason.BUSY));

    submit(operation, "S-1", "V-1", store(() -> {}));
    assertThat(reporting.outcome(LEADERSHIP, operation).getTotals(0).getProvisional().getCount())
        .isEqualTo(8);
  }

  @Test
  void lines_that_a_crash_left_are_cleared_away_and_those_of_accepted_ones_are_not() {
    String operation = reporting.active("NG");
    known(operation);
    Poster poster = reporting.service.bean(Poster.class);
    poster.stop();
    var cleaner = cleaner();
    submit(operation, "S-1", "V-1", store(() -> {}));
    assertThatThrownBy(() ->
            submit(
                operation,
                "S-2",
                "V-2",
                store(() -> {
                  throw new Killed();
                })))
        .isInstanceOf(Killed.class);
    var staged = mongo().collection("staged_lines", Document.class);
    assertThat(staged.countDocuments()).isGreaterThanOrEqualTo(2);

    cleaner.clean();
    cleaner.clean();

    assertThat(staged.countDocuments()).isEqualTo(1);
    poster.start();
    reporting.settle();
    assertThat(staged.countDocuments()).isZero();
  }

  /** Does something between the staging of lines and their acceptance. */
  private static StagedLineStore store(Runnable then) {
    return new StagedLineStore(mongo()) {
      @Override
      void stage(List<StagedLine> lines) {
        super.stage(lines);
        then.run();
      }
    };
  }

  private static Submissions service(StagedLineStore staged) {
    var service = reporting.service;
    return new Submissions(
        service.bean(SubmissionStore.class),
        staged,
        service.bean(StagingStore.class),
        service.bean(ReferenceStore.class),
        service.bean(ResultStore.class),
        service.bean(PlanStore.class),
        service.bean(DecidedSubmissions.class),
        service.provider(Poster.class));
  }

  private static StagingCleaner cleaner() {
    var service = reporting.service;
    return new StagingCleaner(
        service.bean(SubmissionStore.class),
        service.bean(StagedLineStore.class),
        service.bean(ReferenceStore.class),
        service.bean(StagingStore.class));
  }

  private static void submit(
      String operation, String reference, String line, StagedLineStore staged) {
    Submissions submissions = service(staged);
    var spec = new ResultSpec(line, null, Instant.now(), "NG", new Finding.VictimsTargeted(7));
    String id = Ids.next();
    var call =
        new Call(
            FIELD,
            "cordon.reporting.v1.SubmissionService/" + Submissions.SUBMIT,
            Scope.SCOPE_OWN_COUNTRY,
            null,
            null,
            null,
            "0".repeat(32));
    call.run(() -> {
      var _ =
          reporting
              .service
              .bean(Commands.class)
              .carryOut(
                  SubmitResultsRequest.getDefaultInstance(),
                  SubmitResultsResponse.getDefaultInstance(),
                  BadLines::new,
                  (tx, bad) -> {
                    var _ = submissions.submit(tx, id, operation, reference, Map.of(0, spec), bad);
                    return SubmitResultsResponse.getDefaultInstance();
                  });
    });
  }

  /** Waits until the service knows the operation. */
  private static void known(String operation) {
    reporting.report(operation, "NG", victims("FIRST", 1));
    var _ =
        reporting
            .results(field("NG"))
            .listResults(
                cordon.reporting.v1.ListResultsRequest.newBuilder()
                    .setOperationId(operation)
                    .build());
  }

  private static Mongo mongo() {
    return reporting.service.mongo();
  }

  /** The end of a process, which no code of it sees. */
  private static final class Killed extends Error {}
}
