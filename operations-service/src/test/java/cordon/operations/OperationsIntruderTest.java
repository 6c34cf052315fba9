package cordon.operations;

import static cordon.operations.CaseFixture.aCase;
import static cordon.operations.CaseFixture.nominated;
import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.aHotspot;
import static cordon.operations.OperationsFixture.added;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.operations.OperationsFixture.stand;
import static cordon.operations.PreparationFixture.aMeeting;
import static cordon.operations.PreparationFixture.anItem;
import static cordon.operations.PreparationFixture.contributed;
import static cordon.operations.PreparationFixture.country;
import static cordon.operations.PreparationFixture.created;
import static cordon.operations.PreparationFixture.held;
import static cordon.operations.PreparationFixture.minutesClosed;
import static cordon.platform.conformance.Standing.DECLINED;
import static cordon.platform.conformance.Standing.INSIDER;
import static cordon.platform.conformance.Standing.INVITED;
import static cordon.platform.conformance.Standing.WITHDRAWN;

import cordon.operations.v1.Admission;
import cordon.operations.v1.Case;
import cordon.operations.v1.ContributionState;
import cordon.operations.v1.DiligenceLevel;
import cordon.operations.v1.Operation;
import cordon.operations.v1.ParticipationState;
import cordon.platform.conformance.Attempt;
import cordon.platform.conformance.IntruderConformance;
import cordon.platform.conformance.ServiceFixture;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class OperationsIntruderTest extends IntruderConformance {
  private static ServiceFixture service;
  private static Operation operation;
  private static String id;
  private static String comment;
  private static String programme;
  private static String template;
  private static String hotspot;
  private static String another;
  private static Case one;
  private static Case person;
  private static PreparationAttempts prepared;
  private static PackageAttempts packages;
  private static OrderAttempts orders;
  private static NetworkAttempts networked;
  private static Admission officer;
  private static CalendarAttempts calendars;
  private static RightsAttempts rights;

  @BeforeAll
  static void start() {
    service = OperationsFixture.start(OperationsIntruderTest.class);
    operation = OperationsFixture.active(service);
    id = operation.getOperationId();
    stand(service, id, INSIDER, ParticipationState.PARTICIPATION_STATE_ACCEPTED);
    stand(service, id, INVITED.country(), ParticipationState.PARTICIPATION_STATE_INVITED);
    stand(service, id, DECLINED.country(), ParticipationState.PARTICIPATION_STATE_DECLINED);
    stand(service, id, WITHDRAWN.country(), ParticipationState.PARTICIPATION_STATE_WITHDRAWN);
    // Also those that named them before they went, or will once they come.
    var shown = List.of(INVITED.country(), DECLINED.country(), WITHDRAWN.country(), "GH");
    hotspot =
        added(service, ncb(INSIDER), id, aHotspot(INSIDER).addAllVisibleTo(shown)).getHotspotId();
    another = added(service, PLANNER, id, aHotspot(WITHDRAWN.country())).getHotspotId();
    one = nominated(service, ncb(INSIDER), id, aCase("I/1").addHotspotIds(hotspot));
    person = nominated(service, ncb(INSIDER), id, aCase("I/2").setAboutPerson(true));
    networked = NetworkAttempts.on(service, id, INSIDER, shown);
    orders = new OrderAttempts(OrderFixture.issued(service, PLANNER, id, INSIDER));
    operation =
        OperationsFixture.revised(
            service, operation, PlanFixture.aWholePlan().setCodeName("The second"));
    programme =
        LeadFixture.programme(service, PLANNER, OperationAttempts.aProgramme().setName("Chains"))
            .getProgrammeId();
    operation = LeadFixture.put(service, PLANNER, operation, programme);
    template = TemplateFixture.saved(service, PLANNER, id).getTemplateId();
    prepared =
        new PreparationAttempts(
            created(service, id, anItem("Book the rooms", country(INSIDER))),
            minutesClosed(
                service,
                held(service, id, aMeeting("The first round", INSIDER), country(INSIDER))
                    .getMeeting()),
            contributed(service, id, INSIDER, ContributionState.CONTRIBUTION_STATE_PLEDGED));
    packages =
        new PackageAttempts(
            PackageFixture.given(
                service, ncb(INSIDER), id, PackageFixture.aPackage().setToSecretariat(true)),
            PackageFixture.given(
                service,
                ncb(INSIDER),
                id,
                PackageFixture.aPackage().setToSecretariat(true).setAboutPerson(true)));
    DirectoryFixture.added(service, DirectoryFixture.aCountry(INSIDER));
    officer =
        PeopleFixture.proposed(
            service,
            PeopleFixture.officer(INSIDER),
            PeopleFixture.somebody(cordon.common.v1.Role.ROLE_FIELD_OFFICER));
    calendars =
        new CalendarAttempts(CalendarFixture.made(service, ncb(INSIDER), CalendarFixture.secret()));
    var told =
        DiligenceFixture.assessing(
            service, DiligenceFixture.of(INSIDER), DiligenceLevel.DILIGENCE_LEVEL_ENHANCED);
    told.getSpecBuilder().setToldToCountry(true);
    rights =
        new RightsAttempts(
            service,
            id,
            ViolationFixture.reported(service, ncb(INSIDER), id, ViolationFixture.aViolation()),
            DiligenceFixture.assessed(service, told));
    comment = OperationsFixture.commented(service, operation, "code_name").getCommentId();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Override
  protected ServiceFixture fixture() {
    return service;
  }

  @Override
  protected Set<String> ids() {
    return Stream.concat(
            networked.ids().stream(),
            Stream.of(
                id,
                programme,
                template,
                comment,
                hotspot,
                another,
                one.getCaseId(),
                person.getCaseId(),
                prepared.item().getItemId(),
                calendars.link().getLinkId(),
                calendars.link().getSubject(),
                prepared.meeting().getMeetingId(),
                prepared.contribution().getContributionId(),
                packages.sent().getPackageId(),
                packages.person().getPackageId(),
                rights.violation().getViolationId(),
                rights.assessment().getAssessmentId(),
                orders.order().getOrderId(),
                officer.getPersonId()))
        .collect(Collectors.toSet());
  }

  @Override
  protected Set<String> secrets() {
    return Set.of(
        id,
        programme,
        "Chains",
        template,
        "Joint action days",
        comment,
        "Which article",
        hotspot,
        "lagoon",
        one.getCaseId(),
        person.getCaseId(),
        "Romance",
        packages.sent().getPackageId(),
        packages.person().getPackageId(),
        orders.order().getOrderId(),
        "Accounts behind",
        "Book the rooms",
        "The first round",
        calendars.link().getLinkId(),
        "Forensic kits",
        networked.id(),
        "Lekki network",
        "Callers",
        "Okonkwo",
        "HERON",
        rights.violation().getViolationId(),
        rights.assessment().getAssessmentId(),
        "held for nine days",
        "ill-treatment",
        "Serengeti",
        "The second",
        "\"" + INSIDER + "\"");
  }

  @Override
  protected List<Attempt> attempts() {
    return Stream.of(
            new OperationAttempts(operation, comment, programme, template).all().stream(),
            new ParticipationAttempts(id).all().stream(),
            new CaseAttempts(id, one, person).all().stream(),
            new HotspotAttempts(id, hotspot, another).all().stream(),
            prepared.all(),
            packages.all().stream(),
            orders.all(),
            networked.all(),
            PeopleAttempts.on(officer),
            calendars.all(),
            rights.all())
        .flatMap(all -> all)
        .toList();
  }
}
