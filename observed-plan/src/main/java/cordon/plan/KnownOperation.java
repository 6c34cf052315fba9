package cordon.plan;

import java.util.ArrayList;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * An operation as far as other services depend on it.
 *
 * @param invited countries with an invitation to answer; they may know that it exists
 * @param accepted countries that take part
 * @param tookPart countries whose participation ended after the operation had begun; what they did
 *     until then they may still report
 * @param leftEarly countries whose participation ended before the operation had begun; what they
 *     did all the same is a fact that nobody expected
 * @param reportCurrency as it is stored; null in rows of releases before
 * @param totalsShared whether participants see the totals of all
 * @param begun true if it had begun when it was cancelled, else null
 * @param exercise true if nothing in it is real, else null
 * @param notFull countries that are invited or take part otherwise than in full; null, and not
 *     stored, where there are none and where a version before kinds keeps the row
 */
public record KnownOperation(
    @BsonId String id,
    OperationState state,
    List<String> invited,
    List<String> accepted,
    List<String> tookPart,
    List<String> leftEarly,
    @Nullable String reportCurrency,
    boolean totalsShared,
    @Nullable Boolean begun,
    @Nullable Boolean exercise,
    @Nullable List<String> notFull) {
  private static final String USD = "USD";

  public KnownOperation {
    invited = invited == null ? List.of() : List.copyOf(invited);
    accepted = accepted == null ? List.of() : List.copyOf(accepted);
    tookPart = tookPart == null ? List.of() : List.copyOf(tookPart);
    leftEarly = leftEarly == null ? List.of() : List.copyOf(leftEarly);
    notFull = notFull == null || notFull.isEmpty() ? null : List.copyOf(notFull);
  }

  /** ISO 4217 code of the currency in which figures are shown. */
  public String currency() {
    return reportCurrency == null ? USD : reportCurrency;
  }

  /** Whether nothing in it is real. */
  public boolean isExercise() {
    return Boolean.TRUE.equals(exercise);
  }

  /** Of which nothing is known yet. */
  static KnownOperation unknown(String id) {
    return new KnownOperation(
        id,
        OperationState.UNKNOWN,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        USD,
        false,
        null,
        null,
        null);
  }

  /** As it is after what was observed; the same where nothing is otherwise. */
  KnownOperation after(PlanChange change) {
    return switch (change) {
      case PlanChange.Changed(
              _,
              OperationState now,
              String currency,
              boolean shared,
              boolean isExercise) ->
          new KnownOperation(
              id,
              now,
              invited,
              accepted,
              tookPart,
              leftEarly,
              currency == null ? USD : currency,
              shared,
              now == OperationState.CANCELLED && began() ? true : null,
              isExercise ? true : null,
              notFull);
      case PlanChange.PartOf(_, String country, Standing standing, boolean full) -> {
        boolean ended = standing != Standing.ACCEPTED && accepted.contains(country);
        yield new KnownOperation(
            id,
            state,
            member(invited, country, standing == Standing.INVITED),
            member(accepted, country, standing == Standing.ACCEPTED),
            member(tookPart, country, tookPart.contains(country) || (ended && began())),
            member(leftEarly, country, leftEarly.contains(country) || (ended && !began())),
            reportCurrency,
            totalsShared,
            begun,
            exercise,
            member(
                notFull == null ? List.of() : notFull,
                country,
                !full && standing != Standing.ENDED));
      }
    };
  }

  private boolean began() {
    return switch (state) {
      case UNKNOWN, PLANNED -> false;
      case ACTIVE, SUSPENDED, CONCLUDED, BOOKS_CLOSED -> true;
      case CANCELLED -> Boolean.TRUE.equals(begun);
    };
  }

  private static List<String> member(List<String> list, String country, boolean is) {
    if (list.contains(country) == is) {
      return list;
    }
    var changed = new ArrayList<>(list);
    if (is) {
      changed.add(country);
    } else {
      changed.remove(country);
    }
    return changed;
  }

  /**
   * Whether a country acts in it once it takes part; so does every one of which nothing is said.
   */
  public boolean full(String country) {
    return notFull == null || !notFull.contains(country);
  }

  /** Whether what a country reports now comes before a step that it should follow. */
  public boolean outOfOrder(String country) {
    return (state != OperationState.UNKNOWN && !began())
        || !(accepted.contains(country) || tookPart.contains(country));
  }
}
