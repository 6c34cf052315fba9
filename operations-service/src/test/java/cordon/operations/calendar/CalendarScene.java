package cordon.operations.calendar;

import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.aPlan;
import static cordon.operations.OperationsFixture.approved;
import static cordon.operations.OperationsFixture.invitations;
import static cordon.operations.OperationsFixture.operations;
import static cordon.operations.OperationsFixture.participations;
import static cordon.operations.OperationsFixture.stand;
import static cordon.operations.PreparationFixture.aMeeting;
import static cordon.operations.PreparationFixture.anItem;
import static cordon.operations.PreparationFixture.convened;
import static cordon.operations.PreparationFixture.country;
import static cordon.operations.PreparationFixture.created;
import static cordon.operations.PreparationFixture.post;
import static cordon.operations.PreparationFixture.time;

import cordon.operations.v1.CommandPost;
import cordon.operations.v1.CreateOperationRequest;
import cordon.operations.v1.Lead;
import cordon.operations.v1.ParticipationState;
import cordon.operations.v1.Phase;
import cordon.operations.v1.PhaseKind;
import cordon.operations.v1.Plan;
import cordon.operations.v1.PlanningItem;
import cordon.platform.conformance.ServiceFixture;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** An operation with something due of each sort, some weeks from now. */
final class CalendarScene {
  private static final DateTimeFormatter ICS =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  final ServiceFixture service;
  final Instant now = Instant.ofEpochSecond(Instant.now().getEpochSecond());
  final Instant item = in(3);
  final Instant ofPost = in(4);
  final Instant meeting = in(5);
  final Instant answer = in(6);
  final Instant action = in(40);
  final String id;
  final PlanningItem planned;

  /** Of the secretariat; these countries take part, and GH is asked. */
  CalendarScene(ServiceFixture service, String... countries) {
    this.service = service;
    id =
        operations(service, PLANNER)
            .createOperation(
                CreateOperationRequest.newBuilder()
                    .setPlan(plan())
                    .setLead(Lead.newBuilder().setSecretariat(true))
                    .build())
            .getOperation()
            .getOperationId();
    var _ = approved(service, id);
    for (String one : countries) {
      stand(service, id, one, ParticipationState.PARTICIPATION_STATE_ACCEPTED);
    }
    var _ =
        participations(service, PLANNER)
            .inviteCountries(invitations(id, "GH").setAnswerTime(time(answer)).build());
    planned =
        created(
            service, id, anItem("Book the rooms", country(countries[0])).setDueTime(time(item)));
    var _ = created(service, id, anItem("Ask the court", post("gold")).setDueTime(time(ofPost)));
    var _ =
        convened(service, id, aMeeting("The first round", countries[0]).setMeetTime(time(meeting)));
  }

  Plan.Builder plan() {
    return aPlan()
        .setStartTime(time(in(-10)))
        .setEndTime(time(in(100)))
        .addCommandPosts(
            CommandPost.newBuilder()
                .setKey("gold")
                .setFunction("Strategic commander")
                .setAgency("The secretariat"))
        .addPhases(
            Phase.newBuilder()
                .setKind(PhaseKind.PHASE_KIND_ACTION)
                .setStartTime(time(action))
                .setEndTime(time(in(47))));
  }

  /** So many days from now. */
  Instant in(long days) {
    return now.plus(Duration.ofDays(days));
  }

  /** When something begins or is due, by what was fetched. */
  static List<String> starts(String calendar) {
    return calendar
        .lines()
        .filter(line -> line.startsWith("DTSTART:") && line.endsWith("Z"))
        .map(line -> line.substring("DTSTART:".length()))
        .toList();
  }

  static List<String> written(Instant... times) {
    return List.of(times).stream().map(ICS::format).toList();
  }
}
