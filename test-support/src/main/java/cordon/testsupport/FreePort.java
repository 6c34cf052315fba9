package cordon.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A port of this machine on which nobody listens, for what binds it at once. */
public final class FreePort {
  private FreePort() {}

  /** One that the kernel gives; who connects meanwhile may be given the same. */
  public static int next() {
    try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
