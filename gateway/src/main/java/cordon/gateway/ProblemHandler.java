package cordon.gateway;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;

/** Everything else that goes wrong at the edge is told in the same form. */
@Component
@Order(-2)
class ProblemHandler implements WebExceptionHandler {
  private static final Logger log = LoggerFactory.getLogger(ProblemHandler.class);

  private static final int FRAMES = 8;

  private final List<Rpc> rpcs;

  ProblemHandler(List<Rpc> rpcs) {
    this.rpcs = rpcs;
  }

  @Override
  public Mono<Void> handle(ServerWebExchange exchange, Throwable fault) {
    Throwable told = fault;
    if (fault instanceof ResponseStatusException web && web.getStatusCode().value() == 404) {
      told = orOtherVerb(exchange, web);
    }
    boolean gone = AbortedException.isConnectionReset(fault);
    if (!gone && Problems.of(told).status.value() == 500) {
      log.error("fault trace={} {}", TraceFilter.traceId(exchange), describe(fault));
    }
    return Problems.write(exchange, told);
  }

  /** Classes and places without messages, which quote what they failed on. */
  private static String describe(Throwable fault) {
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

  /** The path exists with another verb: that is said, with the verbs that it takes. */
  private Throwable orOtherVerb(ServerWebExchange exchange, ResponseStatusException notFound) {
    String path = exchange.getRequest().getURI().getRawPath();
    String verbs =
        rpcs.stream()
            .filter(rpc -> rpc.path().match(path).isPresent())
            .map(rpc -> rpc.verb().name())
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    if (verbs.isEmpty()) {
      return notFound;
    }
    exchange.getResponse().getHeaders().set(HttpHeaders.ALLOW, verbs);
    return new Refused(405, "METHOD_NOT_ALLOWED", "The path takes " + verbs + ".");
  }
}
