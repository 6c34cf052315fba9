package cordon.images;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.Ports;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FileEntry;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import com.google.cloud.tools.jib.frontend.CredentialRetrieverFactory;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Makes the image of a plan with Jib. Layers of a base and those of this image are kept in the
 * folder {@code cache} between images that share them.
 */
final class ImageWriter {
  private static final String SCRATCH = "scratch";
  private static final String ARCHIVE = "tar://";
  private static final String ROOT = "0:0";

  private final Plan plan;
  private final Path cache;

  ImageWriter(Plan plan, Path cache) {
    this.plan = plan;
    this.cache = cache;
  }

  /**
   * Writes the archive, and sends the image to a registry if the plan names one.
   *
   * @return the digest of its manifest
   * @throws Refused if the base cannot be had or the registry does not take the image
   */
  String write() throws IOException, InterruptedException {
    JibContainer written;
    try {
      var archive = TarImage.at(Path.of(plan.archive())).named(plan.name());
      written = put(Containerizer.to(archive), Refused::ofBase);
    } catch (InvalidImageReferenceException e) {
      throw new IllegalArgumentException(e);
    }
    if (plan.push() != null) {
      put(Containerizer.to(registry(plan.push())), Refused::ofRegistry);
    }
    return written.getDigest().toString();
  }

  private JibContainer put(Containerizer target, Refused.Way way)
      throws IOException, InterruptedException {
    target
        .setBaseImageLayersCache(cache.resolve("base"))
        .setApplicationLayersCache(cache.resolve("own"))
        .setAlwaysCacheBaseImage(true)
        .setAllowInsecureRegistries(plan.plain())
        .setToolName("cordon")
        .setToolVersion(plan.name().substring(plan.name().lastIndexOf(':') + 1));
    JibContainerBuilder image = image();
    try {
      return image.containerize(target);
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      throw way.refuse(plan, e);
    }
  }

  private JibContainerBuilder image() throws IOException {
    var ports = Ports.parse(plan.ports().stream().map(String::valueOf).toList());
    return base()
        .setFormat(ImageFormat.Docker)
        .setPlatforms(Set.of(new Platform(plan.architecture(), "linux")))
        .setCreationTime(Instant.ofEpochSecond(plan.created()))
        .setUser(plan.user())
        .setWorkingDirectory(AbsoluteUnixPath.get(plan.folder()))
        .setEntrypoint(plan.entrypoint())
        .setProgramArguments(List.of())
        .setEnvironment(plan.environment())
        .setExposedPorts(ports)
        .setLabels(plan.labels())
        .setFileEntriesLayers(plan.layers().stream().map(ImageWriter::layer).toList());
  }

  private JibContainerBuilder base() throws IOException {
    if (plan.base().equals(SCRATCH)) {
      return Jib.fromScratch();
    }
    if (plan.base().startsWith(ARCHIVE)) {
      Path archive = Path.of(plan.base().substring(ARCHIVE.length()));
      if (!archive.toFile().isFile()) {
        throw Refused.ofBase(plan, new FileNotFoundException("there is no such file"));
      }
      return Jib.from(TarImage.at(archive));
    }
    return Jib.from(registry(plan.base()));
  }

  /** Signs in as Docker would: by its configuration and the helpers that this names. */
  private RegistryImage registry(String name) {
    try {
      var reference = ImageReference.parse(name);
      var credentials = CredentialRetrieverFactory.forImage(reference, event -> {});
      return RegistryImage.named(reference)
          .addCredentialRetriever(credentials.dockerConfig())
          .addCredentialRetriever(credentials.wellKnownCredentialHelpers());
    } catch (InvalidImageReferenceException e) {
      throw new Refused(name + " is no name of an image: give one like registry.example/path:tag.");
    }
  }

  private static FileEntriesLayer layer(Plan.Layer layer) {
    var time = Instant.ofEpochSecond(layer.time());
    var entries = FileEntriesLayer.builder().setName(layer.name());
    for (Plan.Entry entry : layer.entries()) {
      entries.addEntry(
          new FileEntry(
              Path.of(entry.from()),
              AbsoluteUnixPath.get(entry.to()),
              FilePermissions.fromOctalString(entry.mode()),
              time,
              ROOT));
    }
    return entries.build();
  }
}
