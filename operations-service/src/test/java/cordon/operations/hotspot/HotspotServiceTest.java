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

import cordon.operations.v1.ConfirmHotspotRequest;
import cordon.operations.v1.Displacement;
import cordon.operations.v1.GeoPoint;
import cordon.operations.v1.GetHotspotRequest;
import cordon.operations.v1.Hotspot;
import cordon.operations.v1.HotspotSpec;
import cordon.operations.v1.HotspotState;
import cordon.operations.v1.MergeHotspotsRequest;
import cordon.operations.v1.ParticipationState;
import cordon.operations.v1.ReviseHotspotRequest;
import cordon.operations.v1.RiskGrade;
import cordon.testsupport.TestCaller;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hotspots as the service takes, shows and merges them. */
class HotspotServiceTest extends HotspotScene {
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

  @ParameterizedTest
  @CsvSource({"1, E1", "1, B22", "2, B2", "2, A61", "3, G1", "3, B7", "3, b2"})
  void an_evaluation_that_is_no_code_of_its_scheme_is_refused(int scheme, String code) {
    var hotspot = aHotspot("NG");
    hotspot.getSourcesBuilder(0).setSchemeValue(scheme).setEvaluation(code);

    assertThat(refused(hotspot)).isEqualTo("INCONSISTENT");
  }

  @ParameterizedTest
  @CsvSource({"1, X4", "1, A 1", "2, B24", "2, E-5-5", "3, F6", "4, as we say it"})
  void an_evaluation_stays_as_its_scheme_has_it(int scheme, String code) {
    var hotspot = aHotspot("NG").setName("Evaluated " + code);
    hotspot.getSourcesBuilder(0).setSchemeValue(scheme).setEvaluation(code);

    assertThat(added(service, PLANNER, operation, hotspot).getSpec().getSources(0))
        .isEqualTo(hotspot.getSources(0));
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
    Hotspot toGhana = get(ncb("GH"), other);
    assertThat(toGhana.getMergedIntoId()).isEmpty();
    assertThat(toGhana.getState()).isEqualTo(HotspotState.HOTSPOT_STATE_CLOSED);
    assertThat(names(ncb("GH"), r -> r.setState(HotspotState.HOTSPOT_STATE_MERGED))).isEmpty();
    assertThat(names(ncb("GH"), r -> r.setState(HotspotState.HOTSPOT_STATE_CLOSED)))
        .containsExactly("Other");
    assertThat(get(ncb("NG"), other).getState()).isEqualTo(HotspotState.HOTSPOT_STATE_MERGED);
    // Who has added it would tell which country takes part.
    assertThat(toGhana.getAddedByCountry()).isEmpty();
    assertThat(get(ncb("NG"), other).getAddedByCountry()).isEqualTo("NG");
    assertThat(reasonOf(() -> get(ncb("GH"), kept))).isEqualTo("NOT_FOUND");
    assertThat(reasonOf(() -> merge(kept, kept))).isEqualTo("INCONSISTENT");
    assertThat(reasonOf(() -> merge(kept, other))).isEqualTo("ILLEGAL_MOVE");
  }

  /** What is merged goes to those whom the planner names by what they have read. */
  @Test
  void what_has_changed_since_it_was_read_is_not_merged() {
    Hotspot kept = added(service, PLANNER, operation, aHotspot("NG").setName("Kept"));
    Hotspot other = added(service, ncb("NG"), operation, aHotspot("NG").setName("Other"));
    var request =
        MergeHotspotsRequest.newBuilder()
            .setOperationId(operation)
            .setHotspotId(kept.getHotspotId())
            .setVersion(kept.getVersion())
            .setOtherHotspotId(other.getHotspotId())
            .setOtherVersion(other.getVersion())
            .build();
    var revised =
        hotspots(service, ncb("NG"))
            .reviseHotspot(
                ReviseHotspotRequest.newBuilder()
                    .setOperationId(operation)
                    .setHotspotId(other.getHotspotId())
                    .setSpec(aHotspot("NG").setName("Other, with a new source"))
                    .build())
            .getHotspot();

    assertThat(reasonOf(() -> hotspots(service, PLANNER).mergeHotspots(request)))
        .isEqualTo("STALE_VERSION");
    assertThat(get(PLANNER, kept).getVersion()).isEqualTo(kept.getVersion());
    assertThat(
            hotspots(service, PLANNER)
                .mergeHotspots(request.toBuilder().setOtherVersion(revised.getVersion()).build())
                .getHotspot()
                .getSpec()
                .getOtherNamesList())
        .containsExactly("Other, with a new source");
  }

  @Test
  void a_displacement_names_what_the_caller_sees_and_is_shown_to_who_sees_that() {
    Hotspot from = added(service, PLANNER, operation, aHotspot("NG").setName("Before"));
    String next = active(service).getOperationId();
    stand(service, next, "GH", ParticipationState.PARTICIPATION_STATE_ACCEPTED);
    HotspotSpec.Builder moved = moved(from);

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
    var ofItself =
        aHotspot("GH")
            .setDisplacedFrom(
                Displacement.newBuilder()
                    .setOperationId(next)
                    .setHotspotId(to.getHotspotId())
                    .setNote("Round and round"));
    assertThat(
            reasonOf(() ->
                hotspots(service, PLANNER)
                    .reviseHotspot(
                        ReviseHotspotRequest.newBuilder()
                            .setOperationId(next)
                            .setHotspotId(to.getHotspotId())
                            .setSpec(ofItself)
                            .build())))
        .isEqualTo("INCONSISTENT");
  }

  @Test
  void where_activity_moved_to_is_told_to_who_sees_both_also_after_a_merger() {
    Hotspot from = added(service, PLANNER, operation, aHotspot("NG").setName("Before"));
    String next = active(service).getOperationId();
    stand(service, next, "GH", ParticipationState.PARTICIPATION_STATE_ACCEPTED);
    HotspotSpec.Builder moved = moved(from);
    Hotspot first = added(service, PLANNER, next, moved);
    Hotspot later = added(service, PLANNER, operation, moved.clone().setCountry("NG"));

    assertThat(movedTo(PLANNER, from)).containsExactly(later.getHotspotId(), first.getHotspotId());
    assertThat(movedTo(ncb("NG"), from)).containsExactly(later.getHotspotId());
    assertThat(movedTo(PLANNER, first)).isEmpty();

    Hotspot kept = added(service, PLANNER, operation, aHotspot("NG").setName("Kept"));
    var _ = merge(kept, from);
    assertThat(movedTo(PLANNER, kept)).containsExactly(later.getHotspotId(), first.getHotspotId());
  }

  private static HotspotSpec.Builder moved(Hotspot from) {
    return aHotspot("GH")
        .setDisplacedFrom(
            Displacement.newBuilder()
                .setOperationId(from.getOperationId())
                .setHotspotId(from.getHotspotId())
                .setNote("The same numbers"));
  }

  private static List<String> movedTo(TestCaller by, Hotspot one) {
    return hotspots(service, by)
        .getHotspot(
            GetHotspotRequest.newBuilder()
                .setOperationId(one.getOperationId())
                .setHotspotId(one.getHotspotId())
                .build())
        .getDisplacedToList()
        .stream()
        .map(Displacement::getHotspotId)
        .toList();
  }

  /** Which operations a country takes part in is read without what else stands there. */
  @Test
  void a_participation_that_cannot_be_read_keeps_nobody_from_hotspots_elsewhere() {
    Hotspot seen = added(service, PLANNER, operation, aHotspot("NG"));
    var participations = service.mongo().collection("participations", Document.class);
    var damaged =
        new Document("_id", "elsewhere.NG")
            .append("operationId", "elsewhere")
            .append("country", "NG")
            .append("state", "ACCEPTED");
    participations.insertOne(damaged);
    try {
      assertThat(get(ncb("NG"), seen).getHotspotId()).isEqualTo(seen.getHotspotId());
    } finally {
      participations.deleteOne(damaged);
    }
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
}
