package cordon.platform.conformance;

import com.google.protobuf.Message;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/**
 * A valid request for records of the operation that intruders are after.
 *
 * @param method without its service, e.g. {@code GetTask}
 * @param request for a caller of this country
 * @param known who may know of what is asked for, and is answered with this reason, or {@code OK};
 *     to all others it does not exist
 */
public record Attempt(
    String method, Function<String, Message> request, Map<Standing, String> known) {

  public Attempt {
    known = Map.copyOf(known);
  }

  public static Attempt of(String method, Message request) {
    return new Attempt(method, country -> request, Map.of());
  }

  public static Attempt of(String method, Function<String, Message> request) {
    return new Attempt(method, request, Map.of());
  }

  /** To these it is no secret; what they are answered is for other tests to look at. */
  public Attempt known(Standing standing, String reason) {
    var all = new EnumMap<Standing, String>(Standing.class);
    all.putAll(known);
    all.put(standing, reason);
    return new Attempt(method, request, all);
  }
}
