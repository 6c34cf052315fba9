package cordon.operations.restriction;

import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.acceptance;
import static cordon.operations.OperationsFixture.caveat;
import static cordon.operations.OperationsFixture.caveats;
import static cordon.operations.OperationsFixture.invitation;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.operations.OperationsFixture.participations;
import static cordon.operations.OperationsFixture.withdrawal;
import static cordon.operations.PackageFixture.aPackage;
import static cordon.operations.PackageFixture.given;
import static cordon.operations.RestrictionFixture.notTo;
import static cordon.operations.RestrictionFixture.refused;
import static cordon.operations.RestrictionFixture.restricted;
import static cordon.operations.RestrictionFixture.restrictions;
import static cordon.operations.RestrictionFixture.strict;
import static cordon.platform.conformance.Refusals.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.operations.JoinedScene;
import cordon.operations.LeadFixture;
import cordon.operations.v1.GetParticipationRequest;
import cordon.operations.v1.HandlingLevel;
import cordon.operations.v1.InspectionOnly;
import cordon.operations.v1.ListParticipationsRequest;
import cordon.operations.v1.Participation;
import cordon.operations.v1.StandingRestriction;
import cordon.platform.contract.Times;
import cordon.testsupport.TestCaller;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Restrictions of a participation, as the service takes and shows them. */
class RestrictionServiceTest extends JoinedScene {
  private static final Duration LEASE = Duration.ofSeconds(60);

  @Test
  void a_country_accepts_with_restrictions_and_caveats_which_are_in_force_with_it() {
    var _ = participations(service, PLANNER).inviteCountry(invitation(operation, "KE"));

    Participation accepted =
        participations(service, ncb("KE"))
            .acceptParticipation(
                acceptance(operation, "KE").toBuilder()
                    .addCaveats(
                        caveat("looks").setInspectionOnly(InspectionOnly.getDefaultInstance()))
                    .addRestrictions(notTo("GH"))
                    .addRestrictions(strict())
                    .build())
            .getParticipation();

    assertThat(accepted.getCaveatsCount()).isEqualTo(1);
    assertThat(accepted.getRestrictionsList())
        .extracting(StandingRestriction::getRestriction)
        .containsExactly(notTo("GH").build(), strict().build());
    assertThat(accepted.getRestrictionsList())
        .extracting(StandingRestriction::getInForceTime)
        .containsOnly(accepted.getUpdateTime());
    assertThat(get(PLANNER, "KE")).isEqualTo(accepted);
  }

  @Test
  void what_is_changed_later_is_pending_and_neither_moves_caveats_nor_is_moved_by_them() {
    Participation first = restricted(service, operation, "NG", notTo("KE"));
    Participation limited =
        participations(service, ncb("NG"))
            .changeCaveats(caveats(operation, "NG").setVersion(first.getVersion()).build())
            .getParticipation();
    Participation second = restricted(service, operation, "NG", strict(), notTo("KE"));

    assertThat(Times.read(first.getRestrictions(0).getInForceTime()))
        .isEqualTo(Times.read(first.getUpdateTime()).plus(LEASE));
    assertThat(limited.getRestrictionsList()).isEqualTo(first.getRestrictionsList());
    assertThat(second.getCaveatsList()).isEqualTo(limited.getCaveatsList());
    assertThat(second.getRestrictions(1)).isEqualTo(first.getRestrictions(0));
    assertThat(Times.read(second.getRestrictions(0).getInForceTime()))
        .isEqualTo(Times.read(second.getUpdateTime()).plus(LEASE));
    assertThat(second.getAcceptTime()).isEqualTo(first.getAcceptTime());
    assertThat(
            reasonOf(() ->
                participations(service, ncb("NG"))
                    .changeRestrictions(restrictions(operation, "NG").build())))
        .isEqualTo("STALE_VERSION");
    assertThat(restricted(service, operation, "NG").getRestrictionsList()).isEmpty();
  }

  @Test
  void who_leads_and_the_country_see_them_and_no_other_country() {
    Participation limited = restricted(service, operation, "NG", notTo("KE"));
    var all = ListParticipationsRequest.newBuilder().setOperationId(operation).build();

    for (TestCaller reader : List.of(PLANNER, ncb("NG"))) {
      assertThat(get(reader, "NG")).isEqualTo(limited);
    }
    assertThat(reasonOf(() -> get(ncb("GH"), "NG"))).isEqualTo("NOT_FOUND");
    assertThat(participations(service, ncb("GH")).listParticipations(all).getParticipationsList())
        .allMatch(one -> one.getRestrictionsList().isEmpty());
    var other = restrictions(operation, "NG").setVersion(limited.getVersion()).build();
    assertThat(reasonOf(() -> participations(service, ncb("GH")).changeRestrictions(other)))
        .isEqualTo("NOT_FOUND");
    assertThat(reasonOf(() -> participations(service, PLANNER).changeRestrictions(other)))
        .isEqualTo("ROLE_REQUIRED");
    LeadFixture.handed(service, operation, "ZA");
    assertThat(get(LeadFixture.planner("ZA"), "NG")).isEqualTo(limited);
  }

  @Test
  void they_hold_for_what_was_given_until_the_country_accepts_again() {
    var green = aPackage("GH").setHandlingLevel(HandlingLevel.HANDLING_LEVEL_GREEN);
    restricted(service, operation, "NG", notTo("GH"));
    assertThat(
            refused(
                () -> given(service, ncb("NG"), operation, green), "spec.receiver_countries[0]"))
        .containsEntry("restriction", "not-to");

    var _ = participations(service, ncb("NG")).withdrawParticipation(withdrawal(operation, "NG"));
    assertThat(get(ncb("NG"), "NG").getRestrictionsCount()).isEqualTo(1);
    var _ = participations(service, PLANNER).inviteCountry(invitation(operation, "NG"));
    assertThat(get(ncb("NG"), "NG").getRestrictionsCount()).isEqualTo(1);
    assertThat(
            reasonOf(() ->
                participations(service, ncb("NG"))
                    .changeRestrictions(restrictions(operation, "NG").setVersion(5).build())))
        .isEqualTo("ILLEGAL_MOVE");
    Participation again =
        participations(service, ncb("NG"))
            .acceptParticipation(acceptance(operation, "NG"))
            .getParticipation();

    assertThat(again.getRestrictionsList()).isEmpty();
    assertThat(given(service, ncb("NG"), operation, green).getNumber()).isEqualTo(1);
  }

  private Participation get(TestCaller caller, String country) {
    return participations(service, caller)
        .getParticipation(
            GetParticipationRequest.newBuilder()
                .setOperationId(operation)
                .setCountry(country)
                .build())
        .getParticipation();
  }
}
