package cordon.operations.cases;

import static cordon.operations.CaseFixture.cases;

import cordon.operations.CaseFixture;
import cordon.operations.JoinedScene;
import cordon.operations.v1.AssessCaseRequest;
import cordon.operations.v1.Case;
import cordon.operations.v1.CaseCount;
import cordon.operations.v1.CaseSpec;
import cordon.operations.v1.CountCasesRequest;
import cordon.operations.v1.GetCaseRequest;
import cordon.operations.v1.ListCasesForReviewRequest;
import cordon.operations.v1.ListCasesRequest;
import cordon.operations.v1.MarkCaseLeadRequest;
import cordon.operations.v1.MarkCaseReadyRequest;
import cordon.operations.v1.ReviewCaseRequest;
import cordon.operations.v1.ReviewGround;
import cordon.operations.v1.ReviseCaseRequest;
import cordon.operations.v1.WithdrawCaseRequest;
import cordon.testsupport.TestCaller;
import cordon.testsupport.TestIdentity;
import java.util.List;
import java.util.function.UnaryOperator;

/** What is asked of its cases. */
abstract class CaseScene extends JoinedScene {
  static final TestCaller PLANNER2 = TestIdentity.person("planner2").roles("planner");
  static final TestCaller DUTY = TestIdentity.person("duty").roles("duty-officer");

  static UnaryOperator<ListCasesRequest.Builder> all() {
    return UnaryOperator.identity();
  }

  final List<String> references(TestCaller caller, UnaryOperator<ListCasesRequest.Builder> wanted) {
    return cases(service, caller)
        .listCases(wanted.apply(ListCasesRequest.newBuilder().setOperationId(operation)).build())
        .getCasesList()
        .stream()
        .map(one -> one.getSpec().getReference())
        .toList();
  }

  final int counted(TestCaller caller) {
    return cases(service, caller)
        .countCases(CountCasesRequest.newBuilder().setOperationId(operation).build())
        .getCountsList()
        .stream()
        .mapToInt(CaseCount::getNumber)
        .sum();
  }

  /** References of this operation that wait for a reviewer. */
  final List<String> waiting(TestCaller caller) {
    return cases(service, caller)
        .listCasesForReview(ListCasesForReviewRequest.newBuilder().setPageSize(200).build())
        .getCasesList()
        .stream()
        .filter(one -> one.getOperationId().equals(operation))
        .map(one -> one.getSpec().getReference())
        .toList();
  }

  static Case get(TestCaller caller, Case one) {
    return cases(service, caller)
        .getCase(
            GetCaseRequest.newBuilder()
                .setOperationId(one.getOperationId())
                .setCaseId(one.getCaseId())
                .build())
        .getCase();
  }

  static Case revise(TestCaller caller, Case one, CaseSpec.Builder spec) {
    return cases(service, caller)
        .reviseCase(
            ReviseCaseRequest.newBuilder()
                .setOperationId(one.getOperationId())
                .setCaseId(one.getCaseId())
                .setSpec(spec)
                .build())
        .getCase();
  }

  static Case withdraw(TestCaller caller, Case one) {
    return cases(service, caller)
        .withdrawCase(
            WithdrawCaseRequest.newBuilder()
                .setOperationId(one.getOperationId())
                .setCaseId(one.getCaseId())
                .setReason("Charges were brought at home.")
                .build())
        .getCase();
  }

  static Case review(TestCaller caller, Case one, ReviewGround... grounds) {
    return cases(service, caller)
        .reviewCase(
            ReviewCaseRequest.newBuilder()
                .setOperationId(one.getOperationId())
                .setCaseId(one.getCaseId())
                .setVersion(CaseFixture.versionOf(service, one))
                .setPass(grounds.length == 0)
                .addAllGrounds(List.of(grounds))
                .setText("Looked at")
                .build())
        .getCase();
  }

  static Case assess(TestCaller caller, Case one) {
    return cases(service, caller)
        .assessCase(
            AssessCaseRequest.newBuilder()
                .setOperationId(one.getOperationId())
                .setCaseId(one.getCaseId())
                .setAssessment("Worth it")
                .build())
        .getCase();
  }

  static Case lead(TestCaller caller, Case one) {
    return cases(service, caller)
        .markCaseLead(
            MarkCaseLeadRequest.newBuilder()
                .setOperationId(one.getOperationId())
                .setCaseId(one.getCaseId())
                .build())
        .getCase();
  }

  static Case ready(TestCaller caller, Case one) {
    return cases(service, caller)
        .markCaseReady(
            MarkCaseReadyRequest.newBuilder()
                .setOperationId(one.getOperationId())
                .setCaseId(one.getCaseId())
                .build())
        .getCase();
  }
}
