package cordon.operations.participation;

import static cordon.operations.LeadFixture.handed;
import static cordon.operations.LeadFixture.planner;
import static cordon.operations.OperationsFixture.APPROVER;
import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.acceptance;
import static cordon.operations.OperationsFixture.active;
import static cordon.operations.OperationsFixture.invitation;
import static cordon.operations.OperationsFixture.invitations;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.operations.OperationsFixture.operations;
import static cordon.operations.OperationsFixture.participations;
import static cordon.operations.OperationsFixture.stand;
import static cordon.operations.ParticipationFixture.agencies;
import static cordon.operations.ParticipationFixture.participation;
import static cordon.operations.ParticipationFixture.reminder;
import static cordon.platform.conformance.Refusals.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import com.google.rpc.BadRequest.FieldViolation;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import cordon.operations.OperationsFixture;
import cordon.operations.v1.ConcludeOperationRequest;
import cordon.operations.v1.Participation;
import cordon.operations.v1.ParticipationState;
import cordon.operations.v1.RemindCountriesRequest;
import cordon.platform.conformance.Refusals;
import cordon.platform.conformance.ServiceFixture;
import cordon.platform.contract.Times;
import cordon.testsupport.TestCaller;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Countries that are reminded of an invitation. */
class ReminderServiceTest {
  private static ServiceFixture service;

  @BeforeAll
  static void start() {
    service = OperationsFixture.start(ReminderServiceTest.class);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void each_is_told_when_and_what_and_answers_as_before() {
    String id = invited("NG", "KE", "GH");

    var answered =
        participations(service, PLANNER).remindCountries(reminder(id, "KE", "NG").build());
    Participation reminded = participation(service, ncb("NG"), id, "NG");

    assertThat(answered.getRemindedList())
        .extracting(one -> one.getCountry() + one.getVersion())
        .containsExactly("KE2", "NG2");
    assertThat(answered.getEntry()).isNotEmpty();
    assertThat(reminded.getState()).isEqualTo(ParticipationState.PARTICIPATION_STATE_INVITED);
    assertThat(reminded.getLastReminder().getMessage()).isEqualTo("The briefing is on Monday.");
    assertThat(reminded.getLastReminder().getRemindTime()).isEqualTo(reminded.getUpdateTime());
    assertThat(reminded.getReminderCount()).isEqualTo(1);
    assertThat(participation(service, ncb("GH"), id, "GH").hasLastReminder()).isFalse();
    Participation accepted =
        participations(service, ncb("NG"))
            .acceptParticipation(acceptance(id, "NG"))
            .getParticipation();
    assertThat(accepted.getAcceptTime()).isEqualTo(accepted.getUpdateTime());
    assertThat(accepted.getLastReminder()).isEqualTo(reminded.getLastReminder());
  }

  @Test
  void one_that_has_answered_and_one_that_was_not_invited_are_named_and_nobody_is_reminded() {
    String id = invited("NG");
    stand(service, id, "KE", ParticipationState.PARTICIPATION_STATE_ACCEPTED);
    stand(service, id, "GH", ParticipationState.PARTICIPATION_STATE_DECLINED);

    var refusal = refused(PLANNER, reminder(id, "KE", "NG", "TZ", "GH").build());

    assertThat(reasonOf(refusal)).isEqualTo("NOT_AWAITED");
    assertThat(Refusals.metadata(refusal)).containsEntry("countries", "KE,TZ,GH");
    assertThat(Refusals.violations(refusal))
        .extracting(FieldViolation::getField, FieldViolation::getReason)
        .containsExactly(
            tuple("countries[0]", "participation.answered"),
            tuple("countries[2]", "participation.uninvited"),
            tuple("countries[3]", "participation.answered"));
    assertThat(participation(service, PLANNER, id, "NG").getVersion()).isEqualTo(1);
  }

  /**
   * As mails of reminders that came each time that somebody pressed the button (DHIS2, OpenCTI).
   */
  @Test
  void nobody_is_reminded_twice_within_a_day_and_is_again_after_it() {
    String id = invited("NG", "KE");
    var _ = participations(service, PLANNER).remindCountries(reminder(id, "NG").build());

    Instant before = wasReminded(id, "NG", Duration.ofHours(24).minusMinutes(1));
    var refusal = refused(PLANNER, reminder(id, "KE", "NG").build());
    var _ = wasReminded(id, "NG", Duration.ofHours(24));
    var _ =
        participations(service, PLANNER)
            .remindCountries(reminder(id, "KE", "NG").clearMessage().build());
    Participation second = participation(service, PLANNER, id, "NG");

    assertThat(reasonOf(refusal)).isEqualTo("REMINDED_LATELY");
    assertThat(Refusals.metadata(refusal))
        .containsEntry("countries", "NG")
        .containsEntry("next_time", before.plus(Duration.ofDays(1)).toString());
    assertThat(Refusals.violations(refusal))
        .extracting(FieldViolation::getField)
        .containsExactly("countries[1]");
    assertThat(second.getReminderCount()).isEqualTo(2);
    assertThat(second.getLastReminder().getMessage()).isEmpty();
  }

  @Test
  void an_invitation_again_clears_what_was_of_the_one_before() {
    String id = invited("NG");
    var _ = participations(service, PLANNER).remindCountries(reminder(id, "NG").build());
    var _ = participations(service, ncb("NG")).acceptParticipation(acceptance(id, "NG"));
    var _ =
        participations(service, ncb("NG"))
            .withdrawParticipation(OperationsFixture.withdrawal(id, "NG"));

    var _ = participations(service, PLANNER).inviteCountry(invitation(id, "NG"));
    Participation again = participation(service, ncb("NG"), id, "NG");

    assertThat(again.hasLastReminder()).isFalse();
    assertThat(again.getReminderCount()).isZero();
    var _ = participations(service, PLANNER).remindCountries(reminder(id, "NG").build());
  }

  /** One wins; the other is told that it was reminded, or that somebody was faster. */
  @Test
  void of_two_planners_who_remind_at_once_one_is_refused() {
    String id = invited("NG", "KE", "GH");

    List<String> told =
        Stream.of("NG,KE", "GH,KE")
            .map(countries ->
                CompletableFuture.supplyAsync(
                    () -> told(reminder(id, countries.split(",")).build())))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    assertThat(told).containsOnlyOnce("OK").containsAnyOf("REMINDED_LATELY", "BUSY");
    assertThat(participation(service, PLANNER, id, "KE").getReminderCount()).isEqualTo(1);
    assertThat(entriesOf(id, "RemindCountries")).isEqualTo(2);
  }

  /** A country that answers while it is reminded is never lost: either comes first. */
  @Test
  void an_answer_and_a_reminder_at_once_leave_the_answer() {
    String id = invited("NG");

    CompletableFuture<String> reminded =
        CompletableFuture.supplyAsync(() -> told(reminder(id, "NG").build()));
    var _ = participations(service, ncb("NG")).acceptParticipation(acceptance(id, "NG"));

    assertThat(reminded.join()).isIn("OK", "NOT_AWAITED", "BUSY");
    assertThat(participation(service, PLANNER, id, "NG").getState())
        .isEqualTo(ParticipationState.PARTICIPATION_STATE_ACCEPTED);
  }

  @Test
  void whoever_leads_reminds_and_nobody_else_and_nobody_once_it_is_over() {
    String id = invited("NG");
    stand(service, id, "KE", ParticipationState.PARTICIPATION_STATE_ACCEPTED);
    var _ = handed(service, id, "GH");
    var request = reminder(id, "NG").build();

    assertThat(reasonOf(refused(PLANNER, request))).isEqualTo("NOT_LEAD");
    assertThat(reasonOf(refused(planner("KE"), request))).isEqualTo("NOT_LEAD");
    assertThat(reasonOf(refused(planner("TZ"), request))).isEqualTo("NOT_FOUND");
    assertThat(reasonOf(refused(APPROVER, request))).isEqualTo("ROLE_REQUIRED");
    assertThat(reasonOf(refused(ncb("NG"), request))).isEqualTo("ROLE_REQUIRED");
    var _ = participations(service, planner("GH")).remindCountries(request);

    String over = invited("NG");
    var _ =
        operations(service, PLANNER)
            .concludeOperation(ConcludeOperationRequest.newBuilder().setOperationId(over).build());
    assertThat(reasonOf(refused(PLANNER, reminder(over, "NG").build()))).isEqualTo("ILLEGAL_MOVE");
  }

  @Test
  void each_stands_once_and_two_thousand_characters_are_enough() {
    String id = invited("NG");

    assertThat(reasonOf(refused(PLANNER, reminder(id, "NG", "NG").build())))
        .isEqualTo("INCONSISTENT");
    assertThat(reasonOf(refused(PLANNER, reminder(id).build()))).isEqualTo("INVALID");
    assertThat(reasonOf(refused(PLANNER, reminder(id, "NG").setMessage("a".repeat(2001)).build())))
        .isEqualTo("INVALID");
    var _ =
        participations(service, PLANNER)
            .remindCountries(reminder(id, "NG").setMessage("a".repeat(2000)).build());
  }

  /** The calendar counts from when the country was asked, whatever has changed since. */
  @Test
  void neither_a_reminder_nor_agencies_move_when_a_country_was_invited() {
    String id = invited("NG");
    Participation asked = participation(service, ncb("NG"), id, "NG");
    service.clock().advance(Duration.ofMinutes(1));

    var _ = participations(service, PLANNER).remindCountries(reminder(id, "NG").build());
    var _ =
        participations(service, ncb("NG")).setAgencies(agencies(id, "NG").setVersion(2).build());

    Document stored =
        service
            .mongo()
            .database()
            .getCollection("participations")
            .find(Filters.eq("_id", id + ".NG"))
            .first();
    assertThat(stored).isNotNull();
    assertThat(stored.getDate("invitedAt").toInstant())
        .isEqualTo(Times.read(asked.getUpdateTime()));
  }

  /** As if the last reminder had been so long ago: a second factor does not live for a day. */
  private static Instant wasReminded(String id, String country, Duration ago) {
    Instant time = service.clock().instant().minus(ago).truncatedTo(ChronoUnit.MILLIS);
    var _ =
        service
            .mongo()
            .database()
            .getCollection("participations")
            .updateOne(
                Filters.eq("_id", id + "." + country),
                Updates.set("reminder.time", Date.from(time)));
    return time;
  }

  private static String invited(String... countries) {
    String id = active(service).getOperationId();
    var _ = participations(service, PLANNER).inviteCountries(invitations(id, countries).build());
    return id;
  }

  private static StatusRuntimeException refused(TestCaller by, RemindCountriesRequest request) {
    return catchThrowableOfType(
        StatusRuntimeException.class, () -> participations(service, by).remindCountries(request));
  }

  private static String told(RemindCountriesRequest request) {
    try {
      var _ = participations(service, PLANNER).remindCountries(request);
      return "OK";
    } catch (StatusRuntimeException refusal) {
      return reasonOf(refusal);
    }
  }

  private static long entriesOf(String id, String action) {
    return service
        .mongo()
        .collection("journal", Document.class)
        .countDocuments(
            Filters.and(
                Filters.regex("aggregate", "^" + id + "\\.[A-Z]{2}$"),
                Filters.eq("action", action)));
  }
}
