package cordon.platform.projection;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.platform.conformance.ServiceFixture;
import cordon.platform.sample.SampleApplication;
import cordon.testsupport.TestMongo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class ParkedTest {
  @Test
  void it_is_counted_by_aggregate_without_a_look_at_what_is_parked() {
    try (var service =
        ServiceFixture.start(
            SampleApplication.class,
            ParkedTest.class,
            Map.of("cordon.mongodb.database", TestMongo.database(ParkedTest.class)))) {
      ViewBuild build = service.bean(Views.class).serving("words");
      var documents = new ArrayList<Document>();
      for (int i = 0; i < 3_000; i++) {
        documents.add(parked("another_1_00000000", "other-" + i, i));
      }
      for (int i = 0; i < 600; i++) {
        documents.add(parked(build.key(), i % 3 == 0 ? "rare" : "frequent", i));
      }
      service.mongo().collection("parked", Document.class).insertMany(documents);

      Map<String, Long> counts = new HashMap<>();
      long examined =
          service.examined(
              "parked",
              () -> counts.putAll(service.mongo().inTransaction(session -> build.parked(session))));

      assertThat(counts).isEqualTo(Map.of("rare", 200L, "frequent", 400L));
      assertThat(examined).isZero();
    }
  }

  private static Document parked(String build, String aggregate, int version) {
    return new Document("_id", build + " " + aggregate + ":" + version)
        .append("projection", build)
        .append("aggregate", aggregate)
        .append("why", "for a test");
  }
}
