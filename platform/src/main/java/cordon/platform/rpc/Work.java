package cordon.platform.rpc;

import com.google.protobuf.Message;
import com.google.protobuf.MessageLite;
import cordon.platform.call.Call;
import cordon.platform.command.Transaction;
import cordon.platform.store.ListPage;
import cordon.platform.store.Listing;

/** What a feature gives for a method; each returns, and none knows of the answer's form. */
public final class Work {
  private Work() {}

  /** Carries out a command and gives the changed record as the contract has it. */
  @FunctionalInterface
  public interface OfCommand<Q> {
    /** May be run again from the beginning. */
    Message carryOut(Transaction tx, Q request);
  }

  /** The same for a request that is turned into words of the domain before. */
  @FunctionalInterface
  public interface OfMappedCommand<Q, D> {
    /** May be run again from the beginning, with the same domain value. */
    Message carryOut(Transaction tx, Q request, D domain);
  }

  /** Turns a request into words of the domain; once for each call, outside of the transaction. */
  @FunctionalInterface
  public interface Mapping<Q, D> {
    D map(Call call, Q request);
  }

  /** Reads for a caller. */
  @FunctionalInterface
  public interface OfRead<Q> {
    Message read(Call call, Q request);
  }

  /** Reads one page of a list for a caller. */
  @FunctionalInterface
  public interface OfPage<Q, T, M extends MessageLite> {
    ListPage<M> read(Call call, Q request, Listing<T, M> listing);
  }

  /** Begins to write to a stream, and may go on after it has returned. */
  @FunctionalInterface
  public interface OfStream<Q, R> {
    void start(Call call, Q request, EventStream<R> stream);
  }
}
