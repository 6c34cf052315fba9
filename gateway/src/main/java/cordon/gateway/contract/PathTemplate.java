package cordon.gateway.contract;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.web.util.UriUtils;

/**
 * A path of a {@code google.api.http} rule (google/api/http.proto, "Path template syntax"):
 * literals, {@code *}, {@code **} at the end, and variables of one segment ({@code {id}}) or
 * several ({@code {name=shelves/*}}), with a verb behind {@code :}. Nothing but the verb has a
 * {@code :}, so that {@code /tasks/{id}} does not swallow {@code /tasks/7:accept}.
 */
public final class PathTemplate {
  static final String ONE = "*";
  static final String REST = "**";

  private static final Pattern LITERAL = Pattern.compile("[^{}*:/]+");
  private static final Pattern NAME = Pattern.compile("[a-z0-9_.]+");

  private final String template;
  private final List<String> segments = new ArrayList<>();
  private final List<Variable> variables = new ArrayList<>();
  private final String verb;

  /** A field, and the segments that fill it. */
  private record Variable(String field, int from, int to) {}

  /**
   * Reads a template.
   *
   * @throws IllegalStateException if it is none
   */
  PathTemplate(String template) {
    this.template = template;
    require(template.startsWith("/"), "a path begins with /");
    int at = 0;
    while (at < template.length() && template.charAt(at) == '/') {
      at = template.startsWith("{", at + 1) ? variable(at + 1) : segment(at + 1);
    }
    boolean hasVerb = at < template.length();
    require(!hasVerb || template.charAt(at) == ':', "a variable fills whole segments of a path");
    verb = hasVerb ? literal(template.substring(at + 1)) : "";
    int rest = segments.indexOf(REST);
    require(rest < 0 || rest == segments.size() - 1, "nothing stands behind ** in a path");
  }

  private int variable(int open) {
    int close = template.indexOf('}', open);
    require(close > 0, "a path has a brace that nothing closes");
    String[] parts = template.substring(open + 1, close).split("=", 2);
    require(NAME.matcher(parts[0]).matches(), "a variable of a path names a field");
    int from = segments.size();
    for (String segment : (parts.length == 1 ? ONE : parts[1]).split("/", -1)) {
      add(segment);
    }
    variables.add(new Variable(parts[0], from, segments.size()));
    return close + 1;
  }

  private int segment(int from) {
    int end = from;
    while (end < template.length() && "/:".indexOf(template.charAt(end)) < 0) {
      end++;
    }
    add(template.substring(from, end));
    return end;
  }

  private void add(String segment) {
    segments.add(segment.equals(ONE) || segment.equals(REST) ? segment : literal(segment));
  }

  private String literal(String text) {
    require(LITERAL.matcher(text).matches(), "a path is made of names, wildcards and variables");
    return text;
  }

  private void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalStateException(rule + ": " + template);
    }
  }

  /** As the contract has it. */
  @Override
  public String toString() {
    return template;
  }

  /** Literals, {@code *} and {@code **}, in their order. */
  List<String> segments() {
    return segments;
  }

  /** What stands behind {@code :}, or nothing. */
  String verb() {
    return verb;
  }

  /** Paths of the fields that the path fills, in their order. */
  List<String> variables() {
    return variables.stream().map(Variable::field).toList();
  }

  /**
   * What the variables are in a path that the template matches, decoded.
   *
   * @param path its segments, as they were sent
   * @return nothing if one cannot be decoded
   */
  Optional<Map<String, String>> values(List<String> path) {
    Map<String, String> values = new LinkedHashMap<>();
    for (Variable variable : variables) {
      boolean isRest = segments.get(variable.to() - 1).equals(REST);
      int to = isRest ? path.size() : variable.to();
      String raw = String.join("/", path.subList(variable.from(), to));
      try {
        values.put(variable.field(), UriUtils.decode(raw, StandardCharsets.UTF_8));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }
    return Optional.of(values);
  }

  /** Whether some path matches both. */
  boolean meets(PathTemplate other) {
    if (!verb.equals(other.verb)) {
      return false;
    }
    for (int i = 0; i < Math.max(segments.size(), other.segments.size()); i++) {
      String ours = at(segments, i);
      String theirs = at(other.segments, i);
      if (ours.equals(REST) || theirs.equals(REST)) {
        return !ours.isEmpty() && !theirs.isEmpty();
      }
      boolean isSame = ours.equals(theirs);
      boolean isAny = ours.equals(ONE) || theirs.equals(ONE);
      if (ours.isEmpty() || theirs.isEmpty() || !(isSame || isAny)) {
        return false;
      }
    }
    return true;
  }

  private static String at(List<String> segments, int index) {
    return index < segments.size() ? segments.get(index) : "";
  }
}
