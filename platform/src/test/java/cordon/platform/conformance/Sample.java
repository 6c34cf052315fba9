package cordon.platform.conformance;

import com.google.protobuf.Message;
import cordon.testsupport.TestCaller;
import java.util.function.Supplier;

/**
 * A command that is accepted.
 *
 * @param method without its service, e.g. {@code AcceptTask}
 * @param prepared brings a new record into the state that it needs, and gives the call; where the
 *     request has a {@code version}, with the one that the record has
 */
public record Sample(String method, Supplier<Prepared> prepared) {

  /** A call that is accepted now. */
  public record Prepared(TestCaller caller, Message request) {}

  public static Sample of(String method, TestCaller caller, Supplier<Message> request) {
    return new Sample(method, () -> new Prepared(caller, request.get()));
  }
}
