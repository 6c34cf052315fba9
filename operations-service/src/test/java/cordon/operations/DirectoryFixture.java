package cordon.operations;

import cordon.operations.v1.AddCountryRequest;
import cordon.operations.v1.Agency;
import cordon.operations.v1.AgencyKind;
import cordon.operations.v1.ContactPoint;
import cordon.operations.v1.ContactPointKind;
import cordon.operations.v1.Country;
import cordon.operations.v1.CountrySpec;
import cordon.operations.v1.DirectoryServiceGrpc;
import cordon.operations.v1.DirectoryServiceGrpc.DirectoryServiceBlockingStub;
import cordon.operations.v1.GetCountryRequest;
import cordon.operations.v1.OfficeContact;
import cordon.operations.v1.ReviseContactsRequest;
import cordon.operations.v1.ReviseCountryRequest;
import cordon.operations.v1.WorkingHours;
import cordon.platform.conformance.ServiceFixture;
import cordon.testsupport.TestCaller;
import cordon.testsupport.TestIdentity;
import java.util.List;

/** Countries of the directory, and who says what they are. */
public final class DirectoryFixture {
  public static final TestCaller ADMINISTRATOR =
      TestIdentity.person("administrator").roles("administrator");

  private DirectoryFixture() {}

  public static DirectoryServiceBlockingStub directory(ServiceFixture service, TestCaller caller) {
    return DirectoryServiceGrpc.newBlockingStub(service.channel(caller));
  }

  public static AddCountryRequest.Builder aCountry(String code) {
    return AddCountryRequest.newBuilder()
        .setCountry(code)
        .setSpec(aSpec())
        .addContacts(desk("Duty desk"))
        .addAgencies(agency("POLICE"));
  }

  public static CountrySpec.Builder aSpec() {
    return CountrySpec.newBuilder()
        .setContactPoint(
            ContactPoint.newBuilder()
                .setKind(ContactPointKind.CONTACT_POINT_KIND_NCB)
                .setName("NCB"))
        .setTimeZone("Africa/Lagos")
        .addLanguages("en")
        .setWorkingHours(
            WorkingHours.newBuilder()
                .addAllDays(List.of(1, 2, 3, 4, 5))
                .setFrom("08:00")
                .setTo("16:00"));
  }

  /** One for which another speaks. */
  public static CountrySpec.Builder sponsored(String sponsor) {
    return aSpec()
        .setContactPoint(
            ContactPoint.newBuilder()
                .setKind(ContactPointKind.CONTACT_POINT_KIND_SPONSOR)
                .setName("Their NCB"))
        .setSponsorCountry(sponsor);
  }

  public static OfficeContact.Builder desk(String office) {
    return OfficeContact.newBuilder().setOffice(office).setTelephone("+2340000000001");
  }

  public static Agency.Builder agency(String code) {
    return Agency.newBuilder()
        .setCode(code)
        .setName("An agency")
        .setKind(AgencyKind.AGENCY_KIND_POLICE);
  }

  public static ReviseCountryRequest.Builder revision(String code) {
    return ReviseCountryRequest.newBuilder().setCountry(code).setSpec(aSpec());
  }

  public static ReviseContactsRequest.Builder contacts(String code) {
    return ReviseContactsRequest.newBuilder()
        .setCountry(code)
        .addContacts(desk("Night desk"))
        .addAgencies(agency("CUSTOMS").setKind(AgencyKind.AGENCY_KIND_CUSTOMS));
  }

  public static GetCountryRequest named(String code) {
    return GetCountryRequest.newBuilder().setCountry(code).build();
  }

  public static Country added(ServiceFixture service, AddCountryRequest.Builder country) {
    return directory(service, ADMINISTRATOR).addCountry(country.build()).getCountry();
  }
}
