package cordon.operations.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the view knows of an operation, from which the rows of countries are made.
 *
 * @param base keys of what everybody who sees it is told: state, whether it is an exercise, and who
 *     leads it
 * @param leads countries that lead it
 * @param programme its id; null where it belongs to none
 * @param approved the plan in force; null while there is none
 */
public record Known(
    List<String> base, List<String> leads, @Nullable String programme, @Nullable Facts approved) {

  public Known {
    base = List.copyOf(base);
    leads = List.copyOf(leads);
  }

  /** Keys of what those are told who see its plan. */
  List<String> told() {
    return programme == null ? base : Keys.all(base, List.of(Keys.programme(programme)));
  }

  Facts inForce() {
    return approved == null ? Facts.NONE : approved;
  }
}
