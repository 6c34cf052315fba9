package cordon.testsupport;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/**
 * The one Keycloak of a test run, and the client that may administer it. It is the one that {@code
 * ./cordon test} started (CORDON_TEST_KEYCLOAK_URL), or else a container that all modules of the
 * run share. Classes keep apart by realm, which {@code ./cordon up} makes.
 *
 * @param url where Keycloak answers, without a trailing slash
 * @param adminClient a client of the realm {@code master} with an administrator's service account
 */
public record TestKeycloak(String url, String adminClient, String adminSecret) {
  private static final Logger log = LoggerFactory.getLogger(TestKeycloak.class);
  private static final int HTTP = 8080;
  private static final int MANAGEMENT = 9000;
  private static @Nullable TestKeycloak shared;

  /**
   * @throws IllegalStateException if neither a started Keycloak nor a container can be had; a test
   *     is never skipped for want of one
   */
  public static synchronized TestKeycloak shared() {
    TestKeycloak known = shared;
    if (known == null) {
      String given = System.getenv("CORDON_TEST_KEYCLOAK_URL");
      known =
          given != null
              ? new TestKeycloak(
                  given,
                  env("CORDON_TEST_KEYCLOAK_ADMIN_CLIENT"),
                  env("CORDON_TEST_KEYCLOAK_ADMIN_SECRET"))
              : startContainer();
      log.info("Keycloak of this run: {} ({})", known.url, given != null ? "started" : "container");
      shared = known;
    }
    return known;
  }

  /** The secret does not show where a test prints its fixtures. */
  @Override
  public String toString() {
    return "TestKeycloak[" + url + "]";
  }

  // The container outlives this JVM on purpose: the next module of the run goes on with it.
  @SuppressWarnings("resource")
  private static TestKeycloak startContainer() {
    // The same for every JVM of the run, or the container could not be shared; it answers on this
    // machine only and is removed with the run.
    String client = "cordon-test";
    String secret = "known-to-tests-only";
    GenericContainer<?> container =
        TestContainers.of(TestContainers.KEYCLOAK)
            .withCommand("start", "--optimized", "--http-enabled=true", "--hostname-strict=false")
            .withEnv("KC_BOOTSTRAP_ADMIN_CLIENT_ID", client)
            .withEnv("KC_BOOTSTRAP_ADMIN_CLIENT_SECRET", secret)
            .withExposedPorts(HTTP, MANAGEMENT)
            .waitingFor(
                Wait.forHttp("/health/ready")
                    .forPort(MANAGEMENT)
                    .withStartupTimeout(Duration.ofMinutes(5)));
    TestContainers.startShared(container);
    return new TestKeycloak("http://127.0.0.1:" + container.getMappedPort(HTTP), client, secret);
  }

  private static String env(String name) {
    return Objects.requireNonNull(System.getenv(name), name + " is not set");
  }
}
