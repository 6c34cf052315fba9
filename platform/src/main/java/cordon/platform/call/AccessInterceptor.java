package cordon.platform.call;

import cordon.common.v1.Access;
import cordon.common.v1.Audience;
import cordon.common.v1.Role;
import cordon.platform.refusal.CommonReason;
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

/**
 * Admits a call: a valid token, one of the method's roles, a country where one is needed, and for a
 * method between services a service's own certificate.
 */
public final class AccessInterceptor implements ServerInterceptor {
  private final TokenReader tokens;
  private final InstantSource clock;
  private final boolean certified;

  /**
   * @param certified whether callers bring certificates of the installation
   */
  public AccessInterceptor(TokenReader tokens, InstantSource clock, boolean certified) {
    this.tokens = tokens;
    this.clock = clock;
    this.certified = certified;
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    if (!AccessRules.ofContract(call.getMethodDescriptor())) {
      return next.startCall(call, headers);
    }
    try {
      Caller caller = tokens.read(headers.get(CallHeaders.AUTHORIZATION));
      Access access = AccessRules.of(call.getMethodDescriptor());
      AccessRules.check(access, caller, clock.instant());
      if (certified
          && access.getAudience() == Audience.AUDIENCE_INTERNAL
          && !PeerName.isOfService(call.getAttributes())) {
        throw new RejectedException(
                CommonReason.ROLE_REQUIRED,
                "Only a service of this installation may do this, with its own certificate.")
            .with("roles", AccessRules.nameOf(Role.ROLE_SERVICE));
      }
      Call admitted =
          CallHeaders.read(
              headers, caller, call.getMethodDescriptor().getFullMethodName(), access.getScope());
      return Contexts.interceptCall(
          Context.current().withValue(Call.KEY, admitted), call, headers, next);
    } catch (RejectedException refused) {
      StatusRuntimeException told = RefusalStatus.of(refused);
      return Refusing.close(call, told);
    }
  }
}
