package cordon.platform.boot;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import cordon.identity.KeysUnavailableException;
import cordon.identity.ProviderKeys;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** The provider's keys as the decoder asks for them; only an unknown one is waited for. */
record KeptKeys(ProviderKeys keys) implements JWKSource<SecurityContext> {

  @Override
  public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context)
      throws KeySourceException {
    Set<String> named = selector.getMatcher().getKeyIDs();
    try {
      String keyId = named == null || named.isEmpty() ? null : named.iterator().next();
      return selector.select(new JWKSet(keys.forKey(keyId).get()));
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KeysUnavailableException away
          ? away
          : new KeySourceException("the keys cannot be read", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KeySourceException("the call has ended", e);
    }
  }
}
