package cordon.reporting.result;

import static cordon.reporting.result.ResultMessages.message;
import static cordon.reporting.result.ResultMessages.seen;

import cordon.platform.call.Call;
import cordon.platform.call.Caller;
import cordon.platform.command.Commands;
import cordon.platform.store.Listing;
import cordon.reporting.subject.SubjectKeys;
import cordon.reporting.v1.AmendResultRequest;
import cordon.reporting.v1.AmendResultResponse;
import cordon.reporting.v1.CorrectResultRequest;
import cordon.reporting.v1.CorrectResultResponse;
import cordon.reporting.v1.GetResultRequest;
import cordon.reporting.v1.GetResultResponse;
import cordon.reporting.v1.ListResultsRequest;
import cordon.reporting.v1.ListResultsResponse;
import cordon.reporting.v1.RejectResultRequest;
import cordon.reporting.v1.RejectResultResponse;
import cordon.reporting.v1.ReportResultRequest;
import cordon.reporting.v1.ReportResultResponse;
import cordon.reporting.v1.ResultServiceGrpc.ResultServiceImplBase;
import cordon.reporting.v1.ValidateResultRequest;
import cordon.reporting.v1.ValidateResultResponse;
import cordon.reporting.v1.WithdrawResultRequest;
import cordon.reporting.v1.WithdrawResultResponse;
import io.grpc.stub.StreamObserver;
import org.springframework.grpc.server.service.GrpcService;

/** The contract's result service. */
@GrpcService
class ResultGrpcService extends ResultServiceImplBase {
  private static final int DEFAULT_PAGE = 50;

  private final Commands commands;
  private final Results results;
  private final SubjectKeys keys;

  ResultGrpcService(Commands commands, Results results, SubjectKeys keys) {
    this.commands = commands;
    this.results = results;
    this.keys = keys;
  }

  @Override
  public void reportResult(
      ReportResultRequest request, StreamObserver<ReportResultResponse> observer) {
    commands.answer(
        request,
        observer,
        ReportResultResponse.getDefaultInstance(),
        tx -> {
          Result result =
              results.report(
                  tx,
                  request.getOperationId(),
                  spec(request.getSpec(), request.getOperationId(), tx.caller()));
          return ReportResultResponse.newBuilder()
              .setResult(message(result))
              .setEntry(tx.entry())
              .build();
        });
  }

  @Override
  public void amendResult(
      AmendResultRequest request, StreamObserver<AmendResultResponse> observer) {
    commands.answer(
        request,
        observer,
        AmendResultResponse.getDefaultInstance(),
        tx -> {
          Result result =
              results.amend(
                  tx,
                  request.getResultId(),
                  seen(true, request.getVersion()),
                  spec(
                      request.getSpec(),
                      results.operationOf(tx, request.getResultId()),
                      tx.caller()));
          return AmendResultResponse.newBuilder()
              .setResult(message(result))
              .setEntry(tx.entry())
              .build();
        });
  }

  @Override
  public void validateResult(
      ValidateResultRequest request, StreamObserver<ValidateResultResponse> observer) {
    commands.answer(
        request,
        observer,
        ValidateResultResponse.getDefaultInstance(),
        tx -> {
          Result result =
              results.validate(
                  tx, request.getResultId(), seen(request.hasVersion(), request.getVersion()));
          return ValidateResultResponse.newBuilder()
              .setResult(message(result))
              .setEntry(tx.entry())
              .build();
        });
  }

  @Override
  public void rejectResult(
      RejectResultRequest request, StreamObserver<RejectResultResponse> observer) {
    commands.answer(
        request,
        observer,
        RejectResultResponse.getDefaultInstance(),
        tx -> {
          Result result =
              results.reject(
                  tx,
                  request.getResultId(),
                  seen(request.hasVersion(), request.getVersion()),
                  request.getReason());
          return RejectResultResponse.newBuilder()
              .setResult(message(result))
              .setEntry(tx.entry())
              .build();
        });
  }

  @Override
  public void correctResult(
      CorrectResultRequest request, StreamObserver<CorrectResultResponse> observer) {
    commands.answer(
        request,
        observer,
        CorrectResultResponse.getDefaultInstance(),
        tx -> {
          Result result =
              results.correct(
                  tx,
                  request.getResultId(),
                  seen(true, request.getVersion()),
                  spec(
                      request.getSpec(),
                      results.operationOf(tx, request.getResultId()),
                      tx.caller()),
                  request.getReason());
          return CorrectResultResponse.newBuilder()
              .setResult(message(result))
              .setEntry(tx.entry())
              .build();
        });
  }

  @Override
  public void withdrawResult(
      WithdrawResultRequest request, StreamObserver<WithdrawResultResponse> observer) {
    commands.answer(
        request,
        observer,
        WithdrawResultResponse.getDefaultInstance(),
        tx -> {
          Result result =
              results.withdraw(
                  tx,
                  request.getResultId(),
                  seen(request.hasVersion(), request.getVersion()),
                  request.getReason());
          return WithdrawResultResponse.newBuilder()
              .setResult(message(result))
              .setEntry(tx.entry())
              .build();
        });
  }

  @Override
  public void getResult(GetResultRequest request, StreamObserver<GetResultResponse> observer) {
    Caller caller = Call.current().caller();
    var result =
        request.hasVersion()
            ? ResultMessages.past(
                results.entry(caller, request.getResultId(), request.getVersion()))
            : message(results.get(caller, request.getResultId()));
    observer.onNext(GetResultResponse.newBuilder().setResult(result).build());
    observer.onCompleted();
  }

  @Override
  public void listResults(
      ListResultsRequest request, StreamObserver<ListResultsResponse> observer) {
    ResultFilter wanted = ResultMessages.filter(request);
    var page =
        results.list(
            Call.current().caller(),
            wanted,
            Listing.of(
                wanted.toString(),
                request.getPageToken(),
                request.getPageSize() == 0 ? DEFAULT_PAGE : request.getPageSize(),
                Result::id,
                ResultMessages::message));
    observer.onNext(
        ListResultsResponse.newBuilder()
            .addAllResults(page.rows())
            .setNextPageToken(page.nextPageToken())
            .build());
    observer.onCompleted();
  }

  private ResultSpec spec(cordon.reporting.v1.ResultSpec spec, String operationId, Caller caller) {
    return ResultMessages.spec(spec, keys, operationId, caller.requireCountry(), "spec");
  }
}
