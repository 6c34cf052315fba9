package cordon.operations.people;

import cordon.operations.people.AdminCalls.Answered;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What people are called, as Keycloak has it: one call for all of them, and one more for each who
 * is there, because where somebody belongs is not said with who they are.
 */
final class KeycloakNames implements AutoCloseable {
  private final AdminCalls calls;

  KeycloakNames(AdminCalls calls) {
    this.calls = calls;
  }

  /** Those of these people who have a name and belong to a side, by id; no programs. */
  Map<String, Called> of(Collection<String> ids) {
    List<Map<String, Object>> found;
    try {
      found =
          calls.list("/users?search={ids}&briefRepresentation=true", "id:" + String.join(" ", ids));
    } catch (Answered e) {
      throw AdminCalls.away();
    }
    return calls.each(found, this::called).stream()
        .flatMap(Optional::stream)
        .collect(Collectors.toMap(Called::id, one -> one));
  }

  private Optional<Called> called(Map<String, Object> user) {
    String id = text(user, "id");
    String name =
        Stream.of(text(user, "firstName"), text(user, "lastName"))
            .map(String::strip)
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(" "));
    if (name.isEmpty() || Account.isProgram(text(user, "username"))) {
      return Optional.empty();
    }
    boolean active = Boolean.TRUE.equals(user.get("enabled"));
    return place(id).map(place -> new Called(id, name, place, active));
  }

  private Optional<Place> place(String id) {
    try {
      return Groups.placeOf(
          calls.list("/users/{id}/groups", id).stream().map(one -> text(one, "path")).toList());
    } catch (Answered e) {
      // Gone since the call before.
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    calls.close();
  }

  private static String text(Map<String, Object> from, String name) {
    Object value = from.get(name);
    return value == null ? "" : value.toString();
  }
}
