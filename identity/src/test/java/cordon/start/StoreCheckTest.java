package cordon.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoCredential;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoSocketReadException;
import com.mongodb.ServerAddress;
import cordon.testsupport.MongoMembers;
import cordon.testsupport.TestMongo;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import javax.security.sasl.SaslException;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class StoreCheckTest {
  private static final InstantSource CLOCK = InstantSource.system();

  @Test
  void the_mongodb_of_an_installation_is_good() {
    assertThat(new StoreCheck(TestMongo.shared().uri(), null, CLOCK).look()).isEmpty();
  }

  @Test
  void nobody_at_the_address_is_waited_for() {
    assertThat(new StoreCheck("mongodb://127.0.0.1:9/?replicaSet=cordon", null, CLOCK).look())
        .contains("no MongoDB answers at 127.0.0.1:9");
  }

  @Test
  void a_set_without_a_primary_is_waited_for() {
    try (var members = MongoMembers.start(2, 64)) {
      members.killPrimary();

      assertThat(new StoreCheck(members.uri(), null, CLOCK).look())
          .hasValueSatisfying(why ->
              assertThat(why).matches("the MongoDB at [0-9.:]+ has no primary at the moment"));
    }
  }

  @Test
  void a_clock_that_is_more_than_a_minute_off_is_not_started_with() {
    String uri = TestMongo.shared().uri();

    assertThatThrownBy(() -> new StoreCheck(uri, null, () -> Instant.now().plusSeconds(75)).look())
        .isInstanceOf(NotStartedException.class)
        .hasMessageMatching("The clock of this machine is 7[0-5] s ahead of that of MongoDB\\.");
    assertThatThrownBy(() -> new StoreCheck(uri, null, () -> Instant.now().minusSeconds(75)).look())
        .isInstanceOf(NotStartedException.class)
        .hasMessageMatching("The clock of this machine is 7[0-5] s behind that of MongoDB\\.");
    assertThat(new StoreCheck(uri, null, () -> Instant.now().minusSeconds(50)).look()).isEmpty();
  }

  @Test
  void a_user_whom_nobody_knows_is_told() {
    String uri = TestMongo.shared().uri().replace("mongodb://", "mongodb://nobody:none@");

    assertThatThrownBy(() -> new StoreCheck(uri, null, CLOCK).look())
        .isInstanceOf(NotStartedException.class)
        .hasMessage("MongoDB does not take the user and the password of cordon.mongodb.uri.");
  }

  /** As when a member is stopped: the user may be right. */
  @Test
  void a_connection_that_is_lost_in_signing_in_is_waited_for() {
    var user = MongoCredential.createCredential("somebody", "admin", "secret".toCharArray());
    var member = new ServerAddress("127.0.0.1");
    var lost = new MongoSocketReadException("lost", member);
    var busy =
        new MongoCommandException(
            BsonDocument.parse("{ok: 0, code: 11600, codeName: 'InterruptedAtShutdown'}"), member);

    assertThatCode(() -> StoreCheck.requireSignedIn(new MongoSecurityException(user, "", lost)))
        .doesNotThrowAnyException();
    assertThatCode(() -> StoreCheck.requireSignedIn(new MongoSecurityException(user, "", busy)))
        .doesNotThrowAnyException();
    assertThatThrownBy(() ->
            StoreCheck.requireSignedIn(
                new MongoSecurityException(user, "", new SaslException("no"))))
        .isInstanceOf(NotStartedException.class);
  }

  @Test
  void a_version_before_six_is_too_old() {
    assertThatThrownBy(() -> StoreCheck.requireVersion(build("5.0.31", 5, 0, 31, 0), "MongoDB"))
        .isInstanceOf(NotStartedException.class)
        .hasMessage("MongoDB is of version 5.0.31, and Cordon needs 6.0 or newer.");
    assertThatCode(() -> StoreCheck.requireVersion(build("6.0.5", 6, 0, 5, 0), "MongoDB"))
        .doesNotThrowAnyException();
    assertThatCode(() -> StoreCheck.requireVersion(build("8.2.0", 8, 2, 0, 0), "MongoDB"))
        .doesNotThrowAnyException();
  }

  /**
   * The driver refuses it before a version can be asked for, which is not as if nobody answered.
   */
  @Test
  void one_with_which_the_driver_does_not_speak_is_too_old() throws IOException {
    try (var old = new OldMongo()) {
      assertThatThrownBy(() -> new StoreCheck(old.uri(), null, CLOCK).look())
          .isInstanceOf(NotStartedException.class)
          .hasMessageMatching(
              "(The )?MongoDB( at [0-9.:]+)? is of a version with which the driver does not speak,"
                  + " and Cordon needs 6.0 or newer\\.");
    }
  }

  @Test
  void a_member_of_another_set_is_not_taken() {
    var other = new Document("setName", "others");

    assertThatThrownBy(() -> StoreCheck.requireReplicaSet(other, "cordon", "MongoDB"))
        .isInstanceOf(NotStartedException.class)
        .hasMessage(
            "MongoDB is of the replica set others, and cordon.mongodb.uri asks for cordon.");
    assertThatCode(() -> StoreCheck.requireReplicaSet(other, null, "MongoDB"))
        .doesNotThrowAnyException();
  }

  @Test
  void what_is_no_address_is_not_repeated_because_it_may_hold_a_password() {
    assertThatThrownBy(() -> new StoreCheck("mongodb://me:s3cret:word@@host", null, CLOCK))
        .isInstanceOf(NotStartedException.class)
        .hasNoCause()
        .hasMessage("cordon.mongodb.uri is no address of a MongoDB.");
  }

  private static Document build(String version, Integer... parts) {
    return new Document("version", version).append("versionArray", List.of(parts));
  }
}
