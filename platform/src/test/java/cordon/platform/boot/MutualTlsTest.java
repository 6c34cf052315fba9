package cordon.platform.boot;

import static cordon.platform.conformance.Refusals.metadata;
import static cordon.platform.conformance.Refusals.reasonOf;
import static cordon.platform.conformance.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.common.v1.FeedHead;
import cordon.common.v1.FeedServiceGrpc;
import cordon.common.v1.FeedServiceGrpc.FeedServiceImplBase;
import cordon.common.v1.SubscribeRequest;
import cordon.common.v1.SubscribeResponse;
import cordon.identity.KeyTimes;
import cordon.identity.ProviderKeys;
import cordon.platform.boot.PlatformProperties.Oidc;
import cordon.platform.call.AccessInterceptor;
import cordon.platform.call.RefusalInterceptor;
import cordon.platform.call.RefusalMeter;
import cordon.sample.v1.NoteServiceGrpc;
import cordon.sample.v1.NoteServiceGrpc.NoteServiceImplBase;
import cordon.sample.v1.ReadNotesRequest;
import cordon.sample.v1.ReadNotesResponse;
import cordon.start.Mongodb;
import cordon.testsupport.TestAuthority;
import cordon.testsupport.TestIdentity;
import cordon.trace.TraceSettings;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.TlsChannelCredentials;
import io.grpc.TlsServerCredentials;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.pkitesting.X509Bundle;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/** Parts of one installation that know each other by certificates. */
class MutualTlsTest {
  private static final TestAuthority authority = new TestAuthority();
  private static final Oidc OIDC =
      new Oidc(
          TestIdentity.issuer(),
          TestIdentity.AUDIENCE,
          "cordon-tasking",
          "known-to-tests",
          KeyTimes.usual());
  private final DefaultSslBundleRegistry bundles =
      new DefaultSslBundleRegistry("inner", bundle(authority, "operations-service"));
  private final CountDownLatch goOn = new CountDownLatch(1);
  private Server operations;
  private ProviderKeys keys;

  @BeforeEach
  void start() throws Exception {
    SslBundle own = new RenewedBundle("inner", () -> bundles);
    var identity = new IdentityConfiguration();
    keys = identity.providerKeys(properties());
    var tokens = identity.tokenReader(identity.jwtDecoder(properties(), keys));
    operations =
        Grpc.newServerBuilderForPort(
                0,
                TlsServerCredentials.newBuilder()
                    .keyManager(own.getManagers().getKeyManagers())
                    .trustManager(own.getManagers().getTrustManagers())
                    .clientAuth(TlsServerCredentials.ClientAuth.REQUIRE)
                    .build())
            .addService(new Feed())
            .addService(new Notes())
            .intercept(new AccessInterceptor(tokens, InstantSource.system(), true))
            .intercept(new RefusalInterceptor(new RefusalMeter(new SimpleMeterRegistry())))
            .build()
            .start();
  }

  @AfterEach
  void stop() throws Exception {
    keys.close();
    goOn.countDown();
    operations.shutdownNow();
  }

  @Test
  void a_service_reads_the_feed_of_another_with_its_certificate_and_needs_no_token() {
    try (var channels = new ServiceChannels(OIDC, bundle(authority, "tasking-service"))) {
      assertThat(head(channels.to("operations", address()))).isEqualTo(7);
    }
  }

  @Test
  void the_gateway_is_refused_the_feed_though_its_token_is_a_service_s() {
    ManagedChannel channel = channel(bundle(authority, "gateway"));
    var headers = new Metadata();
    headers.put(
        Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER),
        "Bearer " + TestIdentity.service("cordon-tasking").token());

    var refusal =
        refusalOf(() ->
            head(
                ClientInterceptors.intercept(
                    channel, MetadataUtils.newAttachHeadersInterceptor(headers))));

    assertThat(reasonOf(refusal)).isEqualTo("ROLE_REQUIRED");
    assertThat(metadata(refusal)).containsEntry("roles", "service");
    channel.shutdownNow();
  }

  @Test
  void a_certificate_of_a_service_opens_nothing_that_people_are_let_into_by_tokens() {
    ManagedChannel channel = channel(bundle(authority, "tasking-service"));

    assertThat(
            reasonOf(() ->
                NoteServiceGrpc.newBlockingStub(channel)
                    .readNotes(ReadNotesRequest.getDefaultInstance())))
        .isEqualTo("UNAUTHENTICATED");
    channel.shutdownNow();
  }

  @Test
  void the_gateway_brings_people_to_what_is_public() {
    ManagedChannel channel = channel(bundle(authority, "gateway"));
    var headers = new Metadata();
    headers.put(
        Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER),
        "Bearer " + TestIdentity.person("planner").roles("planner").token());
    var notes =
        NoteServiceGrpc.newBlockingStub(channel)
            .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));

    assertThat(notes.readNotes(ReadNotesRequest.getDefaultInstance()).getNotes()).isEqualTo(3);
    channel.shutdownNow();
  }

  @Test
  void whoever_has_no_certificate_or_one_of_another_authority_is_not_let_in() {
    var trusting =
        TlsChannelCredentials.newBuilder().trustManager(authority.root().toTrustManager()).build();
    ManagedChannel nameless =
        Grpc.newChannelBuilder(address(), trusting).overrideAuthority("operations-service").build();
    ManagedChannel clear = ManagedChannelBuilder.forTarget(address()).usePlaintext().build();
    ManagedChannel foreign = channel(foreign("tasking-service"));

    for (ManagedChannel channel : new ManagedChannel[] {nameless, clear, foreign}) {
      assertThat(refusalOf(() -> head(channel)).getStatus().getCode())
          .isEqualTo(Status.Code.UNAVAILABLE);
      channel.shutdownNow();
    }
  }

  @Test
  void a_service_that_poses_as_another_is_not_called() {
    try (var channels = new ServiceChannels(OIDC, bundle(authority, "tasking-service"))) {
      var refusal = refusalOf(() -> head(channels.to("reporting", address())));

      assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
    }
  }

  @Test
  void a_renewed_certificate_is_shown_to_the_next_connection_and_streams_go_on() throws Exception {
    X509Certificate before = shown();
    ManagedChannel channel = channel(bundle(authority, "tasking-service"));
    var stream = subscribe(channel);
    assertThat(stream.next().getHead().getPosition()).isEqualTo(7);

    bundles.updateBundle("inner", bundle(authority, "operations-service"));

    assertThat(shown()).isNotEqualTo(before);
    goOn.countDown();
    assertThat(stream.next().getHead().getPosition()).isEqualTo(8);
    channel.shutdownNow();
  }

  private X509Certificate shown() throws Exception {
    SSLContext context = bundle(authority, "tasking-service").createSslContext();
    try (var socket =
        (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", operations.getPort())) {
      socket.startHandshake();
      return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    }
  }

  private static long head(Channel channel) {
    return subscribe(channel).next().getHead().getPosition();
  }

  private static Iterator<SubscribeResponse> subscribe(Channel channel) {
    return FeedServiceGrpc.newBlockingStub(channel)
        .withDeadlineAfter(Duration.ofSeconds(10))
        .subscribe(SubscribeRequest.getDefaultInstance());
  }

  private ManagedChannel channel(SslBundle bundle) {
    var credentials =
        TlsChannelCredentials.newBuilder()
            .keyManager(bundle.getManagers().getKeyManagers())
            .trustManager(bundle.getManagers().getTrustManagers())
            .build();
    return Grpc.newChannelBuilder(address(), credentials)
        .overrideAuthority("operations-service")
        .build();
  }

  private String address() {
    return "127.0.0.1:" + operations.getPort();
  }

  private static PlatformProperties properties() {
    return new PlatformProperties(
        new Mongodb("mongodb://127.0.0.1:9", "", null),
        OIDC,
        new PlatformProperties.Tls("inner"),
        new PlatformProperties.Health(null),
        new PlatformProperties.Metrics(null),
        new PlatformProperties.Views(Duration.ofHours(24)),
        new TraceSettings(null, 1));
  }

  private static SslBundle bundle(TestAuthority issuer, String name) {
    return stores(issuer.issue(name));
  }

  /** Trusts this installation, which does not trust it. */
  private static SslBundle foreign(String name) {
    return stores(new TestAuthority().issue(name));
  }

  private static SslBundle stores(X509Bundle own) {
    return SslBundle.of(
        new PemSslStoreBundle(
            PemSslStoreDetails.forCertificate(own.getCertificatePathPEM())
                .withPrivateKey(own.getPrivateKeyPEM()),
            PemSslStoreDetails.forCertificate(authority.root().getCertificatePEM())));
  }

  private final class Feed extends FeedServiceImplBase {
    @Override
    public void subscribe(SubscribeRequest request, StreamObserver<SubscribeResponse> observer) {
      ((ServerCallStreamObserver<SubscribeResponse>) observer).setOnCancelHandler(() -> {});
      observer.onNext(head(7));
      var _ =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  goOn.await();
                  observer.onNext(head(8));
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              });
    }

    private static SubscribeResponse head(long position) {
      return SubscribeResponse.newBuilder()
          .setHead(FeedHead.newBuilder().setPosition(position))
          .build();
    }
  }

  private static final class Notes extends NoteServiceImplBase {
    @Override
    public void readNotes(ReadNotesRequest request, StreamObserver<ReadNotesResponse> observer) {
      observer.onNext(ReadNotesResponse.newBuilder().setNotes(3).build());
      observer.onCompleted();
    }
  }
}
