package cordon.operations.calendar;

import static cordon.operations.CalendarFixture.calendars;
import static cordon.operations.CalendarFixture.fetched;
import static cordon.operations.CalendarFixture.listed;
import static cordon.operations.CalendarFixture.made;
import static cordon.operations.CalendarFixture.madeFor;
import static cordon.operations.CalendarFixture.making;
import static cordon.operations.CalendarFixture.secret;
import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.platform.conformance.Refusals.metadata;
import static cordon.platform.conformance.Refusals.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.operations.DirectoryFixture;
import cordon.operations.OperationsFixture;
import cordon.operations.v1.CalendarLink;
import cordon.operations.v1.CalendarLinkState;
import cordon.operations.v1.RenewCalendarLinkRequest;
import cordon.operations.v1.RevokeCalendarLinkRequest;
import cordon.operations.v1.RevokeCalendarLinksOfRequest;
import cordon.platform.call.Caller;
import cordon.platform.command.Commands;
import cordon.platform.conformance.ServiceFixture;
import cordon.testsupport.TestCaller;
import cordon.testsupport.TestIdentity;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Links, and who ends them. */
class CalendarServiceTest {
  private static ServiceFixture service;

  @BeforeAll
  static void start() {
    service = OperationsFixture.start(CalendarServiceTest.class);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void a_link_is_listed_with_when_it_was_fetched_and_without_what_is_secret() {
    TestCaller person = somebody("NG", "ncb-officer");
    String secret = secret();
    CalendarLink made = made(service, person, secret);

    assertThat(made.getState()).isEqualTo(CalendarLinkState.CALENDAR_LINK_STATE_IN_USE);
    assertThat(made.getSubject()).isEqualTo(person.subject());
    assertThat(listed(service, person)).containsExactly(made);
    assertThat(listed(service, person).getFirst().hasFetchTime()).isFalse();

    assertThat(fetched(service, secret)).startsWith("BEGIN:VCALENDAR\r\n");

    assertThat(listed(service, person).getFirst().hasFetchTime()).isTrue();
    assertThat(listed(service, person).getFirst().getVersion()).isEqualTo(1);
    assertThat(listed(service, somebody("NG", "ncb-officer"))).isEmpty();
    String kept = stored();
    assertThat(kept).doesNotContain(secret).contains(made.getLinkId());
  }

  @Test
  void what_is_unknown_has_ended_or_was_revoked_is_answered_alike() {
    TestCaller person = somebody("NG", "ncb-officer");
    String revoked = secret();
    revoke(person, made(service, person, revoked));
    String moved = madeFor(service, person);
    assertThat(listed(service, person.country("KE"))).hasSize(2);

    for (String secret : List.of(revoked, moved, secret())) {
      StatusRuntimeException refused =
          Assertions.assertThrows(StatusRuntimeException.class, () -> fetched(service, secret));
      assertThat(reasonOf(() -> fetched(service, secret))).isEqualTo("NOT_FOUND");
      assertThat(refused.getStatus().getDescription())
          .isEqualTo("There is no such calendar link.")
          .doesNotContain(secret);
    }
    for (String malformed : List.of("", "short", secret() + "A", secret().substring(1) + "!")) {
      assertThat(reasonOf(() -> fetched(service, malformed))).isEqualTo("INVALID");
    }
  }

  @Test
  void a_person_has_five_in_use_also_by_renewing_what_has_ended() {
    TestCaller person = somebody("NG", "ncb-officer");
    List<CalendarLink> first = five(person);
    assertThat(reasonOf(() -> madeFor(service, person))).isEqualTo("TOO_MANY_LINKS");
    assertThat(renewed(person, first.getFirst()).getVersion()).isEqualTo(2);

    // Country and back: the first five end.
    var _ = listed(service, person.country("KE"));
    assertThat(listed(service, person))
        .extracting(CalendarLink::getState)
        .containsOnly(CalendarLinkState.CALENDAR_LINK_STATE_ENDED);
    List<CalendarLink> second = five(person);

    StatusRuntimeException refused =
        Assertions.assertThrows(
            StatusRuntimeException.class, () -> renewed(person, first.getLast()));
    assertThat(reasonOf(() -> renewed(person, first.getLast()))).isEqualTo("TOO_MANY_LINKS");
    assertThat(metadata(refused)).containsEntry("at_most", "5");
    revoke(person, second.getFirst());
    assertThat(renewed(person, first.getLast()).getState())
        .isEqualTo(CalendarLinkState.CALENDAR_LINK_STATE_IN_USE);
    assertThat(reasonOf(() -> renewed(person, second.getFirst()))).isEqualTo("ILLEGAL_MOVE");
  }

  @Test
  void of_many_who_make_the_last_one_at_the_same_time_one_does() throws InterruptedException {
    TestCaller person = somebody("NG", "ncb-officer");
    for (int i = 0; i < 4; i++) {
      var _ = madeFor(service, person);
    }
    var told = new ConcurrentLinkedQueue<String>();
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < 6; i++) {
      threads.add(
          Thread.ofVirtual()
              .start(() -> {
                try {
                  var _ = madeFor(service, person);
                  told.add("OK");
                } catch (StatusRuntimeException e) {
                  told.add(cordon.platform.conformance.Refusals.reasonOf(e));
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(told).containsOnlyOnce("OK").isSubsetOf("OK", "TOO_MANY_LINKS", "BUSY");
    assertThat(listed(service, person)).hasSize(5);
  }

  @Test
  void links_end_when_their_person_comes_with_another_country_or_fewer_roles() {
    TestCaller person = somebody("NG", "ncb-officer", "field-officer");
    String ofBoth = madeFor(service, person);
    var _ = listed(service, person.roles("ncb-officer", "field-officer", "leadership"));
    assertThat(fetched(service, ofBoth)).isNotEmpty();

    // Also for whoever has no role any more by which they could make one.
    TestCaller after = person.roles("auditor");
    assertThat(listed(service, after).getFirst().getState())
        .isEqualTo(CalendarLinkState.CALENDAR_LINK_STATE_ENDED);
    assertThat(reasonOf(() -> fetched(service, ofBoth))).isEqualTo("NOT_FOUND");
    assertThat(reasonOf(() -> madeFor(service, after))).isEqualTo("ROLE_REQUIRED");
    revoke(after, listed(service, after).getFirst());

    String ofOne = madeFor(service, person.roles("field-officer"));
    var _ = madeFor(service, person.roles("field-officer").country("KE"));
    assertThat(reasonOf(() -> fetched(service, ofOne))).isEqualTo("NOT_FOUND");
  }

  @Test
  void nobody_touches_those_of_another_but_by_whom_they_are_admitted() {
    TestCaller officer = somebody("NG", "ncb-officer");
    CalendarLink link = made(service, officer, secret());
    String secret = madeFor(service, officer);
    TestCaller planner = TestIdentity.person("planner-" + UUID.randomUUID()).roles("planner");
    String ofSecretariat = madeFor(service, planner);
    TestCaller national = TestIdentity.person("NG-admin").roles("administrator").country("NG");

    assertThat(reasonOf(() -> revoke(ncb("NG"), link))).isEqualTo("NOT_FOUND");
    assertThat(reasonOf(() -> renewed(ncb("NG"), link))).isEqualTo("NOT_FOUND");
    assertThat(reasonOf(() -> revokeOf(ncb("GH"), officer))).isEqualTo("NOT_FOUND");
    assertThat(reasonOf(() -> revokeOf(DirectoryFixture.ADMINISTRATOR, officer)))
        .isEqualTo("NOT_FOUND");
    assertThat(reasonOf(() -> revokeOf(ncb("NG"), planner))).isEqualTo("NOT_FOUND");
    assertThat(reasonOf(() -> revokeOf(PLANNER, planner))).isEqualTo("ROLE_REQUIRED");
    assertThat(reasonOf(() -> revokeOf(national, planner))).isEqualTo("ROLE_REQUIRED");
    assertThat(fetched(service, secret)).isNotEmpty();
    assertThat(fetched(service, ofSecretariat)).isNotEmpty();

    assertThat(revokeOf(ncb("NG"), officer)).hasSize(2);
    assertThat(revokeOf(DirectoryFixture.ADMINISTRATOR, planner)).hasSize(1);

    assertThat(reasonOf(() -> fetched(service, secret))).isEqualTo("NOT_FOUND");
    assertThat(reasonOf(() -> fetched(service, ofSecretariat))).isEqualTo("NOT_FOUND");
    assertThat(reasonOf(() -> revokeOf(ncb("NG"), officer))).isEqualTo("NOT_FOUND");
  }

  @Test
  void whoever_suspends_a_person_ends_all_of_theirs_in_the_same_command() {
    TestCaller officer = somebody("NG", "ncb-officer");
    String one = madeFor(service, officer);
    String two = madeFor(service, officer);

    var _ =
        service
            .bean(Commands.class)
            .onBehalf(
                new Caller("another", Set.of("ncb-officer"), "NG"),
                "SuspendPerson",
                null,
                null,
                tx -> {
                  service.bean(CalendarLinks.class).suspended(tx, officer.subject());
                  return true;
                });

    for (String secret : List.of(one, two)) {
      assertThat(reasonOf(() -> fetched(service, secret))).isEqualTo("NOT_FOUND");
    }
    assertThat(listed(service, officer))
        .extracting(CalendarLink::getState)
        .containsOnly(CalendarLinkState.CALENDAR_LINK_STATE_REVOKED);
  }

  @Test
  void a_secret_is_of_one_link() {
    String secret = madeFor(service, somebody("NG", "ncb-officer"));

    assertThat(reasonOf(() -> made(service, somebody("GH", "ncb-officer"), secret)))
        .isEqualTo("INCONSISTENT");
    assertThat(
            reasonOf(() ->
                calendars(service, PLANNER)
                    .createCalendarLink(making(secret()).setOrigin("javascript:alert(1)").build())))
        .isEqualTo("INVALID");
  }

  /** Time does not go back, and whatever is tried after this is as good then. */
  @Test
  void a_link_ends_after_ninety_days() {
    TestCaller officer = somebody("NG", "ncb-officer");
    String secret = madeFor(service, officer);
    service.clock().advance(Duration.ofDays(89));
    assertThat(fetched(service, secret)).isNotEmpty();

    service.clock().advance(Duration.ofDays(2));

    assertThat(reasonOf(() -> fetched(service, secret))).isEqualTo("NOT_FOUND");
    CalendarLink ended = listed(service, officer).getFirst();
    assertThat(ended.getState()).isEqualTo(CalendarLinkState.CALENDAR_LINK_STATE_ENDED);
    var _ = renewed(officer, ended);
    assertThat(fetched(service, secret)).isNotEmpty();
  }

  private static TestCaller somebody(String country, String... roles) {
    return TestIdentity.person("person-" + UUID.randomUUID()).roles(roles).country(country);
  }

  private static List<CalendarLink> five(TestCaller person) {
    var made = new ArrayList<CalendarLink>();
    for (int i = 0; i < 5; i++) {
      made.add(made(service, person, secret()));
    }
    return made;
  }

  private static CalendarLink renewed(TestCaller person, CalendarLink link) {
    return calendars(service, person)
        .renewCalendarLink(
            RenewCalendarLinkRequest.newBuilder().setLinkId(link.getLinkId()).build())
        .getLink();
  }

  private static void revoke(TestCaller person, CalendarLink link) {
    var _ =
        calendars(service, person)
            .revokeCalendarLink(
                RevokeCalendarLinkRequest.newBuilder().setLinkId(link.getLinkId()).build());
  }

  private static List<CalendarLink> revokeOf(TestCaller by, TestCaller person) {
    return calendars(service, by)
        .revokeCalendarLinksOf(
            RevokeCalendarLinksOfRequest.newBuilder()
                .setSubject(person.subject())
                .setReason("The officer has left the bureau.")
                .build())
        .getLinksList();
  }

  /** All that stands in the database, as text. */
  private static String stored() {
    var all = new StringBuilder();
    var database = service.mongo().database();
    for (String name : database.listCollectionNames()) {
      database.getCollection(name).find().forEach(one -> all.append(one.toJson()));
    }
    return all.toString();
  }
}
