package cordon.reporting.submission;

import static cordon.reporting.submission.SubmissionMessages.message;
import static cordon.reporting.submission.SubmissionMessages.seen;

import cordon.platform.call.Call;
import cordon.platform.call.RequestRules;
import cordon.platform.command.Commands;
import cordon.platform.time.Ids;
import cordon.reporting.subject.SubjectKeys;
import cordon.reporting.v1.GetSubmissionRequest;
import cordon.reporting.v1.GetSubmissionResponse;
import cordon.reporting.v1.RejectSubmissionRequest;
import cordon.reporting.v1.RejectSubmissionResponse;
import cordon.reporting.v1.SubmissionServiceGrpc.SubmissionServiceImplBase;
import cordon.reporting.v1.SubmitResultsRequest;
import cordon.reporting.v1.SubmitResultsResponse;
import cordon.reporting.v1.ValidateSubmissionRequest;
import cordon.reporting.v1.ValidateSubmissionResponse;
import io.grpc.stub.StreamObserver;
import org.springframework.grpc.server.service.GrpcService;

/** The contract's submission service. */
@GrpcService
class SubmissionGrpcService extends SubmissionServiceImplBase {
  private final Commands commands;
  private final Submissions submissions;
  private final RequestRules rules;
  private final SubjectKeys keys;

  SubmissionGrpcService(
      Commands commands, Submissions submissions, RequestRules rules, SubjectKeys keys) {
    this.commands = commands;
    this.submissions = submissions;
    this.rules = rules;
    this.keys = keys;
  }

  @Override
  public void submitResults(
      SubmitResultsRequest request, StreamObserver<SubmitResultsResponse> observer) {
    String id = Ids.next();
    commands.answer(
        request,
        observer,
        SubmitResultsResponse.getDefaultInstance(),
        tx -> {
          var bad = new BadLines();
          var specs =
              SubmissionMessages.specs(request, rules, keys, tx.caller().requireCountry(), bad);
          Submission accepted =
              submissions.submit(
                  tx, id, request.getOperationId(), request.getReference(), specs, bad);
          return SubmitResultsResponse.newBuilder()
              .setSubmission(message(accepted, 0))
              .setEntry(tx.entry())
              .build();
        });
    submissions.wakePoster();
  }

  @Override
  public void validateSubmission(
      ValidateSubmissionRequest request, StreamObserver<ValidateSubmissionResponse> observer) {
    commands.answer(
        request,
        observer,
        ValidateSubmissionResponse.getDefaultInstance(),
        tx -> {
          Submission validated =
              submissions.validate(
                  tx, request.getSubmissionId(), seen(request.hasVersion(), request.getVersion()));
          return ValidateSubmissionResponse.newBuilder()
              .setSubmission(message(validated, 0))
              .setEntry(tx.entry())
              .build();
        });
    submissions.wakePoster();
  }

  @Override
  public void rejectSubmission(
      RejectSubmissionRequest request, StreamObserver<RejectSubmissionResponse> observer) {
    commands.answer(
        request,
        observer,
        RejectSubmissionResponse.getDefaultInstance(),
        tx -> {
          Submission rejected =
              submissions.reject(
                  tx,
                  request.getSubmissionId(),
                  seen(request.hasVersion(), request.getVersion()),
                  request.getReason());
          return RejectSubmissionResponse.newBuilder()
              .setSubmission(message(rejected, 0))
              .setEntry(tx.entry())
              .build();
        });
    submissions.wakePoster();
  }

  @Override
  public void getSubmission(
      GetSubmissionRequest request, StreamObserver<GetSubmissionResponse> observer) {
    Submission found = submissions.get(Call.current().caller(), request.getSubmissionId());
    observer.onNext(
        GetSubmissionResponse.newBuilder()
            .setSubmission(message(found, submissions.postedLines(found)))
            .build());
    observer.onCompleted();
  }
}
