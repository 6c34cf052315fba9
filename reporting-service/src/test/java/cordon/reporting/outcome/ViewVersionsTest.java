package cordon.reporting.outcome;

import static cordon.reporting.ReportingFixture.LEADERSHIP;
import static cordon.reporting.ReportingFixture.field;
import static cordon.reporting.ReportingFixture.spec;
import static cordon.reporting.ReportingFixture.victims;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cordon.operations.v1.Operation;
import cordon.operations.v1.OperationState;
import cordon.platform.conformance.Load;
import cordon.platform.conformance.RaisedViews;
import cordon.platform.conformance.ServiceFixture;
import cordon.platform.projection.Digest;
import cordon.platform.projection.Projector;
import cordon.platform.projection.ViewBuild;
import cordon.platform.projection.ViewCollection;
import cordon.platform.projection.Views;
import cordon.platform.time.Ids;
import cordon.reporting.ReportingApplication;
import cordon.reporting.ReportingFixture;
import cordon.reporting.plan.PlanStore;
import cordon.reporting.v1.GetOutcomeRequest;
import cordon.reporting.v1.IdentifierType;
import cordon.reporting.v1.OutcomeServiceGrpc;
import cordon.reporting.v1.ReportResultRequest;
import cordon.reporting.v1.ResultServiceGrpc;
import cordon.reporting.v1.ResultSpec;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** A later release of the service beside one that goes on, and alone. */
class ViewVersionsTest {
  private static final Duration LONGEST = Duration.ofMinutes(2);

  /** Of this release. */
  private static final int NOW = OutcomeStore.LIFE;

  /** Of the journal that is read again; 50,000 for the whole, {@code -Dcordon.entries}. */
  private static final int ENTRIES = Integer.getInteger("cordon.entries", 3000);

  /** Where figures changed last depends on which entries were applied together. */
  private static final List<String> COLLECTIONS =
      Stream.of(
              ContributionStore.COLLECTIONS,
              OutcomeStore.COLLECTIONS,
              DatedStore.COLLECTIONS,
              PlanStore.COLLECTIONS)
          .flatMap(List::stream)
          .map(ViewCollection::name)
          .filter(name -> !name.equals("heads"))
          .toList();

  private final ReportingFixture reporting = new ReportingFixture(ViewVersionsTest.class);

  @AfterEach
  void stop() {
    reporting.close();
  }

  @Import(ReportingApplication.class)
  static class NextRelease {
    @Bean
    static RaisedViews raised() {
      return new RaisedViews(1);
    }
  }

  @Import(ReportingApplication.class)
  static class ReleaseAfter {
    @Bean
    static RaisedViews raised() {
      return new RaisedViews(2);
    }
  }

  @Test
  void figures_of_two_releases_side_by_side_are_those_of_a_quiet_rebuild() throws Exception {
    String operation = reporting.active("NG", "GH", "KE");
    reporting.report(operation, "NG", victims("V-0", 1));
    var number = new AtomicInteger();
    var reported = new AtomicInteger(1);

    try (var _ = Load.of(40, () -> reportSome(operation, number.incrementAndGet(), reported))) {
      Thread.sleep(1000);
      ServiceFixture next = reporting.beside(NextRelease.class);
      Thread.sleep(1500);
      next.close();
      next = reporting.beside(NextRelease.class);
      Thread.sleep(1000);
      next.close();
    }
    reporting.settle();
    ServiceFixture next = reporting.beside(NextRelease.class);
    settled(next, NOW + 1);
    ServiceFixture quiet = reporting.beside(ReleaseAfter.class);
    settled(quiet, NOW + 2);

    String right = digest(quiet);
    assertThat(digest(next)).isEqualTo(right);
    assertThat(digest(reporting.service)).isEqualTo(right);
    assertThat(totals(reporting.service, operation)).isEqualTo(totals(quiet, operation));
    assertThat(reported).hasValueGreaterThan(20);
    next.close();
    quiet.close();
  }

  @Test
  void a_fact_is_taken_at_once_while_what_decides_on_it_is_built_anew() {
    String operation = reporting.active("NG");
    reporting.report(operation, "NG", victims("V-0", 1));
    for (int i = 0; i < ENTRIES; i++) {
      String id = Ids.next();
      reporting.operations.append(
          id,
          1,
          Operation.newBuilder()
              .setOperationId(id)
              .setVersion(1)
              .setState(OperationState.OPERATION_STATE_PLANNED)
              .build());
    }
    await()
        .atMost(Duration.ofMinutes(5))
        .until(() -> reporting.service.bean(Projector.class).reached().position() >= ENTRIES);

    reporting.service.stop();
    ServiceFixture next = reporting.beside(NextRelease.class);
    int versionAtFirst = version(next);
    int taken = 0;
    do {
      report(next, operation, "NG", victims("R-" + ++taken, 1));
    } while (version(next) != NOW + 1);

    assertThat(versionAtFirst).isEqualTo(NOW);
    report(next, operation, "NG", victims("after", 1));
    settled(next, NOW + 1);
    assertThat(totals(next, operation)).isEqualTo(List.of(taken + 2L));
    next.close();
    reporting.service.restart();
  }

  /** Persons whom several countries name, numbers, and some that are validated. */
  private void reportSome(String operation, int number, AtomicInteger reported) {
    var random = new Random(number);
    String country = List.of("NG", "GH", "KE").get(random.nextInt(3));
    ResultSpec spec =
        random.nextBoolean()
            ? victims("V-" + number, 1 + random.nextInt(9))
            : arrested("A-" + number, "NG D%05d".formatted(random.nextInt(12)));
    if (random.nextInt(3) == 0) {
      reporting.validated(operation, country, spec);
    } else {
      reporting.report(operation, country, spec);
    }
    reported.incrementAndGet();
  }

  private static ResultSpec arrested(String reference, String document) {
    var spec = spec(reference);
    spec.getPersonsArrestedBuilder()
        .getItemsBuilder()
        .addPersonsBuilder()
        .setReference("P-1")
        .getIdentifierBuilder()
        .setType(IdentifierType.IDENTIFIER_TYPE_DOCUMENT)
        .setValue(document);
    return spec.build();
  }

  private static void report(
      ServiceFixture service, String operation, String country, ResultSpec spec) {
    var _ =
        ResultServiceGrpc.newBlockingStub(service.channel(field(country)))
            .reportResult(
                ReportResultRequest.newBuilder().setOperationId(operation).setSpec(spec).build());
  }

  private static ViewBuild serving(ServiceFixture service) {
    return service.bean(Views.class).serving("outcome");
  }

  private static int version(ServiceFixture service) {
    return serving(service).version();
  }

  private static void settled(ServiceFixture service, int version) {
    await()
        .atMost(LONGEST)
        .until(() ->
            version(service) == version
                && service.bean(Projector.class).reached().position()
                    == service.mongo().collection("journal", Document.class).countDocuments());
  }

  private static String digest(ServiceFixture service) {
    return Digest.of(service.mongo(), serving(service), COLLECTIONS);
  }

  private static List<Long> totals(ServiceFixture service, String operation) {
    return OutcomeServiceGrpc.newBlockingStub(service.channel(LEADERSHIP))
        .getOutcome(GetOutcomeRequest.newBuilder().setOperationId(operation).build())
        .getOutcome()
        .getTotalsList()
        .stream()
        .map(total -> total.getValidated().getCount() + total.getProvisional().getCount())
        .toList();
  }
}
