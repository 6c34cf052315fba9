package cordon.operations;

import static java.util.stream.Collectors.toMap;

import cordon.operations.v1.CatchUp;
import cordon.operations.v1.Consequence;
import cordon.operations.v1.ConsequenceKind;
import cordon.operations.v1.GetCatchUpRequest;
import cordon.operations.v1.JoiningServiceGrpc;
import cordon.operations.v1.JoiningServiceGrpc.JoiningServiceBlockingStub;
import cordon.operations.v1.PreviewWithdrawalRequest;
import cordon.operations.v1.SurveyCountriesRequest;
import cordon.operations.v1.SurveyCountriesResponse;
import cordon.platform.conformance.ServiceFixture;
import cordon.testsupport.TestCaller;
import java.util.List;
import java.util.Map;

/** What is asked of who leaves and who joins late. */
public final class JoiningFixture {
  private JoiningFixture() {}

  public static JoiningServiceBlockingStub joining(ServiceFixture service, TestCaller caller) {
    return JoiningServiceGrpc.newBlockingStub(service.channel(caller));
  }

  public static PreviewWithdrawalRequest preview(String operationId, String country) {
    return PreviewWithdrawalRequest.newBuilder()
        .setOperationId(operationId)
        .setCountry(country)
        .build();
  }

  public static GetCatchUpRequest catchUp(String operationId, String country) {
    return GetCatchUpRequest.newBuilder().setOperationId(operationId).setCountry(country).build();
  }

  public static SurveyCountriesRequest survey(String operationId) {
    return SurveyCountriesRequest.newBuilder().setOperationId(operationId).build();
  }

  /** How many there are of each kind. */
  public static Map<ConsequenceKind, Integer> hanging(
      ServiceFixture service, TestCaller caller, String operationId, String country) {
    return counts(
        joining(service, caller)
            .previewWithdrawal(preview(operationId, country))
            .getConsequencesList());
  }

  public static Map<ConsequenceKind, Integer> counts(List<Consequence> all) {
    return all.stream().collect(toMap(Consequence::getKind, Consequence::getCount));
  }

  public static CatchUp catchUp(
      ServiceFixture service, TestCaller caller, String operationId, String country) {
    return joining(service, caller).getCatchUp(catchUp(operationId, country)).getCatchUp();
  }

  public static SurveyCountriesResponse surveyed(
      ServiceFixture service, TestCaller caller, String operationId) {
    return joining(service, caller).surveyCountries(survey(operationId));
  }
}
