package cordon.platform.feed;

import cordon.common.v1.FeedServiceGrpc.FeedServiceImplBase;
import cordon.common.v1.GetHeadRequest;
import cordon.common.v1.GetHeadResponse;
import cordon.common.v1.SubscribeRequest;
import cordon.common.v1.SubscribeResponse;
import cordon.platform.journal.Head;
import cordon.platform.journal.Pages;
import cordon.platform.journal.Tail;
import cordon.platform.refusal.RejectedException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.InstantSource;
import java.util.Set;
import org.springframework.grpc.server.service.GrpcService;

/** Gives this service's journal to other services, as it grows. */
@GrpcService
public final class FeedGrpcService extends FeedServiceImplBase {
  private final Pages pages;
  private final Tail tail;
  private final InstantSource clock;

  public FeedGrpcService(Pages pages, Tail tail, InstantSource clock) {
    this.pages = pages;
    this.tail = tail;
    this.clock = clock;
  }

  @Override
  public void subscribe(SubscribeRequest request, StreamObserver<SubscribeResponse> observer) {
    if (request.getAfter() > pages.head()) {
      throw RejectedException.inconsistent(
          "after", "head", "This journal has not come so far; it may have been restored.");
    }
    var stream = (ServerCallStreamObserver<SubscribeResponse>) observer;
    new Subscription(pages, tail, clock, Set.copyOf(request.getTypesList()), stream)
        .start(request.getAfter());
  }

  @Override
  public void getHead(GetHeadRequest request, StreamObserver<GetHeadResponse> observer) {
    Head head = tail.look();
    observer.onNext(
        GetHeadResponse.newBuilder().setHead(FeedMessages.head(head, clock.instant())).build());
    observer.onCompleted();
  }
}
