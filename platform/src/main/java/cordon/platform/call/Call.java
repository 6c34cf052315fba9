package cordon.platform.call;

import cordon.common.v1.Scope;
import io.grpc.Context;
import org.jspecify.annotations.Nullable;

/**
 * The call under way, kept in the gRPC context.
 *
 * @param caller who calls
 * @param method full name, e.g. {@code cordon.tasking.v1.TaskService/AcceptTask}
 * @param scope of the method, as the contract's option says: which records the caller reaches
 * @param idempotencyKey the caller's key for this act, if any
 * @param after the journal entry that the caller wants seen first, if any
 * @param purpose why the caller says to look or act, if given
 * @param trace id of the request's trace, 32 hexadecimal digits
 */
public record Call(
    Caller caller,
    String method,
    Scope scope,
    @Nullable String idempotencyKey,
    @Nullable String after,
    @Nullable String purpose,
    String trace) {
  static final Context.Key<Call> KEY = Context.key("cordon-call");

  /**
   * @throws IllegalStateException outside of a call
   */
  public static Call current() {
    Call call = KEY.get();
    if (call == null) {
      throw new IllegalStateException("not inside a call");
    }
    return call;
  }

  /** The method without its service, e.g. {@code AcceptTask}. */
  public String action() {
    return method.substring(method.lastIndexOf('/') + 1);
  }

  /** Runs work in the name of this call; for tests and for work that goes on after the answer. */
  public void run(Runnable work) {
    Context.current().withValue(KEY, this).run(work);
  }
}
