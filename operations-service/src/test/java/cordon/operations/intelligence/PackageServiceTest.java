package cordon.operations.intelligence;

import static cordon.operations.CaseFixture.aCase;
import static cordon.operations.CaseFixture.nominated;
import static cordon.operations.OperationsFixture.APPROVER;
import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.REVIEWER;
import static cordon.operations.OperationsFixture.aHotspot;
import static cordon.operations.OperationsFixture.added;
import static cordon.operations.OperationsFixture.joined;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.operations.OperationsFixture.participations;
import static cordon.operations.OperationsFixture.withdrawal;
import static cordon.operations.PackageFixture.aPackage;
import static cordon.operations.PackageFixture.answered;
import static cordon.operations.PackageFixture.drafted;
import static cordon.operations.PackageFixture.give;
import static cordon.operations.PackageFixture.given;
import static cordon.operations.PackageFixture.packages;
import static cordon.operations.PackageFixture.recalled;
import static cordon.operations.PackageFixture.received;
import static cordon.operations.PackageFixture.reviewed;
import static cordon.platform.conformance.Refusals.reasonOf;
import static java.util.function.UnaryOperator.identity;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import cordon.operations.v1.Case;
import cordon.operations.v1.GivePackageRequest;
import cordon.operations.v1.Hotspot;
import cordon.operations.v1.IntelligencePackage;
import cordon.operations.v1.PackageCopy;
import cordon.operations.v1.PackageCopyState;
import cordon.operations.v1.PackageState;
import cordon.testsupport.TestCaller;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who gives what to whom, and who learns of it. */
class PackageServiceTest extends PackageScene {
  @Test
  void a_package_is_numbered_when_it_is_given_and_each_receiver_has_a_copy_with_a_number() {
    IntelligencePackage later = drafted(service, NG, operation, aPackage("GH", "KE"));
    IntelligencePackage first =
        given(service, PLANNER, operation, aPackage("GH").setFeedbackDays(7));

    IntelligencePackage second = give(service, NG, later);

    assertThat(first.getNumber()).isEqualTo(1);
    assertThat(second.getNumber()).isEqualTo(2);
    assertThat(second.getCopies()).isEqualTo(2);
    PackageCopy own = get(KE, second).getCopy();
    assertThat(own.getCopyNumber()).isEqualTo(2);
    assertThat(own.getPackageNumber()).isEqualTo(2);
    assertThat(days(own)).isEqualTo(30);
    assertThat(days(get(GH, first).getCopy())).isEqualTo(7);
    assertThat(drafted(service, GH, operation, aPackage("NG")).getNumber()).isZero();
  }

  @Test
  void a_receiver_reads_it_and_not_who_else_did_and_who_leads_reads_nothing_of_it() {
    IntelligencePackage one = given(service, NG, operation, aPackage("GH", "KE"));

    IntelligencePackage theirs = get(GH, one).getPackage();
    assertThat(theirs.getSpec().getText()).isNotEmpty();
    assertThat(theirs.getSpec().getReceiverCountriesList()).isEmpty();
    assertThat(theirs.getCopies()).isZero();
    assertThat(copiesOf(GH, identity()))
        .extracting(PackageCopy::getReceiverCountry)
        .containsExactly("GH");
    for (TestCaller overseer : List.of(PLANNER, APPROVER, DUTY)) {
      IntelligencePackage seen = get(overseer, one).getPackage();
      assertThat(seen.hasSpec()).isFalse();
      assertThat(seen.getNumber()).isEqualTo(1);
      assertThat(get(overseer, one).hasCopy()).isFalse();
      assertThat(copiesOf(overseer, identity()))
          .extracting(PackageCopy::getReceiverCountry, PackageCopy::getTitle)
          .containsExactly(tuple("KE", ""), tuple("GH", ""));
    }
    assertThat(reasonOf(() -> get(REVIEWER, one))).isEqualTo("NOT_FOUND");
  }

  @Test
  void a_draft_is_its_owners_alone() {
    IntelligencePackage theirs = drafted(service, NG, operation, aPackage("GH"));
    IntelligencePackage ours = drafted(service, PLANNER, operation, aPackage("GH"));

    for (TestCaller other : List.of(PLANNER, APPROVER, DUTY, REVIEWER, GH, KE)) {
      assertThat(reasonOf(() -> get(other, theirs))).isEqualTo("NOT_FOUND");
    }
    assertThat(reasonOf(() -> get(GH, ours))).isEqualTo("NOT_FOUND");
    assertThat(get(PLANNER2, ours).getPackage().getSpec().getText()).isNotEmpty();
    assertThat(reasonOf(() -> give(service, PLANNER2, theirs))).isEqualTo("NOT_FOUND");
  }

  @Test
  void it_names_a_case_and_hotspots_that_its_owner_sees_and_a_reader_is_told_of_what_they_see() {
    Case theirs = nominated(service, NG, operation, aCase("NG/1"));
    Hotspot place = added(service, NG, operation, aHotspot("NG").addVisibleTo("KE"));
    var spec =
        aPackage("GH", "KE").setCaseId(theirs.getCaseId()).addHotspotIds(place.getHotspotId());

    assertThat(
            reasonOf(() ->
                drafted(service, GH, operation, aPackage("NG").setCaseId(theirs.getCaseId()))))
        .isEqualTo("INCONSISTENT");
    assertThat(
            reasonOf(() ->
                drafted(
                    service, GH, operation, aPackage("NG").addHotspotIds(place.getHotspotId()))))
        .isEqualTo("INCONSISTENT");
    assertThat(
            reasonOf(() ->
                drafted(
                    service,
                    NG,
                    operation,
                    aPackage("GH")
                        .setCaseId(
                            nominated(service, NG, joined(service, "NG"), aCase("1"))
                                .getCaseId()))))
        .isEqualTo("INCONSISTENT");
    IntelligencePackage one = given(service, NG, operation, spec);
    assertThat(get(GH, one).getPackage().getSpec().getHotspotIdsList()).isEmpty();
    assertThat(get(GH, one).getPackage().getSpec().getCaseId()).isEmpty();
    assertThat(get(KE, one).getPackage().getSpec().getHotspotIdsList()).hasSize(1);
    assertThat(get(NG, one).getPackage().getSpec().getCaseId()).isEqualTo(theirs.getCaseId());
    assertThat(listed(GH, r -> r.setCaseId(theirs.getCaseId()))).isEmpty();
    assertThat(listed(NG, r -> r.setCaseId(theirs.getCaseId()))).hasSize(1);
    // Who is told nothing of what a package says does not find it by that.
    assertThat(listed(PLANNER, identity())).hasSize(1);
    assertThat(listed(PLANNER, r -> r.setCaseId(theirs.getCaseId()))).isEmpty();
    assertThat(listed(REVIEWER, r -> r.setCaseId(theirs.getCaseId()))).isEmpty();
    IntelligencePackage shared =
        given(
            service,
            NG,
            operation,
            aPackage().setToSecretariat(true).setCaseId(theirs.getCaseId()));
    assertThat(listed(PLANNER, r -> r.setCaseId(theirs.getCaseId()))).hasSize(1);
    var _ = recalled(service, NG, shared);
    assertThat(listed(PLANNER, r -> r.setCaseId(theirs.getCaseId()))).isEmpty();
    assertThat(listed(NG, r -> r.setCaseId(theirs.getCaseId()))).hasSize(2);
  }

  @Test
  void receivers_take_part_when_it_is_drafted_and_when_it_is_given() {
    assertThat(reasonOf(() -> drafted(service, NG, operation, aPackage("GH", "ZA"))))
        .isEqualTo("NOT_A_RECEIVER");
    assertThat(reasonOf(() -> drafted(service, NG, operation, aPackage("NG"))))
        .isEqualTo("INCONSISTENT");
    assertThat(
            reasonOf(
                () -> drafted(service, PLANNER, operation, aPackage("NG").setToSecretariat(true))))
        .isEqualTo("INCONSISTENT");
    IntelligencePackage draft = drafted(service, NG, operation, aPackage("GH", "KE"));
    IntelligencePackage waiting =
        given(service, NG, operation, aPackage("GH", "KE").setAboutPerson(true));
    IntelligencePackage alone = given(service, NG, operation, aPackage("GH").setAboutPerson(true));
    leave("GH");

    assertThat(reasonOf(() -> give(service, NG, draft))).isEqualTo("NOT_A_RECEIVER");
    assertThat(reviewed(service, waiting).getCopies()).isEqualTo(1);
    assertThat(reasonOf(() -> get(GH, waiting))).isEqualTo("NOT_FOUND");
    assertThat(reviewed(service, alone).getState()).isEqualTo(PackageState.PACKAGE_STATE_DRAFT);
    assertThat(reasonOf(() -> drafted(service, GH, operation, aPackage("NG"))))
        .isEqualTo("NOT_FOUND");
  }

  @Test
  void what_is_given_changes_no_more_and_another_takes_its_place_once() {
    IntelligencePackage old = given(service, NG, operation, aPackage("GH", "KE"));
    assertThat(reasonOf(() -> revise(NG, old, aPackage("GH")))).isEqualTo("ILLEGAL_MOVE");
    var next = aPackage("GH").setSupersedesId(old.getPackageId());
    assertThat(
            reasonOf(() ->
                drafted(
                    service, GH, operation, aPackage("NG").setSupersedesId(old.getPackageId()))))
        .isEqualTo("INCONSISTENT");
    IntelligencePackage rival = drafted(service, NG, operation, next);

    IntelligencePackage one = given(service, NG, operation, next);

    assertThat(get(GH, old).getPackage().getSupersededById()).isEqualTo(one.getPackageId());
    assertThat(get(KE, old).getPackage().getSupersededById()).isEmpty();
    assertThat(get(KE, old).getPackage().hasSupersedeTime()).isTrue();
    assertThat(get(GH, one).getPackage().getSpec().getSupersedesId()).isEqualTo(old.getPackageId());
    assertThat(reasonOf(() -> give(service, NG, rival))).isEqualTo("INCONSISTENT");
  }

  @Test
  void a_recalled_package_is_shown_to_no_receiver_and_each_acknowledges_that() {
    IntelligencePackage one =
        given(service, NG, operation, aPackage("GH", "KE").setToSecretariat(true));
    var _ = received(service, GH, one);
    var _ = answered(service, GH, one);
    assertThat(reasonOf(() -> recalled(service, GH, one))).isEqualTo("NOT_YOUR_PACKAGE");
    assertThat(reasonOf(() -> recalled(service, PLANNER, one))).isEqualTo("NOT_YOUR_PACKAGE");

    var _ = recalled(service, NG, one);

    assertThat(reasonOf(() -> recalled(service, NG, one))).isEqualTo("ILLEGAL_MOVE");
    for (TestCaller receiver : List.of(GH, KE, PLANNER)) {
      assertThat(get(receiver, one).getPackage().hasSpec()).isFalse();
      assertThat(get(receiver, one).getPackage().getRecallReason()).isNotEmpty();
      assertThat(get(receiver, one).getCopy().getTitle()).isEmpty();
      assertThat(desk(receiver, identity())).hasSize(1);
      // GH had received it, and still says what it led to; that is no acknowledgement.
      if (receiver == GH) {
        assertThat(answered(service, GH, one).getFeedbackCount()).isEqualTo(2);
      } else {
        assertThat(reasonOf(() -> answered(service, receiver, one))).isEqualTo("ILLEGAL_MOVE");
      }
      assertThat(desk(receiver, identity())).hasSize(1);
      assertThat(acknowledge(receiver, one).getState())
          .isEqualTo(PackageCopyState.PACKAGE_COPY_STATE_RECALL_ACKNOWLEDGED);
      assertThat(reasonOf(() -> acknowledge(receiver, one))).isEqualTo("ILLEGAL_MOVE");
      assertThat(desk(receiver, identity())).isEmpty();
    }
    assertThat(get(NG, one).getPackage().getSpec().getText()).isNotEmpty();
  }

  @Test
  void a_country_that_has_left_keeps_what_it_received_and_says_what_it_led_to() {
    IntelligencePackage one = given(service, NG, operation, aPackage("GH"));
    leave("GH");
    leave("NG");

    var _ = received(service, GH, one);
    assertThat(answered(service, GH, one).getFeedbackCount()).isEqualTo(1);
    assertThat(recalled(service, NG, one).getState())
        .isEqualTo(PackageState.PACKAGE_STATE_RECALLED);
    assertThat(acknowledge(GH, one).getVersion()).isEqualTo(5);
  }

  @Test
  void a_package_is_of_its_operation_alone() {
    IntelligencePackage one = given(service, NG, operation, aPackage("GH"));
    String elsewhere = joined(service, "NG", "GH");
    IntelligencePackage moved = one.toBuilder().setOperationId(elsewhere).build();

    assertThat(reasonOf(() -> get(NG, moved))).isEqualTo("NOT_FOUND");
    assertThat(reasonOf(() -> received(service, GH, moved))).isEqualTo("NOT_FOUND");
    assertThat(reasonOf(() -> recalled(service, NG, moved))).isEqualTo("NOT_FOUND");
    assertThat(reasonOf(() -> packages(service, NG).answerWiderUse(answer(moved, 1, true).build())))
        .isEqualTo("NOT_FOUND");
  }

  /** As numbers of two orders that were given at the same moment must not be one. */
  @Test
  void packages_that_are_given_at_once_have_dense_numbers_of_their_own() throws Exception {
    List<IntelligencePackage> drafts =
        IntStream.range(0, 6)
            .mapToObj(i -> drafted(service, i % 2 == 0 ? NG : KE, operation, aPackage("GH")))
            .toList();
    var tasks = new ArrayList<Callable<Integer>>();
    for (int i = 0; i < drafts.size(); i++) {
      TestCaller by = i % 2 == 0 ? NG : KE;
      IntelligencePackage one = drafts.get(i);
      tasks.add(() -> give(service, by, one).getNumber());
    }
    var numbers = new ArrayList<Integer>();
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var told : pool.invokeAll(tasks)) {
        numbers.add(told.get());
      }
    }

    assertThat(numbers).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6);
  }

  @Test
  void a_version_that_was_seen_is_held_against_the_one_that_is_there() {
    IntelligencePackage draft = drafted(service, NG, operation, aPackage("GH"));
    var _ = revise(NG, draft, aPackage("GH", "KE"));

    assertThat(
            reasonOf(() ->
                packages(service, NG)
                    .givePackage(
                        GivePackageRequest.newBuilder()
                            .setOperationId(operation)
                            .setPackageId(draft.getPackageId())
                            .setVersion(1)
                            .build())))
        .isEqualTo("STALE_VERSION");
    assertThat(
            reasonOf(() ->
                drafted(
                    service,
                    NG,
                    operation,
                    aPackage("GH").setUseUntilTime(in(Duration.ofHours(-1))))))
        .isEqualTo("INCONSISTENT");
  }

  private void leave(String country) {
    var _ =
        participations(service, ncb(country)).withdrawParticipation(withdrawal(operation, country));
  }

  private static long days(PackageCopy copy) {
    return Duration.ofSeconds(
            copy.getFeedbackDueTime().getSeconds() - copy.getGiveTime().getSeconds())
        .toDays();
  }
}
