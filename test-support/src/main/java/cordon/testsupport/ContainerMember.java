package cordon.testsupport;

import com.github.dockerjava.api.DockerClient;
import java.util.List;
import org.testcontainers.containers.GenericContainer;

/**
 * A member as a container in the host's network, where one address serves the test and the other
 * members alike and stays the same after a restart, which Docker's own network does not promise.
 */
final class ContainerMember implements MongoMember {
  private final int port;
  private final GenericContainer<?> container;

  // Closed with this member.
  @SuppressWarnings("resource")
  ContainerMember(int port, List<String> arguments) {
    this.port = port;
    this.container = TestContainers.mongod(arguments).withNetworkMode("host");
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
  }

  @Override
  public String address() {
    return "127.0.0.1:" + port;
  }

  /** Through Docker when it has run before: Testcontainers would make a new one, without data. */
  @Override
  public void start() {
    if (container.getContainerId() == null) {
      container.start();
    } else {
      docker().startContainerCmd(container.getContainerId()).exec();
    }
  }

  @Override
  public void kill() {
    docker().killContainerCmd(container.getContainerId()).exec();
  }

  @Override
  public void pause() {
    docker().pauseContainerCmd(container.getContainerId()).exec();
  }

  @Override
  public void resume() {
    docker().unpauseContainerCmd(container.getContainerId()).exec();
  }

  @Override
  public void close() {
    container.stop();
  }

  private DockerClient docker() {
    return container.getDockerClient();
  }
}
