package cordon.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A member as a local process of the mongod that CORDON_TEST_MONGOD names. */
final class LocalMember implements MongoMember {
  private final int port;
  private final List<String> command = new ArrayList<>();
  private final Path folder;
  private @Nullable Process process;

  LocalMember(int port, List<String> arguments) {
    String mongod = System.getenv("CORDON_TEST_MONGOD");
    if (mongod == null) {
      throw new IllegalStateException(
          "CORDON_TEST_MONGOD names no mongod for members of a test's own." + TestContainers.HOW);
    }
    this.port = port;
    try {
      this.folder = Files.createTempDirectory("cordon-member");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    command.add(mongod);
    command.addAll(arguments);
    command.addAll(List.of("--dbpath", folder.toString()));
    // A test JVM that is stopped must not leave members behind.
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
  }

  @Override
  public String address() {
    return "127.0.0.1:" + port;
  }

  @Override
  public void start() {
    try {
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(
                  ProcessBuilder.Redirect.appendTo(folder.resolve("mongod.log").toFile()))
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void kill() {
    Process running = process;
    if (running != null) {
      running.destroyForcibly();
      await(running);
    }
  }

  @Override
  public void pause() {
    signal("STOP");
  }

  @Override
  public void resume() {
    signal("CONT");
  }

  @Override
  public synchronized void close() {
    kill();
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void signal(String name) {
    Process running = process;
    if (running == null) {
      throw new IllegalStateException("Member " + address() + " does not run");
    }
    try {
      await(new ProcessBuilder("kill", "-" + name, Long.toString(running.pid())).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void await(Process ending) {
    try {
      ending.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for a process", e);
    }
  }
}
