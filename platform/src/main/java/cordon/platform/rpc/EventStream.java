package cordon.platform.rpc;

import io.grpc.stub.ServerCallStreamObserver;

/** The caller's end of a stream: takes events while it is ready, until it is left. */
public final class EventStream<R> {
  private final ServerCallStreamObserver<R> observer;

  EventStream(ServerCallStreamObserver<R> observer) {
    this.observer = observer;
  }

  /**
   * Calls back whenever the caller can take more, or has left; on another thread, and it must not
   * block. To be set before the handler returns.
   */
  public void whenChanged(Runnable wake) {
    observer.setOnReadyHandler(wake);
    observer.setOnCancelHandler(wake);
  }

  /** Whether the caller takes more; what is sent to one that does not is kept in memory. */
  public boolean isReady() {
    return observer.isReady();
  }

  public boolean isLeft() {
    return observer.isCancelled();
  }

  public void send(R event) {
    observer.onNext(event);
  }

  /** Ends the stream with a fault or refusal, unless the caller has left. */
  public void fail(Throwable fault) {
    if (!observer.isCancelled()) {
      observer.onError(fault);
    }
  }
}
