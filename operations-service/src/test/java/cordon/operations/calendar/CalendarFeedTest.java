package cordon.operations.calendar;

import static cordon.operations.CalendarFixture.fetched;
import static cordon.operations.CalendarFixture.madeFor;
import static cordon.operations.LeadFixture.handed;
import static cordon.operations.LeadFixture.planner;
import static cordon.operations.OperationsFixture.APPROVER;
import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.operations.OperationsFixture.operations;
import static cordon.operations.OperationsFixture.participations;
import static cordon.operations.OperationsFixture.withdrawal;
import static cordon.operations.ParticipationFixture.reminder;
import static cordon.operations.PreparationFixture.done;
import static cordon.operations.calendar.CalendarScene.starts;
import static cordon.operations.calendar.CalendarScene.written;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import cordon.operations.OperationsFixture;
import cordon.operations.operation.Turn;
import cordon.operations.v1.ActivateOperationRequest;
import cordon.operations.v1.CancelOperationRequest;
import cordon.operations.v1.CloseBooksRequest;
import cordon.operations.v1.ConcludeOperationRequest;
import cordon.platform.conformance.ServiceFixture;
import cordon.platform.time.Ids;
import cordon.testsupport.TestCaller;
import cordon.testsupport.TestIdentity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is due to whom. */
class CalendarFeedTest {
  private static ServiceFixture service;
  private CalendarScene scene;

  @BeforeAll
  static void start() {
    service = OperationsFixture.start(CalendarFeedTest.class);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  /** Whoever is of the secretariat finds what is left of other tests too. */
  @BeforeEach
  void begin() {
    for (String name :
        List.of(
            "operations",
            "participations",
            "planning_items",
            "meetings",
            "order_copies",
            "package_copies",
            "calendar_links")) {
      var _ = collection(name).deleteMany(Filters.empty());
    }
    scene = new CalendarScene(service, "NG", "KE");
  }

  @Test
  void each_finds_what_waits_for_them_and_nobody_what_waits_for_others() {
    TestCaller field = TestIdentity.person("f").roles("field-officer").country("NG");
    TestCaller duty = TestIdentity.person("duty").roles("duty-officer");

    assertThat(of(ncb("NG"))).isEqualTo(written(scene.item, scene.meeting, scene.action));
    assertThat(of(ncb("KE"))).isEqualTo(written(scene.action));
    assertThat(of(ncb("GH"))).isEqualTo(written(scene.answer));
    assertThat(of(ncb("TZ"))).isEmpty();
    assertThat(of(field)).isEqualTo(written(scene.action));
    assertThat(of(planner("NG"))).isEmpty();
    assertThat(of(PLANNER)).isEqualTo(written(scene.ofPost, scene.meeting, scene.action));
    assertThat(of(APPROVER)).isEqualTo(written(scene.meeting, scene.action));
    assertThat(of(duty)).isEqualTo(written(scene.action));
  }

  @Test
  void whoever_leads_finds_what_they_lead_and_no_longer_what_they_do_not() {
    var _ = handed(service, scene.id, "KE");

    assertThat(of(planner("KE"))).isEqualTo(written(scene.ofPost, scene.meeting, scene.action));
    assertThat(of(PLANNER)).isEmpty();
    assertThat(of(ncb("NG"))).isEqualTo(written(scene.item, scene.meeting, scene.action));
  }

  @Test
  void nothing_of_what_is_due_stands_in_it() {
    String calendar = fetched(service, madeFor(service, ncb("NG")));

    assertThat(calendar.lines().filter(line -> line.startsWith("SUMMARY")).distinct())
        .containsExactly("SUMMARY:Due in Cordon");
    assertThat(calendar)
        .doesNotContain("Serengeti", "rooms", "round", "NG", scene.id, scene.planned.getItemId());
    String again = fetched(service, madeFor(service, ncb("NG")));
    assertThat(names(again)).hasSize(3).doesNotContainAnyElementsOf(names(calendar));
  }

  /** An answer and an item have a time to be done by; a meeting and action days only take place. */
  @Test
  void deadlines_are_reminded_of_and_what_takes_place_is_not() {
    var _ = participations(service, PLANNER).remindCountries(reminder(scene.id, "GH").build());

    assertThat(alarms(ncb("GH"))).containsExactly("-P3D", "-P1D");
    assertThat(alarms(ncb("KE"))).isEmpty();
    assertThat(alarms(ncb("NG"))).containsExactly("-P1D");
    assertThat(alarms(PLANNER)).containsExactly("-P3D", "-P1D");
  }

  private static List<String> alarms(TestCaller person) {
    return fetched(service, madeFor(service, person))
        .lines()
        .filter(line -> line.startsWith("TRIGGER"))
        .map(line -> line.substring(line.indexOf(':') + 1))
        .toList();
  }

  @Test
  void what_is_done_is_not_in_it_and_who_leaves_finds_nothing() {
    String link = madeFor(service, ncb("NG"));
    var _ = done(service, ncb("NG"), scene.planned);
    assertThat(starts(fetched(service, link))).isEqualTo(written(scene.meeting, scene.action));

    var _ = participations(service, ncb("NG")).withdrawParticipation(withdrawal(scene.id, "NG"));
    assertThat(starts(fetched(service, link))).isEmpty();
  }

  @Test
  void what_is_cancelled_drops_out_the_invitation_too() {
    String link = madeFor(service, ncb("NG"));
    String asked = madeFor(service, ncb("GH"));
    String leads = madeFor(service, PLANNER);
    var _ =
        operations(service, PLANNER)
            .cancelOperation(
                CancelOperationRequest.newBuilder()
                    .setOperationId(scene.id)
                    .setReason("It is not needed any more.")
                    .build());

    for (String secret : List.of(link, asked, leads)) {
      assertThat(starts(fetched(service, secret))).isEmpty();
    }
  }

  @Test
  void once_it_is_concluded_the_debrief_is_left_and_nothing_when_the_books_are_closed() {
    String link = madeFor(service, ncb("NG"));
    var planner = operations(service, PLANNER);
    var _ =
        planner.activateOperation(
            ActivateOperationRequest.newBuilder().setOperationId(scene.id).build());
    var _ =
        planner.concludeOperation(
            ConcludeOperationRequest.newBuilder().setOperationId(scene.id).build());
    assertThat(starts(fetched(service, link))).isEqualTo(written(scene.item, scene.meeting));

    var _ =
        operations(service, APPROVER)
            .closeBooks(CloseBooksRequest.newBuilder().setOperationId(scene.id).build());
    assertThat(starts(fetched(service, link))).isEmpty();
  }

  @Test
  void the_nearest_thousand_of_thirty_days_back_and_four_hundred_ahead_are_told() {
    var times = new ArrayList<Instant>();
    times.add(scene.in(-31));
    times.add(scene.in(-29));
    for (int i = 0; i < 1_200; i++) {
      times.add(scene.in(10).plusSeconds(i));
    }
    times.add(scene.in(399));
    times.add(scene.in(401));
    copyItems(times);

    List<String> told = of(ncb("NG"));

    assertThat(told).hasSize(1_000).isSorted();
    assertThat(told).containsAll(written(scene.item, scene.in(10), scene.in(10).plusSeconds(990)));
    assertThat(told)
        .doesNotContainAnyElementsOf(
            written(scene.in(-31), scene.in(399), scene.in(401), scene.action));
  }

  /** Ten years of operations that have ended make no calendar slower. */
  @Test
  void what_is_looked_at_does_not_grow_with_history() {
    List<String> links =
        List.of(
            madeFor(service, ncb("NG")),
            madeFor(service, PLANNER),
            madeFor(service, planner("NG")));
    links.forEach(link -> fetched(service, link));
    List<Long> before = examined(links);

    endedLongAgo(400);

    assertThat(examined(links)).isEqualTo(before);
  }

  private List<Long> examined(List<String> links) {
    var examined = new ArrayList<Long>();
    for (String collection :
        List.of(
            "operations",
            "participations",
            "planning_items",
            "meetings",
            "order_copies",
            "package_copies")) {
      for (String link : links) {
        examined.add(service.examined(collection, () -> fetched(service, link)));
      }
    }
    return examined;
  }

  /** Of NG's, led by it and the secretariat, with an item that was never done. */
  private void endedLongAgo(int many) {
    MongoCollection<Document> operations = collection("operations");
    MongoCollection<Document> participations = collection("participations");
    Document operation = one(operations, scene.id);
    Document participation = one(participations, scene.id + ".NG");
    Document item = one(collection("planning_items"), scene.planned.getItemId());
    Instant then = scene.in(-900);
    for (int i = 0; i < many; i++) {
      String id = Ids.next();
      operations.insertOne(
          new Document(operation)
              .append("_id", id)
              .append("state", i % 2 == 0 ? "BOOKS_CLOSED" : "CANCELLED")
              .append(
                  "lead", new Document("secretariat", true).append("countries", List.of("NG"))));
      participations.insertOne(
          new Document(participation).append("_id", id + ".NG").append("operationId", id));
      String itemId = Ids.next();
      collection("planning_items")
          .insertOne(
              new Document(item)
                  .append("_id", itemId)
                  .append("operationId", id)
                  .append("turn", "0." + Turn.of(then) + "." + itemId));
    }
  }

  private void copyItems(List<Instant> times) {
    Document item = one(collection("planning_items"), scene.planned.getItemId());
    for (Instant time : times) {
      String id = Ids.next();
      Document spec = new Document(item.get("spec", Document.class)).append("due", Date.from(time));
      collection("planning_items")
          .insertOne(
              new Document(item)
                  .append("_id", id)
                  .append("spec", spec)
                  .append("turn", "0." + Turn.of(time) + "." + id));
    }
  }

  private static MongoCollection<Document> collection(String name) {
    return service.mongo().database().getCollection(name);
  }

  private static Document one(MongoCollection<Document> collection, String id) {
    return Objects.requireNonNull(collection.find(Filters.eq("_id", id)).first());
  }

  private static List<String> names(String calendar) {
    return calendar.lines().filter(line -> line.startsWith("UID:")).toList();
  }

  private List<String> of(TestCaller person) {
    return starts(fetched(service, madeFor(service, person)));
  }
}
