package cordon.operations.calendar;

import cordon.operations.item.ItemStore;
import cordon.operations.item.PlanningItem;
import cordon.operations.meeting.Meeting;
import cordon.operations.meeting.MeetingStore;
import cordon.operations.operation.GoingOperationStore;
import cordon.operations.operation.Span;
import cordon.operations.operation.Turn;
import cordon.operations.participation.Participation;
import cordon.operations.participation.ParticipationStore;
import cordon.platform.call.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What is due to somebody who does not call now, by the country and the roles that they had. It is
 * no more than they see in the application, and of that what waits for them: asked for by its time,
 * so that what has ended makes it no slower. What goes on elsewhere does, up to a bound.
 */
@Component
class CalendarFeed {
  static final int MOST = 1_000;
  private static final Duration BEFORE = Duration.ofDays(30);
  private static final Duration AHEAD = Duration.ofDays(400);

  private final GoingOperationStore operations;
  private final ParticipationStore participations;
  private final ItemStore items;
  private final MeetingStore meetings;
  private final CourseDue course;
  private final CopiesDue copies;

  CalendarFeed(
      GoingOperationStore operations,
      ParticipationStore participations,
      ItemStore items,
      MeetingStore meetings,
      CourseDue course,
      CopiesDue copies) {
    this.operations = operations;
    this.participations = participations;
    this.items = items;
    this.meetings = meetings;
    this.course = course;
    this.copies = copies;
  }

  /** The nearest, in the order of time. */
  List<Due> of(Caller person, Instant now) {
    Instant from = now.minus(BEFORE);
    Instant to = now.plus(AHEAD);
    var due = new ArrayList<Due>();
    due.addAll(course.course(person, now, from, to, MOST));
    due.addAll(course.asked(person, from, to));
    for (boolean ahead : List.of(false, true)) {
      Instant first = ahead ? now : from;
      Instant last = ahead ? to : now;
      due.addAll(answers(person, first, last, ahead));
      due.addAll(items(person, ItemStore.open(first, last, ahead)));
      var span = new Span(Turn.of(first), Turn.of(last), ahead);
      due.addAll(meetings(person, span));
      due.addAll(copies.of(person, span, MOST));
    }
    return due.stream()
        .distinct()
        .sorted(Comparator.comparing((Due one) -> one.from(now)).thenComparing(Due::key))
        .limit(MOST)
        .sorted(Comparator.comparing(Due::start).thenComparing(Due::key))
        .toList();
  }

  /** What an NCB officer accepts or declines. */
  private List<Due> answers(Caller person, Instant from, Instant to, boolean ahead) {
    String country = person.country();
    if (country == null || !person.has("ncb-officer")) {
      return List.of();
    }
    List<Participation> asked = participations.unanswered(country, from, to, ahead, MOST);
    Set<String> going =
        operations.goingAmong(asked.stream().map(Participation::operationId).toList());
    return asked.stream()
        .filter(one -> going.contains(one.operationId()))
        .flatMap(one ->
            Stream.ofNullable(one.answerBy())
                .map(time -> Due.deadline("answer " + one.id(), time, one.invitedSince())))
        .toList();
  }

  /** What an NCB officer completes for their country, and a planner for posts of what they lead. */
  private List<Due> items(Caller person, Span span) {
    String country = person.country();
    var found = new ArrayList<PlanningItem>();
    if (country != null && person.has("ncb-officer")) {
      found.addAll(items(country, null, span, ids -> ofCountry(country, ids)));
    }
    if (person.has("planner")) {
      if (country == null) {
        found.addAll(items(null, null, span, operations::preparedBySecretariatAmong));
      } else {
        List<String> led = operations.preparedBy(country);
        found.addAll(items(null, led, span, Set::copyOf));
        found.addAll(items(country, led, span, Set::copyOf));
      }
    }
    return found.stream()
        .map(one -> Due.deadline("item " + one.id(), one.spec().due(), one.created()))
        .toList();
  }

  private List<PlanningItem> items(
      @Nullable String owner,
      @Nullable List<String> led,
      Span span,
      Function<Collection<String>, Set<String>> kept) {
    return DueTurns.read(
        span,
        (part, most) -> items.due(owner, led, part, most),
        PlanningItem::turn,
        page -> among(page, PlanningItem::operationId, kept),
        MOST);
  }

  /** What names the officer's country, or is of what somebody leads. */
  private List<Due> meetings(Caller person, Span span) {
    String country = person.country();
    var found = new ArrayList<Meeting>();
    if (country != null && person.has("ncb-officer")) {
      found.addAll(meetings(country, null, span, ids -> ofCountry(country, ids)));
    }
    if (person.leads()) {
      found.addAll(
          country == null
              ? meetings(null, null, span, operations::preparedBySecretariatAmong)
              : meetings(null, operations.preparedBy(country), span, Set::copyOf));
    }
    return found.stream()
        .map(one -> Due.event("meeting " + one.id(), one.spec().time(), null))
        .toList();
  }

  private List<Meeting> meetings(
      @Nullable String country,
      @Nullable List<String> led,
      Span span,
      Function<Collection<String>, Set<String>> kept) {
    return DueTurns.read(
        span,
        (part, most) -> meetings.planned(country, led, part, most),
        Meeting::turn,
        page -> among(page, Meeting::operationId, kept),
        MOST);
  }

  /** Of these operations, those that a country takes part in and that are still prepared. */
  private Set<String> ofCountry(String country, Collection<String> ids) {
    return operations.preparedAmong(participations.joinedAmong(country, ids));
  }

  private static <T> List<T> among(
      List<T> page, Function<T, String> operation, Function<Collection<String>, Set<String>> kept) {
    Set<String> operations = kept.apply(page.stream().map(operation).distinct().toList());
    return page.stream().filter(one -> operations.contains(operation.apply(one))).toList();
  }
}
