package cordon.gateway;

import cordon.testsupport.FreePort;
import cordon.testsupport.TestIdentity;
import cordon.testsupport.TestMongo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The gateway in a process of its own, with the heap that a copy gives it. */
public final class GatewayProcess implements AutoCloseable {
  public final int port = FreePort.next();
  private final Process process;
  private final Path log;
  private final HttpClient client = HttpClient.newHttpClient();

  /**
   * @param extra settings, in the place of those that every test has
   */
  public GatewayProcess(RecordingService service, Path folder, Map<String, String> extra) {
    log = folder.resolve("gateway.log");
    var settings = new LinkedHashMap<String, String>();
    settings.put("server.port", Integer.toString(port));
    settings.put("management.server.port", Integer.toString(FreePort.next()));
    settings.put("spring.profiles.active", "local");
    settings.put("cordon.limits.refused", "1GB");
    settings.put("cordon.oidc.issuer", TestIdentity.issuer());
    settings.put("cordon.oidc.client-secret", "known-to-tests-only");
    settings.put("cordon.mongodb.uri", TestMongo.shared().uri());
    settings.put("cordon.mongodb.database", TestMongo.database(GatewayProcess.class));
    settings.put("cordon.services.operations", service.address());
    settings.put("cordon.services.tasking", service.address());
    settings.put("cordon.services.reporting", service.address());
    settings.putAll(extra);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx128m",
            "-XX:+UseSerialGC",
            "-Xss512k",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:TieredStopAtLevel=1",
            "--sun-misc-unsafe-memory-access=allow",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            GatewayApplication.class.getName()));
    settings.forEach((name, value) -> command.add("--" + name + "=" + value));
    try {
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public boolean isReady() {
    try {
      return client
              .send(
                  HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/state"))
                      .build(),
                  BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Its exit code, for which a test waits. */
  public int end(Duration longest) throws InterruptedException {
    if (!process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException("the gateway goes on");
    }
    return process.exitValue();
  }

  public String log() throws IOException {
    return Files.readString(log);
  }

  @Override
  public void close() throws InterruptedException {
    client.close();
    process.destroy();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
