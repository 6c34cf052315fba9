package cordon.operations;

import static cordon.operations.CaseFixture.aCase;
import static cordon.operations.CaseFixture.decided;
import static cordon.operations.CaseFixture.meeting;

import cordon.operations.v1.AssessCaseRequest;
import cordon.operations.v1.Case;
import cordon.operations.v1.CountCasesRequest;
import cordon.operations.v1.GetCaseAsOfRequest;
import cordon.operations.v1.GetCaseRequest;
import cordon.operations.v1.ListCaseChangesRequest;
import cordon.operations.v1.ListCasesForReviewRequest;
import cordon.operations.v1.ListCasesRequest;
import cordon.operations.v1.MarkCaseLeadRequest;
import cordon.operations.v1.MarkCaseReadyRequest;
import cordon.operations.v1.NominateCaseRequest;
import cordon.operations.v1.ReviewCaseRequest;
import cordon.operations.v1.ReviseCaseRequest;
import cordon.operations.v1.WithdrawCaseRequest;
import cordon.platform.conformance.Attempt;
import java.util.List;

/**
 * What anybody may try with cases of an operation.
 *
 * @param one of the insider, seen by those who lead
 * @param person of the insider, about a person and not passed
 */
record CaseAttempts(String id, Case one, Case person) {

  List<Attempt> all() {
    return List.of(
        Attempt.of(
            "ListCaseChanges",
            ListCaseChangesRequest.newBuilder()
                .setOperationId(id)
                .setCaseId(one.getCaseId())
                .build()),
        Attempt.of(
            "ListCaseChanges",
            ListCaseChangesRequest.newBuilder()
                .setOperationId(id)
                .setCaseId(person.getCaseId())
                .build()),
        Attempt.of(
            "GetCaseAsOf",
            GetCaseAsOfRequest.newBuilder().setOperationId(id).setCaseId(one.getCaseId()).build()),
        Attempt.of(
            "GetCaseAsOf",
            GetCaseAsOfRequest.newBuilder()
                .setOperationId(id)
                .setCaseId(person.getCaseId())
                .build()),
        Attempt.of(
            "NominateCase",
            NominateCaseRequest.newBuilder().setOperationId(id).setSpec(aCase("Theirs")).build()),
        Attempt.of(
            "ReviseCase",
            ReviseCaseRequest.newBuilder()
                .setOperationId(id)
                .setCaseId(one.getCaseId())
                .setSpec(aCase("Theirs"))
                .build()),
        Attempt.of(
            "WithdrawCase",
            WithdrawCaseRequest.newBuilder()
                .setOperationId(id)
                .setCaseId(one.getCaseId())
                .setReason("Not ours")
                .build()),
        Attempt.of(
            "GetCase",
            GetCaseRequest.newBuilder().setOperationId(id).setCaseId(one.getCaseId()).build()),
        Attempt.of(
            "ReviseCase",
            ReviseCaseRequest.newBuilder()
                .setOperationId(id)
                .setCaseId(person.getCaseId())
                .setSpec(aCase("Theirs"))
                .build()),
        Attempt.of(
            "WithdrawCase",
            WithdrawCaseRequest.newBuilder()
                .setOperationId(id)
                .setCaseId(person.getCaseId())
                .setReason("Not ours")
                .build()),
        Attempt.of(
            "GetCase",
            GetCaseRequest.newBuilder().setOperationId(id).setCaseId(person.getCaseId()).build()),
        Attempt.of(
            "ReviewCase",
            ReviewCaseRequest.newBuilder()
                .setOperationId(id)
                .setCaseId(person.getCaseId())
                .setVersion(1)
                .setPass(true)
                .setText("Not ours")
                .build()),
        Attempt.of(
            "AssessCase",
            AssessCaseRequest.newBuilder()
                .setOperationId(id)
                .setCaseId(one.getCaseId())
                .setAssessment("Not ours")
                .build()),
        Attempt.of(
            "MarkCaseLead",
            MarkCaseLeadRequest.newBuilder().setOperationId(id).setCaseId(one.getCaseId()).build()),
        Attempt.of(
            "MarkCaseReady",
            MarkCaseReadyRequest.newBuilder()
                .setOperationId(id)
                .setCaseId(one.getCaseId())
                .build()),
        Attempt.of("DecideCases", meeting(id).addDecisions(decided(one, true)).build()),
        Attempt.of("ListCases", ListCasesRequest.newBuilder().setOperationId(id).build()),
        Attempt.of(
            "ListCases",
            ListCasesRequest.newBuilder().setOperationId(id).setWords("romance").build()),
        Attempt.of("CountCases", CountCasesRequest.newBuilder().setOperationId(id).build()),
        Attempt.of("ListCasesForReview", ListCasesForReviewRequest.getDefaultInstance()));
  }
}
