package cordon.bench;

import cordon.operations.v1.GetOperationRequest;
import cordon.operations.v1.OperationServiceGrpc;
import cordon.operations.v1.OperationServiceGrpc.OperationServiceBlockingStub;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Reads one operation as often as a number of callers can, each on a connection of its own. A round
 * is a line of the input, {@code native|json <host:port> <callers> <seconds>}, and is answered by
 * {@code <calls> <seconds> <median µs> <99th percentile µs>}; so whoever asks decides what takes
 * turns, and this program stays warm meanwhile.
 */
public final class ReadLoad {
  private static final int MOST_CALLERS = 16;
  private static final int MOST_SECONDS = 10;

  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  private final String operation;
  private final Metadata headers = new Metadata();
  private String authorization = "";
  private final Map<String, List<Callable<?>>> connected = new HashMap<>();

  private ReadLoad(String operation) {
    this.operation = operation;
  }

  /**
   * Measures until the input ends.
   *
   * @param arguments id of an operation, and a file with an access token of somebody who may read
   *     it
   */
  public static void main(String[] arguments) throws Exception {
    var load = new ReadLoad(arguments[0]);
    var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = input.readLine(); line != null; line = input.readLine()) {
      String[] round = line.split(" ", -1);
      load.take("Bearer " + Files.readString(Path.of(arguments[1])).strip());
      int callers = Math.min(Integer.parseInt(round[2]), MOST_CALLERS);
      int seconds = Math.min(Integer.parseInt(round[3]), MOST_SECONDS);
      System.out.println(round(load.callers(round[0], round[1]).subList(0, callers), seconds));
    }
    System.exit(0);
  }

  /** For the round that begins: a token of a person is good for a minute. */
  private void take(String token) {
    authorization = token;
    headers.discardAll(AUTHORIZATION);
    headers.put(AUTHORIZATION, token);
  }

  private List<Callable<?>> callers(String form, String address) {
    return connected.computeIfAbsent(
        form + " " + address,
        key -> {
          List<Callable<?>> callers = new ArrayList<>();
          for (int i = 0; i < MOST_CALLERS; i++) {
            callers.add(form.equals("json") ? json(address) : overGrpc(address));
          }
          return callers;
        });
  }

  private Callable<?> overGrpc(String address) {
    ManagedChannel channel =
        Grpc.newChannelBuilder(address, InsecureChannelCredentials.create()).build();
    OperationServiceBlockingStub service =
        OperationServiceGrpc.newBlockingStub(channel)
            .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
    var request = GetOperationRequest.newBuilder().setOperationId(operation).build();
    return () -> service.getOperation(request);
  }

  private Callable<?> json(String address) {
    var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    var request =
        HttpRequest.newBuilder(URI.create("http://" + address + "/api/v1/operations/" + operation));
    return () -> {
      var answer =
          client.send(
              request.setHeader("Authorization", authorization).build(),
              BodyHandlers.ofByteArray());
      if (answer.statusCode() != 200) {
        throw new IOException("answered " + answer.statusCode());
      }
      return answer;
    };
  }

  private static String round(List<Callable<?>> callers, int seconds) throws Exception {
    List<long[]> took = new ArrayList<>();
    long began = System.nanoTime();
    long end = began + TimeUnit.SECONDS.toNanos(seconds);
    try (var threads = Executors.newFixedThreadPool(callers.size())) {
      List<Future<long[]>> running = new ArrayList<>();
      for (Callable<?> caller : callers) {
        running.add(threads.submit(() -> calls(caller, end)));
      }
      for (Future<long[]> one : running) {
        took.add(one.get());
      }
    }
    double lasted = (System.nanoTime() - began) / 1e9;
    long[] all = took.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    return "%d %.3f %.1f %.1f"
        .formatted(all.length, lasted, all[all.length / 2] / 1e3, all[all.length * 99 / 100] / 1e3);
  }

  private static long[] calls(Callable<?> caller, long end) throws Exception {
    long[] took = new long[1024];
    int done = 0;
    for (long began = System.nanoTime(); began < end; done++) {
      var _ = caller.call();
      long now = System.nanoTime();
      if (done == took.length) {
        took = Arrays.copyOf(took, 2 * done);
      }
      took[done] = now - began;
      began = now;
    }
    return Arrays.copyOf(took, done);
  }
}
