package cordon.operations;

import static cordon.operations.OperationsFixture.ncb;
import static cordon.operations.OperationsFixture.participations;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.operations.v1.ChangeRestrictionsRequest;
import cordon.operations.v1.GetParticipationRequest;
import cordon.operations.v1.HandlingLevel;
import cordon.operations.v1.LeastHandling;
import cordon.operations.v1.NotToCountries;
import cordon.operations.v1.Participation;
import cordon.operations.v1.Restriction;
import cordon.operations.v1.UseCondition;
import cordon.platform.conformance.Refusals;
import cordon.platform.conformance.ServiceFixture;
import io.grpc.StatusRuntimeException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Restrictions for tests of them. */
public final class RestrictionFixture {
  private RestrictionFixture() {}

  public static Restriction.Builder notTo(String... countries) {
    return Restriction.newBuilder()
        .setKey("not-to")
        .setNote("No agreement on data")
        .setNotToCountries(NotToCountries.newBuilder().addAllCountries(List.of(countries)));
  }

  public static Restriction.Builder least(HandlingLevel level) {
    return Restriction.newBuilder()
        .setKey("strict")
        .setLeastHandling(LeastHandling.newBuilder().setHandlingLevel(level));
  }

  /** Amber and above, as intelligence only, shared on with consent alone. */
  public static Restriction.Builder strict() {
    return Restriction.newBuilder()
        .setKey("strict")
        .setLeastHandling(
            LeastHandling.newBuilder()
                .setHandlingLevel(HandlingLevel.HANDLING_LEVEL_AMBER)
                .setUseCondition(UseCondition.USE_CONDITION_INTELLIGENCE_ONLY)
                .setConsentToShareOn(true));
  }

  public static ChangeRestrictionsRequest.Builder restrictions(
      String operationId, String country, Restriction.Builder... all) {
    return ChangeRestrictionsRequest.newBuilder()
        .setOperationId(operationId)
        .setCountry(country)
        .setVersion(2)
        .setReason("The agreement on data has ended.")
        .addAllRestrictions(Arrays.stream(all).map(Restriction.Builder::build).toList());
  }

  /** In the place of those that there are. */
  public static Participation restricted(
      ServiceFixture service, String operationId, String country, Restriction.Builder... all) {
    var own = participations(service, ncb(country));
    long version =
        own.getParticipation(
                GetParticipationRequest.newBuilder()
                    .setOperationId(operationId)
                    .setCountry(country)
                    .build())
            .getParticipation()
            .getVersion();
    return own.changeRestrictions(
            restrictions(operationId, country, all).setVersion(version).build())
        .getParticipation();
  }

  /** What a refusal by a restriction names. */
  public static Map<String, String> refused(Runnable call, String... places) {
    StatusRuntimeException refusal = Refusals.refusalOf(call);
    assertThat(Refusals.reasonOf(refusal)).isEqualTo("RESTRICTION");
    assertThat(Refusals.violations(refusal))
        .extracting(one -> one.getField())
        .containsExactly(places);
    return Refusals.metadata(refusal);
  }
}
