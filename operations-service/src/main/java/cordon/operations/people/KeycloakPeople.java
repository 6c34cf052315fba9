package cordon.operations.people;

import cordon.operations.OperationsReason;
import cordon.operations.people.AdminCalls.Answered;
import cordon.operations.people.Groups.Group;
import cordon.platform.refusal.RejectedException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * People as Keycloak has them. Every change can be made again and ends the same; what lets somebody
 * in comes last, what shuts them out first.
 */
@Component
class KeycloakPeople {
  private static final int MEMBERS = 100;
  private static final int MOST_LOOKED_AT = 1_000;

  private final AdminCalls calls;
  private final Groups groups;

  KeycloakPeople(AdminCalls calls, Groups groups) {
    this.calls = calls;
    this.groups = groups;
  }

  /** Somebody by id. */
  Optional<Account> find(String id) {
    try {
      return calls.get("/users/{id}", id).map(this::whole);
    } catch (Answered e) {
      return Optional.empty();
    }
  }

  /** Those of these people who are there. */
  List<Account> find(List<String> ids) {
    return calls.each(ids, this::find).stream().flatMap(Optional::stream).toList();
  }

  /** Whoever has the username or the mail. */
  List<Account> having(String username, String mail) {
    var found = new ArrayList<Map<String, Object>>();
    try {
      found.addAll(calls.list("/users?username={name}&exact=true", username));
      found.addAll(calls.list("/users?email={mail}&exact=true", mail));
    } catch (Answered e) {
      throw AdminCalls.away();
    }
    return found.stream()
        .map(one -> text(one, "id"))
        .distinct()
        .map(this::find)
        .flatMap(Optional::stream)
        .toList();
  }

  /**
   * Makes an account with which nobody can sign in, of no country and with no role.
   *
   * @throws RejectedException PERSON_EXISTS
   */
  String propose(Proposal.Name name) {
    var _ = groups.proposed();
    try {
      return calls.post(
          "/users",
          Map.of(
              "username", name.username(),
              "firstName", name.given(),
              "lastName", name.family(),
              "email", name.mail(),
              "enabled", false,
              "groups", List.of("/" + Groups.PROPOSED)));
    } catch (Answered e) {
      throw e.isThere()
          ? exists()
          : RejectedException.inconsistent(
              "username", "person.account", "The identity provider takes no such account.");
    }
  }

  static RejectedException exists() {
    return new RejectedException(
        OperationsReason.PERSON_EXISTS, "An account has this username or mail.");
  }

  /** Takes an account away. */
  void remove(String id) {
    try {
      calls.delete("/users/{id}", null, id);
    } catch (Answered e) {
      throw AdminCalls.away();
    }
  }

  /**
   * Lets somebody in who was proposed.
   *
   * @param password for one sign-in, at which they set their own and a second factor
   * @throws RejectedException ACCOUNT_GONE
   */
  void admit(String id, Place place, Set<Role> roles, String password) {
    try {
      give(id, roles);
      belong(id, place);
      setPassword(id, password);
      change(
          id,
          Map.of("enabled", true, "requiredActions", List.of("UPDATE_PASSWORD", "CONFIGURE_TOTP")));
    } catch (Answered e) {
      throw e.isMissing() ? accountGone() : notTaken();
    }
  }

  private void setPassword(String id, String password) {
    try {
      calls.put(
          "/users/{id}/reset-password",
          Map.of("type", "password", "value", password, "temporary", true),
          id);
    } catch (Answered e) {
      throw e.isRefused() ? noPassword() : e;
    }
  }

  private static RejectedException accountGone() {
    return new RejectedException(
        OperationsReason.ACCOUNT_GONE,
        "The account is no longer there: decline or withdraw, and propose again.");
  }

  private static RejectedException noPassword() {
    return RejectedException.inconsistent(
        "one_time_password", "person.password", "The realm's policy takes no such password.");
  }

  /**
   * Lets somebody in no more, and signs them out everywhere, this also where the account itself
   * cannot be changed.
   */
  void suspend(String id) {
    RejectedException refused = null;
    try {
      change(id, Map.of("enabled", false));
    } catch (Answered e) {
      refused = told(e);
    }
    try {
      var _ = calls.post("/users/{id}/logout", Map.of(), id);
    } catch (Answered e) {
      throw told(e);
    }
    if (refused != null) {
      throw refused;
    }
  }

  /** Lets somebody in again. */
  void restore(String id) {
    made(() -> change(id, Map.of("enabled", true)));
  }

  /** Gives and takes roles of Cordon's; others that somebody has stay. */
  void setRoles(String id, Set<Role> wanted) {
    made(() -> give(id, wanted));
  }

  /** Puts somebody where they belong and nowhere else. */
  void put(String id, Place place) {
    made(() -> belong(id, place));
  }

  private static void made(Runnable change) {
    try {
      change.run();
    } catch (Answered e) {
      throw told(e);
    }
  }

  private static RejectedException told(Answered answer) {
    return answer.isMissing() ? gone() : notTaken();
  }

  private static RejectedException notTaken() {
    return RejectedException.inconsistent(
        "person_id", "person.account", "The identity provider takes no such account.");
  }

  private void give(String id, Set<Role> wanted) {
    List<Map<String, Object>> taken =
        calls.list("/users/{id}/role-mappings/realm", id).stream()
            .filter(
                one -> Role.named(text(one, "name")).filter(r -> !wanted.contains(r)).isPresent())
            .toList();
    List<Map<String, Object>> given =
        calls.list("/users/{id}/role-mappings/realm/available", id).stream()
            .filter(one -> Role.named(text(one, "name")).filter(wanted::contains).isPresent())
            .toList();
    if (!taken.isEmpty()) {
      calls.delete("/users/{id}/role-mappings/realm", taken, id);
    }
    if (!given.isEmpty()) {
      calls.post("/users/{id}/role-mappings/realm", given, id);
    }
  }

  private void belong(String id, Place place) {
    String there = groups.at(place);
    calls.put("/users/{id}/groups/{group}", null, id, there);
    for (Map<String, Object> one : calls.list("/users/{id}/groups", id)) {
      String path = text(one, "path");
      boolean ours = Groups.place(path).isPresent() || path.equals("/" + Groups.PROPOSED);
      if (ours && !text(one, "id").equals(there)) {
        calls.delete("/users/{id}/groups/{group}", null, id, text(one, "id"));
      }
    }
  }

  /**
   * Whether somebody of a side is an active officer, other than one person. A side with more people
   * than are looked at counts as one that has: it is never taken for one without an officer.
   */
  boolean hasActive(@Nullable String country, Role role, String except) {
    int left = MOST_LOOKED_AT;
    for (Group group : groups.of(country)) {
      for (int first = 0; ; first += MEMBERS) {
        List<Account> some = members(country, group, first, MEMBERS);
        if (some.stream().anyMatch(one -> one.isActive(role) && !one.id().equals(except))) {
          return true;
        }
        if (some.size() < MEMBERS) {
          break;
        }
        left -= MEMBERS;
        if (left <= 0) {
          return true;
        }
      }
    }
    return false;
  }

  /** The groups of a side, in the order in which its people are listed. */
  List<Group> groupsOf(@Nullable String country) {
    return groups.of(country);
  }

  /** Members of a group by username. */
  List<Account> members(@Nullable String country, Group group, int first, int most) {
    List<Map<String, Object>> found;
    try {
      found = calls.list("/groups/{id}/members?first={first}&max={most}", group.id(), first, most);
    } catch (Answered e) {
      return List.of();
    }
    var place = new Place(country, group.unit());
    return calls.each(found, one -> account(one, place, false, rolesOf(text(one, "id"))));
  }

  private Account whole(Map<String, Object> user) {
    String id = text(user, "id");
    var paths =
        calls.list("/users/{id}/groups", id).stream().map(one -> text(one, "path")).toList();
    Place place = Groups.placeOf(paths).orElse(null);
    return account(user, place, paths.contains("/" + Groups.PROPOSED), rolesOf(id));
  }

  private Set<Role> rolesOf(String id) {
    var roles = EnumSet.noneOf(Role.class);
    try {
      for (Map<String, Object> one : calls.list("/users/{id}/role-mappings/realm", id)) {
        Role.named(text(one, "name")).ifPresent(roles::add);
      }
    } catch (Answered e) {
      // Deleted since the list was read: whoever is not there has no role.
      return Set.of();
    }
    return roles;
  }

  private static Account account(
      Map<String, Object> user, @Nullable Place there, boolean proposed, Set<Role> roles) {
    String username = text(user, "username");
    Place place = Account.isProgram(username) ? null : there;
    return new Account(
        text(user, "id"),
        new Proposal.Name(
            username, text(user, "firstName"), text(user, "lastName"), text(user, "email")),
        Boolean.TRUE.equals(user.get("enabled")),
        place,
        proposed,
        Set.copyOf(roles));
  }

  /** Keycloak takes a user whole. */
  private void change(String id, Map<String, Object> parts) {
    var user = new HashMap<>(calls.get("/users/{id}", id).orElseThrow(KeycloakPeople::gone));
    user.remove("access");
    user.putAll(parts);
    calls.put("/users/{id}", user, id);
  }

  private static RejectedException gone() {
    return RejectedException.notFound("person");
  }

  private static String text(Map<String, Object> from, String name) {
    Object value = from.get(name);
    return value == null ? "" : value.toString();
  }
}
