package cordon.operations.participation;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.caveat.ActionKind;
import cordon.caveat.Caveat;
import cordon.caveat.CaveatRule;
import cordon.operations.operation.CrimeArea;
import cordon.operations.operation.HandlingLevel;
import cordon.operations.operation.Invitation;
import cordon.operations.operation.Purpose;
import cordon.platform.conformance.Golden;
import cordon.platform.conformance.StateMatrix;
import cordon.platform.refusal.CommonReason;
import cordon.platform.refusal.RejectedException;
import cordon.platform.store.Codecs;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.codecs.configuration.CodecRegistry;
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
  private static final CodecRegistry CODECS =
      CodecRegistries.fromRegistries(
          CodecRegistries.fromProviders(CaveatRule.KINDS.codecs()), Codecs.with());
  private static final Invitee NIGERIA = new Invitee("NG", "Nigeria", CONTACT);
  private static final Terms PLAIN = new Terms(null, null, null);
  private static final Terms ASKED =
      new Terms(
          ParticipantKind.ASSOCIATE, "Veuillez répondre.", Instant.parse("2025-06-09T12:00:00Z"));
  private static final Caveat NIGHT =
      new Caveat(
          "night", "No entry at night", new CaveatRule.Hours("Africa/Lagos", "07:00", "20:00"));
  private static final Caveat COURT =
      new Caveat("court", "", new CaveatRule.PriorApproval("The court", List.of(ActionKind.RAID)));

  /** The states of the domain, of which two are kept as one. */
  private enum Answer {
    INVITED,
    ACCEPTED,
    ACCEPTED_WITH_CAVEATS,
    DECLINED,
    WITHDRAWN
  }

  private static final Map<String, UnaryOperator<Participation>> MOVES =
      Map.of(
          "INVITE", p -> p.inviteAgain(NIGERIA, PLAIN, INVITATION, NOW),
          "ACCEPT", p -> p.accept(List.of(), NOW),
          "CHANGE_CAVEATS", p -> p.changeCaveats(List.of(NIGHT), NOW, IN_FORCE),
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
              Map.of(
                  "CHANGE_CAVEATS", ParticipationState.ACCEPTED,
                  "WITHDRAW", ParticipationState.WITHDRAWN),
              ParticipationState.DECLINED,
              Map.of("INVITE", ParticipationState.INVITED),
              ParticipationState.WITHDRAWN,
              Map.of("INVITE", ParticipationState.INVITED)),
          Map.of(
              ParticipationState.INVITED, "ACCEPT,DECLINE",
              ParticipationState.ACCEPTED, "CHANGE_CAVEATS,WITHDRAW",
              ParticipationState.DECLINED, "INVITE",
              ParticipationState.WITHDRAWN, "INVITE"));

  @Test
  void every_move_from_every_state_is_as_the_table_says() {
    MATRIX.check(
        List.of(ParticipationState.values()),
        (state, _, refusal) -> MATRIX.requireIllegal(state.name(), state, refusal));
  }

  /** Every from and every to of the domain's table, in which caveats make a state of their own. */
  @Test
  void with_caveats_and_without_is_told_apart_by_the_caveats() {
    Map<String, UnaryOperator<Participation>> moves =
        Map.of(
            "INVITE", p -> p.inviteAgain(NIGERIA, PLAIN, INVITATION, NOW),
            "ACCEPT", p -> p.accept(List.of(), NOW),
            "ACCEPT_WITH", p -> p.accept(List.of(NIGHT), NOW),
            "CHANGE_TO_NONE", p -> p.changeCaveats(List.of(), NOW, IN_FORCE),
            "CHANGE_TO_SOME", p -> p.changeCaveats(List.of(COURT), NOW, IN_FORCE),
            "DECLINE", p -> p.decline("No people to spare", NOW, IN_FORCE),
            "WITHDRAW", p -> p.withdraw("Needed at home", NOW, IN_FORCE));
    Map<String, Answer> ofAccepted =
        Map.of(
            "CHANGE_TO_NONE", Answer.ACCEPTED,
            "CHANGE_TO_SOME", Answer.ACCEPTED_WITH_CAVEATS,
            "WITHDRAW", Answer.WITHDRAWN);
    var matrix =
        new StateMatrix<Participation, Answer>(
            answer ->
                answer == Answer.ACCEPTED_WITH_CAVEATS
                    ? in(ParticipationState.INVITED).accept(List.of(NIGHT), NOW)
                    : in(ParticipationState.valueOf(answer.name())),
            ParticipationTest::answer,
            Participation::version,
            moves,
            Map.of(
                Answer.INVITED,
                Map.of(
                    "ACCEPT", Answer.ACCEPTED,
                    "ACCEPT_WITH", Answer.ACCEPTED_WITH_CAVEATS,
                    "DECLINE", Answer.DECLINED),
                Answer.ACCEPTED,
                ofAccepted,
                Answer.ACCEPTED_WITH_CAVEATS,
                ofAccepted,
                Answer.DECLINED,
                Map.of("INVITE", Answer.INVITED),
                Answer.WITHDRAWN,
                Map.of("INVITE", Answer.INVITED)),
            Map.of());

    matrix.check(
        List.of(Answer.values()),
        (state, move, refusal) ->
            assertThat(refusal.reason())
                .as("%s from %s", move, state)
                .isEqualTo(CommonReason.ILLEGAL_MOVE));
  }

  @Test
  void a_caveat_is_in_force_with_the_acceptance_and_pending_when_it_comes_later() {
    Participation accepted = in(ParticipationState.INVITED).accept(List.of(NIGHT), NOW);
    Instant later = NOW.plusSeconds(3600);
    Instant pending = later.plusSeconds(60);

    Participation changed = accepted.changeCaveats(List.of(NIGHT, COURT), later, pending);
    Participation again =
        changed.changeCaveats(
            List.of(COURT, new Caveat("night", "", NIGHT.rule())),
            later.plusSeconds(3600),
            pending.plusSeconds(3600));

    assertThat(List.of(accepted.acceptance(), changed.acceptance(), again.acceptance()))
        .as("when it accepted stays, whatever is changed")
        .containsOnly(NOW);
    assertThat(sinces(accepted)).containsExactly(NOW);
    assertThat(sinces(changed)).as("what stays keeps its time").containsExactly(NOW, pending);
    assertThat(sinces(again)).containsExactly(pending, pending.plusSeconds(3600));
    Golden.assertMatches(CODECS, changed, "participations/accepted-with-caveats.json");
  }

  @Test
  void who_is_invited_again_begins_without_caveats() {
    Participation accepted = in(ParticipationState.INVITED).accept(List.of(NIGHT), NOW);

    Participation again =
        accepted
            .withdraw("Needed at home", NOW, IN_FORCE)
            .inviteAgain(NIGERIA, PLAIN, INVITATION, NOW);

    assertThat(again.standing()).isEmpty();
    assertThat(again.accept(List.of(), NOW).standing()).isEmpty();
  }

  private static List<Instant> sinces(Participation participation) {
    return participation.standing().stream().map(participation::since).toList();
  }

  private static Answer answer(Participation participation) {
    return participation.standing().isEmpty()
        ? Answer.valueOf(participation.state().name())
        : Answer.ACCEPTED_WITH_CAVEATS;
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
            null,
            null,
            null);

    Golden.assertMatches(CODECS, before, "participations/withdrawn.json");
    Golden.assertMatches(CODECS, now, "participations/withdrawn-in-force.json");
  }

  /**
   * As where who was invited again kept the role of the first time
   * (https://github.com/sillsdev/web-xforge/pull/1069).
   */
  @Test
  void what_an_invitation_asks_for_stands_until_the_country_is_invited_again() {
    Participation asked = Participation.invite("operation", NIGERIA, ASKED, INVITATION, NOW);
    Participation accepted = asked.accept(List.of(), NOW);
    Participation again =
        accepted
            .withdraw("Needed at home", NOW, IN_FORCE)
            .inviteAgain(NIGERIA, PLAIN, INVITATION, NOW);

    assertThat(accepted.kind()).isEqualTo(ParticipantKind.ASSOCIATE);
    assertThat(accepted.message()).isEqualTo("Veuillez répondre.");
    assertThat(accepted.answerBy()).isEqualTo(ASKED.answerBy());
    assertThat(new Terms(again.kind(), again.message(), again.answerBy())).isEqualTo(PLAIN);
    Golden.assertMatches(CODECS, accepted, "participations/accepted-as-associate.json");
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
      case ACCEPTED -> invited.accept(List.of(), NOW);
      case DECLINED -> invited.decline("No people to spare", NOW, IN_FORCE);
      case WITHDRAWN -> invited.accept(List.of(), NOW).withdraw("Needed at home", NOW, IN_FORCE);
    };
  }
}
