package cordon.testsupport;

import com.github.dockerjava.api.exception.NotFoundException;
import java.time.Duration;
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
  static final String MONGOD = "cordon-test/mongod:local";
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
    return new GenericContainer<>(DockerImageName.parse(image)).withLabel(LABEL, "true");
  }

  static GenericContainer<?> mongod(String... arguments) {
    return of(MONGOD)
        .withCommand(MongodArguments.with(arguments).toArray(String[]::new))
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
