package cordon.platform.boot;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.identity.ProviderCheck;
import cordon.start.NotStartedException;
import cordon.testsupport.TestIdentity;
import cordon.testsupport.TestRealm;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is said of a realm of Keycloak that lacks something of what a part needs. */
class RealmLackingTest {
  private static final String AUDIENCE = "cordon-api";
  private static final String ROLE = "service";
  private static final String SECRET = "known-to-tests-only";
  private static TestRealm realm;
  private static ProviderCheck check;
  private static URI tokens;

  @BeforeAll
  static void make() throws Exception {
    realm = TestRealm.make("lacking");
    realm.role(ROLE);
    realm.client("whole", SECRET, true, true);
    realm.client("no-audience", SECRET, false, true);
    realm.client("no-roles", SECRET, true, false);
    realm.grant("whole", ROLE);
    check = new ProviderCheck(realm.issuer(), InstantSource.system());
    tokens = check.realm();
  }

  @AfterAll
  static void remove() {
    check.close();
    realm.close();
  }

  @Test
  void nothing_is_said_of_one_that_has_all() {
    assertThatCode(() -> service("whole", SECRET)).doesNotThrowAnyException();
    assertThatCode(() -> check.client(tokens, "whole", SECRET)).doesNotThrowAnyException();
  }

  @Test
  void it_has_not_the_client() {
    assertSaid(() -> service("nobody", SECRET), "has no client nobody with the secret that is set");
    assertSaid(
        () -> check.client(tokens, "nobody", SECRET), "has no client nobody with the secret");
  }

  @Test
  void the_client_has_another_secret() {
    assertSaid(() -> service("whole", "another"), "has no client whole with the secret that is set")
        .doesNotContain("another");
    assertSaid(() -> check.client(tokens, "whole", "another"), "has no client whole with the");
  }

  @Test
  void its_tokens_are_for_nobody_here() {
    assertSaid(
        () -> service("no-audience", SECRET),
        "tokens for the client no-audience are not for the audience cordon-api");
  }

  @Test
  void its_tokens_tell_no_roles() {
    assertSaid(
        () -> service("no-roles", SECRET),
        "tokens for the client no-roles lack the role service in the claim roles");
  }

  @Test
  void there_is_no_such_realm_or_it_has_another_name() {
    assertSaid(
        () -> new ProviderCheck(realm.issuer() + "-2", InstantSource.system()).realm(),
        "The identity provider has no realm at");
    assertSaid(
        () ->
            new ProviderCheck(
                    TestIdentity.issuer().replace("127.0.0.1", "localhost"), InstantSource.system())
                .realm(),
        "The realm calls itself " + TestIdentity.issuer());
  }

  @Test
  void a_clock_that_is_more_than_a_minute_off_is_told() {
    assertSaid(
        () ->
            new ProviderCheck(realm.issuer(), () -> Instant.now().plusSeconds(90))
                .service(tokens, "whole", SECRET, AUDIENCE, ROLE),
        "ahead of that of the identity provider");
    assertSaid(
        () ->
            new ProviderCheck(TestIdentity.issuer(), () -> Instant.now().minusSeconds(90)).realm(),
        "behind that of the identity provider");
  }

  @Test
  void one_that_is_away_is_no_fault() {
    assertThatThrownBy(() ->
            new ProviderCheck("http://127.0.0.1:9/realms/cordon", InstantSource.system()).realm())
        .isInstanceOf(ProviderCheck.AwayException.class)
        .hasMessage("the identity provider does not answer at http://127.0.0.1:9/realms/cordon");
  }

  private static void service(String client, String secret) throws Exception {
    check.service(tokens, client, secret, AUDIENCE, ROLE);
  }

  private static org.assertj.core.api.AbstractStringAssert<?> assertSaid(
      ThrowingCallable what, String said) {
    var thrown = assertThatThrownBy(what).isInstanceOf(NotStartedException.class);
    return thrown.message().contains(said);
  }
}
