package cordon.reporting.result;

import cordon.platform.store.Kinds;
import cordon.reporting.money.Money;
import cordon.reporting.subject.Subject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened: itemised, or a count where the country reports one. Stored with its kind. */
public sealed interface Finding {

  /** Every kind with the name under which it is stored. */
  Kinds<Finding> KINDS = FindingKind.kinds();

  /** Indicators that it counts towards, the main one first; none for a nil return. */
  default List<Indicator> indicators() {
    return FindingKind.of(this).indicators;
  }

  /** Key of the indicator that it counts towards first; empty for a nil return. */
  default String indicator() {
    return indicators().isEmpty() ? "" : indicators().getFirst().key();
  }

  /**
   * Keys of the subjects that it lists, in their order; equal keys are one subject.
   *
   * @param resultId of its result, for subjects that are like nobody else's
   */
  default List<String> keys(String resultId) {
    return List.of();
  }

  /** Persons arrested, listed. */
  record PersonsListed(List<Person> persons) implements Finding {
    public PersonsListed {
      persons = List.copyOf(persons);
    }

    @Override
    public List<String> keys(String resultId) {
      return persons.stream().map(person -> person.key(resultId)).toList();
    }
  }

  /** A number of persons arrested. */
  record PersonsCounted(long number) implements Finding {}

  /** A number of fraud victims who were targeted. */
  record VictimsTargeted(long number) implements Finding {}

  /** Money stopped on its way, at its furthest rung. */
  record FundsIntercepted(Money amount, Rung rung, @Nullable Subject holder) implements Finding {}

  /** Infrastructures taken down, listed. */
  record InfrastructuresListed(List<Subject> subjects) implements Finding {
    public InfrastructuresListed {
      subjects = List.copyOf(subjects);
    }

    @Override
    public List<String> keys(String resultId) {
      return subjects.stream().map(Subject::key).toList();
    }
  }

  /** A number of infrastructures taken down. */
  record InfrastructuresCounted(long number) implements Finding {}

  /** Nothing to report is a report. */
  record NilReturn() implements Finding {}

  /** Rungs of the money ladder that count as intercepted. */
  enum Rung {
    BLOCKED,
    FROZEN,
    SEIZED,
    CONFISCATED,
    RETURNED
  }
}
