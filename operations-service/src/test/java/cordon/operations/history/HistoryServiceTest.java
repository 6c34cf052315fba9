package cordon.operations.history;

import static cordon.operations.CaseFixture.aCase;
import static cordon.operations.CaseFixture.nominated;
import static cordon.operations.CaseFixture.reviewed;
import static cordon.operations.LeadFixture.handed;
import static cordon.operations.LeadFixture.lead;
import static cordon.operations.LeadFixture.planner;
import static cordon.operations.OperationsFixture.APPROVER;
import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.aHotspot;
import static cordon.operations.OperationsFixture.added;
import static cordon.operations.OperationsFixture.approved;
import static cordon.operations.OperationsFixture.hotspots;
import static cordon.operations.OperationsFixture.joined;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.operations.OperationsFixture.participations;
import static cordon.operations.OperationsFixture.stand;
import static cordon.operations.OperationsFixture.withdrawal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cordon.operations.OperationsFixture;
import cordon.operations.v1.Case;
import cordon.operations.v1.ConfirmHotspotRequest;
import cordon.operations.v1.Hotspot;
import cordon.operations.v1.MergeHotspotsRequest;
import cordon.operations.v1.Operation;
import cordon.operations.v1.OperationServiceGrpc;
import cordon.operations.v1.Participation;
import cordon.operations.v1.ParticipationState;
import cordon.operations.v1.RecordChange;
import cordon.operations.v1.ReviseHotspotRequest;
import cordon.testsupport.TestCaller;
import io.grpc.MethodDescriptor;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What was changed in a record, by whom and why, and what it was before. */
class HistoryServiceTest extends HistoryScene {
  /** Commands on operations of which no country learns anything. */
  private static final Set<String> HIDDEN =
      Set.of("ReviseOperation", "SubmitOperation", "ReturnOperation");

  // A change is told with what it led to, and not one behind (fsr-de/1327#620).
  @Test
  void who_changed_a_plan_and_why_is_told_with_the_plan_as_it_was_before() {
    Kept one = operation(approved(service));
    var purposeful =
        OperationServiceGrpc.newBlockingStub(
            service.channel(PLANNER, Map.of("cordon-purpose", "Asked by the lead")));
    revise(purposeful, one, "Renamed");

    List<RecordChange> changes = changes(one, PLANNER);
    Operation before = (Operation) then(one, PLANNER, changes.get(1));
    Operation after = (Operation) then(one, PLANNER, changes.get(0));

    assertThat(changes)
        .extracting(
            RecordChange::getAction, RecordChange::getActorSubject, RecordChange::getPurpose)
        .containsExactly(
            tuple("ReviseOperation", PLANNER.subject(), "Asked by the lead"),
            tuple("ApproveOperation", APPROVER.subject(), ""),
            tuple("SubmitOperation", PLANNER.subject(), ""),
            tuple("CreateOperation", PLANNER.subject(), ""));
    assertThat(before.hasOpenRevision()).isFalse();
    assertThat(after.getOpenRevision().getPlan().getCodeName()).isEqualTo("Renamed");
    assertThat(after).isEqualTo(one.now(service.channel(PLANNER)));
  }

  @Test
  void of_a_plan_in_work_a_country_learns_nothing_and_its_look_costs_nothing_more() {
    Kept one = operation(approved(service));
    stand(service, one.id(), "NG", ParticipationState.PARTICIPATION_STATE_ACCEPTED);
    var planner = OperationServiceGrpc.newBlockingStub(service.channel(PLANNER));
    long before = examined(() -> changes(one, ncb("NG")));
    for (int i = 0; i < 40; i++) {
      revise(planner, one, "Draft " + i);
    }

    List<RecordChange> changes = changes(one, ncb("NG"));
    Operation told = (Operation) one.then(service.channel(ncb("NG")), service.clock().instant());

    assertThat(changes).extracting(RecordChange::getAction).containsExactly("ApproveOperation");
    assertThat(changes.getFirst().getActorSubject()).isEmpty();
    assertThat(told).isEqualTo(one.now(service.channel(ncb("NG"))));
    assertThat(examined(() -> changes(one, ncb("NG")))).isEqualTo(before);
  }

  @Test
  void every_command_on_operations_is_either_told_to_countries_or_hidden_from_them()
      throws Exception {
    Set<String> commands =
        OperationServiceGrpc.getServiceDescriptor().getMethods().stream()
            .map(MethodDescriptor::getBareMethodName)
            .filter(name -> !name.startsWith("Get") && !name.startsWith("List"))
            .collect(Collectors.toSet());
    var shown =
        Class.forName("cordon.operations.operation.OperationHistory").getDeclaredField("SHOWN");
    shown.setAccessible(true);
    var sorted = new HashSet<Object>((Set<?>) shown.get(null));

    assertThat(sorted).doesNotContainAnyElementsOf(HIDDEN);
    sorted.addAll(HIDDEN);
    assertThat(sorted).isEqualTo(new HashSet<Object>(commands));
  }

  @Test
  void a_country_sees_its_answers_with_its_reasons_and_after_it_has_left_no_plan_of_before() {
    String id = joined(service, "NG");
    Kept own = new Kept(Kept.Kind.PARTICIPATION, id, "NG");
    var _ = participations(service, ncb("NG")).withdrawParticipation(withdrawal(id, "NG"));

    List<RecordChange> changes = changes(own, ncb("NG"));

    assertThat(changes)
        .extracting(
            RecordChange::getAction,
            RecordChange::getActorSubject,
            RecordChange::getActorCountry,
            RecordChange::getReason)
        .containsExactly(
            tuple(
                "WithdrawParticipation",
                ncb("NG").subject(),
                "NG",
                "The officers are needed at home."),
            tuple("AcceptParticipation", ncb("NG").subject(), "NG", ""),
            tuple("InviteCountry", "", "", ""));
    assertThat(((Participation) then(own, ncb("NG"), changes.get(1))).getState())
        .isEqualTo(ParticipationState.PARTICIPATION_STATE_ACCEPTED);
    assertThat(refused(new Kept(Kept.Kind.OPERATION, id, id), ncb("NG"))).isEqualTo("NOT_FOUND");
  }

  @Test
  void a_country_sees_of_a_hotspot_what_was_shown_to_it_and_not_who_else_works_on_it() {
    String id = joined(service, "NG", "GH");
    Hotspot first = added(service, PLANNER, id, aHotspot("NG").setName("Before it was shown"));
    Kept one = new Kept(Kept.Kind.HOTSPOT, id, first.getHotspotId());
    Instant hidden = service.clock().instant();
    pause();
    var shown = aHotspot("NG").setName("Shown").addVisibleTo("GH");
    var _ =
        hotspots(service, PLANNER)
            .reviseHotspot(
                ReviseHotspotRequest.newBuilder()
                    .setOperationId(id)
                    .setHotspotId(one.id())
                    .setSpec(shown)
                    .build());
    pause();
    var _ =
        hotspots(service, PLANNER)
            .confirmHotspot(
                ConfirmHotspotRequest.newBuilder()
                    .setOperationId(id)
                    .setHotspotId(one.id())
                    .build());

    List<RecordChange> changes = changes(one, ncb("GH"));

    assertThat(changes)
        .extracting(RecordChange::getAction, RecordChange::getActorWithheld)
        .containsExactly(tuple("ConfirmHotspot", true), tuple("ReviseHotspot", true));
    assertThat(changes(one, PLANNER)).hasSize(3);
    assertThat(refusal(one, ncb("GH"), hidden)).isEqualTo("NOTHING_THEN");
    assertThat(((Hotspot) one.then(service.channel(ncb("NG")), hidden)).getSpec().getName())
        .isEqualTo("Before it was shown");
  }

  @Test
  void a_country_is_told_of_no_merger_with_what_it_does_not_see() {
    String id = joined(service, "NG", "GH");
    Hotspot kept = added(service, PLANNER, id, aHotspot("NG").setName("Kept"));
    Hotspot away = added(service, PLANNER, id, aHotspot("NG").setName("Away").addVisibleTo("GH"));
    pause();
    var _ =
        hotspots(service, PLANNER)
            .mergeHotspots(
                MergeHotspotsRequest.newBuilder()
                    .setOperationId(id)
                    .setHotspotId(kept.getHotspotId())
                    .setVersion(kept.getVersion())
                    .setOtherHotspotId(away.getHotspotId())
                    .setOtherVersion(away.getVersion())
                    .build());

    assertThat(changes(new Kept(Kept.Kind.HOTSPOT, id, away.getHotspotId()), ncb("GH")))
        .extracting(RecordChange::getAction)
        .containsExactly("CloseHotspot", "AddHotspot");
    assertThat(changes(new Kept(Kept.Kind.HOTSPOT, id, kept.getHotspotId()), ncb("NG")))
        .extracting(RecordChange::getAction)
        .containsExactly("MergeHotspots", "AddHotspot");
    assertThat(changes(new Kept(Kept.Kind.HOTSPOT, id, away.getHotspotId()), PLANNER))
        .extracting(RecordChange::getAction)
        .containsExactly("MergeHotspots", "AddHotspot");
  }

  @Test
  void what_was_said_of_a_person_before_it_was_passed_stays_with_owner_and_reviewer() {
    String id = joined(service, "NG");
    Case first = nominated(service, ncb("NG"), id, aCase("H/1").setAboutPerson(true));
    Kept one = new Kept(Kept.Kind.CASE, id, first.getCaseId());
    Instant waiting = service.clock().instant();
    pause();
    var _ = reviewed(service, first);

    assertThat(changes(one, PLANNER))
        .extracting(RecordChange::getAction)
        .containsExactly("ReviewCase");
    assertThat(changes(one, OperationsFixture.REVIEWER)).hasSize(2);
    assertThat(refusal(one, PLANNER, waiting)).isEqualTo("NOTHING_THEN");
    assertThat(changes(one, ncb("NG")))
        .extracting(RecordChange::getAction, RecordChange::getActorSubject)
        .containsExactly(tuple("ReviewCase", ""), tuple("NominateCase", ncb("NG").subject()));
    assertThat(((Case) one.then(service.channel(ncb("NG")), waiting)).getSpec().getReference())
        .isEqualTo("H/1");
  }

  @Test
  void a_country_that_leads_sees_the_past_of_its_operation_and_of_cases_what_was_passed() {
    Operation begun = approved(service);
    stand(service, begun.getOperationId(), "NG", ParticipationState.PARTICIPATION_STATE_ACCEPTED);
    Case first =
        nominated(service, ncb("NG"), begun.getOperationId(), aCase("H/2").setAboutPerson(true));
    Kept one = new Kept(Kept.Kind.CASE, begun.getOperationId(), first.getCaseId());
    Instant waiting = service.clock().instant();
    pause();
    var _ = reviewed(service, first);
    var _ = handed(service, begun, lead(true, "KE"));
    TestCaller planner = planner("KE");
    TestCaller officerToo = planner.roles("planner", "ncb-officer");
    Kept operation = operation(begun);

    for (TestCaller each : List.of(planner, officerToo)) {
      assertThat(changes(one, each))
          .extracting(RecordChange::getAction)
          .containsExactly("ReviewCase");
      assertThat(refusal(one, each, waiting)).isEqualTo("NOTHING_THEN");
      assertThat(changes(operation, each))
          .extracting(RecordChange::getAction)
          .containsExactly("ChangeLead", "ApproveOperation", "SubmitOperation", "CreateOperation");
    }
    assertThat(changes(operation, ncb("NG")))
        .extracting(RecordChange::getAction)
        .containsExactly("ChangeLead", "ApproveOperation");
    assertThat(operation.then(service.channel(ncb("NG")), service.clock().instant()))
        .isEqualTo(operation.now(service.channel(ncb("NG"))));
  }
}
