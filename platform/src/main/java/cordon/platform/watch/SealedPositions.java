package cordon.platform.watch;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import cordon.platform.call.Call;
import cordon.platform.store.Mongo;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.OptionalLong;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * Places in the journal in the form in which readers are given them to go on from. A place in plain
 * numbers would tell a country how much others do; sealed, each is another text whenever it is
 * given, and only the replicas of the service can read it. The key lies in the service's database
 * and keeps nothing else: with it nobody reaches more.
 */
public final class SealedPositions {
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int SEALED_BYTES = NONCE_BYTES + Long.BYTES + TAG_BITS / 8;
  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private final MongoCollection<BsonDocument> keys;
  private final SecureRandom random = new SecureRandom();
  private volatile @Nullable SecretKeySpec key;

  public SealedPositions(Mongo mongo) {
    keys = mongo.collection("stream_keys", BsonDocument.class);
  }

  /**
   * A place for a caller: good for the method that they call, for what it is asked of, and for
   * those who see the same.
   *
   * @param of id of what is watched
   */
  public String seal(Call call, String of, long position) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] plain = ByteBuffer.allocate(Long.BYTES).putLong(position).array();
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, call, of).doFinal(plain);
      return ENCODER.encodeToString(
          ByteBuffer.allocate(SEALED_BYTES).put(nonce).put(sealed).array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The place that was sealed; empty for any other text, as for another's. */
  public OptionalLong open(Call call, String of, String text) {
    byte[] sealed;
    try {
      sealed = DECODER.decode(text);
    } catch (IllegalArgumentException e) {
      return OptionalLong.empty();
    }
    if (sealed.length != SEALED_BYTES) {
      return OptionalLong.empty();
    }
    byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
    try {
      byte[] plain =
          cipher(Cipher.DECRYPT_MODE, nonce, call, of)
              .doFinal(sealed, NONCE_BYTES, SEALED_BYTES - NONCE_BYTES);
      return OptionalLong.of(ByteBuffer.wrap(plain).getLong());
    } catch (GeneralSecurityException e) {
      return OptionalLong.empty();
    }
  }

  private Cipher cipher(int mode, byte[] nonce, Call call, String of)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(CIPHER);
    cipher.init(mode, key(), new GCMParameterSpec(TAG_BITS, nonce));
    String whose = Objects.requireNonNullElse(call.caller().country(), "");
    cipher.updateAAD(String.join("/", call.method(), of, whose).getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  /** The first replica that needs it makes it; all have the same, also after a restart. */
  private SecretKeySpec key() {
    SecretKeySpec known = key;
    if (known == null) {
      byte[] fresh = new byte[KEY_BYTES];
      random.nextBytes(fresh);
      BsonDocument kept =
          Objects.requireNonNull(
              keys.findOneAndUpdate(
                  Filters.eq("_id", "positions"),
                  Updates.setOnInsert("key", new BsonBinary(fresh)),
                  new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER)));
      known = new SecretKeySpec(kept.getBinary("key").getData(), "AES");
      key = known;
    }
    return known;
  }
}
