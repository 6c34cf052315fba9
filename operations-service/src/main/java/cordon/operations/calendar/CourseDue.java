package cordon.operations.calendar;

import cordon.operations.operation.Course;
import cordon.operations.operation.GoingOperationStore;
import cordon.operations.operation.PlanDeadlineStore;
import cordon.operations.participation.ParticipationStore;
import cordon.platform.call.Caller;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** When operations act, when their phases turn, and what plans ask of whoever leads by a time. */
@Component
class CourseDue {
  private final GoingOperationStore operations;
  private final PlanDeadlineStore deadlines;
  private final ParticipationStore participations;

  CourseDue(
      GoingOperationStore operations,
      PlanDeadlineStore deadlines,
      ParticipationStore participations) {
    this.operations = operations;
    this.deadlines = deadlines;
    this.participations = participations;
  }

  /** By when objectives are evaluated and reports owed. */
  List<Due> asked(Caller person, Instant from, Instant to) {
    return person.leads()
        ? deadlines.of(person.country(), from, to).stream()
            .map(one -> Due.deadline(one.key(), one.time(), one.since()))
            .toList()
        : List.of();
  }

  /**
   * As {@code GetOperation} shows the plan in force: to officers of a country that takes part, and
   * to whoever leads.
   *
   * @param most after which no other operation is looked at
   */
  List<Due> course(Caller person, Instant now, Instant from, Instant to, int most) {
    String country = person.country();
    boolean leads = person.leads() || (country == null && person.has("duty-officer"));
    boolean joins = country != null && (person.has("ncb-officer") || person.has("field-officer"));
    if (!leads && !joins) {
      return List.of();
    }
    List<Course> nearest =
        operations.courses(country, !joins, from, to).stream()
            .filter(one -> joins || one.led())
            .sorted(
                Comparator.comparing((Course one) ->
                    due(one).stream()
                        .map(due -> due.from(now))
                        .min(Comparator.naturalOrder())
                        .orElseThrow()))
            .toList();
    var found = new ArrayList<Due>();
    for (int at = 0; at < nearest.size() && found.size() < most; at += most) {
      List<Course> some = nearest.subList(at, Math.min(nearest.size(), at + most));
      Set<String> joined =
          joins && country != null
              ? participations.joinedAmong(country, some.stream().map(Course::id).toList())
              : Set.of();
      some.stream()
          .filter(one -> (leads && one.led()) || joined.contains(one.id()))
          .flatMap(one -> due(one).stream())
          .filter(one -> one.meets(from, to))
          .forEach(found::add);
    }
    return found;
  }

  /** Days of action last; of another phase its beginning, and its end where no other begins. */
  private static List<Due> due(Course course) {
    Set<Instant> begun =
        course.parts().stream().map(Course.Part::start).collect(Collectors.toSet());
    var found = new ArrayList<Due>();
    for (Course.Part one : course.parts()) {
      String key = course.id() + " " + one.kind();
      if (one.acts()) {
        found.add(Due.event("action " + course.id(), one.start(), one.end()));
      } else {
        found.add(Due.event("begin " + key, one.start(), null));
        if (!begun.contains(one.end())) {
          found.add(Due.event("end " + key, one.end(), null));
        }
      }
    }
    return found;
  }
}
