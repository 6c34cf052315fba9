package cordon.platform.boot;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.identity.ProviderCheck;
import cordon.identity.Realm;
import cordon.start.NotStartedException;
import cordon.testsupport.TestIdentity;
import cordon.testsupport.TestRealm;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  private static Realm known;

  @BeforeAll
  static void make() throws Exception {
    realm = TestRealm.make("lacking");
    realm.role(ROLE);
    realm.client("whole", SECRET, true, true);
    realm.client("no-audience", SECRET, false, true);
    realm.client("no-roles", SECRET, true, false);
    realm.grant("whole", ROLE);
    check = new ProviderCheck(realm.issuer(), InstantSource.system());
    known = check.realm();
  }

  @AfterAll
  static void remove() {
    check.close();
    realm.close();
  }

  @Test
  void nothing_is_said_of_one_that_has_all() {
    assertThatCode(() -> service("whole", SECRET)).doesNotThrowAnyException();
    assertThatCode(() -> signIns("whole", SECRET)).doesNotThrowAnyException();
  }

  @Test
  void it_has_not_the_client() {
    assertSaid(() -> service("nobody", SECRET), "has no client nobody with the secret that is set");
    assertSaid(() -> signIns("nobody", SECRET), "has no client nobody with the secret");
  }

  @Test
  void the_client_has_another_secret() {
    assertSaid(() -> service("whole", "another"), "has no client whole with the secret that is set")
        .doesNotContain("another");
    assertSaid(() -> signIns("whole", "another"), "has no client whole with the");
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
                .service(known, "whole", SECRET, AUDIENCE, ROLE),
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

  /** Where a realm has names for its levels, Keycloak tells the second factor by one of them. */
  @Test
  void its_levels_have_names_of_which_none_is_the_second_factor() throws Exception {
    realm.attribute("acr.loa.map", "{\"silver\": 1, \"gold\": 2}");
    Realm named = check.realm();
    realm.attribute("acr.loa.map", "{\"1\": 1, \"2\": 2}");
    Realm numbered = check.realm();

    assertSaid(
        () -> check.signIns(named, "whole", SECRET),
        "has names for its levels, and none of them is 2 (acr_values_supported)");
    assertThatCode(() -> check.signIns(numbered, "whole", SECRET)).doesNotThrowAnyException();
  }

  @Test
  void it_tells_nobody_of_sessions_that_have_ended_or_has_no_way_to_a_token() {
    var told = new HashMap<>(known.told());
    told.put("backchannel_logout_supported", false);
    assertSaid(
        () -> check.signIns(other(told), "whole", SECRET),
        "tells nobody when a session has ended (backchannel_logout_supported)");

    told.put("grant_types_supported", List.of("password"));
    assertSaid(
        () -> check.signIns(other(told), "whole", SECRET),
        "gives no tokens by authorization_code (grant_types_supported)");
    assertSaid(
        () -> check.service(other(told), "whole", SECRET, AUDIENCE, ROLE),
        "gives no tokens by client_credentials (grant_types_supported)");
  }

  private static Realm other(Map<String, Object> told) {
    return new Realm(known.issuer(), known.tokens(), told);
  }

  private static void signIns(String client, String secret) throws Exception {
    check.signIns(known, client, secret);
  }

  private static void service(String client, String secret) throws Exception {
    check.service(known, client, secret, AUDIENCE, ROLE);
  }

  private static org.assertj.core.api.AbstractStringAssert<?> assertSaid(
      ThrowingCallable what, String said) {
    var thrown = assertThatThrownBy(what).isInstanceOf(NotStartedException.class);
    return thrown.message().contains(said);
  }
}
