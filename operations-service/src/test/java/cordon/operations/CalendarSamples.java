package cordon.operations;

import static cordon.operations.CalendarFixture.made;
import static cordon.operations.CalendarFixture.making;
import static cordon.operations.CalendarFixture.secret;
import static cordon.operations.OperationsFixture.ncb;

import cordon.operations.v1.RenewCalendarLinkRequest;
import cordon.operations.v1.RevokeCalendarLinkRequest;
import cordon.operations.v1.RevokeCalendarLinksOfRequest;
import cordon.platform.conformance.Sample;
import cordon.platform.conformance.ServiceFixture;
import cordon.testsupport.TestCaller;
import cordon.testsupport.TestIdentity;
import java.util.UUID;
import java.util.stream.Stream;

/** Commands on links, each of a person who has none, for nobody has many. */
final class CalendarSamples {
  private CalendarSamples() {}

  static Stream<Sample> of(ServiceFixture service) {
    return Stream.of(
        new Sample(
            "CreateCalendarLink", () -> new Sample.Prepared(somebody(), making(secret()).build())),
        new Sample(
            "RenewCalendarLink",
            () -> {
              TestCaller person = somebody();
              return new Sample.Prepared(
                  person,
                  RenewCalendarLinkRequest.newBuilder()
                      .setLinkId(made(service, person, secret()).getLinkId())
                      .build());
            }),
        new Sample(
            "RevokeCalendarLink",
            () -> {
              TestCaller person = somebody();
              return new Sample.Prepared(
                  person,
                  RevokeCalendarLinkRequest.newBuilder()
                      .setLinkId(made(service, person, secret()).getLinkId())
                      .build());
            }),
        new Sample(
            "RevokeCalendarLinksOf",
            () -> {
              TestCaller person = somebody();
              var _ = CalendarFixture.fetched(service, CalendarFixture.madeFor(service, person));
              return new Sample.Prepared(
                  ncb("NG"),
                  RevokeCalendarLinksOfRequest.newBuilder()
                      .setSubject(person.subject())
                      .setReason("The officer has left the bureau.")
                      .build());
            }));
  }

  private static TestCaller somebody() {
    return TestIdentity.person("person-" + UUID.randomUUID()).roles("ncb-officer").country("NG");
  }
}
