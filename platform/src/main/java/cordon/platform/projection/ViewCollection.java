package cordon.platform.projection;

import java.util.List;
import org.bson.conversions.Bson;

/**
 * A collection of which every build of a view has one.
 *
 * @param name by which the view's code knows it
 * @param indexes made with it, while it is empty
 */
public record ViewCollection(String name, List<Bson> indexes) {
  public ViewCollection {
    indexes = List.copyOf(indexes);
  }

  public static ViewCollection of(String name, Bson... indexes) {
    return new ViewCollection(name, List.of(indexes));
  }
}
