package cordon.operations.network;

import cordon.platform.refusal.RejectedException;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a node.
 *
 * @param name of a person the pseudonym
 * @param roles of a person alone
 * @param countries where it is or acts, ISO 3166-1 alpha-2
 * @param hotspotId of a park that is one of the operation's; null for all others
 */
@RecordBuilder
public record NetworkNodeSpec(
    NetworkNodeKind kind,
    String name,
    List<String> otherNames,
    List<NetworkRole> roles,
    List<String> countries,
    String note,
    @Nullable String hotspotId) {

  static final int MOST_NAMES = 50;
  static final int MOST_COUNTRIES = 20;

  public NetworkNodeSpec {
    otherNames = List.copyOf(Objects.requireNonNullElse(otherNames, List.of()));
    roles = List.copyOf(Objects.requireNonNullElse(roles, List.of()));
    countries = List.copyOf(Objects.requireNonNullElse(countries, List.of()));
  }

  List<String> names() {
    return Stream.concat(Stream.of(name), otherNames.stream()).toList();
  }

  /**
   * With what is known of another one that is the same.
   *
   * @throws RejectedException NETWORK_FULL
   */
  NetworkNodeSpec together(NetworkNodeSpec other) {
    List<String> names =
        Stream.of(otherNames, other.names())
            .flatMap(List::stream)
            .filter(one -> !one.equals(name))
            .distinct()
            .toList();
    List<String> places = both(countries, other.countries);
    Limits.require(names.size(), MOST_NAMES, "other names", "other_node_id");
    Limits.require(places.size(), MOST_COUNTRIES, "countries", "other_node_id");
    return NetworkNodeSpecBuilder.builder(this)
        .otherNames(names)
        .roles(both(roles, other.roles))
        .countries(places)
        .build();
  }

  private static <T> List<T> both(List<T> some, List<T> others) {
    return Stream.of(some, others).flatMap(List::stream).distinct().toList();
  }
}
