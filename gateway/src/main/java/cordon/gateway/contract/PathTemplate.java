package cordon.gateway.contract;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.util.UriUtils;

/**
 * A path of a {@code google.api.http} rule: literals, {@code *}, {@code **}, and variables of one
 * segment ({@code {id}}) or several ({@code {name=shelves/*}}). Nothing but a literal matches
 * {@code :}, so that {@code /tasks/{id}} does not swallow {@code /tasks/7:accept}.
 */
public final class PathTemplate {
  private static final Pattern PART = Pattern.compile("\\{([a-z0-9_.]+)(?:=([^{}]+))?}|\\*\\*|\\*");
  private static final String ONE_SEGMENT = "[^/:]+";
  private static final String SEGMENTS = "[^:]*";

  private final String template;
  private final Pattern pattern;
  private final List<String> variables = new ArrayList<>();

  /**
   * Reads a template.
   *
   * @throws IllegalStateException if it does not begin with {@code /} or has a brace too many
   */
  PathTemplate(String template) {
    this.template = template;
    var regex = new StringBuilder();
    Matcher part = PART.matcher(template);
    int from = 0;
    while (part.find()) {
      regex.append(literal(template, from, part.start()));
      if (part.group(1) == null) {
        regex.append(wildcards(part.group()));
      } else {
        variables.add(part.group(1));
        String segments = part.group(2) == null ? "*" : part.group(2);
        regex.append('(').append(wildcards(segments)).append(')');
      }
      from = part.end();
    }
    regex.append(literal(template, from, template.length()));
    if (!template.startsWith("/")) {
      throw new IllegalStateException("a path begins with /: " + template);
    }
    pattern = Pattern.compile(regex.toString());
  }

  private static String literal(String template, int from, int to) {
    String text = template.substring(from, to);
    if (text.contains("{") || text.contains("}")) {
      throw new IllegalStateException("a path has a brace that nothing closes: " + template);
    }
    return Pattern.quote(text);
  }

  private static String wildcards(String segments) {
    var regex = new StringBuilder();
    for (String segment : segments.split("/", -1)) {
      regex.append(regex.isEmpty() ? "" : "/");
      regex.append(
          switch (segment) {
            case "*" -> ONE_SEGMENT;
            case "**" -> SEGMENTS;
            default -> Pattern.quote(segment);
          });
    }
    return regex.toString();
  }

  /** As the contract has it. */
  @Override
  public String toString() {
    return template;
  }

  /** Paths of the fields that the path fills, in their order. */
  List<String> variables() {
    return variables;
  }

  /** The variables by name, if the raw path matches; values are decoded. */
  public Optional<Map<String, String>> match(String rawPath) {
    Matcher path = pattern.matcher(rawPath);
    if (!path.matches()) {
      return Optional.empty();
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < variables.size(); i++) {
      try {
        values.put(variables.get(i), UriUtils.decode(path.group(i + 1), StandardCharsets.UTF_8));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }
    return Optional.of(values);
  }
}
