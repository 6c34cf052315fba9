package cordon.operations.hotspot;

import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.aHotspot;
import static cordon.operations.OperationsFixture.added;
import static cordon.operations.OperationsFixture.hotspots;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.platform.conformance.Refusals.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.operations.v1.Hotspot;
import cordon.operations.v1.HotspotSpec;
import cordon.operations.v1.OnlineType;
import cordon.operations.v1.PlaceType;
import cordon.operations.v1.RiskGrade;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Hotspots as they are found, by where they lie and how they are called. */
class HotspotsFoundTest extends HotspotScene {
  @Test
  void hotspots_are_found_by_each_of_their_facts_and_by_all_together() {
    added(service, PLANNER, operation, aHotspot("NG").setName("Ọjà Ọba").addOtherNames("السوق"));
    var port = aHotspot("GH", 5.6, 0).setName("Port of Tema").setRisk(RiskGrade.RISK_GRADE_LOW);
    port.getPhysicalBuilder().setType(PlaceType.PLACE_TYPE_PORT);
    added(service, PLANNER, operation, port);
    added(
        service,
        PLANNER,
        operation,
        online("203.0.113.0/24").setRisk(RiskGrade.RISK_GRADE_CRITICAL).setName("A host"));

    assertThat(names(PLANNER, r -> r.setWords("oja ob"))).containsExactly("Ọjà Ọba");
    assertThat(names(PLANNER, r -> r.setWords("السوق"))).containsExactly("Ọjà Ọba");
    assertThat(names(PLANNER, r -> r.setWords("port lagos"))).isEmpty();
    assertThat(names(PLANNER, r -> r.setWords("!"))).isEmpty();
    assertThat(names(PLANNER, r -> r.setCountry("GH"))).containsExactly("Port of Tema");
    assertThat(names(PLANNER, r -> r.setPlaceType(PlaceType.PLACE_TYPE_PORT)))
        .containsExactly("Port of Tema");
    assertThat(names(PLANNER, r -> r.setOnlineType(OnlineType.ONLINE_TYPE_HOSTING_RANGE)))
        .containsExactly("A host");
    assertThat(names(PLANNER, r -> r.setLeastRisk(RiskGrade.RISK_GRADE_HIGH)))
        .containsExactly("A host", "Ọjà Ọba");
    assertThat(names(PLANNER, r -> box(r, -1, 5, 1, 6))).containsExactly("Port of Tema");
    assertThat(names(ncb("NG"), r -> box(r, -1, 5, 1, 6))).isEmpty();
    assertThat(names(PLANNER, r -> circle(r, 6.4281, 3.4228, 100))).containsExactly("Ọjà Ọba");
    assertThat(names(PLANNER, r -> circle(r, 6.4281, 3.4228, 99))).isEmpty();
    assertThat(names(ncb("NG"), r -> circle(r, 6.4281, 3.4228, 100))).containsExactly("Ọjà Ọba");
    assertThat(
            names(
                PLANNER,
                r ->
                    circle(box(r, -1, 5, 1, 6), 5.6, 0, 1000)
                        .setWords("TEMA")
                        .setCountry("GH")
                        .setLeastRisk(RiskGrade.RISK_GRADE_LOW)))
        .containsExactly("Port of Tema");
  }

  @Test
  void each_question_goes_by_an_index_of_its_own_and_a_country_s_by_those_of_what_it_sees() {
    added(service, PLANNER, operation, aHotspot("NG"));

    assertThat(indexOf(() -> names(PLANNER, all()))).isEqualTo("operationId_1__id_-1");
    assertThat(indexOf(() -> names(PLANNER, r -> r.setWords("lagoon"))))
        .isEqualTo("operationId_1_words_1__id_-1");
    assertThat(indexOf(() -> names(PLANNER, r -> r.setCountry("NG"))))
        .isEqualTo("operationId_1_spec.country_1__id_-1");
    assertThat(indexOf(() -> names(PLANNER, r -> r.setPlaceType(PlaceType.PLACE_TYPE_PORT))))
        .isEqualTo("operationId_1_spec.site.type_1__id_-1");
    assertThat(indexOf(() -> names(PLANNER, r -> r.setLeastRisk(RiskGrade.RISK_GRADE_HIGH))))
        .isEqualTo("operationId_1_spec.risk_1__id_-1");
    assertThat(indexOf(() -> names(PLANNER, r -> box(r, -1, 5, 1, 6))))
        .isEqualTo("operationId_1_bounds.south_1_bounds.north_1");
    assertThat(indexOf(() -> names(PLANNER, r -> circle(r, 6, 3, 100))))
        .isEqualTo("operationId_1_spec.site.shape_2dsphere");
    assertThat(indexOf(() -> near(PLANNER, r -> r.addNames("Compound"))))
        .isEqualTo("operationId_1_keys_1__id_-1");
    Hotspot one = added(service, PLANNER, operation, aHotspot("NG"));
    assertThat(indexOf(() -> get(PLANNER, one))).contains("spec.displacedFrom.hotspotId_1__id_-1");
    assertThat(indexOf(() -> get(ncb("NG"), one)))
        .contains("seenBy_1_spec.displacedFrom.hotspotId_1__id_-1");
    assertThat(indexOf(() -> names(ncb("NG"), r -> r.setWords("lagoon"))))
        .isEqualTo("operationId_1_seenBy_1__id_-1");
    assertThat(indexOf(() -> names(ncb("NG"), r -> circle(r, 6, 3, 100))))
        .isEqualTo("operationId_1_seenBy_1_spec.site.shape_2dsphere");
  }

  /**
   * As a box over the 180th meridian was read as the rest of the world
   * (https://github.com/stac-utils/stac-fastapi-pgstac/issues/323).
   */
  @Test
  void a_box_reaches_over_the_180th_meridian() {
    added(service, PLANNER, operation, aHotspot("FJ", -17, 179.5).setName("West of it"));
    added(service, PLANNER, operation, aHotspot("FJ", -17, -179.5).setName("East of it"));
    added(service, PLANNER, operation, aHotspot("NG").setName("Far"));

    assertThat(names(PLANNER, r -> box(r, 179, -18, -179, -16)))
        .containsExactly("East of it", "West of it");
    assertThat(names(PLANNER, r -> circle(r, -17, 180, 60_000)))
        .containsExactly("East of it", "West of it");
    assertThat(names(PLANNER, r -> box(r, 179, -18, 180, -16))).containsExactly("West of it");
  }

  @Test
  void an_area_is_found_by_its_edge_and_an_open_or_crossing_one_is_refused() {
    added(service, PLANNER, operation, area("Port", 6, 3, 6, 4, 7, 4, 7, 3, 6, 3));

    assertThat(names(PLANNER, r -> circle(r, 6.5, 4.001, 200))).containsExactly("Port");
    assertThat(names(PLANNER, r -> circle(r, 6.5, 3.5, 1))).containsExactly("Port");
    assertThat(names(PLANNER, r -> circle(r, 6.5, 4.01, 200))).isEmpty();
    assertThat(names(PLANNER, r -> box(r, 3.9, 6.9, 9, 9))).containsExactly("Port");
    assertThat(refused(area("Open", 6, 3, 6, 4, 7, 4, 7, 3))).isEqualTo("INCONSISTENT");
    assertThat(refused(area("Bow tie", 6, 3, 7, 4, 6, 4, 7, 3, 6, 3))).isEqualTo("INCONSISTENT");
    assertThat(refused(area("Fiji", -17, 179, -17, -179, -16, -179, -17, 179)))
        .isEqualTo("INCONSISTENT");
  }

  /** Else it would be a fault, of which nobody is told what to do about it. */
  @Test
  void every_ring_that_is_taken_has_a_place_in_the_index() {
    var random = new Random(42);
    int taken = 0;
    for (int i = 0; i < 300; i++) {
      double latitude = random.nextDouble() * 176 - 88;
      double longitude = random.nextDouble() * 354 - 177;
      double size = 4 * Math.pow(10, -random.nextInt(7));
      int corners = 3 + random.nextInt(4);
      double[] ring = new double[2 * corners + 2];
      for (int corner = 0; corner < corners; corner++) {
        ring[2 * corner] = latitude + size * (random.nextDouble() - 0.5);
        ring[2 * corner + 1] = longitude + size * (random.nextDouble() - 0.5);
      }
      ring[2 * corners] = ring[0];
      ring[2 * corners + 1] = ring[1];
      String told = told(area("Ring " + i, ring));
      assertThat(told).isIn("OK", "INCONSISTENT");
      taken += told.equals("OK") ? 1 : 0;
    }
    assertThat(taken).isGreaterThan(100);
  }

  @Test
  void pages_go_on_where_the_one_before_ended_whatever_is_added_meanwhile() {
    for (int i = 0; i < 5; i++) {
      added(service, PLANNER, operation, aHotspot("NG").setName("Number " + i));
    }
    var met = new ArrayList<String>();
    String token = "";
    do {
      var page =
          hotspots(service, PLANNER)
              .listHotspots(
                  circle(all().apply(request()), 6.4281, 3.4219, 10)
                      .setPageSize(2)
                      .setPageToken(token)
                      .build());
      page.getHotspotsList().forEach(one -> met.add(one.getSpec().getName()));
      added(service, PLANNER, operation, aHotspot("NG").setName("Later"));
      token = page.getNextPageToken();
    } while (!token.isEmpty());

    assertThat(met).containsExactly("Number 4", "Number 3", "Number 2", "Number 1", "Number 0");
  }

  @Test
  void who_is_near_by_distance_or_name_is_offered_and_only_what_the_caller_sees() {
    Hotspot one = added(service, ncb("NG"), operation, aHotspot("NG").setName("Murtala Muhammed"));
    added(service, PLANNER, operation, aHotspot("NG", 6.43, 3.4219).setName("Beside"));
    added(service, PLANNER, operation, aHotspot("NG", 9, 9).setName("مرتالا محمد"));
    added(service, PLANNER, operation, aHotspot("GH").setName("Over the border"));
    Hotspot closed = added(service, PLANNER, operation, aHotspot("NG").setName("Gone"));
    close(closed);

    assertThat(near(PLANNER, r -> r.setHotspotId(one.getHotspotId())))
        .containsExactly("Over the border 0 false", "Beside 212 false", "مرتالا محمد - true");
    assertThat(near(ncb("NG"), r -> r.setHotspotId(one.getHotspotId())))
        .containsExactly("Beside 212 false", "مرتالا محمد - true");
    assertThat(near(ncb("NG"), r -> r.setHotspotId(one.getHotspotId()).setWithinMetres(200)))
        .containsExactly("مرتالا محمد - true");
    assertThat(
            near(
                ncb("GH"),
                r -> r.setLatitude(6.4281).setLongitude(3.4219).addNames("Murtala Muhammed")))
        .containsExactly("Over the border 0 false");
  }

  @Test
  void the_same_address_online_is_offered_in_any_case() {
    added(service, PLANNER, operation, online("Shop.Example.COM").setName("A shop"));

    assertThat(near(PLANNER, r -> r.setAddress("shop.example.com")))
        .containsExactly("A shop - true");
    assertThat(near(PLANNER, r -> r.setAddress("shop.example.org"))).isEmpty();
  }

  /** The one index that was used meanwhile. */
  private static String indexOf(Runnable question) {
    Map<String, Long> before = uses();
    question.run();
    Map<String, Long> after = uses();
    return after.keySet().stream()
        .filter(name -> !Objects.equals(after.get(name), before.get(name)))
        .collect(Collectors.joining(" and "));
  }

  private static Map<String, Long> uses() {
    Map<String, Long> uses = new TreeMap<>();
    service
        .mongo()
        .collection("hotspots", Document.class)
        .aggregate(List.of(new Document("$indexStats", new Document())))
        .forEach(
            (Consumer<Document>)
                index ->
                    uses.put(
                        index.getString("name"),
                        index.get("accesses", Document.class).getLong("ops")));
    return uses;
  }

  private String told(HotspotSpec.Builder spec) {
    try {
      var _ = added(service, PLANNER, operation, spec);
      return "OK";
    } catch (StatusRuntimeException e) {
      return reasonOf(e);
    }
  }
}
