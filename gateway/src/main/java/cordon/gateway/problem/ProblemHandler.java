package cordon.gateway.problem;

import cordon.gateway.contract.Routes;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/** Everything else that goes wrong at the edge is told in the same form. */
@Component
@Order(-2)
class ProblemHandler implements WebExceptionHandler {
  private final Routes paths;

  ProblemHandler(Routes paths) {
    this.paths = paths;
  }

  @Override
  public Mono<Void> handle(ServerWebExchange exchange, Throwable fault) {
    Throwable told = fault;
    if (fault instanceof ResponseStatusException web && web.getStatusCode().value() == 404) {
      told = orOtherVerb(exchange, web);
    } else if (fault instanceof MethodNotAllowedException other) {
      told = otherVerb(exchange, other.getSupportedMethods().stream().map(HttpMethod::name));
    }
    Faults.atTheEdge(exchange, told);
    return Problems.write(exchange, told);
  }

  /** The path exists with another verb, or for another form: that is said, and which it takes. */
  private Throwable orOtherVerb(ServerWebExchange exchange, ResponseStatusException notFound) {
    String path = exchange.getRequest().getURI().getRawPath();
    if (paths.isNative(path) && exchange.getRequest().getMethod().equals(HttpMethod.POST)) {
      return new Refused(415, "UNSUPPORTED_MEDIA_TYPE", "Send the message as application/grpc.");
    }
    List<String> verbs = paths.verbs(path).toList();
    return verbs.isEmpty() ? notFound : otherVerb(exchange, verbs.stream());
  }

  /** What is read by GET is by HEAD too. */
  private static Throwable otherVerb(ServerWebExchange exchange, Stream<String> taken) {
    String verbs =
        taken
            .flatMap(verb -> verb.equals("GET") ? Stream.of("GET", "HEAD") : Stream.of(verb))
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    exchange.getResponse().getHeaders().set(HttpHeaders.ALLOW, verbs);
    return new Refused(405, "METHOD_NOT_ALLOWED", "The path takes " + verbs + ".");
  }
}
