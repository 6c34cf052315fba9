package cordon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Holds that an answer has everything that another has, and perhaps more. */
final class Told {
  private Told() {}

  static void assertHas(JsonNode less, JsonNode more) {
    var missing = new ArrayList<String>();
    compare("", less, more, missing);
    assertThat(missing).isEmpty();
  }

  private static void compare(String place, JsonNode less, JsonNode more, List<String> missing) {
    // When each has last looked, and pages of each release, are its own.
    if (place.matches("/outcome/.*Time|/nextPageToken")) {
      return;
    }
    if (less.isObject() && more.isObject()) {
      less.properties()
          .forEach(one ->
              compare(
                  place + "/" + one.getKey(), one.getValue(), more.path(one.getKey()), missing));
    } else if (less.isArray() && more.isArray() && less.size() == more.size()) {
      for (int i = 0; i < less.size(); i++) {
        compare(place + "/" + i, less.get(i), more.get(i), missing);
      }
    } else if (!less.equals(more)) {
      missing.add("%s: %s and not %s".formatted(place, more, less));
    }
  }
}
