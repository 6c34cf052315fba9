package cordon.gateway.session;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor.CipherAlgorithm;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.security.crypto.keygen.KeyGenerators;

/**
 * The random value in a session's cookie. The store knows only its digest, and keeps the tokens
 * sealed with a key made of it: whoever reads the database can neither use a session nor a token.
 */
public final class SessionSecret {
  private static final int BYTES = 32;
  private static final int IV_BYTES = 16;
  private static final Pattern GRAMMAR = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final SecureRandom random = new SecureRandom();

  private final String value;

  private SessionSecret(String value) {
    this.value = value;
  }

  static SessionSecret fresh() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new SessionSecret(text(bytes));
  }

  /** What a cookie holds, if it can be one of ours at all. */
  public static Optional<SessionSecret> of(String cookie) {
    return GRAMMAR.matcher(cookie).matches()
        ? Optional.of(new SessionSecret(cookie))
        : Optional.empty();
  }

  String cookie() {
    return value;
  }

  /** Under which the store knows the session. */
  public String id() {
    return digest(value);
  }

  /** By which something secret is known where it need not be kept (SHA-256). */
  public static String digest(String secret) {
    try {
      byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
      return text(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a page sends with every change; another site can neither read nor guess it. */
  public String csrfToken() {
    return text(derive("csrf"));
  }

  /** Seals what only the bearer of the cookie may have, and opens it again (AES-256, GCM). */
  BytesEncryptor seal() {
    return new AesBytesEncryptor(
        new SecretKeySpec(derive("tokens"), "AES"),
        KeyGenerators.secureRandom(IV_BYTES),
        CipherAlgorithm.GCM);
  }

  private byte[] derive(String purpose) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(value.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
      return mac.doFinal(purpose.getBytes(StandardCharsets.US_ASCII));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** The secret does not show where something is printed. */
  @Override
  public String toString() {
    return "SessionSecret";
  }
}
