package cordon.platform.call;

import cordon.platform.refusal.CommonReason;
import cordon.platform.refusal.RejectedException;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who calls, as a verified token says, or a certificate between services. Whoever has a country is
 * national and reaches no more than that country may, whatever their roles.
 *
 * @param subject the token's {@code sub}, or the service that a certificate names; no name of a
 *     person
 * @param roles realm roles, e.g. {@code ncb-officer}
 * @param country ISO 3166-1 alpha-2, or null for the secretariat, its leadership and services
 * @param secondFactorTime when the caller signed in with a second factor, or null if with less
 * @param unit the unit of the secretariat or of the country that the caller is of, or null if the
 *     token names none
 */
public record Caller(
    String subject,
    Set<String> roles,
    @Nullable String country,
    @Nullable Instant secondFactorTime,
    @Nullable String unit) {
  static final Set<String> OF_LEAD = Set.of("planner", "approver");

  public Caller {
    roles = Set.copyOf(roles);
  }

  public Caller(String subject, Set<String> roles, @Nullable String country) {
    this(subject, roles, country, null, null);
  }

  public boolean national() {
    return country != null;
  }

  /** Whether they work on what they, or their country, lead. */
  public boolean leads() {
    return OF_LEAD.stream().anyMatch(this::has);
  }

  public boolean has(String role) {
    return roles.contains(role);
  }

  /**
   * The caller's country.
   *
   * @throws RejectedException COUNTRY_REQUIRED if the token names none
   */
  public String requireCountry() {
    if (country == null) {
      throw new RejectedException(
          CommonReason.COUNTRY_REQUIRED, "The token names no country, and this is done for one.");
    }
    return country;
  }
}
