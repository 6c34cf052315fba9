package cordon.operations.operation;

import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.operations.OperationsFixture.operations;
import static cordon.operations.OperationsFixture.participations;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import cordon.operations.OperationsFixture;
import cordon.operations.v1.GetOperationRequest;
import cordon.operations.v1.GetParticipationRequest;
import cordon.operations.v1.ListOperationsRequest;
import cordon.operations.v1.ListOperationsResponse;
import cordon.operations.v1.ListParticipationsRequest;
import cordon.operations.v1.Operation;
import cordon.operations.v1.Participation;
import cordon.operations.v1.ParticipationState;
import cordon.platform.conformance.Refusals;
import cordon.platform.conformance.ServiceFixture;
import cordon.platform.time.Ids;
import cordon.testsupport.TestCaller;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Operations that a newer version has written, as they are met while versions change. */
class NewerFormsTest {
  private static ServiceFixture service;

  @BeforeAll
  static void start() {
    service = OperationsFixture.start(NewerFormsTest.class);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void the_lists_of_all_and_of_a_country_give_what_can_be_read_and_say_what_is_left_out() {
    var ids = new ArrayList<String>();
    for (int i = 0; i < 5; i++) {
      String id = OperationsFixture.active(service).getOperationId();
      OperationsFixture.stand(service, id, "NG", ParticipationState.PARTICIPATION_STATE_ACCEPTED);
      ids.add(id);
    }
    change("operations", ids.get(1), Updates.set("state", "ARCHIVED"));
    change("operations", ids.get(3), Updates.set("approved.plan.crimeAreas.0", "PIRACY"));
    List<String> readable = List.of(ids.get(4), ids.get(2), ids.get(0));

    for (TestCaller caller : List.of(PLANNER, ncb("NG"))) {
      for (int size = 1; size <= 3; size++) {
        Listed listed = list(caller, size);
        // The other tests' operations are in the planner's list, too.
        listed.ids().retainAll(ids);
        assertThat(listed).as("pages of %d", size).isEqualTo(new Listed(readable, 2));
      }
      assertThat(
              Refusals.reasonOf(() ->
                  operations(service, caller)
                      .getOperation(
                          GetOperationRequest.newBuilder().setOperationId(ids.get(1)).build())))
          .isEqualTo("UNREADABLE");
    }
  }

  @Test
  void a_country_is_told_too_of_what_it_would_reach_by_what_cannot_be_read() {
    var ids = new ArrayList<String>();
    for (int i = 0; i < 3; i++) {
      String id = OperationsFixture.active(service).getOperationId();
      OperationsFixture.stand(service, id, "UG", ParticipationState.PARTICIPATION_STATE_ACCEPTED);
      ids.add(id);
    }
    change("participations", ids.get(1) + ".UG", Updates.set("invitation.crimeAreas.0", "PIRACY"));

    for (int size = 1; size <= 3; size++) {
      assertThat(list(ncb("UG"), size))
          .as("pages of %d", size)
          .isEqualTo(new Listed(List.of(ids.get(2), ids.get(0)), 1));
    }
  }

  @Test
  void one_participation_in_a_new_state_keeps_no_other_from_being_seen() {
    String operation = OperationsFixture.active(service).getOperationId();
    for (String country : List.of("GH", "KE", "TZ")) {
      OperationsFixture.stand(
          service, operation, country, ParticipationState.PARTICIPATION_STATE_ACCEPTED);
    }
    change("participations", operation + ".KE", Updates.set("state", "ACCEPTED_WITH_CAVEATS"));

    var list =
        participations(service, PLANNER)
            .listParticipations(
                ListParticipationsRequest.newBuilder().setOperationId(operation).build());

    assertThat(list.getParticipationsList())
        .extracting(Participation::getCountry)
        .containsExactly("GH", "TZ");
    assertThat(list.getUnreadable()).isEqualTo(1);
    assertThat(
            Refusals.reasonOf(() ->
                participations(service, ncb("KE"))
                    .getParticipation(
                        GetParticipationRequest.newBuilder()
                            .setOperationId(operation)
                            .setCountry("KE")
                            .build())))
        .isEqualTo("UNREADABLE");
  }

  @Test
  void hundreds_that_cannot_be_read_make_pages_short_and_end_no_list() {
    String oldest = OperationsFixture.active(service).getOperationId();
    OperationsFixture.stand(service, oldest, "ZM", ParticipationState.PARTICIPATION_STATE_ACCEPTED);
    OperationsFixture.stand(service, oldest, "SN", ParticipationState.PARTICIPATION_STATE_ACCEPTED);
    var participations = service.mongo().collection("participations", Document.class);
    Document row =
        Objects.requireNonNull(participations.find(Filters.eq("_id", oldest + ".SN")).first());
    var elsewhere = new ArrayList<Document>();
    var sameOperation = new ArrayList<Document>();
    for (int i = 0; i < 300; i++) {
      String id = Ids.next();
      elsewhere.add(
          new Document(row)
              .append("_id", id + ".SN")
              .append("operationId", id)
              .append("contactPoint", "?"));
      String country = "T%03d".formatted(i);
      sameOperation.add(
          new Document(row)
              .append("_id", oldest + "." + country)
              .append("country", country)
              .append("contactPoint", "?"));
    }
    participations.insertMany(elsewhere);
    participations.insertMany(sameOperation);

    assertThat(list(ncb("SN"), 2)).isEqualTo(new Listed(List.of(oldest), 300));
    long read =
        service.examined(
            "participations",
            () -> {
              var page =
                  operations(service, ncb("SN"))
                      .listOperations(ListOperationsRequest.newBuilder().setPageSize(2).build());
              assertThat(page.getNextPageToken()).isNotEmpty();
            });
    assertThat(read).isLessThan(100);
    assertThat(countries(oldest)).isEqualTo(new Listed(List.of("SN", "ZM"), 300));
  }

  /** All pages of its participations together. */
  private static Listed countries(String operation) {
    var countries = new ArrayList<String>();
    int leftOut = 0;
    String token = "";
    do {
      var page =
          participations(service, PLANNER)
              .listParticipations(
                  ListParticipationsRequest.newBuilder()
                      .setOperationId(operation)
                      .setPageSize(2)
                      .setPageToken(token)
                      .build());
      page.getParticipationsList().stream().map(Participation::getCountry).forEach(countries::add);
      leftOut += page.getUnreadable();
      token = page.getNextPageToken();
    } while (!token.isEmpty());
    return new Listed(countries, leftOut);
  }

  private record Listed(List<String> ids, int leftOut) {}

  /** All pages of the list together. */
  private static Listed list(TestCaller caller, int size) {
    var ids = new ArrayList<String>();
    int leftOut = 0;
    String token = "";
    do {
      ListOperationsResponse page =
          operations(service, caller)
              .listOperations(
                  ListOperationsRequest.newBuilder().setPageSize(size).setPageToken(token).build());
      page.getOperationsList().stream().map(Operation::getOperationId).forEach(ids::add);
      leftOut += page.getUnreadable();
      token = page.getNextPageToken();
    } while (!token.isEmpty());
    return new Listed(ids, leftOut);
  }

  private static void change(String collection, String id, Bson how) {
    assertThat(
            service
                .mongo()
                .collection(collection, Document.class)
                .updateOne(Filters.eq("_id", id), how)
                .getModifiedCount())
        .isEqualTo(1);
  }
}
