package cordon.operations;

import static cordon.operations.CaseFixture.aCase;
import static cordon.operations.CaseFixture.decided;
import static cordon.operations.CaseFixture.meeting;
import static cordon.operations.CaseFixture.nominated;
import static cordon.operations.CaseFixture.reviewed;
import static cordon.operations.CaseFixture.worked;
import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.REVIEWER;
import static cordon.operations.OperationsFixture.aHotspot;
import static cordon.operations.OperationsFixture.added;
import static cordon.operations.OperationsFixture.joined;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.operations.PreparationFixture.aMeeting;
import static cordon.operations.PreparationFixture.country;
import static cordon.operations.PreparationFixture.held;

import cordon.operations.v1.AssessCaseRequest;
import cordon.operations.v1.Case;
import cordon.operations.v1.CaseState;
import cordon.operations.v1.Hotspot;
import cordon.operations.v1.MarkCaseLeadRequest;
import cordon.operations.v1.MarkCaseReadyRequest;
import cordon.operations.v1.Meeting;
import cordon.operations.v1.NominateCaseRequest;
import cordon.operations.v1.ReviewCaseRequest;
import cordon.operations.v1.ReviewGround;
import cordon.operations.v1.ReviseCaseRequest;
import cordon.operations.v1.WithdrawCaseRequest;
import cordon.platform.conformance.Sample;
import cordon.platform.conformance.ServiceFixture;
import java.util.List;

/** A command of each kind on cases. */
final class CaseSamples {
  private CaseSamples() {}

  static List<Sample> of(ServiceFixture service) {
    return List.of(
        Sample.of(
            "NominateCase",
            ncb("NG"),
            () -> {
              Hotspot touched = added(service, ncb("NG"), joined(service, "NG"), aHotspot("NG"));
              return NominateCaseRequest.newBuilder()
                  .setOperationId(touched.getOperationId())
                  .setSpec(aCase("NG/1").addHotspotIds(touched.getHotspotId()))
                  .build();
            }),
        Sample.of(
            "ReviseCase",
            ncb("NG"),
            () -> {
              Case before = standing(service, CaseState.CASE_STATE_LEAD);
              return ReviseCaseRequest.newBuilder()
                  .setOperationId(before.getOperationId())
                  .setCaseId(before.getCaseId())
                  .setVersion(before.getVersion())
                  .setSpec(aCase("NG/2").setAboutPerson(true))
                  .build();
            }),
        Sample.of(
            "WithdrawCase",
            ncb("NG"),
            () -> {
              Case before = standing(service, CaseState.CASE_STATE_SELECTED);
              return WithdrawCaseRequest.newBuilder()
                  .setOperationId(before.getOperationId())
                  .setCaseId(before.getCaseId())
                  .setVersion(before.getVersion())
                  .setReason("Charges were brought at home.")
                  .build();
            }),
        Sample.of(
            "ReviewCase",
            REVIEWER,
            () -> {
              Case before = person(service);
              return ReviewCaseRequest.newBuilder()
                  .setOperationId(before.getOperationId())
                  .setCaseId(before.getCaseId())
                  .setVersion(before.getVersion())
                  .addGrounds(ReviewGround.REVIEW_GROUND_POLITICAL)
                  .setText("The charge is one of opinion.")
                  .build();
            }),
        Sample.of(
            "AssessCase",
            PLANNER,
            () -> {
              Case before = reviewed(service, person(service));
              return AssessCaseRequest.newBuilder()
                  .setOperationId(before.getOperationId())
                  .setCaseId(before.getCaseId())
                  .setVersion(before.getVersion())
                  .setAssessment("The accounts can be frozen.")
                  .build();
            }),
        Sample.of(
            "MarkCaseLead",
            PLANNER,
            () -> {
              Case before = standing(service, CaseState.CASE_STATE_ASSESSED);
              return MarkCaseLeadRequest.newBuilder()
                  .setOperationId(before.getOperationId())
                  .setCaseId(before.getCaseId())
                  .setVersion(before.getVersion())
                  .build();
            }),
        Sample.of(
            "MarkCaseReady",
            PLANNER,
            () -> {
              Case before = standing(service, CaseState.CASE_STATE_LEAD);
              return MarkCaseReadyRequest.newBuilder()
                  .setOperationId(before.getOperationId())
                  .setCaseId(before.getCaseId())
                  .setVersion(before.getVersion())
                  .build();
            }),
        Sample.of(
            "DecideCases",
            PLANNER,
            () -> {
              Case ready = standing(service, CaseState.CASE_STATE_READY);
              Meeting held =
                  held(service, ready.getOperationId(), aMeeting("Selection", "NG"), country("NG"))
                      .getMeeting();
              return meeting(ready.getOperationId())
                  .setMeetingId(held.getMeetingId())
                  .addDecisions(decided(ready, false))
                  .build();
            }));
  }

  private static Case standing(ServiceFixture service, CaseState state) {
    return worked(
        service, nominated(service, ncb("NG"), joined(service, "NG"), aCase("NG/1")), state);
  }

  private static Case person(ServiceFixture service) {
    return nominated(service, ncb("NG"), joined(service, "NG"), aCase("NG/1").setAboutPerson(true));
  }
}
