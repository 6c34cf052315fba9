package cordon.platform.journal;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonTimestamp;

/**
 * What can be told of a token of a change stream without asking the server: the moment that it
 * stands for, by the clock of its cluster. MongoDB's own form since 4.2 ({@code
 * src/mongo/db/pipeline/resume_token.h}): a key string in hexadecimal digits that begins with a
 * timestamp.
 */
final class ResumeTokens {
  private static final byte TIMESTAMP = (byte) 0x82;
  private static final int DIGITS = 2 * (1 + Long.BYTES);

  private ResumeTokens() {}

  /** The moment; empty if it is of another form, which is for the server to refuse. */
  static Optional<BsonTimestamp> momentOf(BsonDocument token) {
    if (!token.isString("_data") || token.getString("_data").getValue().length() < DIGITS) {
      return Optional.empty();
    }
    try {
      String digits = token.getString("_data").getValue().substring(0, DIGITS);
      ByteBuffer key = ByteBuffer.wrap(HexFormat.of().parseHex(digits));
      return key.get() == TIMESTAMP
          ? Optional.of(new BsonTimestamp(key.getLong()))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
