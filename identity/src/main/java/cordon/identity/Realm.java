package cordon.identity;

import cordon.start.NotStartedException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a realm tells of itself to everybody.
 *
 * @param told by OpenID Connect Discovery 1.0, section 3
 */
public record Realm(String issuer, URI tokens, Map<String, Object> told) {
  /** The level by which it tells that somebody has shown a second factor (decision 17). */
  public static final String SECOND_FACTOR = "2";

  /** Keycloak tells these always, and others only where the realm has names for its levels. */
  private static final Set<String> USUAL_LEVELS = Set.of("0", "1");

  /**
   * That people can sign in through a client of its, and be signed out.
   *
   * @throws NotStartedException if it tells that they cannot
   */
  void requireSignIns() {
    requireGrant("authorization_code");
    requireGrant("refresh_token");
    if (!Boolean.TRUE.equals(told.get("backchannel_logout_supported"))) {
      throw lacking("tells nobody when a session has ended (backchannel_logout_supported)");
    }
    List<?> levels = list("acr_values_supported");
    if (!USUAL_LEVELS.containsAll(levels) && !levels.contains(SECOND_FACTOR)) {
      throw lacking(
          "has names for its levels, and none of them is %s (acr_values_supported)"
              .formatted(SECOND_FACTOR));
    }
  }

  /**
   * @throws NotStartedException if it tells its ways to a token, and this is none
   */
  void requireGrant(String way) {
    List<?> ways = list("grant_types_supported");
    if (!ways.isEmpty() && !ways.contains(way)) {
      throw lacking("gives no tokens by %s (grant_types_supported)".formatted(way));
    }
  }

  private List<?> list(String name) {
    return told.get(name) instanceof List<?> list ? list : List.of();
  }

  private NotStartedException lacking(String what) {
    return new NotStartedException(
        "The realm at %s %s.".formatted(issuer, what),
        "Set up the realm as launcher/realm.json has it.");
  }
}
