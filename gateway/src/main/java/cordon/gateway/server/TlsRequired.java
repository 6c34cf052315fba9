package cordon.gateway.server;

import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Only a copy for trying and developing may speak in the clear; every other one does not start. */
@Component
@Profile("!local")
class TlsRequired {

  /**
   * @throws NoTlsException if the main port would have no TLS
   */
  TlsRequired(ServerProperties server) {
    if (!Ssl.isEnabled(server.getSsl())) {
      throw new NoTlsException();
    }
  }
}
