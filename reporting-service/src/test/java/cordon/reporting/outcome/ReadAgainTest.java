package cordon.reporting.outcome;

import static cordon.reporting.ReportingFixture.LEADERSHIP;
import static cordon.reporting.ReportingFixture.ncb;
import static cordon.reporting.ReportingFixture.victims;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import cordon.platform.conformance.Anew;
import cordon.platform.projection.Digest;
import cordon.platform.projection.Projector;
import cordon.platform.projection.ViewCollection;
import cordon.platform.projection.Views;
import cordon.reporting.ReportingFixture;
import cordon.reporting.v1.Outcome;
import cordon.reporting.v1.OutcomeServiceGrpc;
import cordon.reporting.v1.Result;
import cordon.reporting.v1.WatchOutcomeRequest;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A result whose entry could not be read is counted once it can, where it has always belonged. */
class ReadAgainTest {
  private static ReportingFixture reporting;

  @BeforeAll
  static void start() {
    reporting = new ReportingFixture(ReadAgainTest.class);
  }

  @AfterAll
  static void stop() {
    reporting.close();
  }

  @Test
  void it_is_told_as_left_out_and_counted_and_watched_when_it_can_be_read() throws Exception {
    String operation = reporting.active("NG", "KE");
    Result damaged = reporting.validated(operation, "NG", victims("V-1", 7));
    reporting.validated(operation, "KE", victims("V-2", 5));
    reporting.report(operation, "NG", victims("V-3", 3));
    reporting.settle();
    List<String> whole = digests();
    Document entry =
        Objects.requireNonNull(
            journal().find(Filters.eq("_id", damaged.getResultId() + ":1")).first());
    journal().updateOne(Filters.eq("_id", entry.get("_id")), Updates.set("actor", 7));
    Anew.build(reporting.service, "outcome");
    reporting.settle();

    Outcome before = reporting.outcome(LEADERSHIP, operation);
    assertThat(before.getParked()).isEqualTo(2);
    assertThat(before.getTotals(0).getValidated().getCount()).isEqualTo(5);
    assertThat(reporting.outcome(ncb("KE"), operation).getParked()).isEqualTo(1);
    var watch =
        OutcomeServiceGrpc.newBlockingV2Stub(reporting.channel(LEADERSHIP))
            .watchOutcome(WatchOutcomeRequest.newBuilder().setOperationId(operation).build());
    var _ = watch.read(5, TimeUnit.SECONDS);

    journal().replaceOne(Filters.eq("_id", entry.get("_id")), entry);

    Outcome after = Objects.requireNonNull(watch.read(30, TimeUnit.SECONDS)).getOutcome();
    watch.cancel("seen enough", null);
    assertThat(after.getTotals(0).getValidated().getCount()).isEqualTo(12);
    assertThat(after.getParked()).isZero();
    assertThat(reporting.outcome(ncb("NG"), operation).getParked()).isZero();
    assertThat(digests()).isEqualTo(whole);
  }

  /** Of every collection of the view for itself, so that a difference tells where it is. */
  private static List<String> digests() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> reporting.service.bean(Projector.class).healthy());
    var build = reporting.service.bean(Views.class).serving("outcome");
    return reporting.service.bean(OutcomeProjection.class).collections().stream()
        .map(ViewCollection::name)
        .sorted()
        .map(name -> name + " " + Digest.of(reporting.service.mongo(), build, List.of(name)))
        .toList();
  }

  private static MongoCollection<Document> journal() {
    return reporting.service.mongo().collection("journal", Document.class);
  }
}
