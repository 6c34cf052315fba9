package cordon.gateway.problem;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import cordon.gateway.contract.LinkPaths;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Refusals as clients see them: RFC 9457, the reason beside it, and nothing about the inside. */
public final class Problems {
  private static final JsonMapper json = JsonMapper.shared();
  private static final String POLICY = "default-src 'none'; frame-ancestors 'none'";
  private static final String DOMAIN = "cordon";
  private static final int KIB = 1024;
  private static final int MIB = 1024 * KIB;
  private static final int USUALLY_LARGEST = 4 * MIB;

  /** Of a refusal's metadata: after how many seconds it is worth repeating, if not after one. */
  public static final String RETRY_AFTER = "retry_after";

  private Problems() {}

  public static Mono<Void> write(ServerWebExchange exchange, Throwable fault) {
    Refused refused = of(fault);
    ServerHttpResponse response = exchange.getResponse();
    if (response.isCommitted()) {
      return Mono.error(fault);
    }
    Asked.refused(exchange, refused);
    if (NativeStatus.isNative(exchange)) {
      return NativeStatus.of(fault).answer(response);
    }
    response.setStatusCode(refused.status);
    response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    response.getHeaders().setCacheControl("no-store");
    // Also where it is refused before what sets them for everything else.
    response.getHeaders().set("X-Content-Type-Options", "nosniff");
    response.getHeaders().set("Content-Security-Policy", POLICY);
    if (refused.status.value() == HttpStatus.SERVICE_UNAVAILABLE.value()
        || refused.status.value() == HttpStatus.TOO_MANY_REQUESTS.value()) {
      response
          .getHeaders()
          .set(HttpHeaders.RETRY_AFTER, refused.metadata.getOrDefault(RETRY_AFTER, "1"));
    }
    if (refused.status.value() == HttpStatus.UNAUTHORIZED.value()
        && !response.getHeaders().containsHeader(HttpHeaders.WWW_AUTHENTICATE)) {
      response.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, challenge(refused));
    }
    byte[] body = json.writeValueAsBytes(body(exchange, refused));
    response.getHeaders().setContentLength(body.length);
    return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
  }

  /** Where more is needed than the token shows, it says what (RFC 9470, section 3). */
  private static String challenge(Refused refused) {
    String strength = refused.metadata.get("acr_values");
    return strength == null
        ? "Bearer"
        : "Bearer error=\"insufficient_user_authentication\", acr_values=\"%s\", max_age=\"%s\""
            .formatted(strength, refused.metadata.getOrDefault("max_age", "0"));
  }

  /** The same on one line, for a stream that has begun. */
  public static String line(ServerWebExchange exchange, Throwable fault) {
    return json.writeValueAsString(body(exchange, of(fault)));
  }

  public static Refused of(Throwable fault) {
    return switch (fault) {
      case Refused refused -> refused;
      case ServerExchangeRejectedException _ -> notServed();
      case CallNotPermittedException _ -> unspoken(Status.Code.UNAVAILABLE);
      case BulkheadFullException _ ->
          new Refused(503, "OVERLOADED", "Too many calls are under way; repeat in a moment.");
      case ResponseStatusException web -> ofStatus(web.getStatusCode().value());
      default -> ofGrpc(fault);
    };
  }

  /** Whether a call was refused for what it asks, not for when or how often. */
  public static boolean isOfTheRequest(Throwable fault) {
    int status = of(fault).status.value();
    return status >= 400 && status < 500 && status != 408 && status != 429;
  }

  /** What the firewall has refused, which looks at a header only when it is read. */
  public static Refused notServed() {
    return new Refused(400, "INVALID", "The request line or a header is malformed or not allowed.");
  }

  /** The body of a refusal that came before there was an exchange, or a trace. */
  public static byte[] body(Refused refused) {
    return json.writeValueAsBytes(body(refused, "", ""));
  }

  private static Map<String, Object> body(ServerWebExchange exchange, Refused refused) {
    String path = exchange.getRequest().getURI().getRawPath();
    // A secret that stands in an address is not said again.
    String instance = path.startsWith(LinkPaths.PREFIX) ? "" : path;
    return body(refused, instance, TraceFilter.traceId(exchange));
  }

  private static Map<String, Object> body(Refused refused, String instance, String traceId) {
    Map<String, Object> body = new LinkedHashMap<>();
    HttpStatus known = HttpStatus.resolve(refused.status.value());
    body.put("type", "urn:cordon:refusal:" + refused.reason);
    body.put("title", known == null ? "Refused" : known.getReasonPhrase());
    body.put("status", refused.status.value());
    body.put("detail", refused.detail);
    if (!instance.isEmpty()) {
      body.put("instance", instance);
    }
    body.put("reason", refused.reason);
    if (!traceId.isEmpty()) {
      body.put("traceId", traceId);
    }
    body.put("violations", refused.violations);
    body.put("metadata", refused.metadata);
    return body;
  }

  /**
   * Whether a service has refused the call, with a reason and a sentence that may be told. Whatever
   * else a call ends with was made by a library on the way, which uses the same codes for faults of
   * its own: RESOURCE_EXHAUSTED also for an answer that is too large (grpc/grpc#10612). That is
   * never told as the caller's.
   */
  static boolean isRefusal(StatusRuntimeException answered) {
    return answered.getStatus().getDescription() != null
        && details(answered).stream().anyMatch(Problems::isOurs);
  }

  private static boolean isOurs(Any detail) {
    try {
      if (!detail.is(ErrorInfo.class)) {
        return false;
      }
      String domain = detail.unpack(ErrorInfo.class).getDomain();
      return domain.isEmpty() || domain.equals(DOMAIN);
    } catch (InvalidProtocolBufferException e) {
      return false;
    }
  }

  private static List<Any> details(Throwable fault) {
    var status = StatusProto.fromThrowable(fault);
    return status == null ? List.of() : status.getDetailsList();
  }

  private static Refused ofGrpc(Throwable fault) {
    Status status = Status.fromThrowable(fault);
    String reason = status.getCode().name();
    Map<String, String> metadata = Map.of();
    List<Refused.Violation> violations = new ArrayList<>();
    boolean ours = false;
    for (Any detail : details(fault)) {
      try {
        if (isOurs(detail)) {
          ErrorInfo info = detail.unpack(ErrorInfo.class);
          reason = info.getReason();
          metadata = info.getMetadataMap();
          ours = true;
        } else if (detail.is(BadRequest.class)) {
          detail
              .unpack(BadRequest.class)
              .getFieldViolationsList()
              .forEach(v ->
                  violations.add(
                      new Refused.Violation(v.getField(), v.getReason(), v.getDescription())));
        }
      } catch (InvalidProtocolBufferException e) {
        violations.clear();
      }
    }
    // What is not one of our own refusals may tell addresses and classes: only its kind is told.
    String sentence = status.getDescription();
    return ours && sentence != null
        ? new Refused(http(status.getCode()), reason, sentence, violations, metadata)
        : unspoken(status.getCode());
  }

  private static Refused unspoken(Status.Code code) {
    return switch (code) {
      case UNAVAILABLE ->
          new Refused(503, "SERVICE_UNAVAILABLE", "The service is away; repeat in a moment.");
      case DEADLINE_EXCEEDED ->
          new Refused(504, "DEADLINE_EXCEEDED", "The service did not answer in time; repeat.");
      case UNIMPLEMENTED ->
          new Refused(501, "NOT_IMPLEMENTED", "The service does not know this method yet.");
      // Nobody is left to be told if it was the caller.
      case CANCELLED ->
          new Refused(503, "SERVICE_UNAVAILABLE", "The service has ended the call; repeat it.");
      default ->
          new Refused(500, "INTERNAL", "An unexpected fault; its trace id finds it in the log.");
    };
  }

  /**
   * Of a body.
   *
   * @param most in bytes; told in whole KiB or MiB
   */
  public static Refused tooLarge(int most) {
    String told = most < MIB ? most / KIB + " KiB" : most / MIB + " MiB";
    return new Refused(
        413, "BODY_TOO_LARGE", "The request is larger than %s; send it in parts.".formatted(told));
  }

  public static Refused ofStatus(int status) {
    return switch (status) {
      case 400 -> new Refused(400, "INVALID", "The request is not well formed.");
      case 403 -> new Refused(403, "PERMISSION_DENIED", "Other origins are not served.");
      case 404 -> new Refused(404, "NOT_FOUND", "There is nothing at this path.");
      case 405 ->
          new Refused(405, "METHOD_NOT_ALLOWED", "This path has no such HTTP method; see Allow.");
      case 406 -> new Refused(406, "NOT_ACCEPTABLE", "No format that is accepted can be given.");
      case 413 -> tooLarge(USUALLY_LARGEST);
      case 414 -> new Refused(414, "URI_TOO_LONG", "The request's line is longer than 8 KiB.");
      case 415 -> new Refused(415, "UNSUPPORTED_MEDIA_TYPE", "Send application/json.");
      case 431 ->
          new Refused(
              431, "HEADER_TOO_LARGE", "The headers are larger than 16 KiB, or more than 100.");
      case 503 ->
          new Refused(
              503, "SERVICE_UNAVAILABLE", "Temporarily unavailable; repeat the request later.");
      default ->
          status < 500
              ? new Refused(status, "INVALID", "The request is invalid; correct it first.")
              : new Refused(
                  500, "INTERNAL", "An unexpected fault; its trace id finds it in the log.");
    };
  }

  public static int http(Status.Code code) {
    return switch (code) {
      case OK -> 200;
      case INVALID_ARGUMENT, OUT_OF_RANGE -> 400;
      case UNAUTHENTICATED -> 401;
      case PERMISSION_DENIED -> 403;
      case NOT_FOUND -> 404;
      case ALREADY_EXISTS, ABORTED, FAILED_PRECONDITION -> 409;
      case RESOURCE_EXHAUSTED -> 413;
      case CANCELLED -> 499;
      case UNIMPLEMENTED -> 501;
      case UNAVAILABLE -> 503;
      case DEADLINE_EXCEEDED -> 504;
      case UNKNOWN, INTERNAL, DATA_LOSS -> 500;
    };
  }
}
