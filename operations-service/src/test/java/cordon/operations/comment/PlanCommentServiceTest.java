package cordon.operations.comment;

import static cordon.operations.OperationsFixture.APPROVER;
import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.aPlan;
import static cordon.operations.OperationsFixture.approved;
import static cordon.operations.OperationsFixture.comment;
import static cordon.operations.OperationsFixture.commented;
import static cordon.operations.OperationsFixture.comments;
import static cordon.operations.OperationsFixture.concluded;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.operations.OperationsFixture.operations;
import static cordon.operations.OperationsFixture.revised;
import static cordon.operations.OperationsFixture.stand;
import static cordon.operations.OperationsFixture.submitted;
import static cordon.platform.conformance.Refusals.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cordon.operations.OperationsFixture;
import cordon.operations.v1.AnswerPlanCommentRequest;
import cordon.operations.v1.ApproveOperationRequest;
import cordon.operations.v1.ConcludeOperationRequest;
import cordon.operations.v1.ListPlanCommentsRequest;
import cordon.operations.v1.Objective;
import cordon.operations.v1.Operation;
import cordon.operations.v1.ParticipationState;
import cordon.operations.v1.PlanComment;
import cordon.operations.v1.PlanCommentAnswer;
import cordon.operations.v1.PlanCommentState;
import cordon.operations.v1.PlanPlaceState;
import cordon.operations.v1.ReopenPlanCommentRequest;
import cordon.operations.v1.ReviseOperationRequest;
import cordon.operations.v1.SettlePlanCommentRequest;
import cordon.platform.conformance.ServiceFixture;
import cordon.testsupport.TestCaller;
import cordon.testsupport.TestIdentity;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Comments on plans, as the service takes them. */
class PlanCommentServiceTest {
  private static final TestCaller DUTY = TestIdentity.person("duty").roles("duty-officer");
  private static ServiceFixture service;

  @BeforeAll
  static void start() {
    service = OperationsFixture.start(PlanCommentServiceTest.class);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void what_is_said_is_answered_settled_and_taken_up_again() {
    PlanComment said = commented(service, submitted(service), "legal_basis");

    PlanComment answered =
        comments(service, PLANNER).answerPlanComment(answer(said).build()).getComment();
    PlanComment settled =
        comments(service, PLANNER)
            .settlePlanComment(settling(answered).setVersion(answered.getVersion()).build())
            .getComment();
    PlanComment open =
        comments(service, APPROVER).reopenPlanComment(reopening(settled)).getComment();

    assertThat(said.getStood().getLegalBasis()).isEqualTo(aPlan().getLegalBasis());
    assertThat(said.getRevisionNumber()).isOne();
    assertThat(answered.getAnswersList())
        .extracting(PlanCommentAnswer::getText, PlanCommentAnswer::getAuthorSubject)
        .containsExactly(tuple("Article 4", PLANNER.subject()));
    assertThat(settled.getState()).isEqualTo(PlanCommentState.PLAN_COMMENT_STATE_SETTLED);
    assertThat(settled.getSettlerSubject()).isEqualTo(PLANNER.subject());
    assertThat(settled.hasSettleTime()).isTrue();
    assertThat(open.getState()).isEqualTo(PlanCommentState.PLAN_COMMENT_STATE_OPEN);
    assertThat(open.getSettlerSubject()).isEmpty();
    assertThat(reasonOf(() -> comments(service, PLANNER).reopenPlanComment(reopening(open))))
        .isEqualTo("ILLEGAL_MOVE");
  }

  /** Else an answer is overlooked by whoever settles what they read before it came. */
  @Test
  void nobody_settles_what_was_answered_meanwhile() {
    PlanComment said = commented(service, submitted(service), "legal_basis");
    comments(service, PLANNER).answerPlanComment(answer(said).build());

    assertThat(
            reasonOf(() ->
                comments(service, APPROVER)
                    .settlePlanComment(settling(said).setVersion(said.getVersion()).build())))
        .isEqualTo("STALE_VERSION");
  }

  /**
   * Elsewhere any edit marks every comment as outdated, also where nothing has changed
   * (https://github.com/go-gitea/gitea/issues/12956).
   */
  @Test
  void a_comment_stays_when_the_plan_is_revised_and_tells_what_became_of_its_place() {
    Operation operation =
        revised(service, approved(service), aPlan().addObjectives(target("funds_intercepted", 20)));
    String target = "objectives[funds_intercepted].target";
    commented(service, operation, target);
    commented(service, operation, "legal_basis");

    Operation changed =
        revise(
            operation,
            aPlan()
                .addObjectives(target("infrastructures_taken_down", 5))
                .addObjectives(target("funds_intercepted", 30)));
    List<PlanComment> after = listed(operation, APPROVER);
    revise(changed, aPlan());
    List<PlanComment> gone = listed(operation, APPROVER);

    assertThat(after)
        .extracting(PlanComment::getPlace, PlanComment::getPlaceState)
        .containsExactly(
            tuple(target, PlanPlaceState.PLAN_PLACE_STATE_CHANGED),
            tuple("legal_basis", PlanPlaceState.PLAN_PLACE_STATE_AS_READ));
    assertThat(after.getFirst().getStood().getObjectives(0).getTarget()).isEqualTo(20);
    assertThat(after.getFirst().getRevisionNumber()).isEqualTo(2);
    assertThat(gone.getFirst().getPlaceState()).isEqualTo(PlanPlaceState.PLAN_PLACE_STATE_GONE);
  }

  /**
   * Elsewhere what was typed on the text before the edit ends up at another place
   * (https://github.com/go-gitea/gitea/issues/21113).
   */
  @Test
  void a_comment_is_on_a_text_that_is_still_there_and_on_a_place_that_it_has() {
    Operation read = submitted(service);
    revise(read, aPlan().setLegalBasis("Another mandate"));

    assertThat(
            reasonOf(() ->
                comments(service, APPROVER).addPlanComment(comment(read, "legal_basis").build())))
        .isEqualTo("HASH_DIFFERS");
    assertThat(
            reasonOf(() ->
                comments(service, APPROVER)
                    .addPlanComment(comment(submitted(service), "budget").build())))
        .isEqualTo("UNKNOWN_PLACE");
  }

  @Test
  void a_plan_is_approved_with_comments_that_are_open() {
    Operation review = submitted(service);
    commented(service, review, "legal_basis");

    Operation approved =
        operations(service, APPROVER)
            .approveOperation(
                ApproveOperationRequest.newBuilder()
                    .setOperationId(review.getOperationId())
                    .setHash(review.getOpenRevision().getHash())
                    .build())
            .getOperation();

    assertThat(approved.hasApprovedRevision()).isTrue();
    assertThat(listed(approved, PLANNER))
        .extracting(PlanComment::getState)
        .containsExactly(PlanCommentState.PLAN_COMMENT_STATE_OPEN);
  }

  /** No country that does not lead, also none that takes part. */
  @Test
  void only_the_secretariat_reads_comments_and_only_planners_and_approvers_write_them() {
    Operation operation = approved(service);
    stand(
        service, operation.getOperationId(), "NG", ParticipationState.PARTICIPATION_STATE_ACCEPTED);
    PlanComment said = commented(service, operation, "legal_basis");
    TestCaller nationalPlanner = TestIdentity.person("ng-planner").roles("planner").country("NG");

    assertThat(listed(operation, DUTY)).hasSize(1);
    assertThat(reasonOf(() -> comments(service, DUTY).answerPlanComment(answer(said).build())))
        .isEqualTo("ROLE_REQUIRED");
    for (TestCaller other :
        List.of(
            ncb("NG"),
            TestIdentity.person("auditor").roles("auditor"),
            TestIdentity.person("leadership").roles("leadership"))) {
      assertThat(reasonOf(() -> listed(operation, other))).isEqualTo("ROLE_REQUIRED");
    }
    assertThat(reasonOf(() -> listed(operation, nationalPlanner))).isEqualTo("NOT_LEAD");
    assertThat(
            reasonOf(
                () -> comments(service, nationalPlanner).answerPlanComment(answer(said).build())))
        .isEqualTo("NOT_LEAD");
    assertThat(
            reasonOf(() ->
                comments(service, nationalPlanner)
                    .addPlanComment(comment(operation, "legal_basis").build())))
        .isEqualTo("NOT_LEAD");
  }

  @Test
  void in_what_has_ended_nothing_is_said_answered_settled_or_taken_up() {
    Operation operation = OperationsFixture.active(service);
    PlanComment open = commented(service, operation, "legal_basis");
    PlanComment settled =
        comments(service, PLANNER)
            .settlePlanComment(settling(commented(service, operation, "")).build())
            .getComment();
    operations(service, PLANNER)
        .concludeOperation(
            ConcludeOperationRequest.newBuilder()
                .setOperationId(operation.getOperationId())
                .build());
    var planner = comments(service, PLANNER);

    assertThat(reasonOf(() -> planner.addPlanComment(comment(operation, "").build())))
        .isEqualTo("ILLEGAL_MOVE");
    assertThat(reasonOf(() -> planner.answerPlanComment(answer(open).build())))
        .isEqualTo("ILLEGAL_MOVE");
    assertThat(reasonOf(() -> planner.settlePlanComment(settling(open).build())))
        .isEqualTo("ILLEGAL_MOVE");
    assertThat(reasonOf(() -> planner.reopenPlanComment(reopening(settled))))
        .isEqualTo("ILLEGAL_MOVE");
    assertThat(listed(operation, PLANNER)).hasSize(2);
  }

  /**
   * Four bytes a character, as many as the contract takes: an entry of the journal holds it all.
   */
  @Test
  void the_longest_thread_of_the_longest_texts_is_taken() {
    String longest = "\uD83D\uDE80".repeat(2000);
    PlanComment said =
        comments(service, APPROVER)
            .addPlanComment(comment(submitted(service), "").setText(longest).build())
            .getComment();
    var answer = answer(said).setText(longest).build();
    var planner = comments(service, PLANNER);

    for (int i = 0; i < cordon.operations.comment.PlanComment.MOST_ANSWERS; i++) {
      said = planner.answerPlanComment(answer).getComment();
    }

    assertThat(said.getAnswersList()).extracting(PlanCommentAnswer::getText).containsOnly(longest);
    assertThat(reasonOf(() -> planner.answerPlanComment(answer))).isEqualTo("THREAD_FULL");
  }

  @Test
  void a_comment_is_found_under_its_own_operation_alone() {
    PlanComment said = commented(service, submitted(service), "legal_basis");
    String another = concluded(service).getOperationId();

    assertThat(
            reasonOf(() ->
                comments(service, PLANNER)
                    .answerPlanComment(answer(said).setOperationId(another).build())))
        .isEqualTo("NOT_FOUND");
  }

  @Test
  void the_open_ones_are_listed_by_themselves_page_by_page() {
    Operation operation = submitted(service);
    PlanComment first = commented(service, operation, "legal_basis");
    PlanComment second = commented(service, operation, "code_name");
    PlanComment third = commented(service, operation, "");
    comments(service, PLANNER).settlePlanComment(settling(second).build());
    var open =
        ListPlanCommentsRequest.newBuilder()
            .setOperationId(operation.getOperationId())
            .setState(PlanCommentState.PLAN_COMMENT_STATE_OPEN)
            .setPageSize(1);

    var page = comments(service, APPROVER).listPlanComments(open.build());
    var rest =
        comments(service, APPROVER)
            .listPlanComments(open.setPageToken(page.getNextPageToken()).build());

    assertThat(page.getCommentsList())
        .extracting(PlanComment::getCommentId)
        .containsExactly(first.getCommentId());
    assertThat(rest.getCommentsList())
        .extracting(PlanComment::getCommentId)
        .containsExactly(third.getCommentId());
    assertThat(rest.getNextPageToken()).isEmpty();
  }

  private static Operation revise(Operation before, cordon.operations.v1.Plan.Builder plan) {
    return operations(service, PLANNER)
        .reviseOperation(
            ReviseOperationRequest.newBuilder()
                .setOperationId(before.getOperationId())
                .setVersion(before.getVersion())
                .setPlan(plan)
                .build())
        .getOperation();
  }

  private static Objective target(String indicator, long target) {
    return Objective.newBuilder().setIndicator(indicator).setTarget(target).build();
  }

  private static List<PlanComment> listed(Operation operation, TestCaller caller) {
    return comments(service, caller)
        .listPlanComments(
            ListPlanCommentsRequest.newBuilder().setOperationId(operation.getOperationId()).build())
        .getCommentsList();
  }

  private static AnswerPlanCommentRequest.Builder answer(PlanComment comment) {
    return AnswerPlanCommentRequest.newBuilder()
        .setOperationId(comment.getOperationId())
        .setCommentId(comment.getCommentId())
        .setText("Article 4");
  }

  private static SettlePlanCommentRequest.Builder settling(PlanComment comment) {
    return SettlePlanCommentRequest.newBuilder()
        .setOperationId(comment.getOperationId())
        .setCommentId(comment.getCommentId());
  }

  private static ReopenPlanCommentRequest reopening(PlanComment comment) {
    return ReopenPlanCommentRequest.newBuilder()
        .setOperationId(comment.getOperationId())
        .setCommentId(comment.getCommentId())
        .build();
  }
}
