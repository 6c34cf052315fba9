package cordon.identity;

import com.nimbusds.jose.KeySourceException;

/** Whether a token is good cannot be said, because the key for it cannot be had now. */
public final class KeysUnavailableException extends KeySourceException {
  private static final long serialVersionUID = 1L;

  KeysUnavailableException() {
    super("the identity provider's keys cannot be had now");
  }
}
