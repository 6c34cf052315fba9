package cordon.platform.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import cordon.platform.store.Mongo;
import cordon.testsupport.TestMongo;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeaseTest {
  private static final AtomicLong SENT = new AtomicLong();
  private static Mongo mongo;

  @BeforeAll
  static void connect() {
    mongo =
        Mongo.connect(
            TestMongo.shared().uri(),
            TestMongo.database(LeaseTest.class),
            List.of(
                new CommandListener() {
                  @Override
                  public void commandStarted(CommandStartedEvent event) {
                    SENT.incrementAndGet();
                  }
                }));
  }

  @AfterAll
  static void close() {
    mongo.close();
  }

  @Test
  void one_of_two_has_it_until_it_lets_go_or_is_silent_for_three_seconds() {
    Lease one = lease("turns", Duration.ZERO);
    Lease two = lease("turns", Duration.ZERO);

    assertThat(one.hold()).isTrue();
    assertThat(two.hold()).isFalse();
    one.release();
    assertThat(two.hold()).isTrue();
    assertThat(one.hold()).isFalse();

    long silent = System.nanoTime();
    await().atMost(Duration.ofSeconds(6)).until(one::hold);
    assertThat(Duration.ofNanos(System.nanoTime() - silent))
        .isBetween(Duration.ofMillis(2500), Duration.ofSeconds(5));
  }

  @ParameterizedTest
  @ValueSource(longs = {-3_600, -3, 0, 3, 3_600})
  void what_is_told_is_never_too_young_however_far_apart_two_clocks_are(long seconds)
      throws InterruptedException {
    String name = "told" + seconds;
    InstantSource ahead = InstantSource.offset(InstantSource.system(), Duration.ofSeconds(seconds));
    var holder = new Lease(mongo, ahead, name);
    Lease other = lease(name, Duration.ZERO);
    assertThat(holder.hold()).isTrue();
    assertThat(other.hold()).isFalse();
    assertThat(other.told()).isEqualTo(Instant.EPOCH);

    Instant done = Instant.now().minusSeconds(1);
    // It is renewed when it is time, by what was learnt of the database's clock before.
    for (int i = 0; i < 30; i++) {
      assertThat(holder.hold(done.plusSeconds(seconds))).isTrue();
      assertThat(other.hold()).isFalse();
      Thread.sleep(100);
    }

    assertThat(other.told()).isBetween(done.minusSeconds(1), done.plusMillis(1));
  }

  @Test
  void it_costs_little_while_nobody_else_asks() throws InterruptedException {
    Lease lease = lease("cheap", Duration.ZERO);
    assertThat(lease.hold()).isTrue();
    long before = SENT.get();

    for (int i = 0; i < 50; i++) {
      assertThat(lease.hold()).isTrue();
      Thread.sleep(100);
    }

    assertThat(SENT.get() - before).isBetween(1L, 3L);
  }

  @Test
  void a_lease_of_an_earlier_version_is_minded_and_runs_out() {
    mongo
        .collection("leases", Document.class)
        .insertOne(
            new Document("_id", "old")
                .append("holder", "of an earlier version")
                .append("until", Instant.now().plusSeconds(2)));
    Lease lease = lease("old", Duration.ZERO);

    assertThat(lease.hold()).isFalse();
    assertThat(lease.told()).isEqualTo(Instant.EPOCH);
    await().atMost(Duration.ofSeconds(5)).until(lease::hold);
  }

  private static Lease lease(String name, Duration ahead) {
    return new Lease(mongo, InstantSource.offset(InstantSource.system(), ahead), name);
  }
}
