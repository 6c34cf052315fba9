package cordon.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One address for several parts, as a Service of Kubernetes is: each connection goes to the next of
 * them that takes it, and stays there.
 */
final class Way implements AutoCloseable {
  private static final String LOCAL = "127.0.0.1";

  private final ServerSocket door;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile List<Integer> ports = List.of();
  private int next;

  Way() {
    try {
      door = new ServerSocket(0, 50, InetAddress.ofLiteral(LOCAL));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::take);
  }

  String address() {
    return LOCAL + ":" + door.getLocalPort();
  }

  /** From now on it leads there, or nowhere; what goes on elsewhere is cut. */
  void to(List<Integer> elsewhere) {
    ports = List.copyOf(elsewhere);
    open.forEach(Way::end);
  }

  private void take() {
    while (!door.isClosed()) {
      try {
        lead(door.accept());
      } catch (IOException e) {
        // Closed, or whoever came has gone.
      }
    }
  }

  private void lead(Socket come) {
    List<Integer> now = ports;
    for (int i = 0; i < now.size(); i++) {
      try {
        var on = new Socket(LOCAL, now.get(next++ % now.size()));
        open.addAll(List.of(come, on));
        pass(come, on);
        pass(on, come);
        if (!now.equals(ports)) {
          end(come);
        }
        return;
      } catch (IOException e) {
        // That part is away.
      }
    }
    end(come);
  }

  private void pass(Socket from, Socket to) {
    Thread.ofVirtual()
        .start(() -> {
          try (from;
              to) {
            from.getInputStream().transferTo(to.getOutputStream());
          } catch (IOException e) {
            // The other side has ended it.
          } finally {
            open.removeAll(List.of(from, to));
          }
        });
  }

  private static void end(Socket one) {
    try {
      one.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    to(List.of());
    door.close();
  }
}
