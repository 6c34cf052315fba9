package cordon.reporting.subject;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** URLs by the web platform's test file: as it is written and as a browser shows it is one. */
class UrlsPublicTest {
  private static final Pattern WEB = Pattern.compile("(?:https?|wss?|ftp)://([^/?#]*).*");

  /** What the URL standard lets stand in a host and no domain name has: signs, empty labels. */
  private static final Pattern NO_NAME = Pattern.compile(".*[!\"$&'()*+,;=`{}~].*|\\.+|.*\\.\\.");

  @Test
  void what_a_browser_opens_is_the_subject_that_it_shows() throws IOException {
    int compared = 0;
    int refused = 0;
    var wrong = new ArrayList<String>();
    for (JsonElement element : PublicFiles.json("urltestdata.json")) {
      if (!element.isJsonObject() || has(element.getAsJsonObject(), "base")) {
        continue;
      }
      JsonObject test = element.getAsJsonObject();
      String input = test.get("input").getAsString();
      if (!StandardCharsets.UTF_8.newEncoder().canEncode(input)) {
        assertThat(form(input)).isEmpty();
      } else if (has(test, "failure")) {
        refused++;
        if (form(input).isPresent()) {
          wrong.add(test.toString());
        }
      } else if (WEB.matcher(test.get("href").getAsString()).matches()
          && !NO_NAME.matcher(test.get("hostname").getAsString()).matches()) {
        compared++;
        if (form(input).isEmpty() || !form(input).equals(form(test.get("href").getAsString()))) {
          wrong.add(test + " and not " + form(input));
        }
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(compared).isGreaterThan(100);
    assertThat(refused).isGreaterThan(100);
  }

  private static boolean has(JsonObject test, String name) {
    return test.has(name) && !test.get(name).isJsonNull();
  }

  private static Optional<String> form(String text) {
    try {
      return Optional.of(Identifiers.normal(IdentifierType.URL, text));
    } catch (MalformedException e) {
      return Optional.empty();
    }
  }
}
