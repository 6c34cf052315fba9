package cordon.platform.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import cordon.platform.conformance.FeedStandIn;
import cordon.platform.conformance.ServiceFixture;
import cordon.platform.sample.SampleApplication;
import cordon.testsupport.TestMongo;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A service tells its lease, and every replica of who reads it knows the one that is told. */
class SourceLeaseTest {
  private static final Duration LONGEST = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofSeconds(30);

  private final String database =
      TestMongo.database(SourceLeaseTest.class) + "_" + System.nanoTime();
  private final List<ServiceFixture> started = new ArrayList<>();

  @AfterEach
  void stop() {
    started.reversed().forEach(ServiceFixture::close);
  }

  @Test
  void a_service_tells_the_lease_that_is_set() {
    ServiceFixture source = start("source", Map.of("cordon.lease", "45s"));
    ServiceFixture reader = start("reader", Map.of("cordon.feeds.other", source.address()));

    await().atMost(LONGEST).until(() -> Duration.ofSeconds(45).equals(told(reader)));
    assertThat(
            reader
                .bean(MeterRegistry.class)
                .get("cordon.feed.lease")
                .tag("source", "other")
                .gauge()
                .value())
        .isEqualTo(45);
  }

  @Test
  void every_replica_follows_what_is_told_also_the_one_that_does_not_read() {
    try (var source = new FeedStandIn()) {
      source.lease(SHORT);
      var feed = Map.of("cordon.feeds.other", source.address());
      ServiceFixture one = start("reader", feed);
      ServiceFixture two = start("reader", feed);

      awaitTold(SHORT, one, two);
      source.lease(Duration.ofMillis(75_500));
      awaitTold(Duration.ofMillis(75_500), one, two);
      source.lease(null);
      awaitTold(null, one, two);
      source.lease(SHORT);
      awaitTold(SHORT, one, two);
      source.pause();
      one.close();
      started.remove(one);
      ServiceFixture three = start("reader", feed);
      awaitTold(SHORT, two, three);
    }
  }

  @Test
  void another_lease_than_ones_own_is_told_once_in_the_log() throws InterruptedException {
    try (var source = new FeedStandIn()) {
      source.lease(Duration.ofSeconds(60));
      ServiceFixture reader = start("reader", Map.of("cordon.feeds.other", source.address()));
      var told = new Told();
      awaitTold(Duration.ofSeconds(60), reader);
      Thread.sleep(Duration.ofSeconds(1));
      assertThat(told.sentences).isEmpty();

      source.lease(SHORT);
      await().atMost(LONGEST).until(() -> !told.sentences.isEmpty());
      Thread.sleep(Duration.ofSeconds(2));
      assertThat(told.sentences)
          .containsExactly(
              "WARN the lease of other is 30 s and that of this service 60 s: the shorter one"
                  + " holds; set the same for both");

      source.lease(Duration.ofSeconds(60));
      await().atMost(LONGEST).until(() -> told.sentences.size() == 2);
      assertThat(told.sentences.getLast())
          .isEqualTo("INFO the lease of other is that of this service again");
    }
  }

  /** What is said in the log of leases, from now on. */
  private static final class Told extends AppenderBase<ILoggingEvent> {
    private final List<String> sentences = new CopyOnWriteArrayList<>();

    Told() {
      start();
      var log = (Logger) LoggerFactory.getLogger(DifferingLeases.class);
      log.setLevel(Level.INFO);
      log.addAppender(this);
    }

    @Override
    protected void append(ILoggingEvent event) {
      sentences.add(event.getLevel() + " " + event.getFormattedMessage());
    }
  }

  private static void awaitTold(@Nullable Duration lease, ServiceFixture... readers) {
    for (ServiceFixture reader : readers) {
      await().atMost(LONGEST).untilAsserted(() -> assertThat(told(reader)).isEqualTo(lease));
    }
  }

  private static @Nullable Duration told(ServiceFixture reader) {
    return reader.bean(FeedReader.class).leaseOfSource();
  }

  private ServiceFixture start(String name, Map<String, String> extra) {
    var properties = new HashMap<>(extra);
    properties.put("cordon.mongodb.database", database + "_" + name);
    ServiceFixture service =
        ServiceFixture.start(SampleApplication.class, SourceLeaseTest.class, properties);
    started.add(service);
    return service;
  }
}
