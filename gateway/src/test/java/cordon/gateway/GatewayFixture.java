package cordon.gateway;

import cordon.testsupport.TestCaller;
import cordon.testsupport.TestIdentity;
import cordon.testsupport.TestMongo;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The gateway as it runs in production, before services that record what reaches them. */
public final class GatewayFixture implements AutoCloseable {
  public static final TestCaller PLANNER = TestIdentity.person("planner").roles("planner");
  private static final JsonMapper json = new JsonMapper();

  public final RecordingService operations = new RecordingService();
  public final RecordingService tasking = new RecordingService();
  public final RecordingService reporting = new RecordingService();
  private final ConfigurableApplicationContext context;
  private final HttpClient client = HttpClient.newHttpClient();
  public final int port;
  private final ManagedChannel channel;

  /**
   * @param extra settings, in the place of those that every test has
   */
  public GatewayFixture(Map<String, String> extra) {
    var given = new LinkedHashMap<String, String>();
    given.put("server.port", "0");
    given.put("management.server.port", "0");
    given.put("spring.profiles.active", "local");
    given.put("spring.main.banner-mode", "off");
    given.put("cordon.oidc.issuer", TestIdentity.issuer());
    given.put("cordon.oidc.client-secret", "known-to-tests-only");
    given.put("cordon.mongodb.uri", TestMongo.shared().uri());
    given.put("cordon.mongodb.database", TestMongo.database(GatewayFixture.class));
    given.put("cordon.services.operations", operations.address());
    given.put("cordon.services.tasking", tasking.address());
    given.put("cordon.services.reporting", reporting.address());
    // A quick machine makes more calls in a second than one person may.
    for (String limit : List.of("route", "person", "country")) {
      given.put("cordon.limits." + limit, "1000000");
    }
    given.putAll(extra);
    context =
        new SpringApplicationBuilder(GatewayApplication.class)
            .run(
                given.entrySet().stream()
                    .map(one -> "--" + one.getKey() + "=" + one.getValue())
                    .toArray(String[]::new));
    port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    channel =
        NettyChannelBuilder.forAddress("127.0.0.1", port)
            .usePlaintext()
            .maxInboundMetadataSize(256 * 1024)
            .build();
  }

  /** The gateway for a client of gRPC, without a token. */
  public Channel anonymousChannel() {
    return channel;
  }

  public Channel channel() {
    return channel(PLANNER.token());
  }

  public Channel channel(String token) {
    var headers = new Metadata();
    headers.put(
        Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + token);
    return ClientInterceptors.intercept(
        channel, MetadataUtils.newAttachHeadersInterceptor(headers));
  }

  /** What came back. */
  public record Answer(int status, HttpResponse<String> response) {
    public JsonNode body() {
      return json.readTree(response.body());
    }

    public String reason() {
      return body().path("reason").stringValue("");
    }

    public List<String> fields() {
      var fields = new ArrayList<String>();
      body().path("violations").forEach(v -> fields.add(v.path("field").stringValue("")));
      return fields;
    }
  }

  public Answer get(String path) {
    return send(request(path).GET());
  }

  public Answer post(String path, String body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  public Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), response);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The status of what will come back. */
  public CompletableFuture<Integer> sendLater(HttpRequest.Builder request) {
    return client
        .sendAsync(request.build(), BodyHandlers.discarding())
        .thenApply(HttpResponse::statusCode);
  }

  /** What comes back to this many requests of which none waits for another. */
  public List<Integer> sendAtOnce(IntFunction<HttpRequest.Builder> requests, int many) {
    List<CompletableFuture<Integer>> answers =
        IntStream.range(0, many).mapToObj(i -> sendLater(requests.apply(i))).toList();
    return answers.stream().map(CompletableFuture::join).toList();
  }

  public HttpRequest.Builder request(String path) {
    return anonymous(path).header("Authorization", "Bearer " + PLANNER.token());
  }

  public HttpRequest.Builder anonymous(String path) {
    return HttpRequest.newBuilder(URI.create(address() + path));
  }

  public String address() {
    return "http://127.0.0.1:" + port;
  }

  /** What comes back to bytes that no client would send, until the connection is closed. */
  public String raw(String request) throws IOException {
    try (var socket = new Socket("127.0.0.1", port)) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** A stream whose reader may leave in its middle; it has a connection of its own. */
  public HttpResponse<InputStream> stream(String path) {
    try {
      return HttpClient.newHttpClient()
          .send(request(path).GET().build(), BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The main port. */
  public int port() {
    return port;
  }

  /** Where health is asked for. */
  public int managementPort() {
    return context.getEnvironment().getRequiredProperty("local.management.port", Integer.class);
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  public <T> ObjectProvider<T> provider(Class<T> type) {
    return context.getBeanProvider(type);
  }

  @Override
  public void close() {
    context.close();
    client.close();
    channel.shutdownNow();
    operations.close();
    tasking.close();
    reporting.close();
  }
}
