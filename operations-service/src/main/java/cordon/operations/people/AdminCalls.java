package cordon.operations.people;

import cordon.operations.OperationsReason;
import cordon.platform.refusal.RejectedException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.timelimiter.TimeLimiter;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/**
 * Calls of Keycloak's admin interface, JSON in and JSON out, each with a time limit and behind one
 * breaker; what only reads is tried twice. Addresses and bodies name people: nothing of either is
 * logged or stands in an exception.
 */
final class AdminCalls implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(AdminCalls.class);
  private static final Duration LONGEST = Duration.ofSeconds(2);
  private static final Duration SHORTEST = Duration.ofMillis(1);
  private static final Duration LEFT_ALONE = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final int AT_ONCE = 8;
  private static final int CALLS_LOOKED_AT = 10;
  private static final ParameterizedTypeReference<Map<String, Object>> ONE =
      new ParameterizedTypeReference<>() {};
  private static final ParameterizedTypeReference<List<Map<String, Object>>> MANY =
      new ParameterizedTypeReference<>() {};

  private final AdminToken token;
  private final String base;
  private final RestClient http;
  private final ExecutorService calling = Executors.newVirtualThreadPerTaskExecutor();
  private final ExecutorService atOnce =
      Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory());
  private final CircuitBreaker breaker =
      CircuitBreaker.of(
          "people",
          CircuitBreakerConfig.custom()
              .slidingWindowSize(CALLS_LOOKED_AT)
              .minimumNumberOfCalls(CALLS_LOOKED_AT / 2)
              .waitDurationInOpenState(LEFT_ALONE)
              .recordException(fault -> !(fault instanceof Answered))
              .build());
  private final Retry twice =
      Retry.of(
          "people",
          RetryConfig.custom()
              .maxAttempts(2)
              .intervalFunction(IntervalFunction.ofRandomized(PAUSE))
              .retryOnException(fault ->
                  !(fault instanceof Answered || fault instanceof CallNotPermittedException))
              .build());

  /** Keycloak has answered, with a status that means something. */
  static final class Answered extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;

    Answered(int status) {
      super("status " + status, null, false, false);
      this.status = status;
    }

    boolean isMissing() {
      return status == 404;
    }

    boolean isRefused() {
      return status == 400;
    }

    boolean isThere() {
      return status == 409;
    }
  }

  AdminCalls(AdminToken token, String realm) {
    this.token = token;
    this.base = realm.replaceFirst("/realms/(?=[^/]+$)", "/admin/realms/");
    var requests =
        new JdkClientHttpRequestFactory(HttpClient.newBuilder().connectTimeout(LONGEST).build());
    requests.setReadTimeout(LONGEST);
    this.http = RestClient.builder().requestFactory(requests).build();
  }

  /** What is at a path below the realm; empty where there is nothing. */
  Optional<Map<String, Object>> get(String path, Object... variables) {
    try {
      return Optional.of(
          Objects.requireNonNull(
              guarded(true, () -> send(HttpMethod.GET, path, null, variables).body(ONE))));
    } catch (Answered e) {
      if (e.isMissing()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** The list at a path. */
  List<Map<String, Object>> list(String path, Object... variables) {
    return Objects.requireNonNull(
        guarded(true, () -> send(HttpMethod.GET, path, null, variables).body(MANY)));
  }

  /**
   * Makes something and gives its id, where the answer tells one.
   *
   * @throws Answered if it is there, or what it belongs to is not
   */
  String post(String path, Object body, Object... variables) {
    ResponseEntity<Void> made =
        Objects.requireNonNull(
            guarded(false, () -> send(HttpMethod.POST, path, body, variables).toBodilessEntity()));
    var location = made.getHeaders().getLocation();
    String at = location == null ? "" : location.getPath();
    return at.substring(at.lastIndexOf('/') + 1);
  }

  /**
   * @throws Answered if it is not there
   */
  void put(String path, @Nullable Object body, Object... variables) {
    var _ = guarded(false, () -> send(HttpMethod.PUT, path, body, variables).toBodilessEntity());
  }

  /** What is not there is as good as taken away. */
  void delete(String path, @Nullable Object body, Object... variables) {
    try {
      var _ =
          guarded(false, () -> send(HttpMethod.DELETE, path, body, variables).toBodilessEntity());
    } catch (Answered e) {
      if (!e.isMissing()) {
        throw e;
      }
    }
  }

  /** The same of each, a few at once; in their order. */
  <T, R> List<R> each(List<T> all, Function<T, R> work) {
    List<Future<R>> begun =
        all.stream()
            .map(one -> atOnce.submit(CommandTime.carried(() -> work.apply(one))::get))
            .toList();
    try {
      return begun.stream().map(AdminCalls::result).toList();
    } finally {
      // Where one has failed, nobody waits for the others.
      begun.forEach(one -> one.cancel(true));
    }
  }

  private static <R> R result(Future<R> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException told) {
        throw told;
      }
      throw new IllegalStateException("reading people failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw away();
    }
  }

  private RestClient.ResponseSpec send(
      HttpMethod method, String path, @Nullable Object body, Object... variables) {
    var request =
        http.method(method)
            .uri(base + path, variables)
            .header("Authorization", "Bearer " + token.value());
    if (body != null) {
      request = request.contentType(MediaType.APPLICATION_JSON).body(body);
    }
    return request.retrieve();
  }

  /**
   * @throws RejectedException PEOPLE_UNAVAILABLE
   * @throws Answered for what is missing or there already
   */
  private <R> R guarded(boolean reads, Callable<R> call) {
    if (!token.isThere()) {
      log.warn("no secret of the client that manages people: cordon.people.client-secret");
      throw away();
    }
    Callable<R> guarded = CircuitBreaker.decorateCallable(breaker, () -> timed(call));
    Callable<R> limited =
        () -> {
          if (!CommandTime.left(LONGEST).isPositive()) {
            throw new TimeoutException("of the command");
          }
          return guarded.call();
        };
    try {
      return reads ? Retry.decorateCallable(twice, limited).call() : limited.call();
    } catch (Answered e) {
      throw e;
    } catch (CallNotPermittedException
        | TimeoutException
        | RestClientException
        | OAuth2AuthorizationException e) {
      log.warn("Keycloak does not answer about people: {}", e.getClass().getSimpleName());
      throw away();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw away();
    } catch (Exception e) {
      throw new IllegalStateException(
          "a call about people failed: " + e.getClass().getSimpleName());
    }
  }

  private <R> R timed(Callable<R> call) throws Exception {
    Duration left = CommandTime.left(LONGEST);
    return TimeLimiter.of(left.isPositive() ? left : SHORTEST)
        .executeFutureSupplier(() -> calling.submit(() -> told(call)));
  }

  private <R> R told(Callable<R> call) throws Exception {
    try {
      return call.call();
    } catch (RestClientResponseException e) {
      int status = e.getStatusCode().value();
      if (status == 400 || status == 409 || (status == 404 && isKeycloaks(e))) {
        throw new Answered(status);
      }
      if (status == 401 || status == 403) {
        token.forget();
        log.warn("Keycloak refuses the client that manages people: status {}", status);
      }
      throw e;
    } catch (OAuth2AuthorizationException e) {
      log.warn(
          "Keycloak gives the client that manages people no token: {}",
          e.getError().getErrorCode());
      throw e;
    }
  }

  /**
   * What leads to Keycloak also says that it knows no such address, and knows nothing of people.
   */
  private static boolean isKeycloaks(RestClientResponseException answer) {
    return answer.getResponseBodyAsString().contains("\"error\"");
  }

  static RejectedException away() {
    return new RejectedException(
        OperationsReason.PEOPLE_UNAVAILABLE,
        "The identity provider, which keeps the people, does not answer; repeat the call.");
  }

  @Override
  public void close() {
    calling.close();
    atOnce.close();
  }
}
