package cordon.operations;

import static cordon.operations.PeopleFixture.admission;
import static cordon.operations.PeopleFixture.admitted;
import static cordon.operations.PeopleFixture.officer;
import static cordon.operations.PeopleFixture.people;
import static cordon.operations.PeopleFixture.proposed;
import static cordon.operations.PeopleFixture.somebody;

import cordon.common.v1.Role;
import cordon.operations.v1.Admission;
import cordon.operations.v1.DeclinePersonRequest;
import cordon.operations.v1.RestorePersonRequest;
import cordon.operations.v1.SetRolesRequest;
import cordon.operations.v1.SetUnitRequest;
import cordon.operations.v1.SuspendPersonRequest;
import cordon.operations.v1.WithdrawPersonRequest;
import cordon.platform.conformance.Sample;
import cordon.platform.conformance.ServiceFixture;
import cordon.testsupport.TestCaller;
import java.util.stream.Stream;

/** Commands about people of one country. */
final class PeopleSamples {
  private PeopleSamples() {}

  static Stream<Sample> of(ServiceFixture service) {
    TestCaller ours = officer("LS");
    return Stream.of(
        Sample.of(
            "ProposePerson",
            ours,
            () -> somebody(Role.ROLE_FIELD_OFFICER).setUnit("Cyber").build()),
        Sample.of(
            "AdmitPerson",
            ours,
            () -> {
              Admission waiting = waiting(service, ours);
              return admission(waiting).setVersion(waiting.getVersion()).build();
            }),
        Sample.of(
            "DeclinePerson",
            ours,
            () -> {
              Admission waiting = waiting(service, ours);
              return DeclinePersonRequest.newBuilder()
                  .setPersonId(waiting.getPersonId())
                  .setVersion(waiting.getVersion())
                  .setReason("Not of this bureau.")
                  .build();
            }),
        Sample.of(
            "WithdrawPerson",
            ours,
            () -> {
              Admission waiting = waiting(service, ours);
              return WithdrawPersonRequest.newBuilder()
                  .setPersonId(waiting.getPersonId())
                  .setVersion(waiting.getVersion())
                  .build();
            }),
        Sample.of(
            "SuspendPerson",
            ours,
            () -> {
              Admission in = in(service, ours);
              return SuspendPersonRequest.newBuilder()
                  .setPersonId(in.getPersonId())
                  .setVersion(in.getVersion())
                  .setReason("Has left.")
                  .build();
            }),
        Sample.of(
            "RestorePerson",
            ours,
            () -> {
              Admission in = in(service, ours);
              Admission out =
                  people(service, ours)
                      .suspendPerson(
                          SuspendPersonRequest.newBuilder()
                              .setPersonId(in.getPersonId())
                              .setReason("Has left.")
                              .build())
                      .getAdmission();
              return RestorePersonRequest.newBuilder()
                  .setPersonId(out.getPersonId())
                  .setVersion(out.getVersion())
                  .build();
            }),
        Sample.of(
            "SetRoles",
            ours,
            () -> {
              Admission in = in(service, ours);
              return SetRolesRequest.newBuilder()
                  .setPersonId(in.getPersonId())
                  .setVersion(in.getVersion())
                  .addRoles(Role.ROLE_PLANNER)
                  .build();
            }),
        Sample.of(
            "SetUnit",
            ours,
            () -> {
              Admission in = in(service, ours);
              return SetUnitRequest.newBuilder()
                  .setPersonId(in.getPersonId())
                  .setVersion(in.getVersion())
                  .setUnit("Cyber")
                  .build();
            }));
  }

  private static Admission waiting(ServiceFixture service, TestCaller ours) {
    return proposed(
        service, ours, somebody(Role.ROLE_FIELD_OFFICER).setLetterReference("NCB/2026/2"));
  }

  private static Admission in(ServiceFixture service, TestCaller ours) {
    return admitted(service, ours, waiting(service, ours));
  }
}
