package cordon.operations.diligence;

import static cordon.operations.DiligenceFixture.assessed;
import static cordon.operations.DiligenceFixture.assessing;
import static cordon.operations.DiligenceFixture.diligence;
import static cordon.operations.DiligenceFixture.of;
import static cordon.operations.OperationsFixture.APPROVER;
import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.REVIEWER;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.platform.conformance.Refusals.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.util.Timestamps;
import cordon.operations.JoinedScene;
import cordon.operations.v1.ActionKind;
import cordon.operations.v1.DiligenceAssessment;
import cordon.operations.v1.DiligenceLevel;
import cordon.operations.v1.DiligenceSubject;
import cordon.operations.v1.GetDiligenceRequest;
import cordon.operations.v1.ListDiligenceRequest;
import cordon.testsupport.TestCaller;
import cordon.testsupport.TestIdentity;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Assessments, and who sees them. */
class DiligenceServiceTest extends JoinedScene {
  private static final TestCaller BOTH =
      TestIdentity.person("both").roles("approver", "compliance-reviewer");
  private static final TestCaller AUDITOR = TestIdentity.person("auditor").roles("auditor");
  private static final TestCaller LEADERSHIP = TestIdentity.person("director").roles("leadership");
  private static final DiligenceLevel STANDARD = DiligenceLevel.DILIGENCE_LEVEL_STANDARD;
  private static final DiligenceLevel ENHANCED = DiligenceLevel.DILIGENCE_LEVEL_ENHANCED;

  @Test
  void an_assessment_is_superseded_and_never_edited() {
    DiligenceAssessment first = assessed(service, assessing(service, of("BJ"), STANDARD));
    DiligenceAssessment second =
        assessed(
            service,
            assessing(service, of("BJ"), ENHANCED).setSupersedesId(first.getAssessmentId()));

    DiligenceAssessment before = got(PLANNER, first);
    assertThat(before.getSpec()).isEqualTo(first.getSpec());
    assertThat(before.getSupersededById()).isEqualTo(second.getAssessmentId());
    assertThat(before.hasSupersedeTime()).isTrue();
    assertThat(second.getSupersedesId()).isEqualTo(first.getAssessmentId());
    assertThat(listed(PLANNER, r -> r.setCountry("BJ"))).containsExactly(second.getAssessmentId());
    assertThat(listed(PLANNER, r -> r.setCountry("BJ").setSuperseded(true)))
        .containsExactly(first.getAssessmentId());
    var late = assessing(service, of("BJ"), STANDARD);
    assertThat(reasonOf(() -> assessed(service, late))).isEqualTo("ASSESSMENT_SUPERSEDED");
    assertThat(reasonOf(() -> assessed(service, late.setSupersedesId(first.getAssessmentId()))))
        .isEqualTo("ASSESSMENT_SUPERSEDED");
  }

  /** As of two who saved one page at once, of whom the first was lost without a word. */
  @Test
  void of_reviewers_who_assess_at_once_one_is_told_of_the_other() {
    for (int round = 0; round < 3; round++) {
      String country = List.of("LC", "LI", "LK").get(round);
      var request = assessing(service, of(country), STANDARD).build();
      List<String> told = Collections.synchronizedList(new ArrayList<>());
      CompletableFuture.allOf(
              Stream.of(1, 2, 3)
                  .map(i ->
                      CompletableFuture.runAsync(() ->
                          told.add(
                              outcome(
                                  () -> diligence(service, REVIEWER).assessDiligence(request)))))
                  .toArray(CompletableFuture[]::new))
          .join();

      assertThat(told).containsOnlyOnce("OK");
      assertThat(told).isSubsetOf("OK", "ASSESSMENT_SUPERSEDED", "BUSY");
      assertThat(listed(PLANNER, r -> r.setCountry(country))).hasSize(1);
    }
  }

  @Test
  void a_country_a_kind_and_a_kind_in_a_country_are_assessed_apart() {
    DiligenceSubject raids =
        DiligenceSubject.newBuilder().setKind(ActionKind.ACTION_KIND_RAID).build();
    DiligenceAssessment country = assessed(service, assessing(service, of("BF"), STANDARD));
    DiligenceAssessment kind = assessed(service, assessing(service, raids, ENHANCED));
    DiligenceAssessment both =
        assessed(service, assessing(service, raids.toBuilder().setCountry("BF").build(), ENHANCED));

    assertThat(listed(PLANNER, r -> r.setCountry("BF")))
        .containsExactly(both.getAssessmentId(), country.getAssessmentId());
    assertThat(listed(PLANNER, r -> r.setKind(ActionKind.ACTION_KIND_RAID)))
        .containsExactly(both.getAssessmentId(), kind.getAssessmentId());
    assertThat(listed(PLANNER, r -> r.setWholeCountries(true)))
        .contains(country.getAssessmentId())
        .doesNotContain(both.getAssessmentId(), kind.getAssessmentId());
    assertThat(listed(PLANNER, r -> r.setCountry("BF").setLevel(ENHANCED)))
        .containsExactly(both.getAssessmentId());
  }

  @Test
  void what_contradicts_itself_is_refused() {
    var nobody = assessing(service, DiligenceSubject.getDefaultInstance(), STANDARD);
    var kind =
        assessing(
            service,
            of("CV").toBuilder().setKind(ActionKind.ACTION_KIND_ARREST).build(),
            DiligenceLevel.DILIGENCE_LEVEL_WITHHELD);
    var unmeasured = assessing(service, of("CV"), ENHANCED);
    unmeasured.getSpecBuilder().clearMeasures();
    var past = assessing(service, of("CV"), STANDARD);
    past.getSpecBuilder()
        .setValidUntilTime(Timestamps.fromMillis(service.clock().instant().toEpochMilli()));
    var tooLong = assessing(service, of("CV"), STANDARD);
    tooLong
        .getSpecBuilder()
        .setValidUntilTime(
            Timestamps.fromMillis(
                service.clock().instant().plus(Duration.ofDays(740)).toEpochMilli()));
    var told = assessing(service, nobodyOf(ActionKind.ACTION_KIND_ARREST), STANDARD);
    told.getSpecBuilder().setToldToCountry(true);

    for (var bad : List.of(nobody, kind, unmeasured, told, past, tooLong)) {
      assertThat(reasonOf(() -> assessed(service, bad))).isEqualTo("INCONSISTENT");
    }
    assertThat(
            reasonOf(() ->
                diligence(service, BOTH)
                    .assessDiligence(assessing(service, of("CV"), STANDARD).build())))
        .isEqualTo("MAY_NOT_REVIEW");
    assertThat(
            reasonOf(() ->
                diligence(service, PLANNER)
                    .assessDiligence(assessing(service, of("CV"), STANDARD).build())))
        .isEqualTo("ROLE_REQUIRED");
  }

  @Test
  void a_country_sees_what_it_is_told_of_itself_and_nothing_else() {
    var request = assessing(service, of("SN"), STANDARD);
    request.getSpecBuilder().setToldToCountry(true);
    DiligenceAssessment told = assessed(service, request);
    DiligenceAssessment untold =
        assessed(
            service,
            assessing(
                service,
                of("SN").toBuilder().setKind(ActionKind.ACTION_KIND_ARREST).build(),
                STANDARD));

    DiligenceAssessment seen = got(ncb("SN"), told);
    assertThat(seen.getSpec().getGrounds()).isNotEmpty();
    assertThat(seen.getSpec().getSourcesList()).isEmpty();
    assertThat(seen.getReviewerSubject()).isEmpty();
    assertThat(listed(ncb("SN"), UnaryOperator.identity())).containsExactly(told.getAssessmentId());
    assertThat(reasonOf(() -> got(ncb("SN"), untold))).isEqualTo("NOT_FOUND");
    assertThat(reasonOf(() -> got(ncb("NG"), told))).isEqualTo("NOT_FOUND");
    assertThat(listed(ncb("NG"), r -> r.setCountry("SN"))).isEmpty();
    for (TestCaller sees : List.of(PLANNER, APPROVER, REVIEWER, LEADERSHIP, AUDITOR)) {
      assertThat(got(sees, untold).getSpec().getSourcesList()).isNotEmpty();
    }
    TestCaller planner = TestIdentity.person("SN-planner").roles("planner").country("SN");
    assertThat(reasonOf(() -> got(planner, told))).isEqualTo("ROLE_REQUIRED");
    TestCaller field = TestIdentity.person("SN-field").roles("field-officer").country("SN");
    assertThat(reasonOf(() -> got(field, told))).isEqualTo("ROLE_REQUIRED");
    // That another took its place would tell of one that the country is not told of.
    var _ =
        assessed(
            service,
            assessing(service, of("SN"), DiligenceLevel.DILIGENCE_LEVEL_WITHHELD)
                .setSupersedesId(told.getAssessmentId()));
    assertThat(reasonOf(() -> got(ncb("SN"), told))).isEqualTo("NOT_FOUND");
    assertThat(listed(ncb("SN"), r -> r.setSuperseded(true))).isEmpty();
    assertThat(listed(REVIEWER, r -> r.setSuperseded(true).setCountry("SN")))
        .containsExactly(told.getAssessmentId());
  }

  @Test
  void it_is_due_again_when_its_time_has_passed_and_stands_until_it_is_superseded() {
    var request = assessing(service, of("GM"), STANDARD);
    request
        .getSpecBuilder()
        .setValidUntilTime(
            Timestamps.fromMillis(
                service.clock().instant().plus(Duration.ofHours(1)).toEpochMilli()));
    DiligenceAssessment one = assessed(service, request);
    assertThat(listed(PLANNER, r -> r.setDue(true))).doesNotContain(one.getAssessmentId());

    service.clock().advance(Duration.ofHours(1));

    assertThat(got(PLANNER, one).getDue()).isTrue();
    assertThat(listed(PLANNER, r -> r.setDue(true))).containsExactly(one.getAssessmentId());
    assertThat(listed(PLANNER, r -> r.setCountry("GM"))).containsExactly(one.getAssessmentId());
  }

  private static DiligenceSubject nobodyOf(ActionKind kind) {
    return DiligenceSubject.newBuilder().setKind(kind).build();
  }

  private static DiligenceAssessment got(TestCaller caller, DiligenceAssessment one) {
    return diligence(service, caller)
        .getDiligence(
            GetDiligenceRequest.newBuilder().setAssessmentId(one.getAssessmentId()).build())
        .getAssessment();
  }

  private static List<String> listed(
      TestCaller caller, UnaryOperator<ListDiligenceRequest.Builder> wanted) {
    return diligence(service, caller)
        .listDiligence(wanted.apply(ListDiligenceRequest.newBuilder()).build())
        .getAssessmentsList()
        .stream()
        .map(DiligenceAssessment::getAssessmentId)
        .toList();
  }

  private static String outcome(Runnable call) {
    try {
      call.run();
      return "OK";
    } catch (StatusRuntimeException refused) {
      return reasonOf(refused);
    }
  }
}
