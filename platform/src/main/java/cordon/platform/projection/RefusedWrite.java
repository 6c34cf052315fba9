package cordon.platform.projection;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import java.util.Set;

/**
 * What the database says of a write itself and would say again: another try does not help, as it
 * does after a conflict, a lost connection or a time limit.
 */
final class RefusedWrite {
  private static final int BAD_VALUE = 2;
  private static final int TYPE_MISMATCH = 14;
  private static final int TOO_LARGE = 10334;
  private static final int DUPLICATE_KEY = 11000;
  private static final int TOO_LARGE_AFTER_UPDATE = 17419;
  private static final int TOO_LARGE_AFTER_REPLACEMENT = 17420;

  /** A number that overflows is a bad value. */
  private static final Set<Integer> CODES =
      Set.of(
          BAD_VALUE,
          TYPE_MISMATCH,
          TOO_LARGE,
          DUPLICATE_KEY,
          TOO_LARGE_AFTER_UPDATE,
          TOO_LARGE_AFTER_REPLACEMENT);

  private RefusedWrite() {}

  static boolean is(MongoException fault) {
    return !fault.hasErrorLabel(MongoException.TRANSIENT_TRANSACTION_ERROR_LABEL)
        && (fault instanceof MongoBulkWriteException bulk
            ? bulk.getWriteErrors().stream().anyMatch(one -> CODES.contains(one.getCode()))
            : CODES.contains(fault.getCode()));
  }
}
