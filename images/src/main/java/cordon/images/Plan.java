package cordon.images;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One image, as the launcher describes it.
 *
 * @param name with its tag, e.g. {@code cordon/gateway:0.1.0}
 * @param base {@code scratch} for nothing, {@code tar://} and a path for an archive that {@code
 *     docker save} wrote, else the name of an image in a registry
 * @param architecture as images name it, e.g. {@code amd64}
 * @param created seconds since 1970 that the image says it was made at
 * @param user as whom it runs, numbers of user and group
 * @param entrypoint command that is run, with all its arguments
 * @param archive path of the archive to write
 * @param push name in a registry to send it to as well
 * @param plain whether registries may be spoken to without TLS
 */
record Plan(
    String name,
    String base,
    String architecture,
    long created,
    String user,
    String folder,
    List<String> entrypoint,
    Map<String, String> environment,
    List<Integer> ports,
    Map<String, String> labels,
    List<Layer> layers,
    String archive,
    @Nullable String push,
    boolean plain) {

  /** Files that change together; all of root, and of one time. */
  record Layer(String name, long time, List<Entry> entries) {}

  /**
   * A file or a folder of this machine, and where it comes to lie.
   *
   * @param mode permissions in octal, e.g. {@code 644}
   */
  record Entry(String from, String to, String mode) {}
}
