package cordon.platform.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import cordon.platform.conformance.FeedStandIn;
import cordon.platform.conformance.ServiceFixture;
import cordon.platform.feed.FeedReader;
import cordon.sample.v1.Note;
import cordon.sample.v1.NoteServiceGrpc;
import cordon.sample.v1.ReadNotesRequest;
import cordon.testsupport.Away;
import cordon.testsupport.TestCaller;
import cordon.testsupport.TestIdentity;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A service whose identity provider is away for longer than it keeps what it asks of it. */
class ProviderAwayTest {
  private static final TestCaller PLANNER = TestIdentity.person("planner").roles("planner");
  private static final Map<String, String> SHORT =
      Map.of(
          "cordon.oidc.keys.renewed-every", "200ms",
          "cordon.oidc.keys.asked-again-after", "1s",
          "cordon.oidc.keys.kept", "1m");

  @AfterEach
  void comeBack() {
    TestIdentity.comeBack();
  }

  /** They were refused from the 51st second on, each answer after eight seconds. */
  @Test
  void calls_and_feeds_go_on() {
    try (var other = new FeedStandIn();
        var service = start(Map.of("cordon.feeds.other", other.address()))) {
      other.append("note-1", 1, Note.newBuilder().setText("before").build());
      await().untilAsserted(() -> assertThat(read(service)).isNotNull());
      await().until(() -> position(service) == 1);

      for (Away how : Away.values()) {
        TestIdentity.goAway(how);
        other.append("note-" + how, 1, Note.newBuilder().setText("meanwhile").build());
        Instant end = Instant.now().plusSeconds(2);
        while (Instant.now().isBefore(end)) {
          Instant began = Instant.now();
          read(service);
          assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(3));
        }
        TestIdentity.comeBack();
      }

      await().until(() -> position(service) == 1 + Away.values().length);
    }
  }

  /** A feed that was cut off is read again with the token that is still good. */
  @Test
  void a_feed_is_taken_up_again_though_no_token_can_be_had() {
    var other = new FeedStandIn();
    try (var service = start(Map.of("cordon.feeds.other", other.address()))) {
      await().until(() -> service.bean(FeedReader.class).healthy());
      TestIdentity.goAway(Away.HANGS);

      other.pause();
      await().atMost(Duration.ofSeconds(10)).until(() -> !service.bean(FeedReader.class).healthy());
      other.resume();

      await().atMost(Duration.ofSeconds(10)).until(() -> service.bean(FeedReader.class).healthy());
    } finally {
      other.close();
    }
  }

  @Test
  void a_service_that_starts_first_believes_the_provider_once_it_is_there() {
    TestIdentity.goAway(Away.CLOSES);
    try (var service = start(Map.of())) {
      assertThat(codeOf(service, PLANNER.token())).isEqualTo(Status.Code.UNAVAILABLE);

      TestIdentity.comeBack();

      await().atMost(Duration.ofSeconds(10)).ignoreExceptions().until(() -> read(service) != null);
    }
  }

  @Test
  void a_new_key_is_believed_and_a_made_up_one_is_not() {
    try (var service = start(Map.of())) {
      await().ignoreExceptions().until(() -> read(service) != null);
      TestIdentity.rotateKey();

      await().atMost(Duration.ofSeconds(3)).ignoreExceptions().until(() -> read(service) != null);
      assertThat(codeOf(service, PLANNER.tokenNaming("made-up")))
          .isEqualTo(Status.Code.UNAUTHENTICATED);
    }
  }

  private static ServiceFixture start(Map<String, String> extra) {
    var properties = new HashMap<>(SHORT);
    properties.putAll(extra);
    return ServiceFixture.start(SampleApplication.class, ProviderAwayTest.class, properties);
  }

  private static long position(ServiceFixture service) {
    Document known =
        service
            .mongo()
            .collection("feeds", Document.class)
            .find(Filters.eq("_id", "other"))
            .first();
    return known == null ? 0 : known.getLong("position");
  }

  private static Object read(ServiceFixture service) {
    return notes(service, PLANNER.token()).readNotes(ReadNotesRequest.getDefaultInstance());
  }

  private static Status.Code codeOf(ServiceFixture service, String token) {
    try {
      var _ = notes(service, token).readNotes(ReadNotesRequest.getDefaultInstance());
      return Status.Code.OK;
    } catch (StatusRuntimeException e) {
      return e.getStatus().getCode();
    }
  }

  private static NoteServiceGrpc.NoteServiceBlockingStub notes(
      ServiceFixture service, String token) {
    return NoteServiceGrpc.newBlockingStub(
        service.anonymous(Map.of("authorization", "Bearer " + token)));
  }
}
