package cordon.platform.watch;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.common.v1.Scope;
import cordon.platform.call.Call;
import cordon.platform.call.Caller;
import cordon.platform.store.Mongo;
import cordon.testsupport.TestMongo;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A place in the journal that a reader keeps says nothing, and is good for what it was given. */
class SealedPositionsTest {
  private static final Mongo MONGO =
      Mongo.connect(
          TestMongo.shared().uri(),
          TestMongo.database(SealedPositionsTest.class) + "_" + System.nanoTime());

  private final SealedPositions positions = new SealedPositions(MONGO);

  @AfterAll
  static void close() {
    MONGO.database().drop();
    MONGO.close();
  }

  @Test
  void a_place_is_read_by_every_replica_for_all_who_see_the_same() {
    String sealed = positions.seal(by("NG", "Watch"), "operation", 4711);

    assertThat(positions.open(by("NG", "Watch"), "operation", sealed)).hasValue(4711);
    assertThat(new SealedPositions(MONGO).open(by("NG", "Watch"), "operation", sealed))
        .hasValue(4711);
  }

  @Test
  void a_place_is_no_place_for_another_country_method_or_thing() {
    String sealed = positions.seal(by("NG", "Watch"), "operation", 4711);

    assertThat(positions.open(by("GH", "Watch"), "operation", sealed)).isEmpty();
    assertThat(positions.open(by(null, "Watch"), "operation", sealed)).isEmpty();
    assertThat(positions.open(by("NG", "Look"), "operation", sealed)).isEmpty();
    assertThat(positions.open(by("NG", "Watch"), "another", sealed)).isEmpty();
  }

  @Test
  void the_same_place_is_another_text_each_time_and_as_long_as_any() {
    String one = positions.seal(by("NG", "Watch"), "operation", 1);
    String other = positions.seal(by("NG", "Watch"), "operation", 1);
    String later = positions.seal(by("NG", "Watch"), "operation", Long.MAX_VALUE);

    assertThat(one).isNotEqualTo(other).hasSameSizeAs(later);
    assertThat(one).matches("[A-Za-z0-9_-]{48}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "4711", "not base64!", "AAAA"})
  void any_other_text_is_no_place(String text) {
    assertThat(positions.open(by("NG", "Watch"), "operation", text)).isEmpty();
  }

  @Test
  void a_text_that_was_changed_is_no_place() {
    String sealed = positions.seal(by("NG", "Watch"), "operation", 4711);
    char other = sealed.charAt(20) == 'A' ? 'B' : 'A';

    assertThat(
            positions.open(
                by("NG", "Watch"),
                "operation",
                sealed.substring(0, 20) + other + sealed.substring(21)))
        .isEmpty();
  }

  private static Call by(@Nullable String country, String method) {
    return new Call(
        new Caller("somebody", Set.of("ncb-officer"), country),
        method,
        Scope.SCOPE_PARTIES,
        null,
        null,
        null,
        "0af7651916cd43dd8448eb211c80319c");
  }
}
