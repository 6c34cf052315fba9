package cordon.operations.participation;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.operations.operation.CrimeArea;
import cordon.operations.operation.HandlingLevel;
import cordon.operations.operation.Invitation;
import cordon.operations.operation.Purpose;
import cordon.platform.conformance.Golden;
import cordon.platform.conformance.StateMatrix;
import cordon.platform.refusal.CommonReason;
import cordon.platform.refusal.RejectedException;
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
  private static final Invitee NIGERIA = new Invitee("NG", "Nigeria", CONTACT);
  private static final Terms PLAIN = new Terms(null, null, null);
  private static final Terms ASKED =
      new Terms(
          ParticipantKind.ASSOCIATE, "Veuillez répondre.", Instant.parse("2025-06-09T12:00:00Z"));
  private static final Map<String, UnaryOperator<Participation>> MOVES =
      Map.of(
          "INVITE", p -> p.inviteAgain(NIGERIA, PLAIN, INVITATION, NOW),
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
            null,
            null,
            null,
            null);

    Golden.assertMatches(
        cordon.platform.store.Codecs.with(), before, "participations/withdrawn.json");
    Golden.assertMatches(
        cordon.platform.store.Codecs.with(), now, "participations/withdrawn-in-force.json");
  }

  /**
   * As where who was invited again kept the role of the first time
   * (https://github.com/sillsdev/web-xforge/pull/1069).
   */
  @Test
  void what_an_invitation_asks_for_stands_until_the_country_is_invited_again() {
    Participation asked = Participation.invite("operation", NIGERIA, ASKED, INVITATION, NOW);
    Participation accepted = asked.accept(NOW);
    Participation again =
        accepted
            .withdraw("Needed at home", NOW, IN_FORCE)
            .inviteAgain(NIGERIA, PLAIN, INVITATION, NOW);

    assertThat(accepted.kind()).isEqualTo(ParticipantKind.ASSOCIATE);
    assertThat(accepted.message()).isEqualTo("Veuillez répondre.");
    assertThat(accepted.answerBy()).isEqualTo(ASKED.answerBy());
    assertThat(new Terms(again.kind(), again.message(), again.answerBy())).isEqualTo(PLAIN);
    Golden.assertMatches(
        cordon.platform.store.Codecs.with(), accepted, "participations/accepted-as-associate.json");
  }

  @Test
  void an_answer_is_asked_for_in_the_future_and_before_the_operation_ends() {
    Instant end = INVITATION.end();

    assertThat(refused(NOW)).isEqualTo("answer_time.passed");
    assertThat(refused(NOW.minusMillis(1))).isEqualTo("answer_time.passed");
    assertThat(refused(NOW.plusMillis(1))).isEmpty();
    assertThat(refused(end)).isEmpty();
    assertThat(refused(end.plusMillis(1))).isEqualTo("answer_time.after_end");
  }

  private static String refused(Instant answerBy) {
    try {
      new Terms(null, null, answerBy).require(INVITATION, NOW);
      return "";
    } catch (RejectedException e) {
      assertThat(e.reason()).isEqualTo(CommonReason.INCONSISTENT);
      assertThat(e.violations().getFirst().field()).isEqualTo("answer_time");
      return e.violations().getFirst().reason();
    }
  }

  private static Participation in(ParticipationState state) {
    Participation invited = Participation.invite("operation", NIGERIA, PLAIN, INVITATION, NOW);
    return switch (state) {
      case INVITED -> invited;
      case ACCEPTED -> invited.accept(NOW);
      case DECLINED -> invited.decline("No people to spare", NOW, IN_FORCE);
      case WITHDRAWN -> invited.accept(NOW).withdraw("Needed at home", NOW, IN_FORCE);
    };
  }
}
