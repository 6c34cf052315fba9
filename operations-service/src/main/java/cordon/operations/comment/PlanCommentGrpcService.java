package cordon.operations.comment;

import static cordon.operations.comment.PlanCommentMessages.message;

import cordon.operations.v1.PlanCommentServiceGrpc;
import cordon.platform.contract.EnumNames;
import cordon.platform.rpc.Rows;
import cordon.platform.rpc.Rpcs;
import io.grpc.BindableService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The contract's service of comments on plans. */
@Configuration(proxyBeanMethods = false)
class PlanCommentGrpcService {

  @Bean
  BindableService planCommentService(Rpcs rpcs, PlanComments comments) {
    return rpcs.service(PlanCommentServiceGrpc.getServiceDescriptor())
        .command(
            PlanCommentServiceGrpc.getAddPlanCommentMethod(),
            (tx, r) ->
                message(
                    comments.add(tx, r.getOperationId(), r.getHash(), r.getPlace(), r.getText())))
        .command(
            PlanCommentServiceGrpc.getAnswerPlanCommentMethod(),
            (tx, r) ->
                message(comments.answer(tx, r.getOperationId(), r.getCommentId(), r.getText())))
        .command(
            PlanCommentServiceGrpc.getSettlePlanCommentMethod(),
            (tx, r) -> message(comments.settle(tx, r.getOperationId(), r.getCommentId())))
        .command(
            PlanCommentServiceGrpc.getReopenPlanCommentMethod(),
            (tx, r) -> message(comments.reopen(tx, r.getOperationId(), r.getCommentId())))
        .page(
            PlanCommentServiceGrpc.getListPlanCommentsMethod(),
            Rows.of(PlanComment::id, PlanCommentMessages::kept),
            (call, r, listing) ->
                comments.list(
                    call,
                    r.getOperationId(),
                    EnumNames.given(PlanCommentState.class, r.getState()),
                    listing,
                    PlanCommentMessages::message))
        .all();
  }
}
