package cordon.gateway.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;

/** A path finds the method that a look through all of them would find, and never two. */
class RoutesTest {
  private static final List<Rpc> CONTRACT =
      Contract.read(null, Set.of("operations", "tasking", "reporting"));
  private static final int CONTRACTS = 3000;
  private static final int PATHS = 20;

  private final Random random = new Random(20250701);

  @Test
  void every_path_of_the_contract_finds_its_own_method() {
    var routes = new Routes(CONTRACT);
    var scan = new LinearScan(CONTRACT);
    for (Rpc rpc : CONTRACT) {
      String path = rpc.path().toString().replaceAll("\\{[^}]*}", "0197c0de%20x");
      for (String asked : List.of(path, path + "/", path + ":x", path + "x", "/" + path)) {
        assertThat(routes.find(rpc.verb(), asked).stream().toList())
            .as(asked)
            .isEqualTo(scan.find(rpc.verb(), asked));
      }
      assertThat(routes.find(rpc.verb(), path).orElseThrow().rpc()).isEqualTo(rpc);
    }
  }

  @Test
  void any_contract_finds_what_a_look_through_all_finds_or_does_not_start() {
    int refused = 0;
    for (int i = 0; i < CONTRACTS; i++) {
      List<Rpc> rpcs =
          IntStream.range(0, 1 + random.nextInt(6)).mapToObj(n -> rpc(template())).toList();
      var scan = new LinearScan(rpcs);
      Routes routes = null;
      try {
        routes = new Routes(rpcs);
      } catch (IllegalStateException twice) {
        refused++;
      }
      for (int n = 0; n < PATHS; n++) {
        String path = path();
        List<Routes.Match> all = scan.find(HttpMethod.GET, path);
        if (routes != null) {
          assertThat(routes.find(HttpMethod.GET, path).stream().toList())
              .as(path + " of " + rpcs.stream().map(Rpc::path).toList())
              .isEqualTo(all);
        }
      }
    }
    assertThat(refused).isBetween(CONTRACTS / 10, CONTRACTS * 9 / 10);
  }

  @Test
  void templates_of_which_one_path_matches_both_are_found_to_meet() {
    for (int i = 0; i < CONTRACTS; i++) {
      PathTemplate one = new PathTemplate(template());
      PathTemplate other = new PathTemplate(template());
      boolean meet =
          IntStream.range(0, 200)
              .mapToObj(n -> path())
              .anyMatch(path ->
                  LinearScan.match(one.toString(), path).isPresent()
                      && LinearScan.match(other.toString(), path).isPresent());
      if (meet) {
        assertThat(one.meets(other)).as(one + " and " + other).isTrue();
      }
      assertThat(one.meets(other)).isEqualTo(other.meets(one));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/a/{x}, /a/b",
    "/a/{x}, /a/{y}",
    "/a/{x}:go, /a/{y=*}:go",
    "/a/{x=**}, /a/b/c",
    "/{x=a/*}, /a/{y}",
  })
  void a_contract_in_which_a_path_means_two_methods_does_not_start(String one, String other) {
    assertThatThrownBy(() -> new Routes(List.of(rpc(one), rpc(other))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(one)
        .hasMessageContaining(other);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "/a/{x",
        "/a/x}",
        "/a{x}",
        "/a/{x}b",
        "/{x=**}/b",
        "/a//b",
        "/a:",
        "/a/{=b}",
        "/*a"
      })
  void what_is_no_template_stops_the_start(String template) {
    assertThatThrownBy(() -> new PathTemplate(template)).isInstanceOf(IllegalStateException.class);
  }

  private static Rpc rpc(String template) {
    Rpc some = CONTRACT.getFirst();
    return new Rpc(
        some.method(), some.call(), HttpMethod.GET, new PathTemplate(template), "", "", "tasking");
  }

  private String template() {
    List<String> segments = new ArrayList<>();
    int length = 1 + random.nextInt(4);
    for (int i = 0; i < length; i++) {
      segments.add(
          switch (random.nextInt(i == length - 1 ? 7 : 6)) {
            case 0, 1 -> "a";
            case 2 -> "b";
            case 3 -> "*";
            case 4 -> "{v" + i + "}";
            case 5 -> "{v" + i + "=a/*}";
            default -> random.nextBoolean() ? "**" : "{v" + i + "=**}";
          });
    }
    return "/" + String.join("/", segments) + (random.nextInt(3) == 0 ? ":go" : "");
  }

  private String path() {
    var path = new StringBuilder();
    int length = 1 + random.nextInt(5);
    for (int i = 0; i < length; i++) {
      path.append('/').append(List.of("a", "a", "b", "c%20d", "").get(random.nextInt(5)));
    }
    return path + List.of("", "", ":go", ":", ":other").get(random.nextInt(5));
  }
}
