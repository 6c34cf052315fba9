package cordon.operations.hotspot;

import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.aHotspot;
import static cordon.operations.OperationsFixture.active;
import static cordon.operations.OperationsFixture.added;
import static cordon.operations.OperationsFixture.hotspots;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.operations.OperationsFixture.participations;
import static cordon.operations.OperationsFixture.stand;
import static cordon.operations.OperationsFixture.withdrawal;
import static cordon.platform.conformance.Refusals.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.operations.OperationsFixture;
import cordon.operations.v1.AddHotspotRequest;
import cordon.operations.v1.CloseHotspotRequest;
import cordon.operations.v1.ConfirmHotspotRequest;
import cordon.operations.v1.Displacement;
import cordon.operations.v1.GeoPoint;
import cordon.operations.v1.GetHotspotRequest;
import cordon.operations.v1.Hotspot;
import cordon.operations.v1.HotspotSpec;
import cordon.operations.v1.HotspotState;
import cordon.operations.v1.ListHotspotsRequest;
import cordon.operations.v1.ListNearHotspotsRequest;
import cordon.operations.v1.MergeHotspotsRequest;
import cordon.operations.v1.NearHotspot;
import cordon.operations.v1.OnlineSite;
import cordon.operations.v1.OnlineType;
import cordon.operations.v1.ParticipationState;
import cordon.operations.v1.PlaceType;
import cordon.operations.v1.ReviseHotspotRequest;
import cordon.operations.v1.RiskGrade;
import cordon.platform.conformance.ServiceFixture;
import cordon.testsupport.TestCaller;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Hotspots as the service takes, finds and shows them. */
class HotspotServiceTest {
  private static ServiceFixture service;
  private String operation;

  @BeforeAll
  static void start() {
    service = OperationsFixture.start(HotspotServiceTest.class);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @BeforeEach
  void begin() {
    operation = active(service).getOperationId();
    for (String country : List.of("NG", "GH")) {
      stand(service, operation, country, ParticipationState.PARTICIPATION_STATE_ACCEPTED);
    }
  }

  @Test
  void a_country_sees_its_own_and_those_that_name_it_and_the_secretariat_all() {
    added(service, ncb("NG"), operation, aHotspot("NG").setName("Of NG"));
    added(service, PLANNER, operation, aHotspot("NG").setName("In NG").addVisibleTo("GH"));
    added(service, PLANNER, operation, aHotspot("GH").setName("In GH"));
    Hotspot nowhere =
        added(
            service,
            PLANNER,
            operation,
            online("203.0.113.0/24").setName("Nowhere").addVisibleTo("NG"));

    assertThat(names(PLANNER, all())).containsExactly("Nowhere", "In GH", "In NG", "Of NG");
    assertThat(names(ncb("NG"), all())).containsExactly("Nowhere", "In NG", "Of NG");
    assertThat(names(ncb("GH"), all())).containsExactly("In GH", "In NG");
    assertThat(reasonOf(() -> get(ncb("GH"), nowhere))).isEqualTo("NOT_FOUND");
    assertThat(get(ncb("NG"), nowhere).getSpec().getVisibleToList()).isEmpty();
    assertThat(get(PLANNER, nowhere).getSpec().getVisibleToList()).containsExactly("NG");
  }

  @Test
  void a_country_that_takes_part_no_more_sees_none_of_it_and_adds_nothing() {
    Hotspot own = added(service, ncb("GH"), operation, aHotspot("GH"));
    var _ = participations(service, ncb("GH")).withdrawParticipation(withdrawal(operation, "GH"));

    assertThat(names(ncb("GH"), all())).isEmpty();
    assertThat(reasonOf(() -> get(ncb("GH"), own))).isEqualTo("NOT_FOUND");
    assertThat(reasonOf(() -> added(service, ncb("GH"), operation, aHotspot("GH"))))
        .isEqualTo("NOT_FOUND");
  }

  @Test
  void a_hotspot_is_of_its_operation_alone() {
    Hotspot there = added(service, PLANNER, operation, aHotspot("NG"));
    String elsewhere = active(service).getOperationId();

    assertThat(
            reasonOf(() ->
                hotspots(service, PLANNER)
                    .getHotspot(
                        GetHotspotRequest.newBuilder()
                            .setOperationId(elsewhere)
                            .setHotspotId(there.getHotspotId())
                            .build())))
        .isEqualTo("NOT_FOUND");
    assertThat(
            reasonOf(() ->
                hotspots(service, PLANNER)
                    .confirmHotspot(
                        ConfirmHotspotRequest.newBuilder()
                            .setOperationId(elsewhere)
                            .setHotspotId(there.getHotspotId())
                            .build())))
        .isEqualTo("NOT_FOUND");
  }

  @Test
  void what_is_off_the_earth_or_in_no_zone_is_refused_and_a_place_at_zero_is_one() {
    assertThat(refused(aHotspot("NG", 90.001, 3))).isEqualTo("INVALID");
    assertThat(refused(aHotspot("NG", 6, -180.5))).isEqualTo("INVALID");
    assertThat(refused(aHotspot("NG", Double.NaN, 3))).isEqualTo("INVALID");
    var halved = aHotspot("NG");
    halved.getPhysicalBuilder().setPoint(GeoPoint.newBuilder().setLongitude(3));
    assertThat(refused(halved)).isEqualTo("INVALID");
    var unzoned = aHotspot("NG");
    unzoned.getPhysicalBuilder().setTimeZone("Africa/Lekki");
    assertThat(refused(unzoned)).isEqualTo("INCONSISTENT");
    assertThat(refused(aHotspot("NG").clearCountry())).isEqualTo("INCONSISTENT");

    // As a place on the equator and the zero meridian was shown as missing
    // (https://github.com/inaturalist/inaturalist/issues/3725).
    Hotspot zero = added(service, PLANNER, operation, aHotspot("NG", 0, 0));
    assertThat(get(PLANNER, zero).getSpec().getPhysical().getPoint())
        .isEqualTo(GeoPoint.newBuilder().setLatitude(0).setLongitude(0).build());
  }

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

  /**
   * As the one that was to go on was gone
   * (https://github.com/historyforge/historyforge/issues/362), and what was merged was offered
   * again (https://github.com/DiscipleTools/disciple-tools-theme/issues/2742).
   */
  @Test
  void merging_keeps_the_one_and_both_stay_readable() {
    Hotspot kept = added(service, PLANNER, operation, aHotspot("NG").setName("Kept"));
    Hotspot other =
        added(service, ncb("NG"), operation, aHotspot("NG").setName("Other").addVisibleTo("GH"));

    Hotspot merged = merge(kept, other);

    assertThat(merged.getHotspotId()).isEqualTo(kept.getHotspotId());
    assertThat(merged.getSpec().getOtherNamesList()).containsExactly("Other");
    assertThat(merged.getMergedFromIdsList()).containsExactly(other.getHotspotId());
    assertThat(merged.getState()).isEqualTo(HotspotState.HOTSPOT_STATE_PROPOSED);
    Hotspot before = get(PLANNER, other);
    assertThat(before.getState()).isEqualTo(HotspotState.HOTSPOT_STATE_MERGED);
    assertThat(before.getMergedIntoId()).isEqualTo(kept.getHotspotId());
    assertThat(before.getSpec()).isEqualTo(other.getSpec());
    assertThat(names(PLANNER, all())).containsExactly("Kept");
    assertThat(names(PLANNER, r -> r.setState(HotspotState.HOTSPOT_STATE_MERGED)))
        .containsExactly("Other");
    assertThat(near(PLANNER, r -> r.setHotspotId(kept.getHotspotId()))).isEmpty();
    // Ghana saw the other one only: it still does, and is not told of the one that goes on.
    assertThat(get(ncb("GH"), other).getMergedIntoId()).isEmpty();
    assertThat(reasonOf(() -> get(ncb("GH"), kept))).isEqualTo("NOT_FOUND");
    assertThat(reasonOf(() -> merge(kept, kept))).isEqualTo("INCONSISTENT");
    assertThat(reasonOf(() -> merge(kept, other))).isEqualTo("ILLEGAL_MOVE");
  }

  @Test
  void a_displacement_names_what_the_caller_sees_and_is_shown_to_who_sees_that() {
    Hotspot from = added(service, PLANNER, operation, aHotspot("NG").setName("Before"));
    String next = active(service).getOperationId();
    stand(service, next, "GH", ParticipationState.PARTICIPATION_STATE_ACCEPTED);
    var moved =
        aHotspot("GH")
            .setDisplacedFrom(
                Displacement.newBuilder()
                    .setOperationId(operation)
                    .setHotspotId(from.getHotspotId())
                    .setNote("The same numbers"));

    assertThat(reasonOf(() -> added(service, ncb("GH"), next, moved))).isEqualTo("INCONSISTENT");
    Hotspot to = added(service, PLANNER, next, moved);
    assertThat(get(PLANNER, to).getSpec().getDisplacedFrom().getNote())
        .isEqualTo("The same numbers");
    assertThat(get(ncb("GH"), to).getSpec().hasDisplacedFrom()).isFalse();
    // What a country is not shown, it does not take away by revising.
    var _ =
        hotspots(service, ncb("GH"))
            .reviseHotspot(
                ReviseHotspotRequest.newBuilder()
                    .setOperationId(next)
                    .setHotspotId(to.getHotspotId())
                    .setSpec(aHotspot("GH").setName("Renamed"))
                    .build());
    assertThat(get(PLANNER, to).getSpec().hasDisplacedFrom()).isTrue();
  }

  @Test
  void what_is_revised_is_confirmed_again() {
    Hotspot own = added(service, ncb("NG"), operation, aHotspot("NG"));
    var confirm =
        ConfirmHotspotRequest.newBuilder()
            .setOperationId(operation)
            .setHotspotId(own.getHotspotId())
            .build();

    assertThat(reasonOf(() -> hotspots(service, ncb("NG")).confirmHotspot(confirm)))
        .isEqualTo("ROLE_REQUIRED");
    assertThat(hotspots(service, PLANNER).confirmHotspot(confirm).getHotspot().getState())
        .isEqualTo(HotspotState.HOTSPOT_STATE_CONFIRMED);
    assertThat(
            hotspots(service, ncb("NG"))
                .reviseHotspot(
                    ReviseHotspotRequest.newBuilder()
                        .setOperationId(operation)
                        .setHotspotId(own.getHotspotId())
                        .setSpec(aHotspot("NG").setRisk(RiskGrade.RISK_GRADE_CRITICAL))
                        .build())
                .getHotspot()
                .getState())
        .isEqualTo(HotspotState.HOTSPOT_STATE_PROPOSED);
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

  private static HotspotSpec.Builder online(String address) {
    return aHotspot("NG")
        .clearCountry()
        .setOnline(
            OnlineSite.newBuilder()
                .setType(OnlineType.ONLINE_TYPE_HOSTING_RANGE)
                .setAddress(address));
  }

  private static HotspotSpec.Builder area(String name, double... corners) {
    var spec = aHotspot("NG").setName(name);
    var ring = spec.getPhysicalBuilder().getAreaBuilder();
    for (int i = 0; i < corners.length; i += 2) {
      ring.addRingBuilder().setLatitude(corners[i]).setLongitude(corners[i + 1]);
    }
    return spec;
  }

  private ListHotspotsRequest.Builder request() {
    return ListHotspotsRequest.newBuilder().setOperationId(operation);
  }

  private static UnaryOperator<ListHotspotsRequest.Builder> all() {
    return UnaryOperator.identity();
  }

  private static ListHotspotsRequest.Builder box(
      ListHotspotsRequest.Builder request, double west, double south, double east, double north) {
    return request.setWest(west).setSouth(south).setEast(east).setNorth(north);
  }

  private static ListHotspotsRequest.Builder circle(
      ListHotspotsRequest.Builder request, double latitude, double longitude, int metres) {
    return request.setNearLatitude(latitude).setNearLongitude(longitude).setWithinMetres(metres);
  }

  private List<String> names(TestCaller caller, UnaryOperator<ListHotspotsRequest.Builder> wanted) {
    return hotspots(service, caller)
        .listHotspots(wanted.apply(request()).build())
        .getHotspotsList()
        .stream()
        .map(one -> one.getSpec().getName())
        .toList();
  }

  private List<String> near(
      TestCaller caller, UnaryOperator<ListNearHotspotsRequest.Builder> wanted) {
    return hotspots(service, caller)
        .listNearHotspots(
            wanted.apply(ListNearHotspotsRequest.newBuilder().setOperationId(operation)).build())
        .getHotspotsList()
        .stream()
        .map(HotspotServiceTest::told)
        .toList();
  }

  private static String told(NearHotspot near) {
    return "%s %s %s"
        .formatted(
            near.getHotspot().getSpec().getName(),
            near.hasMetres() ? Integer.toString(near.getMetres()) : "-",
            near.getAlike());
  }

  private static Hotspot get(TestCaller caller, Hotspot one) {
    return hotspots(service, caller)
        .getHotspot(
            GetHotspotRequest.newBuilder()
                .setOperationId(one.getOperationId())
                .setHotspotId(one.getHotspotId())
                .build())
        .getHotspot();
  }

  private static void close(Hotspot one) {
    var _ =
        hotspots(service, PLANNER)
            .closeHotspot(
                CloseHotspotRequest.newBuilder()
                    .setOperationId(one.getOperationId())
                    .setHotspotId(one.getHotspotId())
                    .setReason("Torn down")
                    .build());
  }

  private static Hotspot merge(Hotspot kept, Hotspot other) {
    return hotspots(service, PLANNER)
        .mergeHotspots(
            MergeHotspotsRequest.newBuilder()
                .setOperationId(kept.getOperationId())
                .setHotspotId(kept.getHotspotId())
                .setOtherHotspotId(other.getHotspotId())
                .build())
        .getHotspot();
  }

  private String told(HotspotSpec.Builder spec) {
    try {
      var _ = added(service, PLANNER, operation, spec);
      return "OK";
    } catch (StatusRuntimeException e) {
      return reasonOf(e);
    }
  }

  private String refused(HotspotSpec.Builder spec) {
    return reasonOf(() ->
        hotspots(service, PLANNER)
            .addHotspot(
                AddHotspotRequest.newBuilder().setOperationId(operation).setSpec(spec).build()));
  }
}
