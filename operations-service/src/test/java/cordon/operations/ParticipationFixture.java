package cordon.operations;

import static cordon.operations.OperationsFixture.participations;

import cordon.operations.v1.Agency;
import cordon.operations.v1.AgencyKind;
import cordon.operations.v1.GetParticipationRequest;
import cordon.operations.v1.Participation;
import cordon.operations.v1.RemindCountriesRequest;
import cordon.operations.v1.SetAgenciesRequest;
import cordon.platform.conformance.ServiceFixture;
import cordon.testsupport.TestCaller;
import java.util.List;

/** What is asked of a participation between its invitation and its end. */
public final class ParticipationFixture {
  public static final Agency POLICE =
      Agency.newBuilder()
          .setCode("POLICE")
          .setName("National Police")
          .setKind(AgencyKind.AGENCY_KIND_POLICE)
          .build();
  public static final Agency CUSTOMS =
      Agency.newBuilder()
          .setCode("CUSTOMS")
          .setName("Customs Service")
          .setKind(AgencyKind.AGENCY_KIND_CUSTOMS)
          .build();

  private ParticipationFixture() {}

  public static RemindCountriesRequest.Builder reminder(String operation, String... countries) {
    return RemindCountriesRequest.newBuilder()
        .setOperationId(operation)
        .addAllCountries(List.of(countries))
        .setMessage("The briefing is on Monday.");
  }

  /** The police and the customs, for who has seen the first version. */
  public static SetAgenciesRequest.Builder agencies(String operation, String country) {
    return SetAgenciesRequest.newBuilder()
        .setOperationId(operation)
        .setCountry(country)
        .setVersion(1)
        .addAgencies(POLICE)
        .addAgencies(CUSTOMS);
  }

  public static Participation participation(
      ServiceFixture service, TestCaller caller, String operation, String country) {
    return participations(service, caller)
        .getParticipation(
            GetParticipationRequest.newBuilder()
                .setOperationId(operation)
                .setCountry(country)
                .build())
        .getParticipation();
  }
}
