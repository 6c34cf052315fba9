package cordon.platform.boot;

import static org.awaitility.Awaitility.await;

import cordon.identity.KeyTimes;
import cordon.platform.boot.PlatformProperties.Oidc;
import cordon.testsupport.SeveralAddresses;
import cordon.testsupport.TestAuthority;
import io.grpc.Channel;
import io.grpc.Grpc;
import io.grpc.Server;
import io.grpc.TlsServerCredentials;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.stub.StreamObserver;
import io.netty.pkitesting.X509Bundle;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/** A service that reads the feed of another, of which there are two behind one name. */
class ReplicasTest {
  private static final TestAuthority authority = new TestAuthority();
  private static final Oidc OIDC =
      new Oidc("http://127.0.0.1:1/none", "none", null, null, KeyTimes.usual());

  @Test
  void each_takes_its_turn_and_shows_the_name_of_the_service() throws Exception {
    var one = new Replica();
    var other = new Replica();
    try (var both = SeveralAddresses.of(one.server.getPort(), other.server.getPort());
        var channels = new ServiceChannels(OIDC, bundle())) {
      Channel channel = channels.to("operations", both.target());

      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> {
            var _ =
                HealthGrpc.newBlockingStub(channel)
                    .withDeadlineAfter(Duration.ofSeconds(10))
                    .check(HealthCheckRequest.getDefaultInstance());
            return one.calls.get() > 0 && other.calls.get() > 0;
          });
    } finally {
      one.server.shutdownNow();
      other.server.shutdownNow();
    }
  }

  private static SslBundle bundle() {
    X509Bundle own = authority.issue("tasking-service");
    return SslBundle.of(
        new PemSslStoreBundle(
            PemSslStoreDetails.forCertificate(own.getCertificatePathPEM())
                .withPrivateKey(own.getPrivateKeyPEM()),
            PemSslStoreDetails.forCertificate(authority.root().getCertificatePEM())));
  }

  private static final class Replica extends HealthGrpc.HealthImplBase {
    private final AtomicInteger calls = new AtomicInteger();
    private final Server server;

    private Replica() throws Exception {
      X509Bundle own = authority.issue("operations-service");
      server =
          Grpc.newServerBuilderForPort(
                  0,
                  TlsServerCredentials.newBuilder()
                      .keyManager(own.toKeyManagerFactory().getKeyManagers())
                      .trustManager(authority.root().toTrustManager())
                      .clientAuth(TlsServerCredentials.ClientAuth.REQUIRE)
                      .build())
              .addService(this)
              .build()
              .start();
    }

    @Override
    public void check(HealthCheckRequest request, StreamObserver<HealthCheckResponse> observer) {
      calls.incrementAndGet();
      observer.onNext(HealthCheckResponse.getDefaultInstance());
      observer.onCompleted();
    }
  }
}
