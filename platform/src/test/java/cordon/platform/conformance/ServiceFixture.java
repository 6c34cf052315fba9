package cordon.platform.conformance;

import com.mongodb.client.model.Filters;
import com.mongodb.event.CommandListener;
import cordon.platform.projection.Views;
import cordon.platform.store.Mongo;
import cordon.testsupport.TestCaller;
import cordon.testsupport.TestIdentity;
import cordon.testsupport.TestMongo;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.grpc.server.lifecycle.GrpcServerLifecycle;

/**
 * A service as it runs in production, on a free loopback port, with a database of its own on the
 * run's MongoDB and an identity provider inside the test.
 */
public final class ServiceFixture implements AutoCloseable {
  /**
   * A refusal that names a hundred places does not fit into the 8 KiB that clients take unasked.
   */
  private static final int LARGEST_REFUSAL = 256 * 1024;

  private final Class<?> application;
  private final Map<String, String> properties = new HashMap<>();
  private final TestClock clock = new TestClock();
  private final StoreCommands commands = new StoreCommands();
  private ConfigurableApplicationContext context;
  private ManagedChannel channel;

  private ServiceFixture(Class<?> application, Class<?> testClass, Map<String, String> extra) {
    this.application = application;
    properties.put("cordon.mongodb.uri", TestMongo.shared().uri());
    properties.put("cordon.mongodb.database", TestMongo.database(testClass));
    properties.put("cordon.oidc.issuer", TestIdentity.issuer());
    properties.put("cordon.oidc.client-id", "cordon-test");
    properties.put("cordon.oidc.client-secret", "known-to-tests-only");
    properties.put("spring.grpc.server.port", "0");
    properties.put("spring.main.banner-mode", "off");
    properties.putAll(extra);
    context = run();
    channel = connect();
  }

  private ServiceFixture(ServiceFixture first) {
    this.application = first.application;
    properties.putAll(first.properties);
    context = run();
    channel = connect();
  }

  /**
   * Starts a service.
   *
   * @param testClass names the database
   * @param extra properties that this service needs beside the common ones, e.g. addresses of feeds
   */
  public static ServiceFixture start(
      Class<?> application, Class<?> testClass, Map<String, String> extra) {
    return new ServiceFixture(application, testClass, extra);
  }

  /** Another instance of the same service on the same database, as where there are replicas. */
  public ServiceFixture another() {
    return new ServiceFixture(this);
  }

  /** {@code host:port} at which it is served until it is started again. */
  public String address() {
    return "127.0.0.1:" + port();
  }

  /** A channel on which every call carries the caller's token. */
  public Channel channel(TestCaller caller) {
    return channel(caller, Map.of());
  }

  /** A channel with further metadata, e.g. {@code idempotency-key}. */
  public Channel channel(TestCaller caller, Map<String, String> metadata) {
    var all = new HashMap<>(metadata);
    all.put("authorization", "Bearer " + caller.token());
    return anonymous(all);
  }

  /** A channel with just this metadata. */
  public Channel anonymous(Map<String, String> metadata) {
    var headers = new Metadata();
    metadata.forEach((name, value) ->
        headers.put(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER), value));
    return ClientInterceptors.intercept(
        channel, MetadataUtils.newAttachHeadersInterceptor(headers));
  }

  public TestClock clock() {
    return clock;
  }

  /** What the service sends to its database, call by call. */
  public StoreCommands commands() {
    return commands;
  }

  /** How many documents of a collection the database looks at for what a call asks. */
  public long examined(String collection, Runnable call) {
    var database = mongo().database();
    String name = database.getName() + "." + collection;
    database.getCollection("system.profile").drop();
    database.runCommand(new Document("profile", 2));
    try {
      call.run();
    } finally {
      database.runCommand(new Document("profile", 0));
    }
    long examined = 0;
    for (Document one : database.getCollection("system.profile").find(Filters.eq("ns", name))) {
      examined += ((Number) one.get("docsExamined", (Object) 0)).longValue();
    }
    return examined;
  }

  public Mongo mongo() {
    return bean(Mongo.class);
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  public <T> ObjectProvider<T> provider(Class<T> type) {
    return context.getBeanProvider(type);
  }

  public <T> List<T> beans(Class<T> type) {
    return List.copyOf(context.getBeansOfType(type).values());
  }

  /** Stops the service and starts it again on its data. */
  public void restart() {
    stop();
    context = run();
    channel = connect();
  }

  /** How many entries the build that serves a view had to leave out. */
  public long parked(String view) {
    return mongo()
        .inTransaction(session ->
            bean(Views.class).serving(view, session).parked(session).values().stream()
                .mapToLong(Long::longValue)
                .sum());
  }

  private ConfigurableApplicationContext run() {
    return new SpringApplicationBuilder(application)
        .initializers(starting -> {
          var beans = (GenericApplicationContext) starting;
          beans.registerBean("testClock", InstantSource.class, () -> clock);
          beans.registerBean("storeCommands", CommandListener.class, () -> commands);
        })
        .run(
            properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new));
  }

  private ManagedChannel connect() {
    return ManagedChannelBuilder.forAddress("127.0.0.1", port())
        .usePlaintext()
        .maxInboundMetadataSize(LARGEST_REFUSAL)
        .build();
  }

  private int port() {
    return context.getBean(GrpcServerLifecycle.class).getPort();
  }

  /** Ends the service; its data stay. */
  public void stop() {
    channel.shutdownNow();
    context.close();
  }

  /**
   * Test classes keep their fixture for as long as their JVM lives, and shall not keep a service.
   */
  @Override
  @SuppressWarnings("NullAway")
  public void close() {
    if (context == null) {
      return;
    }
    stop();
    context = null;
    channel = null;
  }
}
