package cordon.gateway.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cordon.gateway.settings.GatewayProperties;
import cordon.testsupport.TestAuthority;
import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.TlsServerCredentials;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.protobuf.services.HealthStatusManager;
import io.netty.pkitesting.X509Bundle;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.http.client.ReactorResourceFactory;

class ServiceChannelsTest {
  private static final TestAuthority authority = new TestAuthority();
  private final DefaultSslBundleRegistry bundles =
      new DefaultSslBundleRegistry("inner", bundle("gateway"));
  private Server service;

  @BeforeEach
  void start() throws Exception {
    X509Bundle own = authority.issue("operations-service");
    service =
        Grpc.newServerBuilderForPort(
                0,
                TlsServerCredentials.newBuilder()
                    .keyManager(own.toKeyManagerFactory().getKeyManagers())
                    .trustManager(authority.root().toTrustManager())
                    .clientAuth(TlsServerCredentials.ClientAuth.REQUIRE)
                    .build())
            .addService(new HealthStatusManager().getHealthService())
            .build()
            .start();
  }

  @AfterEach
  void stop() {
    service.shutdownNow();
  }

  @Test
  void a_service_is_spoken_to_with_certificates_on_both_sides() throws Exception {
    var channels = channels("operations");

    assertThat(check(channels, "operations")).isEqualTo(ServingStatus.SERVING);
    channels.destroy();
  }

  @Test
  void a_service_that_poses_as_another_is_not_spoken_to() {
    var channels = channels("tasking");

    var refused =
        catchThrowableOfType(StatusRuntimeException.class, () -> check(channels, "tasking"));

    assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
    channels.destroy();
  }

  @Test
  void a_renewed_certificate_is_used_by_the_next_call() {
    var channels = channels("operations");
    assertThat(check(channels, "operations")).isEqualTo(ServingStatus.SERVING);
    var before = to(channels, "operations");

    bundles.updateBundle("inner", bundle("gateway"));

    assertThat(to(channels, "operations")).isNotSameAs(before);
    assertThat(before.isShutdown()).isTrue();
    assertThat(check(channels, "operations")).isEqualTo(ServingStatus.SERVING);
    channels.destroy();
  }

  private static ServingStatus check(ServiceChannels channels, String name) {
    return HealthGrpc.newBlockingStub(to(channels, name))
        .withDeadlineAfter(Duration.ofSeconds(10))
        .check(HealthCheckRequest.getDefaultInstance())
        .getStatus();
  }

  private static ManagedChannel to(ServiceChannels channels, String name) {
    return channels.to(name);
  }

  private ServiceChannels channels(String name) {
    var properties =
        new Binder(
                new MapConfigurationPropertySource(
                    Map.of(
                        "cordon.tls.bundle",
                        "inner",
                        "cordon.services." + name,
                        "127.0.0.1:" + service.getPort())))
            .bind("cordon", GatewayProperties.class)
            .get();
    var threads = new ReactorResourceFactory();
    threads.start();
    return new ServiceChannels(properties, bundles, threads);
  }

  private static SslBundle bundle(String name) {
    X509Bundle own = authority.issue(name);
    try {
      return SslBundle.of(
          SslStoreBundle.of(
              own.toKeyStore(new char[0]), "", authority.root().toKeyStore(new char[0])));
    } catch (java.security.KeyStoreException e) {
      throw new IllegalStateException(e);
    }
  }
}
