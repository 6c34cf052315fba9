package cordon.testsupport;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Ports;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.TestcontainersConfiguration;

/**
 * Containers made from the images that {@code test-support/images/build} builds locally, so that
 * nothing is pulled. All carry one label, by which {@code ./cordon test} removes what is left.
 */
final class TestContainers {
  private static final String MONGOD = "cordon-test/mongod:local";
  static final String KEYCLOAK = "cordon-test/keycloak:local";
  static final String HOW =
      " Run ./cordon test: it builds the images where a Docker engine answers, and otherwise starts"
          + " local processes.";
  private static final String LABEL = "cordon-test";

  private TestContainers() {}

  static boolean available() {
    return DockerClientFactory.instance().isDockerAvailable();
  }

  static GenericContainer<?> of(String image) {
    if (!available()) {
      throw new IllegalStateException("No Docker engine answers for " + image + "." + HOW);
    }
    try {
      DockerClientFactory.lazyClient().inspectImageCmd(image).exec();
    } catch (NotFoundException e) {
      throw new IllegalStateException("The image " + image + " is not built." + HOW, e);
    }
    return new GenericContainer<>(DockerImageName.parse(image))
        .withLabel(LABEL, "true")
        .withCreateContainerCmdModifier(TestContainers::publishToThisMachineOnly);
  }

  /** Testcontainers publishes ports to the whole network; a test server needs no password. */
  private static void publishToThisMachineOnly(CreateContainerCmd command) {
    HostConfig host = Objects.requireNonNull(command.getHostConfig());
    var ports = new Ports();
    host.getPortBindings()
        .getBindings()
        .keySet()
        .forEach(port -> ports.bind(port, Ports.Binding.bindIp("127.0.0.1")));
    host.withPortBindings(ports);
  }

  static GenericContainer<?> mongod(List<String> arguments) {
    return of(MONGOD)
        .withCommand(arguments.toArray(String[]::new))
        .waitingFor(
            Wait.forLogMessage(".*Waiting for connections.*", 1)
                .withStartupTimeout(Duration.ofMinutes(2)));
  }

  /**
   * Starts a container that later JVMs of the run find again, where Testcontainers is allowed to
   * reuse (TESTCONTAINERS_REUSE_ENABLE); otherwise one that ends with this JVM.
   */
  static void startShared(GenericContainer<?> container) {
    container.withReuse(true).start();
    if (!TestcontainersConfiguration.getInstance().environmentSupportsReuse()) {
      Runtime.getRuntime().addShutdownHook(new Thread(container::stop));
    }
  }

  /** The container's own address in Docker's network. */
  static String address(GenericContainer<?> container) {
    return container
        .getContainerInfo()
        .getNetworkSettings()
        .getNetworks()
        .values()
        .iterator()
        .next()
        .getIpAddress();
  }
}
