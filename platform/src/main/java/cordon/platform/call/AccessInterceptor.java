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
import java.util.Set;

/**
 * Admits a call: a valid token, one of the method's roles, a country where one is needed. Between
 * services that have certificates these take the place of tokens, and go on to do so while the
 * identity provider is away.
 */
public final class AccessInterceptor implements ServerInterceptor {
  /** Whoever has an address: what it gives, the feature says by the secret in it. */
  private static final Caller NOBODY = new Caller("link", Set.of(), null);

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
      Access access = AccessRules.of(call.getMethodDescriptor());
      Caller caller = AccessRules.isLink(access) ? NOBODY : caller(access, call, headers);
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

  private Caller caller(Access access, ServerCall<?, ?> call, Metadata headers) {
    Caller caller =
        certified && access.getAudience() == Audience.AUDIENCE_INTERNAL
            ? service(call)
            : tokens.read(headers.get(CallHeaders.AUTHORIZATION));
    AccessRules.check(access, caller, clock.instant());
    return caller;
  }

  private static Caller service(ServerCall<?, ?> call) {
    String role = AccessRules.nameOf(Role.ROLE_SERVICE);
    return PeerName.serviceOf(call.getAttributes())
        .map(name -> new Caller(name, Set.of(role), null))
        .orElseThrow(() ->
            new RejectedException(
                    CommonReason.ROLE_REQUIRED,
                    "Only a service of this installation may do this, with its own certificate.")
                .with("roles", role));
  }
}
