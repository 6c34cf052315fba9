package cordon.operations.people;

import cordon.operations.people.AdminCalls.Answered;
import cordon.platform.refusal.RejectedException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Groups of the realm, by which people belong to a country, the secretariat and a unit, as the
 * launcher makes them: {@code /countries/NG/Cyber}, {@code /secretariat}. Whoever is proposed is in
 * {@code /proposed} alone, and so of no country.
 */
@Component
class Groups {
  static final String PROPOSED = "proposed";
  private static final String COUNTRIES = "countries";
  private static final String SECRETARIAT = "secretariat";
  private static final int MOST_UNITS = 60;

  private final AdminCalls calls;

  Groups(AdminCalls calls) {
    this.calls = calls;
  }

  /** A group by its id; the unit that it is of, or null for a country or the secretariat itself. */
  record Group(String id, @Nullable String unit) {}

  /** Where a group of somebody's puts them, from its path; empty for any other group. */
  static Optional<Place> place(String path) {
    String[] parts = path.split("/", -1);
    return switch (parts.length > 1 ? parts[1] : "") {
      case COUNTRIES -> parts.length < 3 ? Optional.empty() : of(parts[2], parts, 3);
      case SECRETARIAT -> of(null, parts, 2);
      default -> Optional.empty();
    };
  }

  /**
   * Where somebody belongs who is in these groups, by the one that names a unit if any does. Who is
   * in groups of two sides belongs to none until the realm says which.
   */
  static Optional<Place> placeOf(Collection<String> paths) {
    List<Place> places = paths.stream().map(Groups::place).flatMap(Optional::stream).toList();
    if (places.stream().map(Place::country).distinct().count() > 1) {
      return Optional.empty();
    }
    return places.stream().reduce((one, other) -> one.unit() == null ? other : one);
  }

  private static Optional<Place> of(@Nullable String country, String[] parts, int unit) {
    return Optional.of(new Place(country, parts.length > unit ? parts[unit] : null));
  }

  /** The group of whom nobody has admitted. */
  String proposed() {
    return top(PROPOSED);
  }

  /**
   * The group of a place, made if it is not there.
   *
   * @throws RejectedException INCONSISTENT if there are as many units as there may be
   */
  String at(Place place) {
    String side = side(place.country()).orElseGet(() -> made(place.country()));
    String unit = place.unit();
    if (unit == null) {
      return side;
    }
    List<Group> units = units(side);
    return units.stream()
        .filter(one -> unit.equals(one.unit()))
        .map(Group::id)
        .findFirst()
        .orElseGet(() -> {
          if (units.size() >= MOST_UNITS) {
            throw RejectedException.inconsistent(
                "unit", "person.units", "There are as many units as there may be: " + MOST_UNITS);
          }
          return child(side, unit, Map.of("unit", List.of(unit)));
        });
  }

  /** All groups of a side: its own, then its units by name; none if it has no people yet. */
  List<Group> of(@Nullable String country) {
    return side(country)
        .map(id -> {
          var all = new ArrayList<Group>();
          all.add(new Group(id, null));
          all.addAll(units(id));
          return List.<Group>copyOf(all);
        })
        .orElse(List.of());
  }

  private List<Group> units(String side) {
    return children(side).stream()
        .map(one -> new Group(text(one, "id"), text(one, "name")))
        .sorted(Comparator.comparing(one -> String.valueOf(one.unit())))
        .toList();
  }

  private List<Map<String, Object>> children(String side) {
    try {
      return calls.list("/groups/{id}/children?first=0&max={most}", side, MOST_UNITS + 1);
    } catch (Answered e) {
      throw AdminCalls.away();
    }
  }

  private Optional<String> side(@Nullable String country) {
    return country == null
        ? byPath("/group-by-path/{side}", SECRETARIAT)
        : byPath("/group-by-path/{parent}/{country}", COUNTRIES, country);
  }

  private String made(@Nullable String country) {
    return country == null
        ? top(SECRETARIAT)
        : child(top(COUNTRIES), country, Map.of("country", List.of(country)));
  }

  private String top(String name) {
    return byPath("/group-by-path/{name}", name)
        .orElseGet(() -> post("/groups", Map.of("name", name), name));
  }

  private String child(String parent, String name, Map<String, Object> attributes) {
    return post(
        "/groups/{parent}/children", Map.of("name", name, "attributes", attributes), parent);
  }

  private String post(String path, Map<String, Object> group, String variable) {
    try {
      return calls.post(path, group, variable);
    } catch (Answered e) {
      throw AdminCalls.away();
    }
  }

  private Optional<String> byPath(String path, Object... names) {
    return calls.get(path, names).map(found -> text(found, "id"));
  }

  private static String text(Map<String, Object> from, String name) {
    return String.valueOf(from.get(name));
  }
}
