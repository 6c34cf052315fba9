package cordon.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

class TestIdentityTest {
  private static final TestCaller officer =
      TestIdentity.person("ng-ncb").country("NG").roles("ncb-officer");

  @Test
  void a_token_carries_the_claims_that_the_realm_gives() {
    var jwt = decoder().decode(officer.token());

    assertThat(jwt.getSubject()).isEqualTo(officer.subject());
    assertThat(jwt.getClaimAsString("preferred_username")).isEqualTo("ng-ncb");
    assertThat(jwt.getClaimAsString("country")).isEqualTo("NG");
    assertThat(jwt.getClaimAsStringList("roles")).containsExactly("ncb-officer");
    assertThat(jwt.getAudience()).contains("cordon-api");
  }

  @ParameterizedTest
  @MethodSource("unacceptable")
  void a_service_refuses_every_other_token(String token) {
    assertThatThrownBy(() -> decoder().decode(token)).isInstanceOf(JwtException.class);
  }

  static List<String> unacceptable() {
    return List.of(
        officer.expiredToken(),
        officer.tokenForAudience("another-api"),
        officer.tokenOfForeignIssuer(),
        officer.tokenWithForeignKey(),
        officer.unsignedToken());
  }

  private static JwtDecoder decoder() {
    // By discovery, as the services do it, so the issuer's HTTP face is tried as well.
    NimbusJwtDecoder decoder = NimbusJwtDecoder.withIssuerLocation(TestIdentity.issuer()).build();
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            JwtValidators.createDefaultWithIssuer(TestIdentity.issuer()),
            new JwtClaimValidator<List<String>>(
                "aud", audience -> audience.contains(TestIdentity.AUDIENCE))));
    return decoder;
  }
}
