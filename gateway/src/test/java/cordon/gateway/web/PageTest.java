package cordon.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.gateway.GatewayFixture;
import cordon.gateway.GatewayFixture.Answer;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {
  private static final Pattern NONCE = Pattern.compile("'nonce-([^']+)'");
  private static final Pattern SCRIPT = Pattern.compile("src=\"(/assets/[^\"]+\\.js)\"");
  private static GatewayFixture gateway;

  @BeforeAll
  static void start() {
    gateway = new GatewayFixture(Map.of());
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void each_answer_has_a_number_of_its_own_and_nothing_else_runs() {
    String first = nonce(page("/"));
    Answer second = page("/");

    assertThat(nonce(second)).isNotEqualTo(first);
    assertThat(second.response().body())
        .contains("nonce=\"" + nonce(second) + "\"")
        .doesNotContain("{nonce}");
    assertThat(policy(second)).doesNotContain("unsafe").contains("default-src 'none'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/inbox",
        "/operations/0197c0de-0000-7000-8000-000000000001/outcome?country=NG",
        "/no-such-place"
      })
  void an_address_of_the_application_is_the_page_for_browsers_only(String path) {
    assertThat(page(path).status()).isEqualTo(200);
    assertThat(gateway.send(gateway.anonymous(path).GET()).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/assets/no-such.js", "/no-such.svg", "/api/v1/no-such"})
  void what_is_no_address_of_the_application_is_not_the_page(String path) {
    assertThat(page(path).response().body()).doesNotContain("<title>Cordon</title>");
  }

  @Test
  void parts_are_compressed_and_asked_for_once() {
    Matcher script = SCRIPT.matcher(page("/").response().body());
    assertThat(script.find()).isTrue();

    Answer part =
        gateway.send(gateway.anonymous(script.group(1)).header("Accept-Encoding", "gzip").GET());

    assertThat(part.status()).isEqualTo(200);
    assertThat(header(part, "Content-Encoding")).isEqualTo("gzip");
    assertThat(header(part, "Cache-Control")).contains("immutable").contains("max-age=31536000");
  }

  private static Answer page(String path) {
    return gateway.send(
        gateway.anonymous(path).header("Accept", "text/html,application/xhtml+xml").GET());
  }

  private static String nonce(Answer page) {
    Matcher found = NONCE.matcher(policy(page));
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private static String policy(Answer page) {
    return header(page, "Content-Security-Policy");
  }

  private static String header(Answer answer, String name) {
    return answer.response().headers().firstValue(name).orElse("");
  }
}
