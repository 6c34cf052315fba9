package cordon.endtoend;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An image that runs: in a container that may write to its folder for temporary files only, where
 * the run has an engine; else out of its layers, where nothing keeps it from writing.
 */
final class StartedImage implements AutoCloseable {
  private static final JsonMapper json = new JsonMapper();
  private static final String NAME = "cordon-test-image";
  private static final String TAG = "cordon-test/image:latest";
  private static final int LONGEST_MINUTES = 5;

  private final Process process;
  private final BufferedReader said;

  private StartedImage(List<String> command, Map<String, String> environment, Path folder)
      throws IOException {
    var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    process = builder.start();
    // What never says what is waited for ends nevertheless, and is told by what it did say.
    CompletableFuture.delayedExecutor(LONGEST_MINUTES, TimeUnit.MINUTES)
        .execute(process::destroyForcibly);
    said = process.inputReader();
  }

  /**
   * @param archive as {@code ./cordon images} has written it
   */
  static StartedImage of(Path archive, Map<String, String> settings)
      throws IOException, InterruptedException {
    Path layers = archive.resolveSibling("layers");
    Files.createDirectories(layers);
    run("tar", "-xf", archive.toString(), "-C", layers.toString());
    return "containers".equals(System.getenv("CORDON_TEST_FORM"))
        ? inContainer(archive, layers, settings)
        : outOf(layers, settings);
  }

  /** What it has said up to a line that holds a text, or up to its end. */
  String until(String text) throws IOException {
    var all = new StringBuilder();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      all.append(line).append('\n');
      if (line.contains(text)) {
        break;
      }
    }
    return all.toString();
  }

  /** Asks it to end, as an engine does; what does not is ended. */
  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }

  private static StartedImage inContainer(Path archive, Path layers, Map<String, String> settings)
      throws IOException, InterruptedException {
    // Under a name of its own: the archive's belongs to whoever runs Cordon on this machine.
    String text = Files.readString(layers.resolve("manifest.json"));
    String theirs = manifest(layers).get("RepoTags").get(0).stringValue();
    Files.writeString(layers.resolve("manifest.json"), text.replace(theirs, TAG));
    Path renamed = archive.resolveSibling("renamed.tar");
    run("tar", "-cf", renamed.toString(), "-C", layers.toString(), ".");
    run("docker", "load", "-q", "-i", renamed.toString());
    var command = new ArrayList<>(List.of("docker", "run", "--rm", "--name", NAME, "--init=false"));
    command.addAll(List.of("--label", "cordon-test", "--read-only", "--tmpfs", "/tmp"));
    command.addAll(List.of("--cap-drop", "ALL", "--network", "none"));
    settings.forEach((name, value) -> command.addAll(List.of("-e", name + "=" + value)));
    command.add(TAG);
    return new StartedImage(command, Map.of(), layers);
  }

  private static StartedImage outOf(Path layers, Map<String, String> settings)
      throws IOException, InterruptedException {
    Path root = layers.resolve("root");
    Files.createDirectories(root);
    for (JsonNode layer : manifest(layers).get("Layers")) {
      run("tar", "-xzf", layers.resolve(layer.stringValue()).toString(), "-C", root.toString());
    }
    JsonNode config = read(layers.resolve(manifest(layers).get("Config").stringValue()));
    JsonNode how = config.get("config");
    var command = new ArrayList<String>();
    how.get("Entrypoint")
        .forEach(word -> command.add(word.stringValue().replace("/opt/", root + "/opt/")));
    // The cache names its jars as they are seen from there.
    Path folder = Path.of(root + how.get("WorkingDir").stringValue());
    return new StartedImage(command, settings, folder);
  }

  private static JsonNode manifest(Path layers) throws IOException {
    return read(layers.resolve("manifest.json")).get(0);
  }

  private static JsonNode read(Path file) throws IOException {
    return json.readTree(Files.readString(file));
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    if (process.waitFor() != 0) {
      throw new AssertionError(String.join(" ", command) + ":\n" + said);
    }
  }
}
