package cordon.reporting.subject;

import cordon.platform.backup.MasterKeyMark;
import cordon.platform.refusal.RejectedException;
import cordon.reporting.ReportingReason;
import cordon.start.NotStartedException;
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
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Turns identifiers into keys: HMAC-SHA-256 under a key that is derived for operation and type from
 * the installation's master key. Equal keys are one subject; nobody can go back from a key.
 */
@Component
public class SubjectKeys {
  private static final String HMAC = "HmacSHA256";
  private static final int SHORTEST_MASTER = 32;
  private static final int KEY_BYTES = 16;

  private final byte[] master;

  /**
   * Reads the master key.
   *
   * @param file secret: with at least 32 random bytes in Base64; losing it loses every later match
   * @throws NotStartedException if it is missing or too short
   */
  SubjectKeys(@Value("${cordon.keys.master-file}") Path file) {
    try {
      master = Base64.getDecoder().decode(Files.readString(file).strip());
    } catch (IOException e) {
      throw refused("cannot be read");
    } catch (IllegalArgumentException e) {
      throw refused("is not Base64");
    }
    if (master.length < SHORTEST_MASTER) {
      throw refused("has fewer than 32 bytes");
    }
  }

  /** What is in the file is never told. */
  static NotStartedException refused(String why) {
    return new NotStartedException(
        "The master key of cordon.keys.master-file %s.".formatted(why),
        "Put back the installation's own from where it is kept; a new one is for a new installation"
            + " only, because it knows nobody again.");
  }

  /** By which the key is known again and nobody can go back to it. */
  String mark() {
    return MasterKeyMark.of(master);
  }

  /**
   * The subject that an identifier stands for, within one operation.
   *
   * @param field where it stands in the request
   * @throws RejectedException BAD_IDENTIFIER if it does not have the form of its type
   */
  public Subject subject(String operationId, IdentifierType type, String value, String field) {
    String normal = normal(type, value, field);
    byte[] derived = hmac(master, operationId + "/" + type);
    String key = HexFormat.of().formatHex(Arrays.copyOf(hmac(derived, normal), KEY_BYTES));
    return new Subject(type, type + "." + key, type.isProtected() ? null : value);
  }

  private static String normal(IdentifierType type, String value, String field) {
    try {
      return Identifiers.normal(type, value);
    } catch (MalformedException e) {
      throw new RejectedException(ReportingReason.BAD_IDENTIFIER, e.sentence()).at(field);
    }
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}
