package cordon.gateway.contract;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpMethod;
import org.springframework.web.util.UriUtils;

/** What the routes are compared with: every template in turn, each as a regular expression. */
final class LinearScan {
  private static final Pattern PART = Pattern.compile("\\{([a-z0-9_.]+)(?:=([^{}]+))?}|\\*\\*|\\*");

  private final List<Rpc> rpcs;

  LinearScan(List<Rpc> rpcs) {
    this.rpcs = rpcs;
  }

  /** All that match, with their variables. */
  List<Routes.Match> find(HttpMethod verb, String rawPath) {
    return rpcs.stream()
        .filter(rpc -> rpc.verb().equals(verb))
        .flatMap(rpc ->
            match(rpc.path().toString(), rawPath)
                .map(values -> new Routes.Match(rpc, values))
                .stream())
        .toList();
  }

  static Optional<Map<String, String>> match(String template, String rawPath) {
    List<String> variables = new ArrayList<>();
    var regex = new StringBuilder();
    Matcher part = PART.matcher(template);
    int from = 0;
    while (part.find()) {
      regex.append(Pattern.quote(template.substring(from, part.start())));
      if (part.group(1) == null) {
        regex.append(wildcards(part.group()));
      } else {
        variables.add(part.group(1));
        String segments = part.group(2) == null ? "*" : part.group(2);
        regex.append('(').append(wildcards(segments)).append(')');
      }
      from = part.end();
    }
    regex.append(Pattern.quote(template.substring(from)));
    Matcher path = Pattern.compile(regex.toString()).matcher(rawPath);
    if (!path.matches()) {
      return Optional.empty();
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < variables.size(); i++) {
      values.put(variables.get(i), UriUtils.decode(path.group(i + 1), StandardCharsets.UTF_8));
    }
    return Optional.of(values);
  }

  private static String wildcards(String segments) {
    var regex = new StringBuilder();
    for (String segment : segments.split("/", -1)) {
      regex.append(regex.isEmpty() ? "" : "/");
      regex.append(
          switch (segment) {
            case "*" -> "[^/:]+";
            case "**" -> "[^:]*";
            default -> Pattern.quote(segment);
          });
    }
    return regex.toString();
  }
}
