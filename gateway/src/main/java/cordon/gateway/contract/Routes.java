package cordon.gateway.contract;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/**
 * Finds the method of a path a segment at a time, however many methods there are. No path means two
 * methods: a contract in which one would does not start.
 */
public final class Routes {
  private final Map<HttpMethod, Node> roots = new HashMap<>();

  /** Paths of gRPC itself, which are called by POST. */
  private final Set<String> natives = new HashSet<>();

  /** What a path asks for, with the variables that it fills. */
  public record Match(Rpc rpc, Map<String, String> variables) {}

  /** What may come behind the same segments. */
  private static final class Node {
    private final Map<String, Node> literals = new HashMap<>();
    private @Nullable Node one;

    /** Of paths that end here, and of those of which any rest is taken, by their verbs. */
    private final Map<String, Rpc> ends = new HashMap<>();

    private final Map<String, Rpc> rests = new HashMap<>();
  }

  /**
   * @throws IllegalStateException if some path would mean two methods
   */
  public Routes(List<Rpc> rpcs) {
    for (int i = 0; i < rpcs.size(); i++) {
      requireNoOther(rpcs.get(i), rpcs.subList(0, i));
      add(rpcs.get(i));
      natives.add("/" + rpcs.get(i).call().getFullMethodName());
    }
  }

  private static void requireNoOther(Rpc rpc, List<Rpc> before) {
    for (Rpc other : before) {
      if (other.verb().equals(rpc.verb()) && other.path().meets(rpc.path())) {
        throw new IllegalStateException(
            "%s %s of %s and %s of %s are one path"
                .formatted(
                    rpc.verb(),
                    other.path(),
                    other.method().getFullName(),
                    rpc.path(),
                    rpc.method().getFullName()));
      }
    }
  }

  private void add(Rpc rpc) {
    Node node = roots.computeIfAbsent(rpc.verb(), verb -> new Node());
    for (String segment : rpc.path().segments()) {
      if (segment.equals(PathTemplate.REST)) {
        node.rests.put(rpc.path().verb(), rpc);
        return;
      }
      node = segment.equals(PathTemplate.ONE) ? one(node) : literal(node, segment);
    }
    node.ends.put(rpc.path().verb(), rpc);
  }

  private static Node one(Node node) {
    if (node.one == null) {
      node.one = new Node();
    }
    return node.one;
  }

  private static Node literal(Node node, String segment) {
    return node.literals.computeIfAbsent(segment, name -> new Node());
  }

  /**
   * The method of a request.
   *
   * @param rawPath as it was sent
   */
  public Optional<Match> find(HttpMethod verb, String rawPath) {
    Node root = roots.get(verb);
    return root == null || !rawPath.startsWith("/") ? Optional.empty() : find(root, rawPath);
  }

  /** The HTTP methods that a path takes, in the order of the alphabet. */
  public Stream<String> verbs(String rawPath) {
    var verbs = new TreeSet<String>();
    roots.forEach((verb, root) -> {
      if (rawPath.startsWith("/") && find(root, rawPath).isPresent()) {
        verbs.add(verb.name());
      }
    });
    if (isNative(rawPath)) {
      verbs.add(HttpMethod.POST.name());
    }
    return verbs.stream();
  }

  /** Whether it is the path of a method in gRPC itself. */
  public boolean isNative(String rawPath) {
    return natives.contains(rawPath);
  }

  private static Optional<Match> find(Node root, String rawPath) {
    int colon = rawPath.indexOf(':');
    String verb = colon < 0 ? "" : rawPath.substring(colon + 1);
    if (colon >= 0 && verb.isEmpty()) {
      return Optional.empty();
    }
    String path = colon < 0 ? rawPath : rawPath.substring(0, colon);
    List<String> segments = Arrays.asList(path.substring(1).split("/", -1));
    Rpc rpc = find(root, segments, 0, verb);
    return rpc == null
        ? Optional.empty()
        : rpc.path().values(segments).map(values -> new Match(rpc, values));
  }

  private static @Nullable Rpc find(Node node, List<String> segments, int at, String verb) {
    if (at == segments.size()) {
      return node.ends.get(verb);
    }
    Node literal = node.literals.get(segments.get(at));
    Rpc found = literal == null ? null : find(literal, segments, at + 1, verb);
    if (found == null && node.one != null && !segments.get(at).isEmpty()) {
      found = find(node.one, segments, at + 1, verb);
    }
    return found != null ? found : node.rests.get(verb);
  }
}
