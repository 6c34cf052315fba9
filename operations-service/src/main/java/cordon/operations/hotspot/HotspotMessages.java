package cordon.operations.hotspot;

import com.google.protobuf.Message;
import cordon.operations.v1.GeoArea;
import cordon.operations.v1.GeoPoint;
import cordon.operations.v1.GetHotspotResponse;
import cordon.operations.v1.ListHotspotsRequest;
import cordon.operations.v1.ListNearHotspotsResponse;
import cordon.operations.v1.OnlineSite;
import cordon.operations.v1.PhysicalSite;
import cordon.platform.contract.EnumNames;
import cordon.platform.contract.Texts;
import cordon.platform.contract.Times;
import cordon.platform.journal.Entry;
import cordon.platform.journal.Versions;
import cordon.platform.time.Zones;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Hotspots between the contract and the domain. */
public final class HotspotMessages {
  private HotspotMessages() {}

  static Message journaled(Hotspot hotspot) {
    return whole(hotspot).build();
  }

  /** As a row, in which no other hotspot is named, nor told to a country that it was merged. */
  static cordon.operations.v1.Hotspot row(Hotspot hotspot, @Nullable String country) {
    return message(new SeenHotspot(hotspot, country, Set.of()));
  }

  static cordon.operations.v1.Hotspot message(SeenHotspot seen) {
    return told(whole(seen.hotspot()), seen.country(), seen.linked());
  }

  /**
   * @param movedTo where activity moved to from it
   */
  static GetHotspotResponse told(SeenHotspot seen, List<Hotspot> movedTo) {
    var response = GetHotspotResponse.newBuilder().setHotspot(message(seen));
    for (Hotspot one : movedTo) {
      Displacement from = Objects.requireNonNull(one.spec().displacedFrom());
      response
          .addDisplacedToBuilder()
          .setOperationId(one.operationId())
          .setHotspotId(one.id())
          .setNote(from.note());
    }
    return response.build();
  }

  /** As it was after a change, to a country or to whoever has none. */
  public static cordon.operations.v1.Hotspot then(
      Entry entry, @Nullable String country, Set<String> linked) {
    return told(kept(entry).toBuilder(), country, linked);
  }

  /** Countries that it let see it after a change. */
  static List<String> seers(Entry entry) {
    cordon.operations.v1.Hotspot hotspot = kept(entry);
    return Hotspot.seers(
        Texts.read(hotspot.getSpec().getCountry()),
        Texts.read(hotspot.getAddedByCountry()),
        hotspot.getSpec().getVisibleToList());
  }

  /** Other hotspots that it named after a change. */
  static List<String> links(Entry entry) {
    cordon.operations.v1.Hotspot hotspot = kept(entry);
    var links = new ArrayList<>(hotspot.getMergedFromIdsList());
    links.add(hotspot.getMergedIntoId());
    links.add(hotspot.getSpec().getDisplacedFrom().getHotspotId());
    links.removeIf(String::isEmpty);
    return links;
  }

  /** Whether it had become part of another one after a change. */
  static boolean isMergedAway(Entry entry) {
    return !kept(entry).getMergedIntoId().isEmpty();
  }

  /** The other one of a merger: that of which it is a part, or that which came to it last. */
  static String mergedWith(Entry entry) {
    cordon.operations.v1.Hotspot hotspot = kept(entry);
    return hotspot.getMergedIntoId().isEmpty()
        ? hotspot.getMergedFromIdsList().getLast()
        : hotspot.getMergedIntoId();
  }

  private static cordon.operations.v1.Hotspot kept(Entry entry) {
    return Versions.state(entry, cordon.operations.v1.Hotspot.parser());
  }

  private static cordon.operations.v1.Hotspot told(
      cordon.operations.v1.Hotspot.Builder message, @Nullable String country, Set<String> linked) {
    String addedBy = Texts.read(message.getAddedByCountry());
    if (!linked.contains(message.getSpec().getDisplacedFrom().getHotspotId())) {
      message.getSpecBuilder().clearDisplacedFrom();
    }
    if (!Hotspot.mayShow(country, addedBy, message.getMergedFromIdsList())) {
      // Who else sees it tells which countries take part.
      message.getSpecBuilder().clearVisibleTo();
    }
    if (country != null && !country.equals(addedBy)) {
      message.clearAddedByCountry();
    }
    if (!linked.contains(message.getMergedIntoId())) {
      message.clearMergedIntoId();
      if (country != null) {
        message.setState(shown(message.getState()));
      }
    }
    List<String> mergedFrom =
        message.getMergedFromIdsList().stream().filter(linked::contains).toList();
    return message.clearMergedFromIds().addAllMergedFromIds(mergedFrom).build();
  }

  private static cordon.operations.v1.HotspotState shown(cordon.operations.v1.HotspotState state) {
    return EnumNames.write(
        cordon.operations.v1.HotspotState.class, EnumNames.read(HotspotState.class, state).shown());
  }

  static ListNearHotspotsResponse near(List<NearHotspot> found, @Nullable String country) {
    var message = ListNearHotspotsResponse.newBuilder();
    for (NearHotspot one : found) {
      var near = message.addHotspotsBuilder().setHotspot(row(one.hotspot(), country));
      near.getHotspotBuilder().getSpecBuilder().clearGrounds().clearSources();
      near.setAlike(one.alike());
      one.metres().ifPresent(metres -> near.setMetres((int) Math.round(metres)));
    }
    return message.build();
  }

  static HotspotSpec spec(cordon.operations.v1.HotspotSpec spec) {
    return new HotspotSpec(
        spec.getName(),
        spec.getOtherNamesList(),
        Texts.read(spec.getCountry()),
        site(spec),
        EnumNames.read(RiskGrade.class, spec.getRisk()),
        spec.getGrounds(),
        spec.getSourcesList().stream().map(HotspotMessages::source).toList(),
        spec.getVisibleToList(),
        spec.hasDisplacedFrom()
            ? new Displacement(
                spec.getDisplacedFrom().getOperationId(),
                spec.getDisplacedFrom().getHotspotId(),
                spec.getDisplacedFrom().getNote())
            : null);
  }

  static HotspotFilter filter(ListHotspotsRequest request) {
    return new HotspotFilter(
        request.getOperationId(),
        EnumNames.given(HotspotState.class, request.getState()),
        request.getPlaceTypeValue() == 0
            ? EnumNames.given(OnlineType.class, request.getOnlineType())
            : EnumNames.given(PlaceType.class, request.getPlaceType()),
        EnumNames.given(RiskGrade.class, request.getLeastRisk()),
        Texts.read(request.getCountry()),
        Texts.read(request.getWords()),
        request.hasWest()
            ? new Bounds(
                request.getWest(), request.getSouth(), request.getEast(), request.getNorth())
            : null,
        request.hasWithinMetres()
            ? new HotspotFilter.Circle(
                new Position(request.getNearLatitude(), request.getNearLongitude()),
                request.getWithinMetres())
            : null);
  }

  private static cordon.operations.v1.Hotspot.Builder whole(Hotspot hotspot) {
    return cordon.operations.v1.Hotspot.newBuilder()
        .setHotspotId(hotspot.id())
        .setOperationId(hotspot.operationId())
        .setVersion(hotspot.version())
        .setState(EnumNames.write(cordon.operations.v1.HotspotState.class, hotspot.state()))
        .setSpec(written(hotspot.spec()))
        .setAddedByCountry(Texts.write(hotspot.addedBy()))
        .setCloseReason(Texts.write(hotspot.closeReason()))
        .setMergedIntoId(Texts.write(hotspot.mergedInto()))
        .addAllMergedFromIds(hotspot.mergedFrom())
        .setCreateTime(Times.write(hotspot.created()))
        .setUpdateTime(Times.write(hotspot.updated()));
  }

  private static cordon.operations.v1.HotspotSpec.Builder written(HotspotSpec spec) {
    var message =
        cordon.operations.v1.HotspotSpec.newBuilder()
            .setName(spec.name())
            .addAllOtherNames(spec.otherNames())
            .setCountry(Texts.write(spec.country()))
            .setRisk(EnumNames.write(cordon.operations.v1.RiskGrade.class, spec.risk()))
            .setGrounds(spec.grounds())
            .addAllVisibleTo(spec.visibleTo());
    switch (spec.site()) {
      case Site.Physical place -> message.setPhysical(written(place));
      case Site.Online(OnlineType type, String address) ->
          message.setOnline(
              OnlineSite.newBuilder()
                  .setType(EnumNames.write(cordon.operations.v1.OnlineType.class, type))
                  .setAddress(address));
    }
    spec.sources().forEach(source -> message.addSources(written(source)));
    Displacement from = spec.displacedFrom();
    if (from != null) {
      message
          .getDisplacedFromBuilder()
          .setOperationId(from.operationId())
          .setHotspotId(from.hotspotId())
          .setNote(from.note());
    }
    return message;
  }

  private static PhysicalSite written(Site.Physical place) {
    var message =
        PhysicalSite.newBuilder()
            .setType(EnumNames.write(cordon.operations.v1.PlaceType.class, place.type()))
            .setTimeZone(place.zone());
    List<GeoPoint> positions =
        place.shape().positions().stream().map(HotspotMessages::written).toList();
    return switch (place.shape()) {
      case Shape.Point _ -> message.setPoint(positions.getFirst()).build();
      case Shape.Area _ -> message.setArea(GeoArea.newBuilder().addAllRing(positions)).build();
    };
  }

  private static GeoPoint written(Position position) {
    return GeoPoint.newBuilder()
        .setLatitude(position.latitude())
        .setLongitude(position.longitude())
        .build();
  }

  private static Site site(cordon.operations.v1.HotspotSpec spec) {
    if (spec.hasOnline()) {
      return new Site.Online(
          EnumNames.read(OnlineType.class, spec.getOnline().getType()),
          spec.getOnline().getAddress());
    }
    PhysicalSite place = spec.getPhysical();
    return new Site.Physical(
        EnumNames.read(PlaceType.class, place.getType()),
        Zones.require(place.getTimeZone(), "spec.physical.time_zone"),
        place.hasPoint()
            ? Shape.Point.of(position(place.getPoint()))
            : Shape.Area.of(
                Ring.checked(
                    place.getArea().getRingList().stream().map(HotspotMessages::position).toList(),
                    "spec.physical.area.ring")));
  }

  private static Position position(GeoPoint point) {
    return new Position(point.getLatitude(), point.getLongitude());
  }

  /** Where something is known from. */
  public static cordon.operations.v1.HotspotSource written(Source source) {
    var message =
        cordon.operations.v1.HotspotSource.newBuilder()
            .setText(source.text())
            .setEvaluation(source.evaluation());
    if (source.scheme() != null) {
      message.setScheme(
          EnumNames.write(cordon.operations.v1.EvaluationScheme.class, source.scheme()));
    }
    return message.build();
  }

  /** The same as the domain has it. */
  public static Source source(cordon.operations.v1.HotspotSource source) {
    return new Source(
        source.getText(),
        source.getEvaluation(),
        EnumNames.given(EvaluationScheme.class, source.getScheme()));
  }
}
