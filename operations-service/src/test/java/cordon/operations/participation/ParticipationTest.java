package cordon.operations.participation;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.operations.operation.CrimeArea;
import cordon.operations.operation.HandlingLevel;
import cordon.operations.operation.Invitation;
import cordon.operations.operation.Purpose;
import cordon.platform.conformance.Golden;
import cordon.platform.conformance.StateMatrix;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ParticipationTest {
  private static final Instant NOW = Instant.parse("2025-06-02T08:00:00Z");
  private static final Instant IN_FORCE = NOW.plusSeconds(60);
  private static final ContactPoint CONTACT = new ContactPoint(ContactPointKind.NCB, "NCB Abuja");
  private static final Invitation INVITATION =
      new Invitation(
          "Serengeti 2.0",
          Purpose.CRIME_INVESTIGATION,
          List.of(CrimeArea.FRAUD),
          "A mandate",
          "The secretariat",
          HandlingLevel.AMBER,
          Instant.parse("2025-06-01T00:00:00Z"),
          Instant.parse("2025-09-01T00:00:00Z"));
  private static final Map<String, UnaryOperator<Participation>> MOVES =
      Map.of(
          "INVITE", p -> p.inviteAgain("Nigeria", CONTACT, INVITATION, NOW),
          "ACCEPT", p -> p.accept(NOW),
          "DECLINE", p -> p.decline("No people to spare", NOW, IN_FORCE),
          "WITHDRAW", p -> p.withdraw("Needed at home", NOW, IN_FORCE));

  private static final StateMatrix<Participation, ParticipationState> MATRIX =
      new StateMatrix<>(
          ParticipationTest::in,
          Participation::state,
          Participation::version,
          MOVES,
          Map.of(
              ParticipationState.INVITED,
              Map.of("ACCEPT", ParticipationState.ACCEPTED, "DECLINE", ParticipationState.DECLINED),
              ParticipationState.ACCEPTED,
              Map.of("WITHDRAW", ParticipationState.WITHDRAWN),
              ParticipationState.DECLINED,
              Map.of("INVITE", ParticipationState.INVITED),
              ParticipationState.WITHDRAWN,
              Map.of("INVITE", ParticipationState.INVITED)),
          Map.of(
              ParticipationState.INVITED, "ACCEPT,DECLINE",
              ParticipationState.ACCEPTED, "WITHDRAW",
              ParticipationState.DECLINED, "INVITE",
              ParticipationState.WITHDRAWN, "INVITE"));

  @Test
  void every_move_from_every_state_is_as_the_table_says() {
    MATRIX.check(
        List.of(ParticipationState.values()),
        (state, _, refusal) -> MATRIX.requireIllegal(state.name(), state, refusal));
  }

  @Test
  void a_reason_stands_until_the_country_is_invited_again() {
    Participation withdrawn = in(ParticipationState.WITHDRAWN);

    assertThat(withdrawn.withdrawReason()).isEqualTo("Needed at home");
    assertThat(Objects.requireNonNull(MOVES.get("INVITE")).apply(withdrawn).withdrawReason())
        .isNull();
  }

  @Test
  void what_was_ended_is_in_force_from_a_moment_on_until_the_country_is_invited_again() {
    for (ParticipationState ended :
        List.of(ParticipationState.DECLINED, ParticipationState.WITHDRAWN)) {
      Participation before = in(ended);

      assertThat(before.inForce()).isEqualTo(IN_FORCE);
      assertThat(Objects.requireNonNull(MOVES.get("INVITE")).apply(before).inForce()).isNull();
    }
    assertThat(in(ParticipationState.ACCEPTED).inForce()).isNull();
  }

  @Test
  void a_participation_is_stored_in_the_form_that_is_pinned() {
    Participation now = in(ParticipationState.WITHDRAWN);
    var before =
        new Participation(
            now.id(),
            now.operationId(),
            now.country(),
            now.version(),
            now.state(),
            now.displayName(),
            now.contactPoint(),
            now.declineReason(),
            now.withdrawReason(),
            now.invitation(),
            now.created(),
            now.updated(),
            null);

    Golden.assertMatches(
        cordon.platform.store.Codecs.with(), before, "participations/withdrawn.json");
    Golden.assertMatches(
        cordon.platform.store.Codecs.with(), now, "participations/withdrawn-in-force.json");
  }

  private static Participation in(ParticipationState state) {
    Participation invited =
        Participation.invite("operation", "NG", "Nigeria", CONTACT, INVITATION, NOW);
    return switch (state) {
      case INVITED -> invited;
      case ACCEPTED -> invited.accept(NOW);
      case DECLINED -> invited.decline("No people to spare", NOW, IN_FORCE);
      case WITHDRAWN -> invited.accept(NOW).withdraw("Needed at home", NOW, IN_FORCE);
    };
  }
}
