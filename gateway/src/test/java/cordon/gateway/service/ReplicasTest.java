package cordon.gateway.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cordon.gateway.settings.GatewayProperties;
import cordon.testsupport.SeveralAddresses;
import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.http.client.ReactorResourceFactory;

/** A service of which there are two, behind one name. */
class ReplicasTest {
  private final Replica one = new Replica();
  private final Replica other = new Replica();
  private SeveralAddresses both;
  private ServiceChannels channels;

  @BeforeEach
  void start() {
    both = SeveralAddresses.of(one.server.getPort(), other.server.getPort());
    var properties =
        new Binder(
                new MapConfigurationPropertySource(
                    Map.of("cordon.services.operations", both.target())))
            .bind("cordon", GatewayProperties.class)
            .get();
    var threads = new ReactorResourceFactory();
    threads.start();
    channels = new ServiceChannels(properties, new DefaultSslBundleRegistry(), threads);
  }

  @AfterEach
  void stop() {
    channels.destroy();
    both.close();
    one.server.shutdownNow();
    other.server.shutdownNow();
  }

  @Test
  void each_takes_its_turn() {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> {
          call();
          return one.calls.get() > 0 && other.calls.get() > 0;
        });
  }

  @Test
  void when_one_ends_the_other_takes_every_call() throws Exception {
    each_takes_its_turn();

    one.server.shutdown().awaitTermination();
    int before = other.calls.get();
    for (int i = 0; i < 50; i++) {
      call();
    }

    assertThat(other.calls.get() - before).isEqualTo(50);
  }

  private void call() {
    var _ =
        HealthGrpc.newBlockingStub(channels.to("operations"))
            .withWaitForReady()
            .withDeadlineAfter(Duration.ofSeconds(10))
            .check(HealthCheckRequest.getDefaultInstance());
  }

  private static final class Replica extends HealthGrpc.HealthImplBase {
    private final AtomicInteger calls = new AtomicInteger();
    private final Server server;

    private Replica() {
      try {
        server =
            Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create())
                .addService(this)
                .build()
                .start();
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public void check(HealthCheckRequest request, StreamObserver<HealthCheckResponse> observer) {
      calls.incrementAndGet();
      observer.onNext(HealthCheckResponse.getDefaultInstance());
      observer.onCompleted();
    }
  }
}
