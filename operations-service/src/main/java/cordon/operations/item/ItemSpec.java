package cordon.operations.item;

import cordon.operations.operation.Phase;
import cordon.operations.operation.PhaseKind;
import cordon.operations.operation.Plan;
import cordon.platform.refusal.RejectedException;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done.
 *
 * @param text empty where the title says it all
 * @param post key of the command post that does it; null where a country does
 * @param country ISO 3166-1 alpha-2 of the country that does it; null where a post does
 * @param due until when
 * @param gate true if its phase is to begin only once it is done, else null
 */
public record ItemSpec(
    String title,
    String text,
    PhaseKind phase,
    @Nullable String post,
    @Nullable String country,
    Instant due,
    @Nullable Boolean gate) {

  boolean opensPhase() {
    return gate != null && gate;
  }

  ItemSpec dueBy(Instant time) {
    return new ItemSpec(title, text, phase, post, country, time, gate);
  }

  /**
   * A gate is passed before its phase begins; once that has begun it is late, and may be given any
   * other time.
   *
   * @param before what was said before; null where nothing was
   * @param place of its due time
   * @throws RejectedException INCONSISTENT
   */
  void requireBefore(Plan plan, @Nullable ItemSpec before, Instant now, String place) {
    boolean same =
        before != null && before.opensPhase() && before.phase == phase && before.due.equals(due);
    if (opensPhase() && !same) {
      plan.phases().stream()
          .filter(one -> one.kind() == phase)
          .map(Phase::start)
          .min(Comparator.naturalOrder())
          .filter(begins -> begins.isAfter(now) && due.isAfter(begins))
          .ifPresent(begins -> {
            throw RejectedException.inconsistent(
                place,
                "item.gate",
                "A gate is due no later than its phase begins, at %s; choose an earlier time."
                    .formatted(begins));
          });
    }
  }
}
