package cordon.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Alert rules and their pages, and dashboards as Grafana reads them. */
class AlertPagesTest {
  private static final Path RULES = Path.of("..", "k8s", "observability", "alerts.yaml");
  private static final Path BOARDS = Path.of("..", "k8s", "observability", "dashboards");
  private static final Path OPERATING = Path.of("..", "docs", "operating.md");
  private static final Pattern HEADING = Pattern.compile("(?m)^### (Cordon[A-Za-z]+)$");

  /** A rule as this file writes them; whatever is written otherwise is not found. */
  private static final Pattern RULE =
      Pattern.compile(
          """
                - alert: (Cordon[A-Za-z]+)
                  expr: >-
          (?: {10}.+
          )+        for: [0-9]+m
                  labels:
                    severity: (?:critical|warning)
                  annotations:
                    summary: "[^"]+\\."
                    runbook_url: docs/operating\\.md#([a-z]+)
          """);

  @Test
  void every_alert_has_a_page_that_it_points_to_and_every_page_an_alert() throws IOException {
    String text = Files.readString(RULES);
    var rules = RULE.matcher(text).results().toList();
    List<String> names = rules.stream().map(rule -> rule.group(1)).toList();

    assertThat(names).doesNotHaveDuplicates().hasSize(text.split("- alert:", -1).length - 1);
    assertThat(rules)
        .allSatisfy(
            rule -> assertThat(rule.group(2)).isEqualTo(rule.group(1).toLowerCase(Locale.ROOT)));
    assertThat(HEADING.matcher(Files.readString(OPERATING)).results().map(page -> page.group(1)))
        .containsExactlyElementsOf(names);
  }

  @Test
  void brackets_of_what_is_asked_for_are_closed() {
    assertThat(MeterFiles.expressions())
        .hasSizeGreaterThan(20)
        .allSatisfy(asked -> {
          for (String pair : List.of("()", "{}", "[]")) {
            assertThat(asked.chars().filter(c -> c == pair.charAt(0)).count())
                .isEqualTo(asked.chars().filter(c -> c == pair.charAt(1)).count());
          }
        });
  }

  @Test
  void a_dashboard_has_an_id_a_title_and_a_source_that_can_be_chosen() throws IOException {
    try (var files = Files.list(BOARDS)) {
      assertThat(files)
          .hasSize(2)
          .allSatisfy(file -> {
            var board = JsonMapper.shared().readTree(Files.readString(file));
            assertThat(file).hasFileName(board.get("uid").stringValue() + ".json");
            assertThat(board.get("title").stringValue()).startsWith("Cordon: ");
            assertThat(board.get("panels"))
                .allSatisfy(panel ->
                    assertThat(panel.at("/datasource/uid").stringValue()).isEqualTo("${source}"));
          });
    }
  }
}
