package cordon.platform.call;

import cordon.platform.refusal.RefusalStatus;
import cordon.platform.refusal.RejectedException;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.StatusRuntimeException;
import java.time.InstantSource;

/** Admits a call: a valid token, one of the method's roles, a country where one is needed. */
public final class AccessInterceptor implements ServerInterceptor {
  private final TokenReader tokens;
  private final InstantSource clock;

  public AccessInterceptor(TokenReader tokens, InstantSource clock) {
    this.tokens = tokens;
    this.clock = clock;
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    if (!AccessRules.ofContract(call.getMethodDescriptor())) {
      return next.startCall(call, headers);
    }
    try {
      Caller caller = tokens.read(headers.get(CallHeaders.AUTHORIZATION));
      AccessRules.check(AccessRules.of(call.getMethodDescriptor()), caller, clock.instant());
      Call admitted =
          CallHeaders.read(headers, caller, call.getMethodDescriptor().getFullMethodName());
      return Contexts.interceptCall(
          Context.current().withValue(Call.KEY, admitted), call, headers, next);
    } catch (RejectedException refused) {
      StatusRuntimeException told = RefusalStatus.of(refused);
      return Refusing.close(call, told);
    }
  }
}
