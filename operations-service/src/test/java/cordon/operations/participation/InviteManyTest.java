package cordon.operations.participation;

import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.aPlan;
import static cordon.operations.OperationsFixture.acceptance;
import static cordon.operations.OperationsFixture.active;
import static cordon.operations.OperationsFixture.invitation;
import static cordon.operations.OperationsFixture.invitations;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.operations.OperationsFixture.participations;
import static cordon.operations.OperationsFixture.revised;
import static cordon.operations.OperationsFixture.stand;
import static cordon.platform.conformance.Refusals.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Timestamps;
import com.google.rpc.BadRequest.FieldViolation;
import com.mongodb.client.model.Filters;
import cordon.operations.OperationsFixture;
import cordon.operations.v1.InviteCountriesRequest;
import cordon.operations.v1.ListParticipationsRequest;
import cordon.operations.v1.ParticipantKind;
import cordon.operations.v1.Participation;
import cordon.operations.v1.ParticipationState;
import cordon.platform.conformance.Refusals;
import cordon.platform.conformance.ServiceFixture;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Many countries that are invited at once, and what an invitation asks for. */
class InviteManyTest {
  private static ServiceFixture service;

  @BeforeAll
  static void start() {
    service = OperationsFixture.start(InviteManyTest.class);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void all_get_the_same_terms_and_those_that_had_left_are_invited_again() {
    String id = running();
    stand(service, id, "KE", ParticipationState.PARTICIPATION_STATE_WITHDRAWN);
    Timestamp answer = in(Duration.ofDays(3));

    var answered =
        participations(service, PLANNER)
            .inviteCountries(
                invitations(id, "NG", "KE", "GH")
                    .setKind(ParticipantKind.PARTICIPANT_KIND_OBSERVER)
                    .setMessage("Merci de répondre.\nLa cellule")
                    .setAnswerTime(answer)
                    .build());

    assertThat(answered.getInvitedList())
        .extracting(one -> one.getCountry() + one.getVersion())
        .containsExactly("NG1", "KE4", "GH1");
    assertThat(listed(id))
        .hasSize(3)
        .allSatisfy(one -> {
          assertThat(one.getState()).isEqualTo(ParticipationState.PARTICIPATION_STATE_INVITED);
          assertThat(one.getKind()).isEqualTo(ParticipantKind.PARTICIPANT_KIND_OBSERVER);
          assertThat(one.getMessage()).isEqualTo("Merci de répondre.\nLa cellule");
          assertThat(one.getAnswerTime()).isEqualTo(answer);
          assertThat(one.getDisplayName()).isEqualTo("Country " + one.getCountry());
        });
  }

  /**
   * As where a part of the list had been invited before the rest failed, and nobody knew whom
   * (https://github.com/matrix-org/conference-bot/issues/170).
   */
  @Test
  void one_that_takes_part_and_one_that_is_invited_are_named_and_nobody_is_invited() {
    String id = running();
    stand(service, id, "KE", ParticipationState.PARTICIPATION_STATE_ACCEPTED);
    stand(service, id, "GH", ParticipationState.PARTICIPATION_STATE_INVITED);
    stand(service, id, "ZM", ParticipationState.PARTICIPATION_STATE_DECLINED);

    var refusal = refused(invitations(id, "NG", "KE", "ZM", "GH").build());

    assertThat(reasonOf(refusal)).isEqualTo("ALREADY_INVITED");
    assertThat(Refusals.metadata(refusal)).containsEntry("countries", "KE,GH");
    assertThat(Refusals.violations(refusal))
        .extracting(FieldViolation::getField, FieldViolation::getDescription)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("invitations[1].country", "It takes part already."),
            org.assertj.core.groups.Tuple.tuple(
                "invitations[3].country", "It is invited already."));
    assertThat(listed(id))
        .extracting(one -> one.getCountry() + " " + one.getVersion())
        .containsExactly("GH 1", "KE 2", "ZM 2");
  }

  @Test
  void a_country_stands_once() {
    var refusal = refused(invitations(running(), "NG", "KE", "NG").build());

    assertThat(reasonOf(refusal)).isEqualTo("INCONSISTENT");
    assertThat(Refusals.violations(refusal))
        .extracting(FieldViolation::getField)
        .containsExactly("invitations[2].country");
  }

  /** As many as there are, with the longest texts, in one answer and one page. */
  @Test
  void two_hundred_and_fifty_are_invited_at_once_and_one_more_is_not() {
    List<String> all =
        Stream.of(Locale.getISOCountries()).filter(one -> !one.equals("AN")).limit(249).toList();
    var codes = new ArrayList<>(all);
    codes.add("XK");
    String id = running();

    var answered =
        participations(service, PLANNER)
            .inviteCountries(
                invitations(id, codes.toArray(String[]::new))
                    .setMessage(Character.toString(0x10400).repeat(2000))
                    .build());

    assertThat(answered.getInvitedList()).hasSize(codes.size()).hasSize(250);
    assertThat(entriesOf(id)).isEqualTo(250);
    codes.add("NG");
    assertThat(reasonOf(refused(invitations(running(), codes.toArray(String[]::new)).build())))
        .isEqualTo("INVALID");
  }

  @Test
  void the_same_key_invites_once() {
    String id = running();
    InviteCountriesRequest request = invitations(id, "NG", "KE").build();
    var keyed =
        cordon.operations.v1.ParticipationServiceGrpc.newBlockingStub(
            service.channel(PLANNER, Map.of("idempotency-key", "invite-" + id)));

    var first = keyed.inviteCountries(request);

    assertThat(keyed.inviteCountries(request)).isEqualTo(first);
    assertThat(entriesOf(id)).isEqualTo(2);
  }

  /**
   * One of them is told that the other was faster, or repeats by itself and is told who is there.
   */
  @Test
  void of_two_who_invite_the_same_at_once_one_is_refused() {
    String id = running();

    List<String> told =
        Stream.of("NG,KE,GH", "GH,KE,ZM")
            .map(countries -> CompletableFuture.supplyAsync(() -> told(id, countries.split(","))))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    assertThat(told).containsOnlyOnce("OK").containsAnyOf("ALREADY_INVITED", "BUSY");
    assertThat(listed(id)).hasSize(3);
  }

  @Test
  void an_answer_after_its_time_is_taken() {
    String id = running();
    var _ =
        participations(service, PLANNER)
            .inviteCountry(
                invitation(id, "NG").toBuilder().setAnswerTime(in(Duration.ofMinutes(2))).build());
    // Not so far that the approver's second factor is too old for the others.
    service.clock().advance(Duration.ofMinutes(3));

    assertThat(
            participations(service, ncb("NG"))
                .acceptParticipation(acceptance(id, "NG"))
                .getParticipation()
                .getState())
        .isEqualTo(ParticipationState.PARTICIPATION_STATE_ACCEPTED);
  }

  @Test
  void a_time_that_has_passed_or_lies_behind_the_end_is_refused_where_it_stands() {
    String id = running();

    for (Duration when : List.of(Duration.ofHours(-1), Duration.ofDays(40))) {
      var one =
          catchThrowableOfType(
              StatusRuntimeException.class,
              () ->
                  participations(service, PLANNER)
                      .inviteCountry(
                          invitation(id, "NG").toBuilder().setAnswerTime(in(when)).build()));
      var many = refused(invitations(id, "NG").setAnswerTime(in(when)).build());

      for (StatusRuntimeException refusal : List.of(one, many)) {
        assertThat(reasonOf(refusal)).isEqualTo("INCONSISTENT");
        assertThat(Refusals.violations(refusal))
            .extracting(FieldViolation::getField)
            .containsExactly("answer_time");
      }
    }
    assertThat(listed(id)).isEmpty();
  }

  @Test
  void who_says_nothing_invites_in_full_without_a_message_or_a_time() {
    String id = running();

    Participation invited =
        participations(service, PLANNER).inviteCountry(invitation(id, "NG")).getParticipation();

    assertThat(invited.getKind()).isEqualTo(ParticipantKind.PARTICIPANT_KIND_FULL);
    assertThat(invited.getMessage()).isEmpty();
    assertThat(invited.hasAnswerTime()).isFalse();
  }

  /** Active, and goes on for a month. */
  private static String running() {
    Instant now = service.clock().instant();
    return revised(
            service,
            active(service),
            aPlan()
                .setStartTime(seconds(now.minus(Duration.ofDays(1))))
                .setEndTime(seconds(now.plus(Duration.ofDays(30)))))
        .getOperationId();
  }

  private static Timestamp in(Duration duration) {
    return seconds(service.clock().instant().plus(duration));
  }

  private static Timestamp seconds(Instant time) {
    return Timestamps.fromSeconds(time.getEpochSecond());
  }

  private static StatusRuntimeException refused(InviteCountriesRequest request) {
    return catchThrowableOfType(
        StatusRuntimeException.class,
        () -> participations(service, PLANNER).inviteCountries(request));
  }

  private static String told(String id, String... countries) {
    try {
      var _ = participations(service, PLANNER).inviteCountries(invitations(id, countries).build());
      return "OK";
    } catch (StatusRuntimeException refusal) {
      return reasonOf(refusal);
    }
  }

  private static List<Participation> listed(String id) {
    return participations(service, PLANNER)
        .listParticipations(ListParticipationsRequest.newBuilder().setOperationId(id).build())
        .getParticipationsList();
  }

  /** Entries of participations, whose ids end in a country. */
  private static long entriesOf(String id) {
    return service
        .mongo()
        .collection("journal", Document.class)
        .countDocuments(Filters.regex("aggregate", "^" + id + "\\.[A-Z]{2}$"));
  }
}
