package cordon.endtoend;

import cordon.testsupport.TestFork;
import cordon.testsupport.TestKeycloak;
import cordon.testsupport.TestMongo;
import cordon.testsupport.TestRealm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A copy of Cordon of its own, driven through {@code ./cordon} on the run's MongoDB and Keycloak.
 */
final class CordonCopy implements AutoCloseable {
  /** Before the name of a person, among the secrets. */
  static final String PERSON = "person:";

  private static final JsonMapper json = new JsonMapper();
  private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();

  /** On a machine that others use too; what hangs is ended by it, what is slow is not. */
  private static final long LONGEST_MINUTES = 12;

  /** A copy lives for minutes, in which the second compiler takes more than it gives. */
  private static final String SOON_READY = "-XX:TieredStopAtLevel=1";

  private static final String STATE = "data/state.json";

  /** Where the release before is; of this one a single copy is started then. */
  private static final String BEFORE = "CORDON_TEST_BEFORE";

  private static boolean quickened;

  private final Map<String, String> environment = new HashMap<>();
  private final HeldTokens tokens = new HeldTokens(person -> run("token", person).strip());
  private final boolean secure;
  private final int port = TestPorts.free();
  private final Path home;
  private Path checkout = CHECKOUT;
  private HttpClient client = HttpClient.newHttpClient();

  CordonCopy(Class<?> testClass) {
    this(testClass, false);
  }

  /**
   * @param secure whether all parts speak TLS, with certificates of the copy's own authority
   */
  CordonCopy(Class<?> testClass, boolean secure) {
    this.secure = secure;
    home =
        Path.of("target", "copies", testClass.getSimpleName() + TestFork.suffix()).toAbsolutePath();
    delete(home);
    TestKeycloak keycloak = TestKeycloak.shared();
    String database = TestMongo.database(testClass);
    environment.put("CORDON_HOME", home.toString());
    environment.put("CORDON_SKIP_BUILD", "1");
    environment.put("JDK_JAVA_OPTIONS", SOON_READY);
    environment.put("CORDON_REALM", database.replace('_', '-') + "-" + System.nanoTime() % 100000);
    environment.put("CORDON_DATABASE_PREFIX", database);
    environment.put("MONGODB_URI", TestMongo.shared().uri());
    environment.put("KEYCLOAK_URL", keycloak.url());
    environment.put("KEYCLOAK_ADMIN_CLIENT_ID", keycloak.adminClient());
    environment.put("KEYCLOAK_ADMIN_CLIENT_SECRET", keycloak.adminSecret());
  }

  /** A copy that starts a MongoDB and a Keycloak of its own, out of the run's cache. */
  static CordonCopy onItsOwn(Class<?> testClass) {
    var copy = new CordonCopy(testClass, false);
    List.of(
            "MONGODB_URI",
            "KEYCLOAK_URL",
            "KEYCLOAK_ADMIN_CLIENT_ID",
            "KEYCLOAK_ADMIN_CLIENT_SECRET")
        .forEach(copy.environment::remove);
    return copy;
  }

  /** A copy of the release before, out of its own checkout ({@code ./cordon test --upgrade}). */
  static CordonCopy ofReleaseBefore(Class<?> testClass) {
    var copy = new CordonCopy(testClass, false);
    copy.checkout = Path.of(Objects.requireNonNull(System.getenv(BEFORE)));
    return copy;
  }

  /** A copy with the realm and the secrets of another one, on a MongoDB that it is given. */
  static CordonCopy restored(CordonCopy of, String mongodb, Class<?> testClass) {
    var copy = new CordonCopy(testClass, false);
    for (String same : List.of("CORDON_REALM", "CORDON_DATABASE_PREFIX")) {
      copy.environment.put(same, Objects.requireNonNull(of.environment.get(same)));
    }
    copy.environment.put("MONGODB_URI", mongodb);
    Path secrets = copy.home.resolve("data/secrets");
    try {
      Files.createDirectories(secrets);
      for (String file : List.of("secrets.json", "master.key")) {
        Files.copy(of.home.resolve("data/secrets").resolve(file), secrets.resolve(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return copy;
  }

  /** A property of the parts, by its variable; before the start. */
  CordonCopy with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /**
   * Parts that are started from now on call others at these addresses, and not those of this copy.
   *
   * @param addresses {@code host:port} by the property that says where somebody is called
   */
  CordonCopy calling(Map<String, String> addresses) {
    var options = new StringBuilder(SOON_READY);
    addresses.forEach(
        (property, at) -> options.append(" -D").append(property).append('=').append(at));
    return with("JDK_JAVA_OPTIONS", options.toString());
  }

  void up() {
    if (checkout.equals(CHECKOUT) && System.getenv(BEFORE) == null) {
      quicken(this);
    }
    String[] usual = {"up", "--detach", "--no-demo", "--port", Integer.toString(port)};
    run(
        secure
            ? Stream.concat(Stream.of(usual), Stream.of("--secure")).toArray(String[]::new)
            : usual);
    if (secure) {
      client.close();
      client = HttpClient.newBuilder().sslContext(trusting()).build();
    }
  }

  /**
   * Has what lets parts start quickly made of the jars that were just packaged, before the first of
   * the run's many starts; the other JVM of the run does its share, or finds it made.
   */
  private static synchronized void quicken(CordonCopy copy) {
    if (!quickened) {
      copy.run("build");
      quickened = true;
    }
  }

  /** Trusts the copy's own authority and no other. */
  SSLContext trusting() {
    return OwnAuthority.trusting(Path.of(status().get("ca").stringValue()));
  }

  /** Where the copy and what belongs to it lie. */
  Path folder() {
    return home;
  }

  /** The key store of a part's certificate. */
  Path store(String part) {
    return home.resolve("data/secrets/certificates/" + part + ".p12");
  }

  /** What a process of another language needs to call {@link #command} for this copy. */
  Map<String, String> environment() {
    return Map.copyOf(environment);
  }

  String command() {
    return checkout.resolve("cordon").toString();
  }

  /** Runs a command to its end and gives what it printed; it has to succeed. */
  String run(String... arguments) {
    Process process = start(arguments);
    try {
      String printed = new String(process.getInputStream().readAllBytes());
      if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new AssertionError("./cordon " + String.join(" ", arguments) + ":\n" + log());
      }
      return printed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Starts a command; what it says of its progress goes to a log. */
  Process start(String... arguments) {
    String[] command =
        Stream.concat(Stream.of(command()), Arrays.stream(arguments)).toArray(String[]::new);
    var builder = new ProcessBuilder(command).directory(checkout.toFile());
    builder.environment().putAll(environment);
    try {
      Files.createDirectories(home);
      return builder.redirectError(said()).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode status() {
    return json.readTree(run("status", "--json"));
  }

  /** Address for native gRPC of a service, e.g. {@code reporting-service}. */
  int portOf(String part) {
    return status().get("parts").get(part).get("port").intValue();
  }

  /** The ports of all parts, from when they are chosen; none before that. */
  Map<String, Integer> ports() {
    Map<String, Integer> found = new HashMap<>();
    if (Files.exists(home.resolve(STATE))) {
      state()
          .path("ports")
          .properties()
          .forEach(one -> found.put(one.getKey(), one.getValue().intValue()));
    }
    return found;
  }

  private JsonNode state() {
    try {
      return json.readTree(Files.readString(home.resolve(STATE)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends a part at once, as a crash would. */
  void kill(String part) {
    long pid = status().get("parts").get(part).get("pid").longValue();
    ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
    process.destroyForcibly();
    process.onExit().join();
  }

  /** Ends the process that watches the parts, and leaves them. */
  void killSupervisor() {
    long pid = state().get("supervisor").get("pid").longValue();
    ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
    process.destroyForcibly();
    process.onExit().join();
  }

  /** Where people go with their browsers. */
  String address() {
    return (secure ? "https" : "http") + "://127.0.0.1:" + port;
  }

  /** The copy's realm, as its administrator has it. */
  TestRealm realm() {
    String realm = Objects.requireNonNull(environment.get("CORDON_REALM"));
    if (environment.containsKey("KEYCLOAK_URL")) {
      return TestRealm.of(realm);
    }
    String secret = secrets().get("keycloak-admin").stringValue();
    String address = status().at("/keycloak/address").stringValue();
    return TestRealm.of(new TestKeycloak(address, "cordon-launcher", secret), realm);
  }

  /** For whoever calls for longer than a token of a person is good for, a minute. */
  void haveTokensLast() {
    try (TestRealm realm = realm()) {
      realm.tokensLive("cordon-cli", 3600);
    }
    tokens.keepFor(Duration.ofMinutes(50));
  }

  String password(String person) {
    return Objects.requireNonNull(passwords().get(person), person);
  }

  /** Of every demonstration person, by name. */
  Map<String, String> passwords() {
    return secrets()
        .propertyStream()
        .filter(secret -> secret.getKey().startsWith(PERSON))
        .collect(
            Collectors.toMap(
                secret -> secret.getKey().substring(PERSON.length()),
                secret -> secret.getValue().stringValue()));
  }

  /** An access token of a demonstration person, through the real sign-in. */
  String token(String person) {
    return tokens.of(person);
  }

  /** For whoever asks for longer than a token is good for. */
  void forgetTokens() {
    tokens.forget();
  }

  JsonNode get(String person, String path) {
    return json.readTree(send(request(person, path).GET()).body());
  }

  HttpResponse<String> post(String person, String path, String body) {
    return send(
        request(person, path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  HttpRequest.Builder request(String person, String path) {
    return HttpRequest.newBuilder(URI.create(address() + "/api/v1" + path))
        .header("Authorization", "Bearer " + token(person));
  }

  HttpClient client() {
    return client;
  }

  /** Everything that the parts have logged. */
  String logs() {
    try (Stream<Path> files = Files.list(home.resolve("data/logs"))) {
      var all = new StringBuilder();
      for (Path file : files.toList()) {
        all.append(Files.readString(file));
      }
      return all.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode secrets() {
    try {
      return json.readTree(Files.readString(home.resolve("data/secrets/secrets.json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    run("down");
    client.close();
  }

  private ProcessBuilder.Redirect said() {
    return ProcessBuilder.Redirect.appendTo(home.resolve("cordon.log").toFile());
  }

  private String log() {
    try {
      return Files.readString(home.resolve("cordon.log"));
    } catch (IOException e) {
      return "";
    }
  }

  private static void delete(Path folder) {
    try {
      if (Files.exists(folder)) {
        try (Stream<Path> all = Files.walk(folder)) {
          for (Path one : all.sorted((a, b) -> b.compareTo(a)).toList()) {
            Files.delete(one);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a person may read, or nothing if the answer is a problem. */
  Optional<JsonNode> find(String person, String path) {
    HttpResponse<String> response = send(request(person, path).GET());
    return response.statusCode() == 200
        ? Optional.of(json.readTree(response.body()))
        : Optional.empty();
  }
}
