package cordon.operations.calendar;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * An address of a person at which their calendar program finds what is due.
 *
 * @param subject of the person, as their token says
 * @param country of the person when they made or renewed it last; null for the secretariat
 * @param roles by which something is due to them that they had then
 * @param language of what is said there: {@code en}, {@code fr}, {@code es} or {@code ar}
 * @param hash SHA-256 of the secret in the address, lower-case hexadecimal
 * @param key by which names of events are made, lower-case hexadecimal; random, and told to nobody
 * @param origin where the application is that events lead to
 * @param end from when it gives nothing any more
 */
@RecordBuilder
public record CalendarLink(
    @BsonId String id,
    long version,
    String subject,
    @Nullable String country,
    List<String> roles,
    CalendarLinkState state,
    String name,
    String language,
    String hash,
    String key,
    String origin,
    Instant end,
    Instant created,
    Instant updated) {
  static final int MOST = 5;
  static final Duration LASTS = Duration.ofDays(90);

  /** Those by which something is due to somebody. */
  private static final Set<String> ROLES =
      Set.of("planner", "approver", "duty-officer", "ncb-officer", "field-officer");

  public CalendarLink {
    roles = List.copyOf(Objects.requireNonNullElse(roles, List.of()));
  }

  /** What is said of one that is made. */
  record Spec(String name, String language, String hash, String origin) {}

  static CalendarLink create(String id, String key, Holder person, Spec spec, Instant now) {
    return of(CalendarLinkBuilder.builder(), person, now)
        .id(id)
        .version(1)
        .subject(person.subject())
        .state(CalendarLinkState.IN_USE)
        .name(spec.name())
        .language(spec.language())
        .hash(spec.hash())
        .key(key)
        .origin(spec.origin())
        .created(now)
        .build();
  }

  CalendarLink renew(Holder person, Instant now) {
    return of(next(CalendarLinkTable.RENEW.from(state)), person, now).build();
  }

  CalendarLink revoke(Instant now) {
    return next(CalendarLinkTable.REVOKE.from(state)).updated(now).build();
  }

  /** Gives nothing any more until it is renewed. */
  CalendarLink ended(Instant now) {
    return next(state).end(now).updated(now).build();
  }

  /** Whether it gives something. */
  boolean givesAt(Instant now) {
    return state == CalendarLinkState.IN_USE && now.isBefore(end);
  }

  /** Whether it looks with what the person has no longer. */
  boolean outgrown(Holder person) {
    return !Objects.equals(country, person.country()) || !person.roles().containsAll(roles);
  }

  /** In whose name it looks. */
  Holder person() {
    return new Holder(subject, Set.copyOf(roles), country);
  }

  private CalendarLinkBuilder next(CalendarLinkState after) {
    return CalendarLinkBuilder.builder(this).version(version + 1).state(after);
  }

  private static CalendarLinkBuilder of(CalendarLinkBuilder link, Holder person, Instant now) {
    return link.country(person.country())
        .roles(person.roles().stream().filter(ROLES::contains).sorted().toList())
        .end(now.plus(LASTS))
        .updated(now);
  }
}
