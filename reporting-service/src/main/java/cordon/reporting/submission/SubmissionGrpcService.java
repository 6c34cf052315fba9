package cordon.reporting.submission;

import static cordon.reporting.submission.SubmissionMessages.filter;
import static cordon.reporting.submission.SubmissionMessages.message;
import static cordon.reporting.submission.SubmissionMessages.posted;

import cordon.platform.call.RequestRules;
import cordon.platform.rpc.Rows;
import cordon.platform.rpc.Rpcs;
import cordon.reporting.subject.SubjectKeys;
import cordon.reporting.v1.SubmissionServiceGrpc;
import io.grpc.BindableService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The contract's submission service. */
@Configuration(proxyBeanMethods = false)
class SubmissionGrpcService {

  @Bean
  BindableService submissionService(
      Rpcs rpcs,
      Submissions submissions,
      SubmissionStore store,
      RequestRules rules,
      SubjectKeys keys) {
    return rpcs.service(SubmissionServiceGrpc.getServiceDescriptor())
        .command(
            SubmissionServiceGrpc.getSubmitResultsMethod(),
            (call, r) -> SubmissionMessages.lines(r, rules, keys, call.caller().requireCountry()),
            (tx, r, read) ->
                message(
                    submissions.submit(
                        tx,
                        read.id(),
                        r.getOperationId(),
                        r.getReference(),
                        read.specs(),
                        read.bad()),
                    0))
        .command(
            SubmissionServiceGrpc.getValidateSubmissionMethod(),
            (tx, r) -> message(submissions.validate(tx, r.getSubmissionId()), 0))
        .command(
            SubmissionServiceGrpc.getRejectSubmissionMethod(),
            (tx, r) -> message(submissions.reject(tx, r.getSubmissionId(), r.getReason()), 0))
        .read(
            SubmissionServiceGrpc.getGetSubmissionMethod(),
            (call, r) -> {
              Submission found = store.require(call, r.getSubmissionId());
              return message(found, submissions.postedLines(found));
            })
        .page(
            SubmissionServiceGrpc.getListSubmissionsMethod(),
            // As large as it can be, and then as far as it is: a page is weighed before that is
            // known.
            Rows.of(Submission::id, one -> message(one, one.lines())),
            (call, r, listing) ->
                posted(store.newest(call, filter(r), listing), submissions::beingPosted))
        .all();
  }
}
