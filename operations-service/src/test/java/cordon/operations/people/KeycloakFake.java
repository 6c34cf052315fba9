package cordon.operations.people;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import cordon.testsupport.TestCaller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The part of Keycloak's admin interface that admission uses, inside the test: users, groups and
 * realm roles, with failures on demand.
 */
public final class KeycloakFake implements AutoCloseable {
  private static final JsonMapper json = JsonMapper.shared();
  private static final String ADMIN = "/admin/realms/cordon";

  private final HttpServer server;
  private final Map<String, User> users = new TreeMap<>();
  private final Map<String, String> groups = new TreeMap<>();
  private final List<String> writes = new ArrayList<>();
  private final List<String> reads = new ArrayList<>();
  private @Nullable Failure failure;
  private @Nullable Next next;
  private Duration takes = Duration.ZERO;

  /** What happens to calls whose method and path begin so; `after` as many that go through. */
  public record Failure(String begins, How how, int after) {}

  /** How a call fails. */
  public enum How {
    STATUS_500,
    HANGS,
    NOT_LED_THERE,
    CLIENT_REFUSED,
    DONE_AND_CUT_OFF
  }

  /** A user as it stands there. */
  public static final class User {
    public final String id;
    public final Map<String, Object> said = new LinkedHashMap<>();
    public final TreeSet<String> paths = new TreeSet<>();
    public final TreeSet<String> roles = new TreeSet<>();
    public @Nullable Map<String, Object> password;
    public int signedOut;

    User(String id) {
      this.id = id;
    }

    public boolean enabled() {
      return Boolean.TRUE.equals(said.get("enabled"));
    }
  }

  public KeycloakFake() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  public String realm() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/realms/cordon";
  }

  /** Somebody who is there already, in the place and with the roles of their token. */
  public synchronized User has(TestCaller caller) {
    return has(
        caller.subject(),
        caller.name(),
        (caller.country() == null ? "/secretariat" : "/countries/" + caller.country())
            + (caller.unit() == null ? "" : "/" + caller.unit()),
        caller.roles().toArray(String[]::new));
  }

  public synchronized User has(String id, String name, String path, String... roles) {
    var user = new User(id);
    user.said.putAll(Map.of("id", id, "username", name, "enabled", true));
    user.said.put("email", name + "@example.org");
    user.paths.add(group(path));
    user.roles.addAll(Arrays.asList(roles));
    users.put(id, user);
    return user;
  }

  public synchronized @Nullable User user(String id) {
    return users.get(id);
  }

  public synchronized List<User> named(String username) {
    return users.values().stream().filter(u -> username.equals(u.said.get("username"))).toList();
  }

  /** Methods and paths of what was changed, in order. */
  public synchronized List<String> writes() {
    return List.copyOf(writes);
  }

  /** Methods and paths of what was read, in order. */
  public synchronized List<String> reads() {
    return List.copyOf(reads);
  }

  public synchronized void fails(Failure how) {
    failure = how;
  }

  public synchronized void works() {
    failure = null;
    next = null;
    takes = Duration.ZERO;
  }

  /** What happens meanwhile, once, before this call is answered. */
  public synchronized void then(String call, Runnable act) {
    next = new Next(call, act);
  }

  /** How long every call takes. */
  public synchronized void takes(Duration time) {
    takes = time;
  }

  private record Next(String call, Runnable act) {}

  private synchronized @Nullable Runnable next(String call) {
    Next now = next;
    if (now == null || !now.call().equals(call)) {
      return null;
    }
    next = null;
    return now.act();
  }

  private synchronized Duration takes() {
    return takes;
  }

  public synchronized void forget(String id) {
    users.remove(id);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private String group(String path) {
    groups.computeIfAbsent(
        path, p -> UUID.nameUUIDFromBytes(p.getBytes(StandardCharsets.UTF_8)).toString());
    return path;
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = URLDecoder.decode(exchange.getRequestURI().getRawPath(), StandardCharsets.UTF_8);
    byte[] body = exchange.getRequestBody().readAllBytes();
    boolean token = path.endsWith("/token");
    String call =
        exchange.getRequestMethod() + " " + (token ? "/token" : path.substring(ADMIN.length()));
    How how = howFails(call);
    if (how == How.CLIENT_REFUSED) {
      reply(exchange, 401, Map.of("error", "invalid_client"));
      return;
    }
    if (how == How.STATUS_500) {
      reply(exchange, 500, null);
      return;
    }
    if (how == How.NOT_LED_THERE) {
      exchange.getResponseHeaders().set("Content-Type", "text/html");
      byte[] page = "<html>404 Not Found</html>".getBytes(StandardCharsets.UTF_8);
      try (exchange) {
        exchange.sendResponseHeaders(404, page.length);
        exchange.getResponseBody().write(page);
      }
      return;
    }
    if (how == How.HANGS) {
      pause(Duration.ofSeconds(4));
      exchange.close();
      return;
    }
    if (token) {
      reply(exchange, 200, Map.of("access_token", "t", "token_type", "Bearer", "expires_in", 60));
      return;
    }
    pause(takes());
    Answer answer;
    synchronized (this) {
      answer = answer(exchange, call, body);
    }
    Runnable meanwhile = next(call);
    if (meanwhile != null) {
      meanwhile.run();
    }
    if (how == How.DONE_AND_CUT_OFF) {
      exchange.close();
      return;
    }
    if (answer.location() != null) {
      exchange.getResponseHeaders().set("Location", realm() + "/users/" + answer.location());
    }
    reply(exchange, answer.status(), answer.body());
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized @Nullable How howFails(String call) {
    Failure now = failure;
    if (now == null || !call.startsWith(now.begins())) {
      return null;
    }
    if (now.after() > 0) {
      failure = new Failure(now.begins(), now.how(), now.after() - 1);
      return null;
    }
    return now.how();
  }

  private record Answer(int status, @Nullable Object body, @Nullable String location) {
    static Answer of(Object body) {
      return new Answer(200, body, null);
    }

    static Answer of(int status) {
      return new Answer(status, status < 400 ? null : Map.of("error", "told"), null);
    }
  }

  private Answer answer(HttpExchange exchange, String call, byte[] body) {
    String[] at = call.split("[ /]");
    (at[0].equals("GET") ? reads : writes).add(call);
    return switch (at[2]) {
      case "users" -> at.length == 3 ? people(exchange, at[0], body) : one(at, body);
      case "group-by-path" -> {
        String path = call.substring("GET /group-by-path".length());
        yield groups.containsKey(path) ? Answer.of(group(path, groups.get(path))) : Answer.of(404);
      }
      case "groups" -> groups(exchange, at, body);
      default -> Answer.of(404);
    };
  }

  private Answer people(HttpExchange exchange, String method, byte[] body) {
    if (method.equals("GET")) {
      String[] query = String.valueOf(exchange.getRequestURI().getRawQuery()).split("[=&]");
      String wanted = URLDecoder.decode(query[1], StandardCharsets.UTF_8);
      if (query[0].equals("search")) {
        List<String> ids = List.of(wanted.substring("id:".length()).split(" "));
        return Answer.of(
            users.values().stream().filter(u -> ids.contains(u.id)).map(u -> u.said).toList());
      }
      return Answer.of(
          users.values().stream()
              .filter(u -> wanted.equals(u.said.get(query[0])))
              .map(u -> u.said)
              .toList());
    }
    Map<String, Object> said = read(body);
    boolean there =
        users.values().stream()
            .anyMatch(u ->
                text(said, "username").equals(text(u.said, "username"))
                    || text(said, "email").equals(text(u.said, "email")));
    if (there) {
      return Answer.of(409);
    }
    var user = new User(UUID.randomUUID().toString());
    user.said.putAll(said);
    user.said.remove("groups");
    user.said.put("id", user.id);
    if (said.get("groups") instanceof List<?> paths) {
      paths.forEach(path -> user.paths.add(group(path.toString())));
    }
    users.put(user.id, user);
    return new Answer(201, null, user.id);
  }

  private Answer one(String[] at, byte[] body) {
    User user = users.get(at[3]);
    if (user == null) {
      return Answer.of(404);
    }
    String what = at[0] + (at.length > 4 ? " " + at[4] : "");
    switch (what) {
      case "GET" -> {
        return Answer.of(user.said);
      }
      case "PUT" -> user.said.putAll(read(body));
      case "DELETE" -> users.remove(user.id);
      case "POST logout" -> user.signedOut++;
      case "PUT reset-password" -> user.password = read(body);
      case "GET groups" -> {
        return Answer.of(user.paths.stream().map(p -> group(p, groups.get(p))).toList());
      }
      case "PUT groups" -> user.paths.add(path(at[5]));
      case "DELETE groups" -> user.paths.remove(path(at[5]));
      case "GET role-mappings" -> {
        boolean available = at.length > 6;
        return Answer.of(
            Arrays.stream(Role.values())
                .map(Role::realmName)
                .filter(name -> user.roles.contains(name) != available)
                .map(name -> Map.of("id", name, "name", name))
                .toList());
      }
      case "POST role-mappings" -> names(body).forEach(user.roles::add);
      case "DELETE role-mappings" -> names(body).forEach(user.roles::remove);
      default -> {
        return Answer.of(405);
      }
    }
    return Answer.of(204);
  }

  private Answer groups(HttpExchange exchange, String[] at, byte[] body) {
    String parent = at.length > 3 ? path(at[3]) : "";
    if (at[0].equals("POST")) {
      group(parent + "/" + read(body).get("name"));
      return new Answer(201, null, groups.get(parent + "/" + read(body).get("name")));
    }
    if (at[4].equals("children")) {
      return Answer.of(
          groups.entrySet().stream()
              .filter(g -> g.getKey().startsWith(parent + "/"))
              .map(g -> group(g.getKey(), g.getValue()))
              .toList());
    }
    String[] query = String.valueOf(exchange.getRequestURI().getRawQuery()).split("[=&]");
    return Answer.of(
        users.values().stream()
            .filter(u -> u.paths.contains(parent))
            .map(u -> u.said)
            .sorted(Comparator.comparing(said -> text(said, "username")))
            .skip(Integer.parseInt(query[1]))
            .limit(Integer.parseInt(query[3]))
            .toList());
  }

  private String path(@Nullable String id) {
    return groups.entrySet().stream()
        .filter(g -> g.getValue().equals(id))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("");
  }

  private static Map<String, Object> group(String path, @Nullable String id) {
    return Map.of(
        "id", String.valueOf(id), "path", path, "name", path.substring(path.lastIndexOf('/') + 1));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> read(byte[] body) {
    return json.readValue(body, Map.class);
  }

  private static String text(Map<String, Object> from, String name) {
    return String.valueOf(from.get(name));
  }

  private static List<String> names(byte[] body) {
    var names = new ArrayList<String>();
    json.readTree(body).forEach(one -> names.add(one.get("name").stringValue()));
    return names;
  }

  private static void reply(HttpExchange exchange, int status, @Nullable Object body)
      throws IOException {
    try (exchange) {
      if (body == null) {
        exchange.sendResponseHeaders(status, -1);
        return;
      }
      byte[] bytes = json.writeValueAsBytes(body);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
