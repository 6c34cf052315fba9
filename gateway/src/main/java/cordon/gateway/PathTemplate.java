package cordon.gateway;

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
 * A path of a {@code google.api.http} rule. A variable matches one segment and never {@code /} or
 * {@code :}, so that {@code /tasks/{id}} does not swallow {@code /tasks/7:accept}.
 */
final class PathTemplate {
  private static final Pattern VARIABLE = Pattern.compile("\\{([a-z0-9_.]+)}");

  private final Pattern pattern;
  private final List<String> variables = new ArrayList<>();

  PathTemplate(String template) {
    var regex = new StringBuilder();
    Matcher variable = VARIABLE.matcher(template);
    int from = 0;
    while (variable.find()) {
      regex.append(Pattern.quote(template.substring(from, variable.start()))).append("([^/:]+)");
      variables.add(variable.group(1));
      from = variable.end();
    }
    pattern = Pattern.compile(regex + Pattern.quote(template.substring(from)));
  }

  /** The variables by name, if the raw path matches; values are decoded. */
  Optional<Map<String, String>> match(String rawPath) {
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
