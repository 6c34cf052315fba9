package cordon.operations.search;

import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * An operation as one of those who see it finds it.
 *
 * @param id {@code <operation>.<viewer>}
 * @param viewer as {@link Viewers} names them
 * @param part null where the viewer sees it whole
 * @param own keys of the invitation that a country sees; null for all others
 * @param known of the row of those who see everything alone
 */
public record SearchRow(
    @BsonId String id,
    String viewer,
    String operationId,
    @Nullable Part part,
    List<String> keys,
    List<String> words,
    @Nullable Instant start,
    @Nullable Instant end,
    @Nullable List<String> own,
    @Nullable Known known) {

  public SearchRow {
    keys = List.copyOf(keys);
    words = List.copyOf(words);
    own = own == null ? null : List.copyOf(own);
  }

  static String idOf(String operationId, String viewer) {
    return operationId + "." + viewer;
  }

  /** Of somebody who sees all of it. */
  static SearchRow whole(String viewer, SearchChange.OfOperation change) {
    Facts facts = change.whole();
    return new SearchRow(
        idOf(change.operationId(), viewer),
        viewer,
        change.operationId(),
        null,
        Keys.all(change.known().told(), facts.keys()),
        facts.words(),
        facts.start(),
        facts.end(),
        null,
        viewer.equals(Viewers.ALL) ? change.known() : null);
  }

  /**
   * Of a country that sees a part of it.
   *
   * @param known null while nothing is known of the operation; what is found of it comes with that
   */
  static SearchRow of(SearchChange.OfParticipation change, Part part, @Nullable Known known) {
    Facts facts = factsOf(change, part, known);
    return new SearchRow(
        idOf(change.operationId(), change.country()),
        change.country(),
        change.operationId(),
        part,
        known == null ? List.of() : keysOf(part, known, facts.keys()),
        facts.words(),
        facts.start(),
        facts.end(),
        part == Part.INVITED ? facts.keys() : null,
        null);
  }

  /** By what a country finds it. */
  static List<String> keysOf(Part part, Known known, List<String> facts) {
    return Keys.all(
        switch (part) {
          case ACCEPTED -> known.told();
          // Who is only invited is not told of the programme.
          case INVITED, INVITED_EARLIER -> known.base();
        },
        facts);
  }

  private static Facts factsOf(
      SearchChange.OfParticipation change, Part part, @Nullable Known known) {
    if (part == Part.INVITED && change.own() != null) {
      return change.own();
    }
    return known == null ? Facts.NONE : known.inForce();
  }
}
