package cordon.operations.intelligence;

import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.PackageFixture.aFeedback;
import static cordon.operations.PackageFixture.aPackage;
import static cordon.operations.PackageFixture.aUse;
import static cordon.operations.PackageFixture.answered;
import static cordon.operations.PackageFixture.asked;
import static cordon.operations.PackageFixture.copies;
import static cordon.operations.PackageFixture.given;
import static cordon.operations.PackageFixture.packages;
import static cordon.operations.PackageFixture.recalled;
import static cordon.operations.PackageFixture.received;
import static cordon.operations.PackageFixture.used;
import static cordon.platform.conformance.Refusals.reasonOf;
import static java.util.function.UnaryOperator.identity;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.operations.v1.FeedbackSpec;
import cordon.operations.v1.GivePackageFeedbackRequest;
import cordon.operations.v1.HandlingLevel;
import cordon.operations.v1.IntelligencePackage;
import cordon.operations.v1.ListPackageUsesRequest;
import cordon.operations.v1.PackageOutcome;
import cordon.operations.v1.PackageSide;
import cordon.operations.v1.PackageUse;
import cordon.operations.v1.RequestWiderUseRequest;
import cordon.operations.v1.UseBreach;
import cordon.operations.v1.UseCondition;
import cordon.operations.v1.UseKind;
import cordon.operations.v1.UseSpec;
import cordon.operations.v1.WiderUseSpec;
import cordon.operations.v1.WiderUseState;
import cordon.testsupport.TestCaller;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a receiver may do with a copy, and what it says of it. */
class UseConditionTest extends PackageScene {
  private static final Map<UseCondition, Set<UseKind>> ALLOWED =
      Map.of(
          UseCondition.USE_CONDITION_INTELLIGENCE_ONLY,
          Set.of(UseKind.USE_KIND_INTELLIGENCE, UseKind.USE_KIND_PASSED_ON),
          UseCondition.USE_CONDITION_LEAD_ONLY,
          Set.of(UseKind.USE_KIND_INTELLIGENCE, UseKind.USE_KIND_LEAD, UseKind.USE_KIND_PASSED_ON),
          UseCondition.USE_CONDITION_EVIDENCE_AFTER_LETTER_OF_REQUEST,
          Set.of(
              UseKind.USE_KIND_INTELLIGENCE,
              UseKind.USE_KIND_LEAD,
              UseKind.USE_KIND_EVIDENCE,
              UseKind.USE_KIND_PASSED_ON));

  @Test
  void a_use_is_allowed_by_its_condition_and_one_that_happened_is_taken_and_marked() {
    for (UseCondition condition : ALLOWED.keySet()) {
      IntelligencePackage one = sent(condition);
      for (UseKind kind : kinds()) {
        UseSpec.Builder use = use(kind);
        boolean allowed = Objects.requireNonNull(ALLOWED.get(condition)).contains(kind);
        if (allowed) {
          assertThat(used(service, GH, one, use).getBreachesList()).isEmpty();
        } else {
          assertThat(reasonOf(() -> used(service, GH, one, use)))
              .as("%s of %s", kind, condition)
              .isEqualTo("USE_CONDITION");
        }
        assertThat(reported(GH, one, use, Duration.ZERO).getBreachesList().isEmpty())
            .isEqualTo(allowed);
      }
    }
  }

  @Test
  void evidence_names_a_letter_of_request() {
    IntelligencePackage one = sent(UseCondition.USE_CONDITION_EVIDENCE_AFTER_LETTER_OF_REQUEST);
    var without = aUse(UseKind.USE_KIND_EVIDENCE);

    assertThat(reasonOf(() -> used(service, GH, one, without))).isEqualTo("USE_CONDITION");
    assertThat(reported(GH, one, without, Duration.ZERO).getBreachesList())
        .containsExactly(UseBreach.USE_BREACH_NO_LETTER_OF_REQUEST);
    assertThat(
            reasonOf(() ->
                used(service, GH, one, aUse(UseKind.USE_KIND_LEAD).setLetterReference("LR/1"))))
        .isEqualTo("INCONSISTENT");
  }

  @Test
  void it_is_passed_on_with_the_owners_consent_to_whom_that_names() {
    IntelligencePackage one =
        given(service, NG, operation, aPackage("GH").setConsentToShareOn(true));
    IntelligencePackage red =
        given(
            service,
            NG,
            operation,
            aPackage("GH").setHandlingLevel(HandlingLevel.HANDLING_LEVEL_RED));
    var _ = received(service, GH, one);
    var _ = received(service, GH, red);
    assertThat(reasonOf(() -> used(service, GH, red, use(UseKind.USE_KIND_PASSED_ON))))
        .isEqualTo("USE_CONDITION");
    assertThat(reasonOf(() -> used(service, GH, one, use(UseKind.USE_KIND_PASSED_ON))))
        .isEqualTo("USE_CONDITION");
    assertThat(reasonOf(() -> used(service, GH, one, aUse(UseKind.USE_KIND_PASSED_ON))))
        .isEqualTo("INCONSISTENT");

    var _ =
        copies(service, GH)
            .requestWiderUse(
                RequestWiderUseRequest.newBuilder()
                    .setOperationId(operation)
                    .setPackageId(one.getPackageId())
                    .setSpec(
                        WiderUseSpec.newBuilder()
                            .setKind(UseKind.USE_KIND_PASSED_ON)
                            .setToAgency("The customs")
                            .setReason("They hold the parcels."))
                    .build());
    var _ = packages(service, NG).answerWiderUse(answer(one, 1, true).build());

    assertThat(used(service, GH, one, use(UseKind.USE_KIND_PASSED_ON)).getCopyNumber())
        .isEqualTo(1);
    assertThat(
            reasonOf(() ->
                used(
                    service,
                    GH,
                    one,
                    aUse(UseKind.USE_KIND_PASSED_ON).setToAgency("Another agency"))))
        .isEqualTo("USE_CONDITION");
    assertThat(
            reasonOf(
                () -> used(service, GH, one, aUse(UseKind.USE_KIND_PASSED_ON).setToCountry("ZA"))))
        .isEqualTo("USE_CONDITION");
  }

  /** TLP 2.0, whatever the owner says of consent. */
  @Test
  void a_handling_level_says_to_whom_it_is_passed_on_without_asking() {
    for (HandlingLevel level : HandlingLevel.values()) {
      if (level == HandlingLevel.HANDLING_LEVEL_UNSPECIFIED
          || level == HandlingLevel.UNRECOGNIZED) {
        continue;
      }
      IntelligencePackage one =
          given(service, NG, operation, aPackage("GH").setHandlingLevel(level));
      var _ = received(service, GH, one);
      boolean narrow =
          level == HandlingLevel.HANDLING_LEVEL_RED
              || level == HandlingLevel.HANDLING_LEVEL_AMBER_STRICT;
      var toCountry = aUse(UseKind.USE_KIND_PASSED_ON).setToCountry("KE");

      assertThat(breaches(one, use(UseKind.USE_KIND_PASSED_ON)))
          .as("%s at home", level)
          .isEqualTo(narrow ? List.of(UseBreach.USE_BREACH_NO_CONSENT) : List.of());
      assertThat(breaches(one, toCountry))
          .as("%s abroad", level)
          .isEqualTo(
              narrow || level == HandlingLevel.HANDLING_LEVEL_AMBER
                  ? List.of(UseBreach.USE_BREACH_NO_CONSENT)
                  : List.of());
    }
  }

  /** What a use that has happened is marked with; asking for it is refused exactly then. */
  private List<UseBreach> breaches(IntelligencePackage one, UseSpec.Builder use) {
    List<UseBreach> found = reported(GH, one, use, Duration.ZERO).getBreachesList();
    if (found.isEmpty()) {
      assertThat(used(service, GH, one, use).getReported()).isFalse();
    } else {
      assertThat(reasonOf(() -> used(service, GH, one, use))).isEqualTo("USE_CONDITION");
    }
    return found;
  }

  @Test
  void a_wider_use_is_granted_for_one_receiver_and_by_the_owner_alone() {
    IntelligencePackage one =
        given(
            service,
            NG,
            operation,
            aPackage("GH", "KE").setUseCondition(UseCondition.USE_CONDITION_INTELLIGENCE_ONLY));
    var lead = aUse(UseKind.USE_KIND_LEAD);
    assertThat(reasonOf(() -> asked(service, GH, one, UseKind.USE_KIND_LEAD)))
        .isEqualTo("ILLEGAL_MOVE");
    var _ = received(service, GH, one);
    var _ = received(service, KE, one);
    var _ = asked(service, GH, one, UseKind.USE_KIND_LEAD);
    assertThat(reasonOf(() -> asked(service, GH, one, UseKind.USE_KIND_LEAD)))
        .isEqualTo("ILLEGAL_MOVE");
    assertThat(desk(NG, r -> r.setSide(PackageSide.PACKAGE_SIDE_BY_US))).hasSize(1);
    assertThat(copiesOf(NG, r -> r.setAsked(true))).hasSize(1);
    assertThat(copiesOf(GH, r -> r.setAsked(true))).hasSize(1);
    assertThat(copiesOf(KE, r -> r.setAsked(true))).isEmpty();
    assertThat(copiesOf(PLANNER, r -> r.setAsked(true))).isEmpty();
    assertThat(copiesOf(PLANNER, identity())).hasSize(2).allMatch(copy -> copy.getVersion() == 0);
    for (TestCaller other : List.of(GH, PLANNER)) {
      assertThat(
              reasonOf(() -> packages(service, other).answerWiderUse(answer(one, 1, true).build())))
          .isEqualTo("NOT_YOUR_PACKAGE");
    }
    assertThat(reasonOf(() -> packages(service, KE).answerWiderUse(answer(one, 1, true).build())))
        .isEqualTo("NOT_FOUND");
    assertThat(reasonOf(() -> packages(service, NG).answerWiderUse(answer(one, 2, true).build())))
        .isEqualTo("INCONSISTENT");

    var answered = packages(service, NG).answerWiderUse(answer(one, 1, true).build()).getCopy();

    assertThat(answered.getWiderUses(0).getState())
        .isEqualTo(WiderUseState.WIDER_USE_STATE_GRANTED);
    assertThat(used(service, GH, one, lead).getReported()).isFalse();
    assertThat(reasonOf(() -> used(service, KE, one, lead))).isEqualTo("USE_CONDITION");
    assertThat(reported(GH, one, lead, Duration.ofHours(1)).getBreachesList())
        .containsExactly(UseBreach.USE_BREACH_INTELLIGENCE_ONLY);
    assertThat(reasonOf(() -> packages(service, NG).answerWiderUse(answer(one, 1, false).build())))
        .isEqualTo("ILLEGAL_MOVE");
    assertThat(desk(NG, r -> r.setSide(PackageSide.PACKAGE_SIDE_BY_US))).isEmpty();
  }

  @Test
  void what_was_declined_allows_nothing_and_may_be_asked_for_again_ten_times_in_all() {
    IntelligencePackage one = sent(UseCondition.USE_CONDITION_INTELLIGENCE_ONLY);
    for (int number = 1; number <= 10; number++) {
      var _ = asked(service, GH, one, UseKind.USE_KIND_LEAD);
      var _ = packages(service, NG).answerWiderUse(answer(one, 1, false).setNumber(number).build());
    }

    assertThat(reasonOf(() -> used(service, GH, one, aUse(UseKind.USE_KIND_LEAD))))
        .isEqualTo("USE_CONDITION");
    assertThat(reasonOf(() -> asked(service, GH, one, UseKind.USE_KIND_LEAD)))
        .isEqualTo("INCONSISTENT");
  }

  /** The facts that nobody likes: before receipt, ahead of the clock, after the recall. */
  @Test
  void a_use_that_happened_is_taken_in_any_state_and_shown_to_the_owner() {
    IntelligencePackage one = given(service, NG, operation, aPackage("GH", "KE"));
    assertThat(reasonOf(() -> used(service, GH, one, aUse(UseKind.USE_KIND_LEAD))))
        .isEqualTo("ILLEGAL_MOVE");
    PackageUse early = reported(GH, one, aUse(UseKind.USE_KIND_LEAD), Duration.ZERO);
    assertThat(early.getOutOfOrder()).isTrue();
    var _ = received(service, GH, one);
    assertThat(reported(GH, one, aUse(UseKind.USE_KIND_LEAD), Duration.ofHours(-1)).getClockAhead())
        .isTrue();
    var _ = recalled(service, NG, one);
    assertThat(reasonOf(() -> used(service, GH, one, aUse(UseKind.USE_KIND_LEAD))))
        .isEqualTo("ILLEGAL_MOVE");
    PackageUse late = reported(GH, one, aUse(UseKind.USE_KIND_LEAD), Duration.ofSeconds(-2));
    assertThat(late.getBreachesList()).containsExactly(UseBreach.USE_BREACH_RECALLED);

    assertThat(uses(NG, one, true))
        .extracting(PackageUse::getUseId)
        .containsExactly(late.getUseId());
    assertThat(uses(NG, one, false)).hasSize(3);
    assertThat(uses(GH, one, false)).hasSize(3);
    assertThat(uses(KE, one, false)).isEmpty();
    assertThat(uses(PLANNER, one, false)).isEmpty();
    assertThat(copiesOf(NG, r -> r.setReceiverCountry("GH")).getFirst().getUsesAgainst())
        .isEqualTo(1);
    assertThat(copiesOf(PLANNER, r -> r.setReceiverCountry("GH")).getFirst().getUses()).isZero();
  }

  @Test
  void feedback_is_given_once_received_and_anew_ten_times_in_all() {
    IntelligencePackage one = given(service, NG, operation, aPackage("GH").setFeedbackDays(1));
    assertThat(reasonOf(() -> answered(service, GH, one))).isEqualTo("ILLEGAL_MOVE");
    assertThat(reasonOf(() -> received(service, NG, one))).isEqualTo("NOT_YOUR_PACKAGE");
    assertThat(reasonOf(() -> received(service, PLANNER, one))).isEqualTo("NOT_YOUR_PACKAGE");
    assertThat(reasonOf(() -> received(service, KE, one))).isEqualTo("NOT_FOUND");
    var _ = received(service, GH, one);
    assertThat(reasonOf(() -> received(service, GH, one))).isEqualTo("ILLEGAL_MOVE");
    assertThat(desk(GH, identity())).hasSize(1);
    assertThat(
            reasonOf(() ->
                feedback(
                    one,
                    aFeedback(
                        PackageOutcome.PACKAGE_OUTCOME_NOTHING_FOUND,
                        PackageOutcome.PACKAGE_OUTCOME_NEW_LEAD))))
        .isEqualTo("INCONSISTENT");
    for (int i = 0; i < 10; i++) {
      feedback(one, aFeedback(PackageOutcome.PACKAGE_OUTCOME_CASE_OPENED).setText("Version " + i));
    }

    assertThat(desk(GH, identity())).isEmpty();
    assertThat(reasonOf(() -> answered(service, GH, one))).isEqualTo("INCONSISTENT");
    var seen = copiesOf(NG, identity()).getFirst();
    assertThat(seen.getFeedbackCount()).isEqualTo(10);
    assertThat(seen.getFeedback(9).getSpec().getText()).isEqualTo("Version 9");
    assertThat(seen.getFeedback(9).getNumber()).isEqualTo(10);
    var overseen = copiesOf(PLANNER, identity()).getFirst();
    assertThat(overseen.getFeedbackList()).isEmpty();
    assertThat(overseen.hasFeedbackTime()).isTrue();
  }

  @Test
  void a_grant_may_outlast_the_package_and_ends_when_it_says() {
    var terms =
        new UseTerms(cordon.operations.intelligence.UseCondition.LEAD_ONLY, false, false, at(10));
    var asked =
        new WiderUse(
            1,
            new WiderUse.Said(cordon.operations.intelligence.UseKind.LEAD, null, null, "More time"),
            cordon.operations.intelligence.WiderUseState.GRANTED,
            at(1),
            "Yes",
            at(5),
            at(20));
    var use =
        new cordon.operations.intelligence.UseSpec(
            cordon.operations.intelligence.UseKind.LEAD, null, null, null, "x");

    assertThat(terms.breaches(use, at(10))).isEmpty();
    assertThat(terms.breaches(use, at(11)))
        .containsExactly(cordon.operations.intelligence.UseBreach.TIME_OVER);
    assertThat(asked.allows(use, at(11), at(10))).isTrue();
    assertThat(asked.allows(use, at(20), at(10))).isTrue();
    assertThat(asked.allows(use, at(21), at(10))).isFalse();
    assertThat(asked.allows(use, at(4), at(10))).isFalse();
  }

  private static Instant at(long second) {
    return Instant.ofEpochSecond(second);
  }

  private void feedback(IntelligencePackage one, FeedbackSpec.Builder said) {
    var _ =
        copies(service, GH)
            .givePackageFeedback(
                GivePackageFeedbackRequest.newBuilder()
                    .setOperationId(operation)
                    .setPackageId(one.getPackageId())
                    .setSpec(said)
                    .build());
  }

  private List<PackageUse> uses(TestCaller caller, IntelligencePackage one, boolean against) {
    return copies(service, caller)
        .listPackageUses(
            ListPackageUsesRequest.newBuilder()
                .setOperationId(operation)
                .setPackageId(one.getPackageId())
                .setAgainst(against)
                .build())
        .getUsesList();
  }

  /** Given to GH, which has received it. */
  private IntelligencePackage sent(UseCondition condition) {
    IntelligencePackage one =
        given(service, NG, operation, aPackage("GH").setUseCondition(condition));
    var _ = received(service, GH, one);
    return one;
  }

  private static List<UseKind> kinds() {
    var kinds = new ArrayList<>(List.of(UseKind.values()));
    kinds.removeAll(List.of(UseKind.USE_KIND_UNSPECIFIED, UseKind.UNRECOGNIZED));
    return kinds;
  }

  /** With all that it has to name. */
  private static UseSpec.Builder use(UseKind kind) {
    UseSpec.Builder use = aUse(kind);
    return switch (kind) {
      case USE_KIND_EVIDENCE -> use.setLetterReference("LR/7");
      case USE_KIND_PASSED_ON -> use.setToAgency("The customs");
      default -> use;
    };
  }
}
