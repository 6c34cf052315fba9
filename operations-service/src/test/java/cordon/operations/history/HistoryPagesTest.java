package cordon.operations.history;

import static cordon.operations.LeadFixture.planner;
import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.approved;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.operations.OperationsFixture.stand;
import static cordon.platform.conformance.Refusals.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import cordon.operations.v1.HistoryServiceGrpc;
import cordon.operations.v1.ListOperationChangesRequest;
import cordon.operations.v1.ListOperationChangesResponse;
import cordon.operations.v1.Operation;
import cordon.operations.v1.OperationServiceGrpc;
import cordon.operations.v1.ParticipationState;
import cordon.operations.v1.RecordChange;
import cordon.testsupport.TestCaller;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** A long past, page by page, and what of it cannot be told. */
class HistoryPagesTest extends HistoryScene {
  // All of it, and not the last twenty (OpenCTI-Platform/opencti#5827).
  @Test
  void a_page_and_a_moment_of_a_record_that_changed_often_cost_little() {
    Kept one = operation(approved(service));
    var planner = OperationServiceGrpc.newBlockingStub(service.channel(PLANNER));
    for (int i = 0; i < 150; i++) {
      revise(planner, one, "Draft " + i);
    }
    List<RecordChange> all = changes(one, PLANNER);
    RecordChange some = all.get(100);

    long page =
        examined(() -> {
          var _ =
              HistoryServiceGrpc.newBlockingStub(service.channel(PLANNER))
                  .listOperationChanges(
                      ListOperationChangesRequest.newBuilder()
                          .setOperationId(one.id())
                          .setPageSize(10)
                          .build());
        });
    long moment = examined(() -> then(one, PLANNER, some));

    assertThat(all).hasSize(153);
    assertThat(page).isLessThanOrEqualTo(25);
    assertThat(moment).isLessThanOrEqualTo(12);
  }

  @Test
  void what_cannot_be_read_keeps_its_place_and_is_told_as_that() {
    Kept one = operation(approved(service));
    stand(service, one.id(), "NG", ParticipationState.PARTICIPATION_STATE_ACCEPTED);
    List<RecordChange> before = changes(one, PLANNER);
    damage(one.id() + ":2");
    damage(one.id() + ":3");

    List<RecordChange> after = changes(one, PLANNER);

    assertThat(after).hasSize(3);
    assertThat(after).extracting(RecordChange::getUnreadable).containsExactly(true, true, false);
    assertThat(after.getLast()).isEqualTo(before.getLast());
    assertThat(refusal(one, PLANNER, service.clock().instant())).isEqualTo("UNREADABLE");
    assertThat(((Operation) then(one, PLANNER, after.getLast())).getVersion()).isEqualTo(1);
    // Whether a country may see it is not known.
    assertThat(changes(one, ncb("NG"))).noneMatch(RecordChange::getUnreadable);
  }

  @Test
  void a_moment_before_the_record_or_in_the_future_is_refused_and_a_made_up_page_too() {
    Instant before = service.clock().instant().minusSeconds(60);
    Kept one = operation(approved(service));

    assertThat(refusal(one, PLANNER, before)).isEqualTo("NOTHING_THEN");
    assertThat(refusal(one, PLANNER, service.clock().instant().plus(Duration.ofMinutes(5))))
        .isEqualTo("INCONSISTENT");
    assertThat(
            reasonOf(() ->
                HistoryServiceGrpc.newBlockingStub(service.channel(PLANNER))
                    .listOperationChanges(
                        ListOperationChangesRequest.newBuilder()
                            .setOperationId(one.id())
                            .setPageToken("bm90aGluZw")
                            .build())))
        .isEqualTo("BAD_PAGE_TOKEN");
  }

  @Test
  void a_page_goes_on_by_a_place_that_tells_nothing_and_is_good_for_nobody_else() {
    Kept one = operation(approved(service));
    String token = page(PLANNER, one, "").getNextPageToken();

    assertThat(page(PLANNER, one, "").getNextPageToken()).isNotEqualTo(token);
    assertThat(page(PLANNER, one, token).getChanges(0).getAction()).isEqualTo("SubmitOperation");
    stand(service, one.id(), "NG", ParticipationState.PARTICIPATION_STATE_ACCEPTED);
    assertThat(reasonOf(() -> page(ncb("NG"), one, token))).isEqualTo("BAD_PAGE_TOKEN");
  }

  private static ListOperationChangesResponse page(TestCaller by, Kept one, String token) {
    return HistoryServiceGrpc.newBlockingStub(service.channel(by))
        .listOperationChanges(
            ListOperationChangesRequest.newBuilder()
                .setOperationId(one.id())
                .setPageSize(1)
                .setPageToken(token)
                .build());
  }

  private static void damage(String entry) {
    var _ =
        service
            .mongo()
            .collection("journal", Document.class)
            .updateOne(Filters.eq("_id", entry), Updates.unset("actor"));
  }
}
