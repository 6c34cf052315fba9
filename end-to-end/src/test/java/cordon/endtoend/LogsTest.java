package cordon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Scanner;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A copy with a MongoDB and a Keycloak of its own, in whose logs nobody is found again. */
class LogsTest {
  private static final String PERSON = "ng-ncb";
  private static final String SLOWLY_READ = "what-is-read-slowly";
  private static final JsonMapper json = new JsonMapper();

  @Test
  void no_log_has_names_texts_passwords_or_keys() throws Exception {
    try (var copy = CordonCopy.onItsOwn(LogsTest.class)) {
      copy.up();
      copy.run("demo");
      List<String> kept = names(copy);
      kept.addAll(texts());
      watch(copy);
      failToSignIn(copy);
      kept.addAll(keys(copy));

      String logs = copy.logs();

      // MongoDB, Keycloak and the gateway have written there.
      assertThat(logs).contains("\"msg\":\"Connection accepted\"", "Keycloak 2", "Netty started");
      assertThat(kept).hasSizeGreaterThan(30).allMatch(one -> one.length() > 4);
      assertThat(kept.stream().filter(logs::contains)).isEmpty();
    }
  }

  /** User names that are no other word, an identifier, and everything that is secret. */
  private static List<String> names(CordonCopy copy) throws Exception {
    var names = new ArrayList<String>();
    copy.secrets().valueStream().map(JsonNode::stringValue).forEach(names::add);
    copy.passwords().keySet().stream()
        .filter(person -> person.matches(".*[0-9]|[a-z]{2}-.*"))
        .forEach(names::add);
    names.add(copy.token(PERSON));
    names.add(SignedJWT.parse(copy.token(PERSON)).getJWTClaimsSet().getSubject());
    return names;
  }

  private static List<String> texts() {
    JsonNode plan = Plans.ofTheNextDays();
    return List.of(plan.get("codeName").stringValue(), plan.get("legalBasis").stringValue());
  }

  /** The first place that a service gives to a stream makes its key. */
  private static void watch(CordonCopy copy) throws Exception {
    String path = "/operations/" + PlayedCopy.operationOf(copy).orElseThrow();
    var stream =
        copy.client()
            .send(copy.request(PERSON, path + "/tasks:watch").build(), BodyHandlers.ofInputStream())
            .body();
    try (var lines = new Scanner(stream)) {
      assertThat(lines.nextLine()).isNotEmpty();
    }
  }

  private static void failToSignIn(CordonCopy copy) throws IOException, InterruptedException {
    var file = copy.folder().resolve("data/secrets/secrets.json");
    String right = Files.readString(file);
    var wrong = (ObjectNode) json.readTree(right);
    Files.writeString(file, wrong.put(CordonCopy.PERSON + PERSON, "another-password").toString());
    assertThat(copy.start("token", PERSON).waitFor()).isEqualTo(1);
    Files.writeString(file, right);
  }

  /** The keys of streams, and what MongoDB takes half a second to read. */
  private static List<String> keys(CordonCopy copy) {
    var keys = new ArrayList<>(List.of(SLOWLY_READ));
    int port = copy.status().get("parts").get("mongod").get("port").intValue();
    try (MongoClient mongo = MongoClients.create("mongodb://127.0.0.1:" + port)) {
      for (String name : mongo.listDatabaseNames()) {
        for (Document one : mongo.getDatabase(name).getCollection("stream_keys").find()) {
          keys.add(Base64.getEncoder().encodeToString(one.get("key", Binary.class).getData()));
        }
      }
      assertThat(keys).hasSizeGreaterThan(1);
      var rows = mongo.getDatabase("rows").getCollection("rows");
      rows.insertOne(new Document("_id", SLOWLY_READ));
      var slowly = Filters.and(Filters.eq(SLOWLY_READ), Filters.where("sleep(500) || true"));
      assertThat(rows.find(slowly).first()).isNotNull();
    }
    return keys;
  }
}
