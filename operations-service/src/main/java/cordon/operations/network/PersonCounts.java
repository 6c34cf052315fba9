package cordon.operations.network;

import java.util.EnumMap;
import java.util.List;
import java.util.Objects;

/** How many persons there were, and which roles they had. */
public record PersonCounts(int persons, List<RoleCount> roles) {
  /** How many persons had a role. */
  public record RoleCount(NetworkRole role, int number) {}

  public PersonCounts {
    roles = List.copyOf(Objects.requireNonNullElse(roles, List.of()));
  }

  static PersonCounts of(List<List<NetworkRole>> persons) {
    var counted = new EnumMap<NetworkRole, Integer>(NetworkRole.class);
    persons.forEach(roles -> roles.forEach(role -> counted.merge(role, 1, Integer::sum)));
    return new PersonCounts(
        persons.size(),
        counted.entrySet().stream()
            .map(one -> new RoleCount(one.getKey(), one.getValue()))
            .toList());
  }
}
