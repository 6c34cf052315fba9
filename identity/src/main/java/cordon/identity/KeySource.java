package cordon.identity;

import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;

/** Where keys come from. */
@FunctionalInterface
public interface KeySource {
  /**
   * The keys of this moment, within some seconds.
   *
   * @throws IOException if they cannot be had, or what came is no set with a key in it
   */
  JWKSet fetch() throws IOException, InterruptedException;
}
