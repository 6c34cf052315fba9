package cordon.gateway.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.oauth2.sdk.dpop.DefaultDPoPProofFactory;
import com.nimbusds.oauth2.sdk.token.DPoPAccessToken;
import cordon.gateway.GatewayFixture;
import cordon.gateway.GatewayFixture.Answer;
import cordon.operations.v1.ListOperationsResponse;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tokens that are bound to a key: with a fresh proof they are taken, and with nothing else. */
class KeyBoundTokensTest {
  private static final String PATH = "/api/v1/operations";
  private static GatewayFixture gateway;
  private static ECKey key;
  private static String token;

  @BeforeAll
  static void start() throws Exception {
    gateway = new GatewayFixture(Map.of());
    gateway.operations.answer(ListOperationsResponse.getDefaultInstance());
    key = new ECKeyGenerator(Curve.P_256).generate();
    token = GatewayFixture.PLANNER.tokenBoundTo(key.computeThumbprint().toString());
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void a_proof_serves_once() throws Exception {
    String proof = proof(key, "GET", PATH, token);

    Answer first = call(proof);
    Answer replayed = call(proof);
    Answer another = call(proof(key, "GET", PATH, token));

    assertThat(first.status()).isEqualTo(200);
    assertThat(replayed.status()).isEqualTo(401);
    assertThat(replayed.reason()).isEqualTo("PROOF_USED");
    assertThat(another.status()).isEqualTo(200);
  }

  @Test
  void a_proof_is_for_one_key_one_method_one_path_and_one_token() throws Exception {
    ECKey thief = new ECKeyGenerator(Curve.P_256).generate();

    for (String proof :
        new String[] {
          proof(thief, "GET", PATH, token),
          proof(key, "POST", PATH, token),
          proof(key, "GET", PATH + "/x", token),
          proof(key, "GET", PATH, "another"),
          "no.proof.atall"
        }) {
      Answer answer = call(proof);

      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.reason()).isEqualTo("BAD_PROOF");
      assertThat(answer.response().headers().firstValue("WWW-Authenticate").orElseThrow())
          .startsWith("DPoP error=\"invalid_dpop_proof\"");
    }
  }

  @Test
  void a_bound_token_is_not_borne_and_a_borne_one_needs_no_proof() throws Exception {
    Answer borne =
        gateway.send(gateway.anonymous(PATH).header("Authorization", "Bearer " + token).GET());
    String free = GatewayFixture.PLANNER.token();
    Answer proven =
        gateway.send(
            gateway
                .anonymous(PATH)
                .header("Authorization", "DPoP " + free)
                .header("DPoP", proof(key, "GET", PATH, free))
                .GET());

    assertThat(borne.reason()).isEqualTo("UNAUTHENTICATED");
    assertThat(proven.reason()).isEqualTo("UNAUTHENTICATED");
  }

  private static Answer call(String proof) {
    return gateway.send(
        gateway
            .anonymous(PATH)
            .header("Authorization", "DPoP " + token)
            .header("DPoP", proof)
            .GET());
  }

  private static String proof(ECKey with, String verb, String path, String of) throws Exception {
    return new DefaultDPoPProofFactory(with, JWSAlgorithm.ES256)
        .createDPoPJWT(verb, URI.create(gateway.address() + path), new DPoPAccessToken(of))
        .serialize();
  }
}
