package cordon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A calendar program with nothing but an address, and the person who gave it that. */
class CalendarTest {
  private static final JsonMapper json = new JsonMapper();
  private static final String SECRET = "Zm9yIHRoZSBjYWxlbmRhciBvZiBhIHRlc3QgYWxvbmU";

  private static CordonCopy copy;

  @BeforeAll
  static void start() {
    copy = PlayedCopy.shared();
  }

  @Test
  void an_address_gives_when_and_not_what_until_it_is_revoked() throws Exception {
    String link = made().get("linkId").stringValue();

    HttpResponse<String> calendar = fetched(SECRET, "");

    assertThat(calendar.statusCode()).isEqualTo(200);
    assertThat(calendar.headers().firstValue("Content-Type"))
        .contains("text/calendar; charset=utf-8");
    assertThat(calendar.body())
        .startsWith("BEGIN:VCALENDAR\r\n")
        .contains("BEGIN:VEVENT\r\n", "SUMMARY:Due in Cordon\r\n")
        .doesNotContain("Serengeti", "Nigeria", PlayedCopy.operation());
    String tag = calendar.headers().firstValue("ETag").orElseThrow();
    assertThat(fetched(SECRET, tag).statusCode()).isEqualTo(304);
    assertThat(listed(link).get("fetchTime").stringValue()).isNotEmpty();

    assertThat(copy.post("ng-ncb", "/calendarLinks/" + link + ":revoke", "{}").statusCode())
        .isEqualTo(404);
    assertThat(copy.post("planner", "/calendarLinks/" + link + ":revoke", "{}").statusCode())
        .isEqualTo(200);
    assertThat(fetched(SECRET, tag).statusCode()).isEqualTo(404);
    assertThat(fetched("A".repeat(SECRET.length()), "").statusCode()).isEqualTo(404);
  }

  private static JsonNode made() throws Exception {
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(SECRET.getBytes(StandardCharsets.UTF_8));
    String body =
        json.writeValueAsString(
            Map.of(
                "name",
                "A test",
                "language",
                "en",
                "secretHash",
                HexFormat.of().formatHex(hash),
                "origin",
                copy.address()));
    HttpResponse<String> answer = copy.post("planner", "/calendarLinks", body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json.readTree(answer.body()).get("link");
  }

  private static JsonNode listed(String link) {
    return copy.get("planner", "/calendarLinks")
        .get("links")
        .valueStream()
        .filter(one -> one.get("linkId").stringValue().equals(link))
        .findFirst()
        .orElseThrow();
  }

  private static HttpResponse<String> fetched(String secret, String known) {
    return copy.send(
        HttpRequest.newBuilder(
                URI.create(copy.address() + "/links/calendar/" + secret + "/cordon.ics"))
            .header("If-None-Match", known.isEmpty() ? "\"\"" : known));
  }
}
