package cordon.gateway.problem;

import com.google.protobuf.Any;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.netty.handler.codec.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriUtils;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * How a call ended, as gRPC tells it: the refusals of services as they were given, byte for byte,
 * and those of the gateway in the same form.
 *
 * @param details a {@code google.rpc.Status}
 */
public record NativeStatus(Status.Code code, String message, byte[] details) {
  static final NativeStatus OK = new NativeStatus(Status.Code.OK, "", new byte[0]);

  private static final String TYPE = "application/grpc";
  private static final Pattern FORM = Pattern.compile("(?i)application/grpc([+;].*)?");
  private static final String DOMAIN = "cordon";
  private static final Metadata.Key<byte[]> DETAILS =
      Metadata.Key.of("grpc-status-details-bin", Metadata.BINARY_BYTE_MARSHALLER);

  /** Whether the caller speaks gRPC, which HTTP/1.1 cannot carry. */
  static boolean isNative(ServerWebExchange exchange) {
    return hasNativeType(exchange) && isHttp2(exchange);
  }

  public static boolean hasNativeType(ServerWebExchange exchange) {
    String type = exchange.getRequest().getHeaders().getFirst("Content-Type");
    return type != null && FORM.matcher(type).matches();
  }

  public static boolean isHttp2(ServerWebExchange exchange) {
    HttpServerRequest request = ServerHttpRequestDecorator.getNativeRequest(exchange.getRequest());
    return request.version().majorVersion() == 2;
  }

  public static NativeStatus of(Throwable fault) {
    Refused told = Problems.of(fault);
    if (!(fault instanceof StatusRuntimeException answered)) {
      Status.Code code = code(told.status.value());
      return new NativeStatus(code, told.detail, details(code, told));
    }
    Metadata trailers = answered.getTrailers();
    byte[] given = trailers == null ? null : trailers.get(DETAILS);
    if (given != null && Problems.isRefusal(answered)) {
      return new NativeStatus(answered.getStatus().getCode(), told.detail, given);
    }
    Status.Code code = blameless(answered.getStatus().getCode());
    return new NativeStatus(code, told.detail, details(code, told));
  }

  /** A code that says nothing about the request, for what no service has refused. */
  private static Status.Code blameless(Status.Code code) {
    return switch (code) {
      case UNAVAILABLE, DEADLINE_EXCEEDED, CANCELLED, UNIMPLEMENTED, UNKNOWN, DATA_LOSS -> code;
      case OK,
          INTERNAL,
          INVALID_ARGUMENT,
          OUT_OF_RANGE,
          NOT_FOUND,
          ALREADY_EXISTS,
          PERMISSION_DENIED,
          UNAUTHENTICATED,
          RESOURCE_EXHAUSTED,
          FAILED_PRECONDITION,
          ABORTED ->
          Status.Code.INTERNAL;
    };
  }

  /** The whole answer to a call that has no message: headers that end the stream. */
  Mono<Void> answer(ServerHttpResponse response) {
    org.springframework.http.HttpHeaders headers = response.getHeaders();
    headers.set("Content-Type", TYPE);
    headers.set("grpc-status", String.valueOf(code.value()));
    headers.set("grpc-message", encoded());
    headers.set("grpc-status-details-bin", base64());
    return response.setComplete();
  }

  private String encoded() {
    return UriUtils.encode(message, StandardCharsets.UTF_8);
  }

  private String base64() {
    return Base64.getEncoder().withoutPadding().encodeToString(details);
  }

  private static byte[] details(Status.Code code, Refused told) {
    var status =
        com.google.rpc.Status.newBuilder()
            .setCode(code.value())
            .setMessage(told.detail)
            .addDetails(
                Any.pack(
                    ErrorInfo.newBuilder()
                        .setDomain(DOMAIN)
                        .setReason(told.reason)
                        .putAllMetadata(told.metadata)
                        .build()));
    var fields = BadRequest.newBuilder();
    for (Refused.Violation violation : told.violations) {
      fields
          .addFieldViolationsBuilder()
          .setField(violation.field())
          .setReason(violation.reason())
          .setDescription(violation.description());
    }
    return (told.violations.isEmpty() ? status : status.addDetails(Any.pack(fields.build())))
        .build()
        .toByteArray();
  }

  /** A method that is not there is UNIMPLEMENTED (gRPC, "Status codes and their use"). */
  private static Status.Code code(int status) {
    return switch (status) {
      case 401 -> Status.Code.UNAUTHENTICATED;
      case 403 -> Status.Code.PERMISSION_DENIED;
      case 404, 405, 415, 501 -> Status.Code.UNIMPLEMENTED;
      case 408 -> Status.Code.ABORTED;
      case 413, 414, 429, 431 -> Status.Code.RESOURCE_EXHAUSTED;
      case 499 -> Status.Code.CANCELLED;
      case 503 -> Status.Code.UNAVAILABLE;
      case 504 -> Status.Code.DEADLINE_EXCEEDED;
      default -> status >= 500 ? Status.Code.INTERNAL : Status.Code.INVALID_ARGUMENT;
    };
  }

  /**
   * What follows the messages: the trailers of the service are not passed on, only how it ended.
   */
  public static final class Trailers {
    private volatile @Nullable NativeStatus status;

    public void declare(ServerHttpResponse response) {
      response.getHeaders().set("Content-Type", TYPE);
      HttpServerResponse channel = ServerHttpResponseDecorator.getNativeResponse(response);
      channel.trailerHeaders(this::write);
    }

    public void set(NativeStatus ended) {
      status = ended;
    }

    private void write(HttpHeaders trailers) {
      NativeStatus ended = status == null ? OK : status;
      trailers.set("grpc-status", String.valueOf(ended.code().value()));
      if (ended.code() != Status.Code.OK) {
        trailers.set("grpc-message", ended.encoded());
        trailers.set("grpc-status-details-bin", ended.base64());
      }
    }
  }
}
