package cordon.operations.history;

import static cordon.operations.CaseFixture.aCase;
import static cordon.operations.CaseFixture.cases;
import static cordon.operations.CaseFixture.nominated;
import static cordon.operations.OperationsFixture.APPROVER;
import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.REVIEWER;
import static cordon.operations.OperationsFixture.aHotspot;
import static cordon.operations.OperationsFixture.aPlan;
import static cordon.operations.OperationsFixture.acceptance;
import static cordon.operations.OperationsFixture.added;
import static cordon.operations.OperationsFixture.caveat;
import static cordon.operations.OperationsFixture.hotspots;
import static cordon.operations.OperationsFixture.invitation;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.operations.OperationsFixture.operations;
import static cordon.operations.OperationsFixture.participations;
import static cordon.operations.OperationsFixture.withdrawal;
import static cordon.operations.RestrictionFixture.notTo;
import static cordon.operations.RestrictionFixture.restricted;

import cordon.operations.ParticipationFixture;
import cordon.operations.v1.ActivateOperationRequest;
import cordon.operations.v1.ApproveOperationRequest;
import cordon.operations.v1.AssessCaseRequest;
import cordon.operations.v1.ChangeCaveatsRequest;
import cordon.operations.v1.CloseHotspotRequest;
import cordon.operations.v1.ConfirmHotspotRequest;
import cordon.operations.v1.Displacement;
import cordon.operations.v1.GetOperationRequest;
import cordon.operations.v1.InspectionOnly;
import cordon.operations.v1.MergeHotspotsRequest;
import cordon.operations.v1.Operation;
import cordon.operations.v1.ResumeOperationRequest;
import cordon.operations.v1.ReturnOperationRequest;
import cordon.operations.v1.ReviewCaseRequest;
import cordon.operations.v1.ReviewGround;
import cordon.operations.v1.ReviseCaseRequest;
import cordon.operations.v1.ReviseHotspotRequest;
import cordon.operations.v1.ReviseOperationRequest;
import cordon.operations.v1.SubmitOperationRequest;
import cordon.operations.v1.SuspendOperationRequest;
import cordon.operations.v1.WithdrawCaseRequest;
import cordon.platform.conformance.ServiceFixture;
import cordon.testsupport.TestCaller;
import cordon.testsupport.TestIdentity;
import java.util.List;
import java.util.Random;

/** Random commands of random callers on what there is of one operation, which they add to. */
final class RandomCommands {
  static final List<String> COUNTRIES = List.of("NG", "GH", "KE");
  static final TestCaller SECOND = TestIdentity.person("planner2").roles("planner");

  private final ServiceFixture service;
  private final String operation;
  private final List<Kept> all;
  private final Random random;

  /**
   * @param all what there is; what a command makes is added to it
   */
  RandomCommands(ServiceFixture service, String operation, List<Kept> all, Random random) {
    this.service = service;
    this.operation = operation;
    this.all = all;
    this.random = random;
  }

  /** Gives one. */
  void next() {
    switch (random.nextInt(4)) {
      case 0 -> operationChanged();
      case 1 -> participationChanged();
      case 2 -> hotspotChanged();
      default -> caseChanged();
    }
  }

  private void operationChanged() {
    Operation now =
        operations(service, PLANNER)
            .getOperation(GetOperationRequest.newBuilder().setOperationId(operation).build())
            .getOperation();
    var planner = operations(service, PLANNER);
    Object _ =
        switch (random.nextInt(8)) {
          case 0, 1 ->
              planner.reviseOperation(
                  ReviseOperationRequest.newBuilder()
                      .setOperationId(operation)
                      .setVersion(now.getVersion())
                      .setPlan(aPlan().setCodeName("Name " + random.nextInt(1000)))
                      .build());
          case 2, 3 ->
              planner.submitOperation(
                  SubmitOperationRequest.newBuilder().setOperationId(operation).build());
          case 4 ->
              operations(service, APPROVER)
                  .approveOperation(
                      ApproveOperationRequest.newBuilder()
                          .setOperationId(operation)
                          .setHash(now.getOpenRevision().getHash())
                          .build());
          case 5 ->
              operations(service, APPROVER)
                  .returnOperation(
                      ReturnOperationRequest.newBuilder()
                          .setOperationId(operation)
                          .setReason("Not yet")
                          .build());
          case 6 ->
              now.getStateReason().isEmpty()
                  ? planner.activateOperation(
                      ActivateOperationRequest.newBuilder().setOperationId(operation).build())
                  : planner.resumeOperation(
                      ResumeOperationRequest.newBuilder().setOperationId(operation).build());
          default ->
              planner.suspendOperation(
                  SuspendOperationRequest.newBuilder()
                      .setOperationId(operation)
                      .setReason("A court decides first")
                      .build());
        };
  }

  private void participationChanged() {
    String country = any(COUNTRIES);
    var own = participations(service, ncb(country));
    Object _ =
        switch (random.nextInt(9)) {
          case 0, 1 ->
              participations(service, PLANNER).inviteCountry(invitation(operation, country));
          case 2, 3 -> own.acceptParticipation(acceptance(operation, country));
          case 4 -> own.withdrawParticipation(withdrawal(operation, country));
          case 5 ->
              restricted(service, operation, country, notTo(random.nextBoolean() ? "ZA" : "ZM"));
          case 6 ->
              participations(service, PLANNER)
                  .remindCountries(ParticipationFixture.reminder(operation, country).build());
          case 7 ->
              own.setAgencies(
                  ParticipationFixture.agencies(operation, country)
                      .setVersion(
                          ParticipationFixture.participation(
                                  service, ncb(country), operation, country)
                              .getVersion())
                      .build());
          default ->
              own.changeCaveats(
                  ChangeCaveatsRequest.newBuilder()
                      .setOperationId(operation)
                      .setCountry(country)
                      .setReason("The court has ruled")
                      .addCaveats(
                          caveat("c" + random.nextInt(9))
                              .setInspectionOnly(InspectionOnly.getDefaultInstance()))
                      .build());
        };
  }

  private void hotspotChanged() {
    List<String> there = ids(Kept.Kind.HOTSPOT);
    TestCaller caller = random.nextBoolean() ? PLANNER : ncb(any(COUNTRIES));
    var spec = aHotspot(caller.country() == null ? any(COUNTRIES) : caller.country());
    spec.setName("Compound " + random.nextInt(1000));
    COUNTRIES.stream().filter(_ -> random.nextInt(3) == 0).forEach(spec::addVisibleTo);
    if (there.isEmpty() || random.nextInt(4) == 0) {
      if (!there.isEmpty() && random.nextBoolean()) {
        spec.setDisplacedFrom(
            Displacement.newBuilder().setOperationId(operation).setHotspotId(any(there)));
      }
      all.add(
          new Kept(
              Kept.Kind.HOTSPOT,
              operation,
              added(service, caller, operation, spec).getHotspotId()));
      return;
    }
    String one = any(there);
    Object _ =
        switch (random.nextInt(6)) {
          case 0 ->
              hotspots(service, PLANNER)
                  .confirmHotspot(
                      ConfirmHotspotRequest.newBuilder()
                          .setOperationId(operation)
                          .setHotspotId(one)
                          .build());
          case 1 ->
              hotspots(service, caller)
                  .closeHotspot(
                      CloseHotspotRequest.newBuilder()
                          .setOperationId(operation)
                          .setHotspotId(one)
                          .setReason("Torn down")
                          .build());
          case 2 ->
              hotspots(service, PLANNER)
                  .mergeHotspots(
                      MergeHotspotsRequest.newBuilder()
                          .setOperationId(operation)
                          .setHotspotId(one)
                          .setOtherHotspotId(any(there))
                          .addAllVisibleTo(COUNTRIES)
                          .build());
          default ->
              hotspots(service, caller)
                  .reviseHotspot(
                      ReviseHotspotRequest.newBuilder()
                          .setOperationId(operation)
                          .setHotspotId(one)
                          .setSpec(spec)
                          .build());
        };
  }

  private void caseChanged() {
    List<String> there = ids(Kept.Kind.CASE);
    TestCaller caller = any(List.of(PLANNER, SECOND, ncb("NG"), ncb("GH")));
    var spec = aCase("R/" + random.nextInt(100_000)).setAboutPerson(random.nextInt(3) > 0);
    if (there.isEmpty() || random.nextInt(4) == 0) {
      all.add(
          new Kept(
              Kept.Kind.CASE, operation, nominated(service, caller, operation, spec).getCaseId()));
      return;
    }
    String one = any(there);
    Object _ =
        switch (random.nextInt(6)) {
          case 0, 1 -> {
            var review =
                ReviewCaseRequest.newBuilder()
                    .setOperationId(operation)
                    .setCaseId(one)
                    .setVersion(version(new Kept(Kept.Kind.CASE, operation, one)))
                    .setPass(random.nextInt(3) > 0)
                    .setText("Looked at");
            if (!review.getPass()) {
              review.addGrounds(ReviewGround.REVIEW_GROUND_POLITICAL);
            }
            yield cases(service, REVIEWER).reviewCase(review.build());
          }
          case 2 ->
              cases(service, PLANNER)
                  .assessCase(
                      AssessCaseRequest.newBuilder()
                          .setOperationId(operation)
                          .setCaseId(one)
                          .setAssessment("Worth it")
                          .build());
          case 3 ->
              random.nextInt(4) > 0
                  ? "left"
                  : cases(service, caller)
                      .withdrawCase(
                          WithdrawCaseRequest.newBuilder()
                              .setOperationId(operation)
                              .setCaseId(one)
                              .setReason("Not needed")
                              .build());
          default ->
              cases(service, caller)
                  .reviseCase(
                      ReviseCaseRequest.newBuilder()
                          .setOperationId(operation)
                          .setCaseId(one)
                          .setSpec(spec)
                          .build());
        };
  }

  private long version(Kept one) {
    return ((cordon.operations.v1.Case) one.now(service.channel(REVIEWER))).getVersion();
  }

  private List<String> ids(Kept.Kind kind) {
    return all.stream().filter(one -> one.kind() == kind).map(Kept::id).toList();
  }

  private <T> T any(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }
}
