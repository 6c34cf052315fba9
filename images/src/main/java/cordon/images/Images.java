package cordon.images;

import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.json.JsonMapper;

/** Called by {@code ./cordon images} with a plan and a folder for layers; prints the digest. */
public final class Images {
  private Images() {}

  public static void main(String[] arguments) throws Exception {
    String plan = Files.readString(Path.of(arguments[0]));
    try {
      var writer =
          new ImageWriter(new JsonMapper().readValue(plan, Plan.class), Path.of(arguments[1]));
      System.out.println(writer.write());
    } catch (Refused refused) {
      System.err.println(refused.getMessage());
      System.exit(1);
    }
  }
}
