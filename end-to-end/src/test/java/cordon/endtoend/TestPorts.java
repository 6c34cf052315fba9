package cordon.endtoend;

import cordon.testsupport.TestFork;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports for copies, which bind them a minute after they were chosen. So they are none that the
 * kernel gives to whoever connects meanwhile (from 32768 on), none of those where {@code ./cordon}
 * looks for its own (below 30000), and none of a JVM that runs its copies beside this one.
 */
final class TestPorts {
  private static final int FIRST = 30_100;
  private static final int OF_A_FORK = 500;
  private static final int FORKS = 5;

  private TestPorts() {}

  static int free() {
    int first = FIRST + TestFork.number() % FORKS * OF_A_FORK;
    for (int i = 0; i < OF_A_FORK; i++) {
      int port = first + ThreadLocalRandom.current().nextInt(OF_A_FORK);
      if (isFree(port)) {
        return port;
      }
    }
    throw new IllegalStateException("No free port from " + first + " on");
  }

  private static boolean isFree(int port) {
    try (var probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
