package cordon.gateway.transcode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Field masks as Protocol Buffers' JSON writes them: paths in lowerCamelCase, with commas. */
final class Masks {
  private static final Pattern PATH = Pattern.compile("[a-z][A-Za-z0-9]*(?:\\.[a-z][A-Za-z0-9]*)*");
  private static final Pattern CAPITAL = Pattern.compile("[A-Z]");
  private static final Pattern JOINT = Pattern.compile("_([a-z0-9])");

  private Masks() {}

  /** The paths with the contract's names, or null if the text has none of that form. */
  static @Nullable List<String> read(String text) {
    var paths = new ArrayList<String>();
    for (String path : text.isEmpty() ? new String[0] : text.split(",", -1)) {
      if (!PATH.matcher(path).matches()) {
        return null;
      }
      paths.add(CAPITAL.matcher(path).replaceAll(c -> "_" + c.group().toLowerCase(Locale.ROOT)));
    }
    return paths;
  }

  static String write(List<String> paths) {
    return JOINT
        .matcher(String.join(",", paths))
        .replaceAll(joint -> joint.group(1).toUpperCase(Locale.ROOT));
  }
}
