package cordon.platform.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * By which a restore, and a service at its start, see that they have the master key that belongs to
 * the data, without the data having it: with another one every document, account and person would
 * be a new one.
 */
public final class MasterKeyMark {
  private static final String HMAC = "HmacSHA256";
  private static final int BYTES = 16;

  private MasterKeyMark() {}

  /** The mark of a key, from which nobody can go back to it. */
  public static String of(byte[] key) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      byte[] mark = mac.doFinal("mark of a backup".getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(Arrays.copyOf(mark, BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  /** The mark of a key; null where no key is set. */
  static @Nullable String of(@Nullable Path file) {
    if (file == null) {
      return null;
    }
    try {
      return of(Base64.getDecoder().decode(Files.readString(file).strip()));
    } catch (IOException | IllegalArgumentException e) {
      throw new RefusedException(
          "The master key cannot be read from %s: put it back first.".formatted(file));
    }
  }

  /** Refuses a key that is not the one of the backup. */
  static void require(@Nullable String wanted, @Nullable Path file) {
    if (wanted == null) {
      return;
    }
    if (file == null) {
      throw new RefusedException(
          "The backup belongs to a master key: name its file by CORDON_KEYS_MASTERFILE.");
    }
    if (!wanted.equals(of(file))) {
      throw new RefusedException(
          "The master key in %s is not that of the backup: put the right one back first."
              .formatted(file));
    }
  }
}
