package cordon.reporting.rate;

import cordon.platform.command.Commands;
import cordon.platform.store.Listing;
import cordon.reporting.v1.ListRatesRequest;
import cordon.reporting.v1.ListRatesResponse;
import cordon.reporting.v1.RateServiceGrpc.RateServiceImplBase;
import cordon.reporting.v1.RecordRateRequest;
import cordon.reporting.v1.RecordRateResponse;
import io.grpc.stub.StreamObserver;
import org.springframework.grpc.server.service.GrpcService;

/** The contract's rate service: a simple catalogue. */
@GrpcService
class RateGrpcService extends RateServiceImplBase {
  private static final int DEFAULT_PAGE = 50;

  private final Commands commands;
  private final RateStore rates;

  RateGrpcService(Commands commands, RateStore rates) {
    this.commands = commands;
    this.rates = rates;
  }

  @Override
  public void recordRate(RecordRateRequest request, StreamObserver<RecordRateResponse> observer) {
    commands.answer(
        request,
        observer,
        RecordRateResponse.getDefaultInstance(),
        tx -> {
          Rate given = RateMessages.rate(request.getRate(), tx.now());
          RateRules.require(given, tx.now());
          Rate recorded = rates.put(tx, given);
          return RecordRateResponse.newBuilder()
              .setRate(RateMessages.message(recorded))
              .setEntry(tx.entry())
              .build();
        });
  }

  @Override
  public void listRates(ListRatesRequest request, StreamObserver<ListRatesResponse> observer) {
    var page =
        rates.list(
            Listing.of(
                "rates",
                request.getPageToken(),
                request.getPageSize() == 0 ? DEFAULT_PAGE : request.getPageSize(),
                Rate::id,
                RateMessages::message));
    observer.onNext(
        ListRatesResponse.newBuilder()
            .addAllRates(page.rows())
            .setNextPageToken(page.nextPageToken())
            .build());
    observer.onCompleted();
  }
}
