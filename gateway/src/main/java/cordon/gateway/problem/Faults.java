package cordon.gateway.problem;

import cordon.gateway.contract.Rpc;
import cordon.trace.TraceParent;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.server.ServerWebExchange;
import reactor.netty.channel.AbortedException;

/** What went wrong and is nobody's request: written once, with the trace id that is told. */
public final class Faults {
  private static final Logger log = LoggerFactory.getLogger(Faults.class);

  private static final int FRAMES = 8;

  private Faults() {}

  /**
   * What a service, or the way to it, has ended a call with by itself. One that is away or late is
   * no news: breakers and health tell of it.
   */
  public static void ofService(ServerWebExchange exchange, Rpc rpc, Throwable fault) {
    if (fault instanceof StatusRuntimeException answered
        && !Problems.isRefusal(answered)
        && !isUsual(answered.getStatus().getCode())) {
      String trace = TraceFilter.traceId(exchange);
      log.atError()
          .addKeyValue(TraceParent.IN_LOGS, trace)
          .log(
              "fault trace={} {} of {}",
              trace,
              answered.getStatus().getCode(),
              rpc.method().getFullName());
    }
  }

  private static boolean isUsual(Status.Code code) {
    return switch (code) {
      case UNAVAILABLE, DEADLINE_EXCEEDED, CANCELLED -> true;
      default -> false;
    };
  }

  /** A fault of the edge itself; refusals are none, and neither is a caller who has gone. */
  public static void atTheEdge(ServerWebExchange exchange, Throwable fault) {
    boolean known = fault instanceof Refused || fault instanceof StatusRuntimeException;
    boolean gone = fault instanceof AbortedException || AbortedException.isConnectionReset(fault);
    if (!known && !gone && Problems.of(fault).status.value() == 500) {
      String trace = TraceFilter.traceId(exchange);
      log.atError()
          .addKeyValue(TraceParent.IN_LOGS, trace)
          .log("fault trace={} {}", trace, describe(fault));
    }
  }

  /**
   * A fault that comes when nobody is left to be told, e.g. after a request has been answered; a
   * body that is refused after its sender has gone is none.
   */
  static void unheard(Throwable fault) {
    if (!(fault instanceof Refused) && !isOfOneWhoHasGone(fault)) {
      log.error("fault that nobody was told {}", describe(fault));
    }
  }

  private static boolean isOfOneWhoHasGone(Throwable fault) {
    return fault instanceof AbortedException || AbortedException.isConnectionReset(fault);
  }

  /** Classes and places without messages, which quote what they failed on. */
  public static String describe(Throwable fault) {
    String places =
        Arrays.stream(fault.getStackTrace())
            .limit(FRAMES)
            .map(StackTraceElement::toString)
            .collect(Collectors.joining(" < "));
    Throwable cause = fault.getCause();
    return fault.getClass().getName()
        + " at "
        + places
        + (cause == null || cause == fault ? "" : " caused by " + describe(cause));
  }
}
