package cordon.operations.participation;

import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.aPlan;
import static cordon.operations.OperationsFixture.acceptance;
import static cordon.operations.OperationsFixture.active;
import static cordon.operations.OperationsFixture.caveat;
import static cordon.operations.OperationsFixture.caveats;
import static cordon.operations.OperationsFixture.invitation;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.operations.OperationsFixture.participations;
import static cordon.operations.OperationsFixture.revised;
import static cordon.operations.OperationsFixture.stand;
import static cordon.operations.OperationsFixture.withdrawal;
import static cordon.platform.conformance.Refusals.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.operations.OperationsFixture;
import cordon.operations.v1.AcceptParticipationRequest;
import cordon.operations.v1.ActionKind;
import cordon.operations.v1.Caveat;
import cordon.operations.v1.ChangeCaveatsRequest;
import cordon.operations.v1.ExcludedKinds;
import cordon.operations.v1.GetParticipationRequest;
import cordon.operations.v1.InspectionOnly;
import cordon.operations.v1.ListParticipationsRequest;
import cordon.operations.v1.LocalDays;
import cordon.operations.v1.Operation;
import cordon.operations.v1.Participation;
import cordon.operations.v1.ParticipationState;
import cordon.operations.v1.StandingCaveat;
import cordon.platform.conformance.ServiceFixture;
import cordon.platform.contract.Times;
import cordon.testsupport.TestCaller;
import cordon.testsupport.TestIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Caveats of a participation, as the service takes and shows them. */
class CaveatServiceTest {
  private static final Duration LEASE = Duration.ofSeconds(60);
  private static ServiceFixture service;

  @BeforeAll
  static void start() {
    service = OperationsFixture.start(CaveatServiceTest.class);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void a_country_accepts_with_caveats_which_are_in_force_with_it() {
    String id = active(service).getOperationId();
    var _ = participations(service, PLANNER).inviteCountry(invitation(id, "NG"));
    AcceptParticipationRequest request =
        acceptance(id, "NG").toBuilder().addAllCaveats(caveats(id, "NG").getCaveatsList()).build();

    Participation accepted =
        participations(service, ncb("NG")).acceptParticipation(request).getParticipation();

    assertThat(accepted.getState()).isEqualTo(ParticipationState.PARTICIPATION_STATE_ACCEPTED);
    assertThat(accepted.getCaveatsList().stream().map(StandingCaveat::getCaveat).toList())
        .isEqualTo(request.getCaveatsList());
    assertThat(accepted.getCaveatsList().stream().map(StandingCaveat::getInForceTime).distinct())
        .containsExactly(accepted.getUpdateTime());
    assertThat(accepted.hasInForceTime()).isFalse();
    assertThat(get(PLANNER, id)).isEqualTo(accepted);
  }

  @Test
  void what_is_changed_later_is_pending_and_what_stays_stays_in_force() {
    Participation before = limited();
    String id = before.getOperationId();
    var request =
        ChangeCaveatsRequest.newBuilder()
            .setOperationId(id)
            .setCountry("NG")
            .setVersion(before.getVersion())
            .setReason("The court asks for it.")
            .addCaveats(before.getCaveats(1).getCaveat())
            .addCaveats(caveat("new").setInspectionOnly(InspectionOnly.getDefaultInstance()));

    Participation after =
        participations(service, ncb("NG")).changeCaveats(request.build()).getParticipation();

    assertThat(after.getState()).isEqualTo(ParticipationState.PARTICIPATION_STATE_ACCEPTED);
    assertThat(after.getCaveatsList())
        .extracting(one -> one.getCaveat().getKey())
        .containsExactly("night", "new");
    assertThat(after.getCaveats(0).getInForceTime())
        .isEqualTo(before.getCaveats(1).getInForceTime());
    assertThat(Times.read(after.getCaveats(1).getInForceTime()))
        .isEqualTo(Times.read(after.getUpdateTime()).plus(LEASE));
    assertThat(after.hasInForceTime()).isFalse();
    assertThat(after.getAcceptTime()).isEqualTo(before.getUpdateTime());
    assertThat(reasonOf(() -> participations(service, ncb("NG")).changeCaveats(request.build())))
        .isEqualTo("STALE_VERSION");

    Participation none =
        participations(service, ncb("NG"))
            .changeCaveats(request.clearCaveats().setVersion(after.getVersion()).build())
            .getParticipation();
    assertThat(none.getCaveatsList()).isEmpty();
    assertThat(none.getState()).isEqualTo(ParticipationState.PARTICIPATION_STATE_ACCEPTED);
  }

  @Test
  void the_secretariat_and_the_country_see_them_and_no_other_country() {
    Participation limited = limited();
    String id = limited.getOperationId();
    stand(service, id, "KE", ParticipationState.PARTICIPATION_STATE_ACCEPTED);
    var all = ListParticipationsRequest.newBuilder().setOperationId(id).build();

    for (TestCaller reader :
        List.of(
            PLANNER,
            ncb("NG"),
            TestIdentity.person("duty").roles("duty-officer"),
            TestIdentity.person("head").roles("leadership"),
            TestIdentity.person("NG-field").roles("field-officer").country("NG"))) {
      assertThat(get(reader, id)).isEqualTo(limited);
      assertThat(participations(service, reader).listParticipations(all).getParticipationsList())
          .contains(limited);
    }
    assertThat(reasonOf(() -> get(ncb("KE"), id))).isEqualTo("NOT_FOUND");
    assertThat(participations(service, ncb("KE")).listParticipations(all).getParticipationsList())
        .allMatch(one -> one.getCaveatsList().isEmpty());
    assertThat(
            reasonOf(() ->
                participations(service, ncb("KE"))
                    .changeCaveats(caveats(id, "NG").setVersion(limited.getVersion()).build())))
        .isEqualTo("NOT_FOUND");
    assertThat(
            reasonOf(() ->
                participations(service, PLANNER)
                    .changeCaveats(caveats(id, "NG").setVersion(limited.getVersion()).build())))
        .isEqualTo("ROLE_REQUIRED");
  }

  @Test
  void caveats_that_contradict_one_another_are_refused_at_the_acceptance_and_later() {
    String id = active(service).getOperationId();
    var _ = participations(service, PLANNER).inviteCountry(invitation(id, "NG"));
    var contradicting =
        List.of(
            caveat("looks").setInspectionOnly(InspectionOnly.getDefaultInstance()).build(),
            caveat("no-looks")
                .setExcludedKinds(
                    ExcludedKinds.newBuilder().addKinds(ActionKind.ACTION_KIND_INSPECTION))
                .build());

    assertThat(
            reasonOf(() ->
                participations(service, ncb("NG"))
                    .acceptParticipation(
                        acceptance(id, "NG").toBuilder().addAllCaveats(contradicting).build())))
        .isEqualTo("CAVEATS_CONTRADICT");
    var accepted =
        participations(service, ncb("NG"))
            .acceptParticipation(acceptance(id, "NG"))
            .getParticipation();
    assertThat(
            reasonOf(() ->
                participations(service, ncb("NG"))
                    .changeCaveats(
                        caveats(id, "NG")
                            .setVersion(accepted.getVersion())
                            .clearCaveats()
                            .addAllCaveats(contradicting)
                            .build())))
        .isEqualTo("CAVEATS_CONTRADICT");
  }

  /** The invitation still shows the period from before. */
  @Test
  void they_are_held_to_the_period_of_the_plan_in_force() {
    Operation operation = active(service);
    String id = operation.getOperationId();
    stand(service, id, "NG", ParticipationState.PARTICIPATION_STATE_ACCEPTED);
    stand(service, id, "KE", ParticipationState.PARTICIPATION_STATE_INVITED);
    var _ =
        revised(
            service,
            operation,
            aPlan()
                .setStartTime(Times.write(Instant.parse("2026-01-01T00:00:00Z")))
                .setEndTime(Times.write(Instant.parse("2026-03-01T00:00:00Z"))));
    Caveat before = onlyDays("2025-07-01", "2025-07-31");
    Caveat within = onlyDays("2026-02-01", "2026-02-10");

    assertThat(reasonOf(() -> change(id, before))).isEqualTo("CAVEATS_CONTRADICT");
    assertThat(change(id, within).getCaveats(0).getCaveat()).isEqualTo(within);
    assertThat(reasonOf(() -> accept(id, before))).isEqualTo("CAVEATS_CONTRADICT");
    assertThat(accept(id, within).getCaveats(0).getCaveat()).isEqualTo(within);
  }

  @Test
  void they_end_with_the_participation() {
    Participation limited = limited();
    String id = limited.getOperationId();

    var _ = participations(service, ncb("NG")).withdrawParticipation(withdrawal(id, "NG"));
    assertThat(get(ncb("NG"), id).getCaveatsList()).isEmpty();
    assertThat(
            reasonOf(() ->
                participations(service, ncb("NG"))
                    .changeCaveats(caveats(id, "NG").setVersion(3).build())))
        .isEqualTo("ILLEGAL_MOVE");
    var _ = participations(service, PLANNER).inviteCountry(invitation(id, "NG"));
    assertThat(
            participations(service, ncb("NG"))
                .acceptParticipation(acceptance(id, "NG"))
                .getParticipation()
                .getCaveatsList())
        .isEmpty();
  }

  private static Caveat onlyDays(String first, String last) {
    return caveat("days")
        .setOnlyDays(
            LocalDays.newBuilder().setTimeZone("Africa/Lagos").setFirstDay(first).setLastDay(last))
        .build();
  }

  private static Participation change(String id, Caveat caveat) {
    return participations(service, ncb("NG"))
        .changeCaveats(caveats(id, "NG").clearCaveats().addCaveats(caveat).build())
        .getParticipation();
  }

  private static Participation accept(String id, Caveat caveat) {
    return participations(service, ncb("KE"))
        .acceptParticipation(acceptance(id, "KE").toBuilder().addCaveats(caveat).build())
        .getParticipation();
  }

  /** Nigeria takes part, with one caveat of each rule. */
  private static Participation limited() {
    String id = active(service).getOperationId();
    var _ = participations(service, PLANNER).inviteCountry(invitation(id, "NG"));
    return participations(service, ncb("NG"))
        .acceptParticipation(
            acceptance(id, "NG").toBuilder()
                .addAllCaveats(caveats(id, "NG").getCaveatsList())
                .build())
        .getParticipation();
  }

  private static Participation get(TestCaller reader, String id) {
    return participations(service, reader)
        .getParticipation(
            GetParticipationRequest.newBuilder().setOperationId(id).setCountry("NG").build())
        .getParticipation();
  }
}
