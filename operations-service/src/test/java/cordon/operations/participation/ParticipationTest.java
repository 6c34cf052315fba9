package cordon.operations.participation;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.caveat.ActionKind;
import cordon.caveat.Caveat;
import cordon.caveat.CaveatRule;
import cordon.operations.intelligence.UseCondition;
import cordon.operations.operation.CrimeArea;
import cordon.operations.operation.HandlingLevel;
import cordon.operations.operation.Invitation;
import cordon.operations.operation.Purpose;
import cordon.operations.restriction.Restriction;
import cordon.operations.restriction.RestrictionRule;
import cordon.operations.restriction.StandingRestriction;
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
          CodecRegistries.fromProviders(CaveatRule.KINDS.codecs(), RestrictionRule.KINDS.codecs()),
          Codecs.with());
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

  private static final Restriction NORTH =
      new Restriction("north", "No agreement", new RestrictionRule.NotToCountries(List.of("KE")));
  private static final Restriction STRICT =
      new Restriction(
          "strict",
          "",
          new RestrictionRule.LeastHandling(
              HandlingLevel.AMBER_STRICT, UseCondition.LEAD_ONLY, true));
  private static final Agency POLICE = new Agency("POLICE", "Police nationale", AgencyKind.POLICE);

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
          "ACCEPT", p -> p.accept(List.of(), List.of(), NOW),
          "CHANGE_CAVEATS", p -> p.changeCaveats(List.of(NIGHT), NOW, IN_FORCE),
          "CHANGE_RESTRICTIONS", p -> p.changeRestrictions(List.of(NORTH), NOW, IN_FORCE),
          "SET_AGENCIES", p -> p.setAgencies(List.of(POLICE), NOW),
          "REMIND", p -> p.remind("Please answer.", NOW),
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
              Map.of(
                  "ACCEPT", ParticipationState.ACCEPTED,
                  "SET_AGENCIES", ParticipationState.INVITED,
                  "REMIND", ParticipationState.INVITED,
                  "DECLINE", ParticipationState.DECLINED),
              ParticipationState.ACCEPTED,
              Map.of(
                  "CHANGE_CAVEATS", ParticipationState.ACCEPTED,
                  "CHANGE_RESTRICTIONS", ParticipationState.ACCEPTED,
                  "SET_AGENCIES", ParticipationState.ACCEPTED,
                  "WITHDRAW", ParticipationState.WITHDRAWN),
              ParticipationState.DECLINED,
              Map.of("INVITE", ParticipationState.INVITED),
              ParticipationState.WITHDRAWN,
              Map.of("INVITE", ParticipationState.INVITED)),
          Map.of(
              ParticipationState.INVITED, "ACCEPT,SET_AGENCIES,REMIND,DECLINE",
              ParticipationState.ACCEPTED,
                  "CHANGE_CAVEATS,CHANGE_RESTRICTIONS,SET_AGENCIES,WITHDRAW",
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
            "ACCEPT", p -> p.accept(List.of(), List.of(), NOW),
            "ACCEPT_WITH", p -> p.accept(List.of(NIGHT), List.of(), NOW),
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
                    ? in(ParticipationState.INVITED).accept(List.of(NIGHT), List.of(), NOW)
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
    Participation accepted = in(ParticipationState.INVITED).accept(List.of(NIGHT), List.of(), NOW);
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
    Participation accepted = in(ParticipationState.INVITED).accept(List.of(NIGHT), List.of(), NOW);

    Participation again =
        accepted
            .withdraw("Needed at home", NOW, IN_FORCE)
            .inviteAgain(NIGERIA, PLAIN, INVITATION, NOW);

    assertThat(again.standing()).isEmpty();
    assertThat(again.accept(List.of(), List.of(), NOW).standing()).isEmpty();
  }

  @Test
  void restrictions_stay_with_their_time_whatever_else_changes_until_it_accepts_again() {
    Participation accepted =
        in(ParticipationState.INVITED).accept(List.of(NIGHT), List.of(NORTH), NOW);
    Instant later = NOW.plusSeconds(3600);
    Instant pending = later.plusSeconds(60);

    Participation changed = accepted.changeRestrictions(List.of(STRICT, NORTH), later, pending);
    Participation limited = changed.changeCaveats(List.of(COURT), later, pending.plusSeconds(9));
    Participation withdrawn =
        limited.withdraw("Needed at home", later.plusSeconds(9), pending.plusSeconds(20));
    Participation asked = withdrawn.inviteAgain(NIGERIA, PLAIN, INVITATION, later.plusSeconds(9));

    assertThat(times(accepted)).containsExactly(NOW);
    assertThat(sinces(changed)).as("caveats keep theirs").containsExactly(NOW);
    Participation named = changed.setAgencies(List.of(POLICE), later);
    Participation reminded = asked.remind(null, later).setAgencies(List.of(POLICE), later);
    for (Participation one : List.of(changed, limited, withdrawn, asked, named, reminded)) {
      assertThat(times(one)).as("%s", one.state()).containsExactly(pending, NOW);
    }
    assertThat(named.changeRestrictions(List.of(), later, pending).agencies())
        .containsExactly(POLICE);
    assertThat(asked.decline("Not ours", later, pending).restricted()).hasSize(2);
    assertThat(asked.accept(List.of(), List.of(STRICT), later).restricted())
        .extracting(StandingRestriction::restriction)
        .containsExactly(STRICT);
    assertThat(asked.accept(List.of(), List.of(), later).restricted()).isEmpty();
    Golden.assertMatches(CODECS, changed, "participations/accepted-with-restrictions.json");
  }

  private static List<Instant> times(Participation participation) {
    return participation.restricted().stream().map(participation::since).toList();
  }

  @Test
  void a_reminder_and_agencies_move_neither_when_it_was_invited_nor_when_it_accepted() {
    Instant later = NOW.plusSeconds(3600);
    Participation reminded =
        in(ParticipationState.INVITED)
            .remind("Please answer.", later)
            .setAgencies(List.of(POLICE), later);

    Participation accepted = reminded.accept(List.of(), List.of(), later);

    assertThat(reminded.invitedSince()).isEqualTo(NOW);
    assertThat(accepted.invitedAt()).isNull();
    assertThat(accepted.setAgencies(List.of(), later.plusSeconds(1)).acceptance()).isEqualTo(later);
    Golden.assertMatches(CODECS, reminded, "participations/reminded-with-agencies.json");
  }

  @Test
  void reminders_are_counted_until_the_country_is_invited_again() {
    Participation twice = in(ParticipationState.INVITED).remind("One", NOW).remind(null, IN_FORCE);
    Participation again =
        twice.decline("No", NOW, IN_FORCE).inviteAgain(NIGERIA, PLAIN, INVITATION, NOW);

    assertThat(twice.reminder()).isEqualTo(new Reminder(IN_FORCE, null, 2));
    assertThat(again.reminder()).isNull();
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
    Participation accepted = asked.accept(List.of(), List.of(), NOW);
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
      case ACCEPTED -> invited.accept(List.of(), List.of(), NOW);
      case DECLINED -> invited.decline("No people to spare", NOW, IN_FORCE);
      case WITHDRAWN ->
          invited.accept(List.of(), List.of(), NOW).withdraw("Needed at home", NOW, IN_FORCE);
    };
  }
}
