package cordon.operations.network;

import static cordon.operations.CaseFixture.aCase;
import static cordon.operations.CaseFixture.cases;
import static cordon.operations.CaseFixture.nominated;
import static cordon.operations.LeadFixture.planner;
import static cordon.operations.NetworkFixture.aGroup;
import static cordon.operations.NetworkFixture.aNetwork;
import static cordon.operations.NetworkFixture.aPerson;
import static cordon.operations.NetworkFixture.added;
import static cordon.operations.NetworkFixture.majorCases;
import static cordon.operations.NetworkFixture.networks;
import static cordon.operations.NetworkFixture.node;
import static cordon.operations.NetworkFixture.recorded;
import static cordon.operations.NetworkFixture.reviewed;
import static cordon.operations.NetworkFixture.started;
import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.operations.OperationsFixture.stand;
import static cordon.operations.v1.ParticipationState.PARTICIPATION_STATE_ACCEPTED;
import static cordon.platform.conformance.Refusals.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.google.protobuf.Timestamp;
import cordon.operations.CaseFixture;
import cordon.operations.v1.Case;
import cordon.operations.v1.EndMajorCaseRequest;
import cordon.operations.v1.FinishFollowUpRequest;
import cordon.operations.v1.GetNetworkAsOfRequest;
import cordon.operations.v1.GetNetworkNodeAsOfRequest;
import cordon.operations.v1.LinkNetworkCaseRequest;
import cordon.operations.v1.ListMajorCaseReviewsRequest;
import cordon.operations.v1.ListNetworkChangesRequest;
import cordon.operations.v1.ListNetworkNodeChangesRequest;
import cordon.operations.v1.ListNetworksRequest;
import cordon.operations.v1.MajorCase;
import cordon.operations.v1.MajorCaseReview;
import cordon.operations.v1.Network;
import cordon.operations.v1.RecordChange;
import cordon.operations.v1.ReviseCaseRequest;
import cordon.operations.v1.ReviseNetworkRequest;
import cordon.operations.v1.UnlinkNetworkCaseRequest;
import cordon.testsupport.TestCaller;
import java.util.List;
import org.junit.jupiter.api.Test;

class MajorCaseServiceTest extends NetworkScene {
  @Test
  void counts_by_role_stay_as_they_were_at_each_review() {
    Network network = network(NG);
    List<String> ids = added(service, NG, network, aPerson("HERON"), aPerson("EGRET"));
    var _ = reviewed(service, network, List.of(ids.getFirst()));
    var _ = started(service, PLANNER, network);

    var first = recorded(service, PLANNER, network);
    var _ = reviewed(service, network, List.of(ids.getLast()));
    var second = recorded(service, PLANNER, network);

    assertThat(second.getReview().getCounts().getPersons()).isEqualTo(2);
    assertThat(first.getReview().getCounts().getPersons()).isEqualTo(1);
    assertThat(reviews(NG, network))
        .extracting(one -> one.getNumber(), one -> one.getCounts().getPersons())
        .containsExactly(tuple(2, 2), tuple(1, 1));
    assertThat(second.getNetwork().getMajorCase().getNextReviewDay()).isEqualTo("2025-04-13");
  }

  @Test
  void a_review_that_was_due_is_overdue_and_is_found() {
    Network network = network(NG);
    var _ = started(service, PLANNER, network);
    assertThat(get(NG, network).getMajorCase().getReviewOverdue()).isFalse();

    var _ = recorded(service, PLANNER, network);

    assertThat(get(NG, network).getMajorCase().getReviewOverdue()).isTrue();
    assertThat(
            networks(service, NG)
                .listNetworks(
                    ListNetworksRequest.newBuilder()
                        .setOperationId(operation)
                        .setReviewOverdue(true)
                        .build())
                .getNetworksList())
        .hasSize(1);
    assertThat(reviews(NG, network).getFirst().getFollowUps(0).getOverdue()).isTrue();
  }

  @Test
  void who_leads_supervises_and_nobody_else_and_it_begins_and_ends_once() {
    Network network = network(NG);
    assertThat(reasonOf(() -> started(service, planner("NG"), network))).isEqualTo("NOT_LEAD");
    assertThat(reasonOf(() -> end(network))).isEqualTo("ILLEGAL_MOVE");
    var _ = started(service, PLANNER, network);
    assertThat(reasonOf(() -> started(service, PLANNER, network))).isEqualTo("ILLEGAL_MOVE");

    assertThat(end(network).getMajorCase().getNextReviewDay()).isEmpty();

    var late = recorded(service, PLANNER, network);
    assertThat(late.getReview().getMajorCaseNumber()).isEqualTo(1);
    assertThat(late.getNetwork().getMajorCase().getNextReviewDay()).isEmpty();
    assertThat(late.getNetwork().getMajorCase().getReviewOverdue()).isFalse();
    MajorCase second = started(service, PLANNER, network).getMajorCase();
    assertThat(second.getNumber()).isEqualTo(2);

    MajorCase after = recorded(service, PLANNER, network).getNetwork().getMajorCase();
    assertThat(after).isEqualTo(second.toBuilder().setReviews(1).build());
  }

  @Test
  void a_follow_up_is_done_once() {
    Network network = network(NG);
    var _ = started(service, PLANNER, network);
    String review = recorded(service, PLANNER, network).getReview().getReviewId();

    assertThat(finish(network, review, 1).getFollowUps(0).getDone()).isTrue();

    assertThat(reasonOf(() -> finish(network, review, 1))).isEqualTo("ILLEGAL_MOVE");
    assertThat(reasonOf(() -> finish(network, review, 2))).isEqualTo("INCONSISTENT");
  }

  @Test
  void a_country_is_told_what_a_network_was_while_it_could_see_it() {
    Network network = network(NG);
    var _ =
        networks(service, NG)
            .reviseNetwork(
                ReviseNetworkRequest.newBuilder()
                    .setOperationId(operation)
                    .setNetworkId(network.getNetworkId())
                    .setSpec(aNetwork("GH").setName("The second name"))
                    .build());

    assertThat(changes(NG, network)).containsExactly("ReviseNetwork", "CreateNetwork");
    assertThat(changes(GH, network)).containsExactly("ReviseNetwork");
    var before =
        GetNetworkAsOfRequest.newBuilder()
            .setOperationId(operation)
            .setNetworkId(network.getNetworkId())
            .setTime(network.getUpdateTime())
            .build();
    assertThat(history(NG).getNetworkAsOf(before).getNetwork().getSpec().getName())
        .isEqualTo("Lekki network");
    assertThat(reasonOf(() -> history(GH).getNetworkAsOf(before))).isEqualTo("NOTHING_THEN");
  }

  @Test
  void what_was_said_of_a_person_before_they_were_passed_stays_with_owner_and_reviewer() {
    Network network = network(NG, "GH");
    List<String> ids = added(service, NG, network, aPerson("HERON"));
    var _ = reviewed(service, network, ids);
    var request =
        ListNetworkNodeChangesRequest.newBuilder()
            .setOperationId(operation)
            .setNetworkId(network.getNetworkId())
            .setNodeId(ids.getFirst())
            .build();

    assertThat(history(NG).listNetworkNodeChanges(request).getChangesList())
        .extracting(RecordChange::getAction)
        .containsExactly("ReviewNetworkPersons", "AddNetworkElements");
    assertThat(history(GH).listNetworkNodeChanges(request).getChangesList())
        .extracting(RecordChange::getAction)
        .containsExactly("ReviewNetworkPersons");
    assertThat(history(DUTY).listNetworkNodeChanges(request).getChangesList()).hasSize(1);
  }

  @Test
  void of_a_link_to_a_case_is_told_whoever_sees_the_case() {
    Network network = network(NG, "GH");
    Case known = nominated(service, NG, operation, aCase("NG/1").setAboutPerson(true));
    assertThat(reasonOf(() -> linkCase(network, known))).isEqualTo("CASE_NOT_PASSED");
    var _ = CaseFixture.reviewed(service, known);
    linkCase(network, known);

    assertThat(changes(PLANNER, network)).containsExactly("LinkNetworkCase", "CreateNetwork");
    assertThat(changes(GH, network)).containsExactly("ReviseNetwork", "CreateNetwork");

    var _ =
        cases(service, NG)
            .reviseCase(
                ReviseCaseRequest.newBuilder()
                    .setOperationId(operation)
                    .setCaseId(known.getCaseId())
                    .setSpec(aCase("NG/1").setAboutPerson(true).setTitle("Another title"))
                    .build());
    var _ =
        networks(service, NG)
            .unlinkNetworkCase(
                UnlinkNetworkCaseRequest.newBuilder()
                    .setOperationId(operation)
                    .setNetworkId(network.getNetworkId())
                    .setCaseId(known.getCaseId())
                    .setReason("HERON is of another network.")
                    .build());

    assertThat(changes(NG, network))
        .containsExactly("UnlinkNetworkCase", "LinkNetworkCase", "CreateNetwork");
    for (TestCaller other : List.of(GH, PLANNER, DUTY)) {
      assertThat(changes(other, network))
          .containsExactly("ReviseNetwork", "ReviseNetwork", "CreateNetwork");
      assertThat(told(other, network)).extracting(RecordChange::getReason).containsOnly("");
    }
  }

  private void linkCase(Network network, Case known) {
    var _ =
        networks(service, NG)
            .linkNetworkCase(
                LinkNetworkCaseRequest.newBuilder()
                    .setOperationId(operation)
                    .setNetworkId(network.getNetworkId())
                    .setCaseId(known.getCaseId())
                    .build());
  }

  @Test
  void who_joins_late_is_told_what_was_there_then_and_nothing_from_before() {
    Network network = network(NG, "KE");
    List<String> ids = added(service, NG, network, aGroup("Callers"), aGroup("Mules"));
    String callers = ids.getFirst();
    var first = node(service, NG, network, callers).getUpdateTime();
    var _ = revise(NG, network, callers, aGroup("Callers of Lekki"));
    stand(service, operation, "KE", PARTICIPATION_STATE_ACCEPTED);

    TestCaller late = ncb("KE");

    assertThat(nodeChanges(NG, network, callers))
        .containsExactly("ReviseNetworkNode", "AddNetworkElements");
    assertThat(nodeChanges(late, network, callers)).containsExactly("ReviseNetworkNode");
    assertThat(nodeChanges(late, network, ids.getLast())).containsExactly("AddNetworkElements");
    assertThat(reasonOf(() -> nameAt(late, network, callers, first))).isEqualTo("NOTHING_THEN");
    assertThat(nameAt(NG, network, callers, first)).isEqualTo("Callers");
    assertThat(nameAt(late, network, ids.getLast(), first)).isEqualTo("Mules");
  }

  private static String nameAt(TestCaller caller, Network network, String node, Timestamp time) {
    return history(caller)
        .getNetworkNodeAsOf(
            GetNetworkNodeAsOfRequest.newBuilder()
                .setOperationId(network.getOperationId())
                .setNetworkId(network.getNetworkId())
                .setNodeId(node)
                .setTime(time)
                .build())
        .getNode()
        .getSpec()
        .getName();
  }

  private static List<String> changes(TestCaller caller, Network network) {
    return told(caller, network).stream().map(RecordChange::getAction).toList();
  }

  private static List<RecordChange> told(TestCaller caller, Network network) {
    return history(caller)
        .listNetworkChanges(
            ListNetworkChangesRequest.newBuilder()
                .setOperationId(network.getOperationId())
                .setNetworkId(network.getNetworkId())
                .build())
        .getChangesList();
  }

  private static List<MajorCaseReview> reviews(TestCaller caller, Network network) {
    return majorCases(service, caller)
        .listMajorCaseReviews(
            ListMajorCaseReviewsRequest.newBuilder()
                .setOperationId(network.getOperationId())
                .setNetworkId(network.getNetworkId())
                .build())
        .getReviewsList();
  }

  private static Network end(Network network) {
    return majorCases(service, PLANNER)
        .endMajorCase(
            EndMajorCaseRequest.newBuilder()
                .setOperationId(network.getOperationId())
                .setNetworkId(network.getNetworkId())
                .setReason("It has not acted for a year.")
                .build())
        .getNetwork();
  }

  private static MajorCaseReview finish(Network network, String review, int number) {
    return majorCases(service, PLANNER)
        .finishFollowUp(
            FinishFollowUpRequest.newBuilder()
                .setOperationId(network.getOperationId())
                .setNetworkId(network.getNetworkId())
                .setReviewId(review)
                .setNumber(number)
                .build())
        .getReview();
  }
}
